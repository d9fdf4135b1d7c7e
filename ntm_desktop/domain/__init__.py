"""Pure values and rules: no window, no database, no files, no clocks."""
