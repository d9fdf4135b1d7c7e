"""What a check finds, as plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


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
