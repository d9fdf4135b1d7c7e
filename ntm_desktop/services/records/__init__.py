"""Records of every kind as lists, and writing one of them field by field."""
