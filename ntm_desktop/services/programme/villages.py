"""The register of villages: a new one, another name, the annex of the plan, what it gives beside.

Source: plan 2023, III.3 and its annex "Phấn đấu đạt chuẩn thôn nông thôn mới".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.domain import villages as rules
from ntm_desktop.domain.about import commune_of
from ntm_desktop.domain.numbers import whole_from
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.villages import Coverage, Feed, VillageStanding
from ntm_desktop.services import editing
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.status import find_round, set_of, unit_statuses, village_standings
from ntm_desktop.services.units import Unit, communes, villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import check_village_name
from ntm_desktop.texts import villages as texts

VILLAGE = KINDS["village"]
TARGET_CODE = "villages"


def key_of(code: str) -> str:
    """The register record of a village."""
    return VILLAGE.key(code)


def new_key(book: Workbook, commune: str, name: str) -> str:
    """A free key for a village of that name. Raises WrongUse for a name that cannot be."""
    said = check_name(book, commune, name)
    # A deleted village's code is free again: its record goes on, with its history.
    taken = [one.code for one in villages(book, commune)]
    return key_of(rules.new_code(commune, said, taken))


def add(book: Workbook, commune: str, name: str) -> str:
    """A new village of a commune; its code. Raises WrongUse for a name that cannot be, Refused."""
    key = new_key(book, commune, name)
    registers.save(book, key, {"name": check_name(book, commune, name), "commune": commune})
    return key.partition("/")[2]


def rename(book: Workbook, code: str, name: str) -> None:
    """Another name; the code stays. Raises WrongUse, Refused."""
    registers.save(book, key_of(code), {"name": check_name(book, commune_of(code), name, but=code)})


def delete(book: Workbook, code: str) -> None:
    """Out of the register; what was assessed stays in the history. Raises WrongUse, Refused."""
    registers.delete(book, key_of(code))


def change(book: Workbook, cells: Sequence[CellText]) -> list[str | None]:
    """Write typed texts into villages as one step; for each why it was refused, or None."""
    return write_cells(book, texts.STEP_CHANGE, cells)


def check_name(book: Workbook, commune: str, name: str, but: str = "") -> str:
    """The name, cleaned. Raises WrongUse where it is empty or another village has it.

    ``but``: the code of the village that is renamed, "" for a new one of ``commune``. Names are
    looked for in the commune that the village names, which its code need not start with.
    """
    there = editing.current_body(book, key_of(but)) if but else None
    return check_village_name(book, str((there or {}).get("commune") or commune), name, but)


def assessed_rounds(book: Workbook, code: str) -> int:
    """In how many rounds something was assessed of a village."""
    return len({row["round"] for row in book.store.rows("assessment", unit=code)})


def coverage(book: Workbook, round_code: str | None = None) -> Coverage:
    """The district's aims for villages as they stand in a round. Raises WrongUse."""
    round_ = find_round(book, round_code)
    codes = [one.code for one in communes(book)]
    return rules.coverage(codes, village_standings(book, round_))


@dataclass(frozen=True, slots=True)
class AnnexCommune:
    """A commune in the annex: how many villages it aims at, by target record or by its list.

    ``villages``: those registered for the year; ``before``: names of those met before.
    """

    commune: Unit
    aimed: int
    villages: tuple[VillageStanding, ...]
    before: tuple[str, ...]

    @property
    def met(self) -> int:
        """Villages met in the year."""
        return sum(one.when is rules.WhenMet.THIS_YEAR for one in self.villages)


def annex(book: Workbook, round_code: str | None = None) -> tuple[AnnexCommune, ...]:
    """The annex table of the plan for the round's year, communes in Vietnamese order."""
    round_ = find_round(book, round_code)
    year = round_.code[:4]
    by_commune: dict[str, list[VillageStanding]] = {}
    for one in village_standings(book, round_):
        by_commune.setdefault(one.commune, []).append(one)
    aims = {
        row["unit"]: row["value"]
        for row in book.store.rows("target", code=TARGET_CODE, year=year)
        if row["value"] and row["criteria_set"] == round_.sets.get("village")
    }
    found = []
    for commune in communes(book):
        mine = by_commune.get(commune.code, [])
        listed = tuple(one for one in mine if one.planned or one.when is rules.WhenMet.THIS_YEAR)
        before = tuple(one.name for one in mine if one.when is rules.WhenMet.BEFORE)
        aimed = whole_from(aims[commune.code]) if commune.code in aims else len(listed)
        found.append(AnnexCommune(commune, aimed, listed, before))
    return tuple(found)


def feeds_of(
    book: Workbook, commune: str, round_code: str, set_id: str | None = None
) -> tuple[Feed, ...]:
    """What the register gives beside a commune's indicators in a round. Raises WrongUse."""
    round_ = find_round(book, round_code)
    village_id = round_.sets.get("village")
    if village_id is None:
        return ()
    standings = village_standings(book, round_, commune)
    names = [(one.unit, one.name) for one in standings]
    statuses = unit_statuses(book, round_, village_id, names) if names else []
    return rules.feeds(
        book.rules.criteria_set(set_id or set_of(round_, "commune")),
        book.rules.criteria_set(village_id),
        standings,
        {one.unit: frozenset(one.met) for one in statuses},
    )
