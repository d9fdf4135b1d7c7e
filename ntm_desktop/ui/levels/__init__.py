"""The page of the levels of recognition."""
