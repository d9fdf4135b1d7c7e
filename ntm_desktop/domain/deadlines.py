"""Days left to a deadline. Source: semantics "Status": "trước ngày 10/6" is met through 9 June."""

from __future__ import annotations

from datetime import date


def days_left(due: date, today: date) -> int | None:
    """Whole days after today on which it can still be handed in: 0 on the last day, then negative.

    None where the year of the deadline is past: no countdown then, only "past".
    """
    if today.year > due.year:
        return None
    return (due - today).days - 1
