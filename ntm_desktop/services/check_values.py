"""What a check finds, and how figures are added for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ntm_desktop.domain.revisions import decimal_text


class Severity(StrEnum):
    """How urgent a finding is; a note needs nobody at once."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit. ``where`` is a record's key, or a path of codes.

    ``stated`` is what is written, ``computed`` what follows from the rest; None where it is not
    about two values. ``message`` is one sentence for people.
    """

    code: str
    severity: Severity
    where: str
    stated: str | None
    computed: str | None
    message: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``integrity``: ok, stale (tables differ from the log: repair) or damaged (restore)."""

    integrity: str
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        """The document of the command."""
        return {
            "integrity": self.integrity,
            "findings": [
                asdict(finding) | {"severity": str(finding.severity)} for finding in self.findings
            ],
        }


def total(amounts: Iterable[str]) -> str:
    """The exact sum of decimal texts as decimal text."""
    found = sum((Fraction(amount) for amount in amounts), Fraction(0))
    places = 0
    while (found * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(found * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return decimal_text(("-" if found < 0 else "") + text)
