"""What counts for a round does not depend on how many rounds a workbook has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain import rollup
from ntm_desktop.domain.outcomes import DISTRICT, Authority
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.domain.snapshots import cells_of_snapshot
from ntm_desktop.services import opening, status
from ntm_desktop.services.criteria import reading, rounds
from ntm_desktop.services.workbook import Workbook

SET = "xa-2021-2025"
UNITS = ("01603", "01624")
CODES = ("2", "3", "3.1", "3.2", "12", "12.1", "17.8", "19.2")
ROUNDS = ("2024-06", "2024-11", "2025-06", "2025-11")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    """The district's workbook with some rounds after the plan's own."""
    made = opening.create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", DISTRICT)
    for code in ROUNDS:
        rounds.open_round(made, code)
    yield made
    made.close()


def _say(book: Workbook, unit: str, code: str, round_: str, evaluator: str, stated: str) -> None:
    key = KINDS["assessment"].key(unit, SET, code, round_, evaluator)
    revision = make_revision(
        key,
        {"stated": stated},
        parents=sorted(book.store.head_bodies(key)),
        author=f"xa-{unit}" if evaluator == "self" else evaluator,
        device="may",
        edited_at="2025-11-01T08:00:00Z",
    )
    with book.store.transaction():
        book.store.append([revision], local=True)


def _some_words(book: Workbook, chance: random.Random, codes: tuple[str, ...]) -> None:
    evaluators = ("self", "self", DISTRICT, "nong-nghiep", "lao-dong", "cong-an", "giao-duc")
    known = {row["organisation"] for row in book.store.rows("organisation")}
    for _ in range(60):
        evaluator = chance.choice([one for one in evaluators if one in {*known, "self", DISTRICT}])
        stated = chance.choice(("met", "not_met", "not_applicable"))
        place = chance.choice(UNITS), chance.choice(CODES), chance.choice(codes)
        _say(book, *place, evaluator, stated)


def _from_everything(book: Workbook, round_code: str) -> list[object]:
    """The statuses by reading every round as a whole, as the contract words it."""
    until = [one for one in book.rules.rounds() if one.code <= round_code]
    found: list[object] = []
    for unit in UNITS:
        cells = [
            (row["code"], row["round"], row["authority"], row["outcome"])
            for row in book.store.rows("assessment", unit=unit, criteria_set=SET)
            if row["round"] in {one.code for one in until if not one.closed}
            and (
                row["authority"] != Authority.DEPARTMENT
                or row["evaluator"] in book.rules.offices(SET, row["code"])
            )
        ]
        for one in until:
            if one.closed:
                (closing,) = book.store.rows("closing", round=one.code)
                body = {"units": closing["units"] or {}}
                cells += cells_of_snapshot(body, unit, SET, one.code, carried=True)
        the_set = book.rules.criteria_set(SET)
        found.append(rollup.unit_status(the_set, unit, unit, cells, round_code))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_reading_only_what_counts_gives_what_reading_everything_gives(
    book: Workbook, seed: int
) -> None:
    chance = random.Random(seed)
    _some_words(book, chance, ROUNDS)
    for code in sorted(chance.sample(ROUNDS[:-1], seed % 4)):
        rounds.close_round(book, code)
    _some_words(book, chance, ROUNDS)  # also after the closing, where it no longer counts

    for code in ROUNDS:
        round_ = status.find_round(book, code)
        if not round_.closed:
            named = [(unit, unit) for unit in UNITS]
            assert status.unit_statuses(book, round_, SET, named) == _from_everything(book, code)
            alone = status.unit_statuses(book, round_, SET, named[:1])
            assert alone == _from_everything(book, code)[:1]


def test_the_form_shows_the_latest_earlier_word_of_the_one_who_writes(book: Workbook) -> None:
    _say(book, "01603", "2", "2024-06", DISTRICT, "not_met")
    _say(book, "01603", "2", "2024-11", DISTRICT, "met")
    _say(book, "01603", "2", "2025-06", "self", "not_met")

    (row,) = [r for r in reading.form(book, "01603", "2025-11").rows if r.code == "2"]

    assert row.own is None and row.self_said is None
    assert row.carried is not None
    assert (row.carried.round, row.carried.evaluator) == ("2024-11", DISTRICT)


def test_a_conflict_is_seen_at_once_and_is_still_there_after_a_broken_action(
    book: Workbook,
) -> None:
    assert book.store.conflicts() == []
    key = KINDS["assessment"].key("01603", SET, "2", "2025-11", "self")

    def say(device: str, stated: str, parents: list[str]) -> None:
        body = {"stated": stated}
        when = "2025-11-01T08:00:00Z"
        row = make_revision(
            key, body, parents=parents, author="xa-01603", device=device, edited_at=when
        )
        book.store.append([row], local=True)

    with book.store.transaction():
        say("may-1", "met", [])
        say("may-2", "not_met", [])
    assert book.store.conflicts() == [key]

    with pytest.raises(RuntimeError), book.store.transaction():
        say("may-1", "met", sorted(book.store.head_bodies(key)))
        assert book.store.conflicts() == []
        raise RuntimeError
    assert book.store.conflicts() == [key]
