"""The dossier of an OCOP product: which papers it has, and which it kept from an earlier rating.

Which papers there must be is not part of the plan: the district writes the list once, as a setting
that goes to the communes with its package. Source: Kế hoạch 2023, mục II.2 and VI.3.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ntm_desktop.domain.setting_names import OCOP_PAPERS, items_of
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Change, Workbook

SETTING = f"setting/{OCOP_PAPERS}"


@dataclass(frozen=True, slots=True)
class Kept:
    """Papers that a product had already when it had other ``stars``."""

    stars: str
    papers: frozenset[str]


def checklist(book: Workbook) -> tuple[str, ...]:
    """The papers that the district asks for, () while it has written none."""
    rows = book.store.rows("setting", setting=OCOP_PAPERS)
    return items_of(str(rows[0]["value"])) if rows else ()


def set_checklist(book: Workbook, text: str) -> Change | None:
    """Write the list, items parted by ";"; an empty one is taken away. Raises Refused, WrongUse."""
    items = items_of(text)
    if items:
        return registers.save(book, SETTING, {"value": "; ".join(items)})
    return registers.delete(book, SETTING) if checklist(book) else None


def kept(book: Workbook, key: str) -> Kept | None:
    """What a product's dossier kept from its last other rating; None where it has but one."""
    said = [
        json.loads(one.revision.body)
        for one in book.store.history(key)
        if one.revision.body is not None
    ]
    if not said:
        return None
    now = said[0]
    former = next((one for one in said if one.get("stars") not in (None, now.get("stars"))), None)
    if former is None:
        return None
    papers = frozenset(former.get("papers", ())) & frozenset(now.get("papers", ()))
    return Kept(former["stars"], papers) if papers else None
