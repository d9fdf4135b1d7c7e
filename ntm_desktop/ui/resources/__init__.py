"""The page of resources."""
