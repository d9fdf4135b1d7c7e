"""Checking a workbook: its file, its log, and what people recorded."""
