"""Attached papers, texts and templates: what people write or scan."""
