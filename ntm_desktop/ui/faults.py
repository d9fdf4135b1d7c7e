"""What happens to an exception that nobody caught: its sentence, or the log and a short text."""

from __future__ import annotations

import logging
import os
import sys
import tkinter as tk
from types import TracebackType

from ntm_desktop import paths
from ntm_desktop.errors import NtmError
from ntm_desktop.texts import dialogs as texts
from ntm_desktop.ui.dialogs import Dialogs

_LOGGER = logging.getLogger("ntm_desktop")


class Faults:
    """One handler for callbacks, background work and whatever else rises."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs
        self._telling = False

    def handle(self, fault: BaseException) -> None:
        """Tell the person. A known error is its sentence; an unknown one goes to the log first."""
        if isinstance(fault, NtmError):
            self._tell(fault.sentence, texts.ERROR_TITLE)
            return
        _LOGGER.error("unforeseen", exc_info=fault)
        self._tell(texts.fault(_diary()), texts.FAULT_TITLE)

    def install(self, root: tk.Tk) -> None:
        """Take the exceptions of Tk's callbacks and of the interpreter."""

        def report(
            _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
        ) -> None:
            self.handle(fault)

        root.report_callback_exception = report
        sys.excepthook = report

    def _tell(self, sentence: str, title: str) -> None:
        # A fault that repeats while its window is open must not bury the screen in windows.
        if self._telling:
            return
        self._telling = True
        try:
            self._dialogs.show_error(sentence, title=title)
        finally:
            self._telling = False


def write_log() -> None:
    """Send errors to the program's own diary, which stays small: it begins anew at 1 MB."""
    # Brings sockets and more along: imported once the window stands.
    from ntm_desktop.ui.diary import Diary

    handler: logging.Handler
    try:
        handler = Diary(
            paths.log_file(), maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)


def _diary() -> str:
    """The path of the diary, "" where it cannot be written."""
    try:
        file = paths.log_file()
    except OSError:
        return ""
    return str(file) if file.is_file() and os.access(file, os.W_OK) else ""
