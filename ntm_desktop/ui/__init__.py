"""The window: widgets in, service calls out."""
