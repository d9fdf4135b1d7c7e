"""The page of registers and the form of one record, made from the fields of its kind."""
