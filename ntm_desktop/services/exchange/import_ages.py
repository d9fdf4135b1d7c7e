"""Whether a package is older than one that came before it: by the numbers of one machine.

The number decides nothing, revisions do; it is only told, so that an old copy on a stick is called
old. Source: matrix of cases, 40 ("older", shown unchanged).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ntm_desktop.db.import_log import ImportEntry


@dataclass(frozen=True, slots=True)
class Latest:
    """The package with the highest number from one machine, and when it came in (UTC)."""

    number: int = 0
    at: str = ""


class Ages:
    """The highest number that came from each machine of each sender, as far as it stands here."""

    def __init__(self, entries: Iterable[ImportEntry]) -> None:
        self._latest: dict[tuple[str, str], Latest] = {}
        for entry in entries:
            if entry.stands:
                about = entry.said.get("file")
                self.note(entry.sender, about if isinstance(about, dict) else {}, entry.at)

    def note(self, sender: str, about: Mapping[str, Any], at: str) -> None:
        """A package came in; ``about``: its number and device."""
        number, machine = _number(about), (sender, str(about.get("device", "")))
        if number > self._latest.get(machine, Latest()).number:
            self._latest[machine] = Latest(number, at)

    def newer(self, sender: str, about: Mapping[str, Any]) -> Latest | None:
        """The package of the same machine with a higher number, None where there is none."""
        known = self._latest.get((sender, str(about.get("device", ""))))
        number = _number(about)
        return known if known is not None and 0 < number < known.number else None


def _number(about: Mapping[str, Any]) -> int:
    text = str(about.get("number") or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
