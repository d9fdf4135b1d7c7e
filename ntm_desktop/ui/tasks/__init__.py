"""Tasks: the list of who does what, and making one from what is lacking."""
