"""What a person can do with a workbook, without a window."""
