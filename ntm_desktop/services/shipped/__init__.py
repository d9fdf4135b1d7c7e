"""What the program comes with: criteria sets and plans, read from `assets` and checked."""
