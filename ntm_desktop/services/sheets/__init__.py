"""Excel out and back: forms and registers as workbooks, and what returns in them."""
