"""NTM Desktop: the offline notebook of the national programme on new rural development."""

__version__ = "0.2.0"
