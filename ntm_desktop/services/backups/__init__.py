"""Copies of a workbook: made, kept, looked into, restored."""
