"""The page of data checks."""
