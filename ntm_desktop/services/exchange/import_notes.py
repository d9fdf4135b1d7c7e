"""What is odd about a file and refuses nothing: a sentence beside the preview.

Nothing is decided by a clock, so a wrong one is only told. Source: docs/contract.md, "Files"
(another threshold is told and refuses nothing).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange as texts

THRESHOLDS = "thresholds"
_AHEAD = timedelta(days=1)
_FORM = "%Y-%m-%dT%H:%M:%SZ"


def notes_of(book: Workbook, manifest: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences for a package's manifest against this workbook and this machine's clock."""
    found = []
    exported_at = manifest.get("exported_at", "")
    if exported_at and _is_wrong(exported_at, book.now(), manifest.get("round", "")):
        found.append(texts.wrong_clock(exported_at[:10]))
    theirs = manifest.get(THRESHOLDS)
    if theirs and theirs != thresholds_digest(book):
        found.append(texts.other_thresholds())
    return tuple(found)


def _is_wrong(exported_at: str, now: str, round_code: str) -> bool:
    """Ahead of this machine by more than a day, or years before the round that it reports on."""
    try:
        sent, here = datetime.strptime(exported_at, _FORM), datetime.strptime(now, _FORM)
    except ValueError:
        return True
    too_early = round_code[:4].isdecimal() and sent.year < int(round_code[:4]) - 1
    return sent > here + _AHEAD or too_early


def thresholds_digest(book: Workbook) -> str:
    """What the thresholds in force here are, with the district's corrections: short hex."""
    lines = []
    for set_id in sorted(book.catalogue.ids()):
        the_set = book.rules.criteria_set(set_id)
        for indicator in (*the_set.indicators(), *the_set.conditions):
            for measure in indicator.measures:
                limit = measure.threshold
                said = (limit.comparison, limit.value, limit.by_year, limit.cases)
                lines.append(f"{set_id}/{indicator.code}/{measure.code}: {said!r}")
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
