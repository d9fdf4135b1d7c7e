"""The page of villages."""
