"""The file that errors nobody foresaw are written into."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler


class Diary(RotatingFileHandler):
    """Where it cannot be written (a read-only folder, a full disk) the program goes on without."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing on the terminal of a person."""
