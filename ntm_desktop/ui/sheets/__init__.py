"""Excel in the window: giving out, saying what columns are, looking before taking in."""
