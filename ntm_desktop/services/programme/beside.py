"""What stands beside a line of the form: words from the registers and, for the district, from the
communes. An offer to compare with, never a result.
"""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain.villages import VILLAGES_BASE
from ntm_desktop.services.programme import feeding, villages
from ntm_desktop.services.programme.district_criteria import offers_of
from ntm_desktop.services.units import Unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import feeding as feeding_texts
from ntm_desktop.texts import villages as village_texts


def beside(book: Workbook, unit: Unit, round_code: str, set_id: str) -> Mapping[str, str]:
    """Code of an indicator or condition → what to show beside it. Raises WrongUse."""
    if unit.level == "district":
        return offers_of(book, round_code)
    if unit.level != "commune":
        return {}
    place = unit.code, round_code, set_id
    bases = book.rules.bases(unit.code, round_code[:4])
    found = {
        one.code: village_texts.feed(
            one.count, one.total, one.criterion, one.title, bases.get(VILLAGES_BASE, "")
        )
        for one in villages.feeds_of(book, *place)
    }
    for code, words in feeding.feeds_of(book, *place).items():
        found[code] = f"{found.get(code, '')} {feeding_texts.hint(words)}".strip()
    return found
