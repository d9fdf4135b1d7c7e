"""What people type in a world: results, figures, notes, papers, conclusions, resolutions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from faults.laptops import DISTRICT, OFFICE, ROUND, SET
from faults.world_laptops import Player
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import assessing, concluding
from ntm_desktop.services.criteria.base_figures import set_base_figure
from ntm_desktop.services.exchange import conflicts
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook

UNITS = ("01603", "01606")
# Few places, so that people meet: most of what is typed is about one indicator of one commune.
_PLACES = ("01603",) * 5 + ("01606",)
_CODES = ("17.8",) * 5 + ("17.3",)
_HOUSEHOLDS = "4.2"


class Deeds:
    """The hands of the people in a world; ``papers`` are files that may be attached."""

    def __init__(self, chance: Random, papers: list[Path]) -> None:
        self._chance = chance
        self._papers = papers

    def edit(self, player: Player) -> bool:
        """One random edit that this organisation may make."""
        book, pick = player.book, self._chance.choice
        own = unit_of_org(book.org)
        unit = own or pick(_PLACES)
        several: list[Callable[[Workbook, str], object]] = [self._say] * 6
        if own or book.org == DISTRICT:
            several += [self._base_figure, self._households, self._paper]
        if book.org == DISTRICT:
            several.append(self._conclude)
        deed = pick(several)
        return player.type(lambda: deed(book, unit))

    def undo(self, player: Player) -> bool:
        """Take the last step back."""
        return player.type(lambda: editing.undo(player.book))

    def redo(self, player: Player) -> bool:
        """Do the last step again."""
        return player.type(lambda: editing.redo(player.book))

    def resolve(self, player: Player) -> bool:
        """Settle a conflict, if there is one: take a side, or write a third value."""
        book, pick = player.book, self._chance.choice
        waiting = conflicts.conflicts(book)
        if not waiting:
            return False
        conflict = pick(waiting)
        head = pick(conflict.heads)
        body = json.loads(head.body) if head.body else None
        if body and conflict.key.startswith("assessment/") and pick((True, False)):
            third = {**body, "note": f"thống nhất {self._chance.randrange(99)}"}
            return player.type(
                lambda: conflicts.resolve(book, conflict.key, body=third, note="đã trao đổi")
            )
        return player.type(
            lambda: conflicts.resolve(book, conflict.key, head.id, note="đã trao đổi")
        )

    def _evaluator(self, book: Workbook) -> str:
        if book.org == DISTRICT:
            return self._chance.choice((DISTRICT, "self", "self", "self", "self", OFFICE))
        return "self" if unit_of_org(book.org) else book.org

    def _say(self, book: Workbook, unit: str) -> None:
        pick = self._chance.choice
        stated = pick(("met", "met", "not_met", "not_met", ""))
        note = None if stated and pick((True, False)) else stated and f"lần {pick(range(9))}"
        code, evaluator = pick(_CODES), self._evaluator(book)
        assessing.assess(
            book, assessing.Input(unit, code, ROUND, evaluator, SET, stated, None, note)
        )

    def _households(self, book: Workbook, unit: str) -> None:
        share = Figure(numerator=str(self._chance.randrange(280, 312)), denominator="312")
        figures = {"": share if self._chance.randrange(5) else Figure()}
        where = assessing.Input(unit, _HOUSEHOLDS, ROUND, "self", SET, None, figures)
        assessing.assess(book, where)

    def _base_figure(self, book: Workbook, unit: str) -> None:
        value = str(self._chance.randrange(300, 306)) if self._chance.randrange(5) else ""
        set_base_figure(book, unit, "2023", "households", value)

    def _paper(self, book: Workbook, unit: str) -> None:
        held = evidence.evidence_of(book, unit)
        if held and self._chance.randrange(3) == 0:
            paper = self._chance.choice(held)
            evidence.detach(book, paper.key, self._chance.choice(paper.codes))
        else:
            code = self._chance.choice(_CODES)
            evidence.attach(book, unit, SET, code, ROUND, self._chance.choice(self._papers))

    def _conclude(self, book: Workbook, unit: str) -> None:
        outcome = self._chance.choice((Outcome.MET, Outcome.NOT_MET, None))
        concluding.conclude(book, unit, ROUND, "17", outcome, f"kết luận {outcome}")
