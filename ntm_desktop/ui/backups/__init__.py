"""Copies of a workbook in the window: kept by itself, looked into, restored."""
