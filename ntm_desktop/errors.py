"""Errors by what the person can do next. Only the entry points turn them into text on a screen."""

from __future__ import annotations


class NtmError(Exception):
    """Base: carries one clear Vietnamese sentence, made by ``texts``, that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongUse(NtmError):
    """The request itself is off: unknown unit, round, code or option. Correct it and ask again."""


class Refused(NtmError):
    """A rule forbids it (ownership, closed round, conflict). Nothing was changed."""


class InUse(NtmError):
    """The workbook is open in another window, or the place is locked. Close it there first."""


class FileRefused(NtmError):
    """A file cannot be taken. ``reason`` is the stable word of docs/contract.md,
    "Words of refusal"."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class StorageFailed(NtmError):
    """The disk or the system refused: full, read-only, unreachable. Nothing was changed."""


class DiskFull(StorageFailed):
    """There is no room left where it was to be written."""


class MalformedAsset(NtmError):
    """A criteria set or plan file is broken: names file, line and reason."""
