"""A closing record: what stood in force when a round was closed. Source: semantics "Outcome".

Body: ``{"units": {unit: {set id: {code: [outcome word, authority word, round of origin]}}}}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from ntm_desktop.domain.outcomes import Authority, outcome_from_word
from ntm_desktop.domain.revisions import Body
from ntm_desktop.domain.rollup import Cell, Said, UnitCell, in_force

FrozenCells: TypeAlias = Mapping[str, Mapping[str, Cell]]
"""unit → code → its cell."""

_AUTHORITIES = {authority.word: authority for authority in Authority}


def snapshot_of(cells_by_set: Mapping[str, Iterable[UnitCell]], round: str) -> Body:
    """The body of a round's closing record: every code in force, carried ones with their origin.

    ``cells_by_set``: set id -> cells ordered by unit, as for ``roll_up``.
    """
    units: dict[str, dict[str, dict[str, list[str]]]] = {}
    for set_id, cells in cells_by_set.items():
        for unit, rows in groupby(cells, itemgetter(0)):
            said: dict[str, list[Said]] = {}
            for _, code, when, authority, outcome in rows:
                said.setdefault(code, []).append((when, authority, outcome))
            voices = {code: in_force(cells_of_code, round) for code, cells_of_code in said.items()}
            entries = {
                code: [voice.outcome.word, voice.authority.word, voice.round]
                for code, voice in voices.items()
                if voice is not None
            }
            if entries:
                units.setdefault(unit, {}).setdefault(set_id, {}).update(entries)
    return {"units": units} if units else {}


def cells_of_snapshot(
    body: Mapping[str, Any], unit: str, set_id: str, round: str, *, carried: bool = False
) -> list[Cell]:
    """The cells that the closing record of ``round`` gives for a unit and set.

    The status of that round itself is made from all its entries. For a later round (``carried``)
    only what was said in ``round``: what it had carried itself comes from where it was said.
    Raises KeyError for a word that is none.
    """
    entries = body.get("units", {}).get(unit, {}).get(set_id, {})
    return [
        (code, origin, int(_AUTHORITIES[authority]), int(outcome_from_word(outcome)))
        for code, (outcome, authority, origin) in entries.items()
        if not carried or origin == round
    ]


def carried_cells(bodies: Mapping[str, Mapping[str, Any]], set_id: str) -> FrozenCells:
    """What closing records (round → body) leave for a later round: of each unit and code the cell
    of the latest of these rounds in which anybody spoke. Raises KeyError for a word that is none.
    """
    found: dict[str, dict[str, Cell]] = {}
    for round in sorted(bodies, reverse=True):
        for unit, sets in bodies[round].get("units", {}).items():
            known = found.setdefault(unit, {})
            for code, (outcome, authority, origin) in sets.get(set_id, {}).items():
                if origin == round and code not in known:
                    known[code] = (
                        code,
                        origin,
                        int(_AUTHORITIES[authority]),
                        int(outcome_from_word(outcome)),
                    )
    return found
