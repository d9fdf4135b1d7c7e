"""The levels of recognition of a unit: which sets it may be assessed by, what of each is met."""

from __future__ import annotations

from ntm_desktop.services.rules import Round
from ntm_desktop.services.workbook import Workbook

GRADES = ("standard", "advanced", "model")


def sets_of_level(book: Workbook, round_: Round, level: str) -> tuple[tuple[str, str], ...]:
    """(set, grade) that a round can assess a level by: its own first, then those of other grades.

    Others are those whose time holds the round's date; one a grade.
    """
    own = round_.sets.get(level)
    if own is None:
        return ()
    mine = book.rules.criteria_set(own)
    found = {mine.grade: own}
    for set_id in book.catalogue.ids():
        the_set = book.rules.criteria_set(set_id)
        in_time = the_set.valid_from <= round_.date <= the_set.valid_to
        if the_set.level == level and in_time:
            found.setdefault(the_set.grade, set_id)
    rest = sorted((grade for grade in found if grade != mine.grade), key=GRADES.index)
    return tuple((found[grade], grade) for grade in (mine.grade, *rest))
