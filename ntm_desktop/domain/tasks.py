"""When a task still has to be done, and when it is late. Pure.

Source: Kế hoạch 2023, mục III.2 and VI. A finding of an inspection is late by the same rule.
"""

from __future__ import annotations

WAITING, DONE, DROPPED = "waiting", "done", "dropped"


def is_open(progress: str | None, done_on: str | None) -> bool:
    """Whether somebody still has to do it: neither done, nor dropped, nor with a day it was done.

    ``done_on``: ISO day, "" or None for none.
    """
    return progress not in (DONE, DROPPED) and not done_on


def is_overdue(due: str | None, progress: str | None, done_on: str | None, today: str) -> bool:
    """Whether it is open and the day it was due is past. Days are ISO; without one never."""
    return bool(due) and is_open(progress, done_on) and str(due) < today
