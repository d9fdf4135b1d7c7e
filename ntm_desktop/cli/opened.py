"""An open workbook for the time of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ntm_desktop.errors import FileRefused
from ntm_desktop.services.opening import damage_told, open_workbook
from ntm_desktop.services.workbook import Workbook

# Another command is done in a moment; a script that runs two of them waits for it.
_WAIT = 5.0


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook, closed at the end so that nothing is left beside it."""
    book = open_workbook(path, wait=_WAIT)
    try:
        with damage_told(path):
            yield book
    finally:
        book.close()


@contextmanager
def opened_for_mending(path: Path) -> Iterator[Workbook]:
    """As ``opened``; a workbook whose tables are stale or damaged is opened as it is."""
    try:
        book = open_workbook(path, wait=_WAIT)
    except FileRefused as fault:
        if fault.reason != "damaged":
            raise
        book = open_workbook(path, as_it_is=True, wait=_WAIT)
    try:
        yield book
    finally:
        book.close()
