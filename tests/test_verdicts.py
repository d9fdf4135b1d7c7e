"""An office's verdicts: what a cell takes, what differs, what is counted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.criteria import assessing, verdict_writing, verdicts
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.reading import FormRow, OfficeGrid
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, SET, bring, foreign, made

OFFICE = "tai-nguyen-moi-truong"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "phong.ntm", OFFICE)


def grid(book: Workbook) -> OfficeGrid:
    grids = verdicts.office_grids(book, ROUND)
    return grids["17"]


def line(book: Workbook, code: str, unit: str = PHUC_SEN) -> FormRow:
    return next(row.cells[code] for row in grid(book).rows if row.unit.code == unit)


def type_in(book: Workbook, code: str, text: str, unit: str = PHUC_SEN) -> None:
    where = verdict_writing.place(book, find_unit(book, unit), code, ROUND)
    verdict_writing.give(book, [verdict_writing.typed(where, line(book, code, unit), text)])


def commune_says(book: Workbook, code: str, stated: str) -> None:
    bring(book, foreign(f"assessment/{PHUC_SEN}/{SET}/{code}/{ROUND}/self", {"stated": stated}))


@pytest.mark.parametrize(
    ("text", "word"),
    [("Đạt", "met"), ("đ", "met"), ("C.đ", None), ("CĐ", "not_met"), ("c", "not_met")],
)
def test_a_word_states_the_verdict(book: Workbook, text: str, word: str | None) -> None:
    if word is None:
        with pytest.raises(FieldError):
            type_in(book, "17.8", text)
        return
    type_in(book, "17.8", text)
    own = line(book, "17.8").own
    assert own is not None and own.stated is not None
    assert own.stated.word == word


def test_a_figure_is_judged(book: Workbook) -> None:
    type_in(book, "17.8", "196/314")
    own = line(book, "17.8").own
    assert own is not None and own.stated is None
    assert own.outcome.word == "not_met"
    assert "62,4 %" in own.why


def test_what_a_cell_shows_can_be_typed_again(book: Workbook) -> None:
    type_in(book, "17.8", "196/314")
    type_in(book, "17.8", "71 % · Chưa đạt")
    own = line(book, "17.8").own
    assert own is not None
    assert own.outcome.word == "met"


def test_a_figure_for_several_measures_is_asked_for_in_words(book: Workbook) -> None:
    with pytest.raises(FieldError, match="nhiều số liệu"):
        type_in(book, "17.7", "80")


def test_an_emptied_cell_takes_the_whole_verdict_away(book: Workbook) -> None:
    type_in(book, "17.8", "196/314")
    type_in(book, "17.8", "")
    assert line(book, "17.8").own is None


def test_a_verdict_outside_the_responsibilities_is_refused(book: Workbook) -> None:
    unit = find_unit(book, PHUC_SEN)
    with pytest.raises(Refused, match="không phân công"):
        verdict_writing.give(book, [Input(unit.code, "18.1", ROUND, OFFICE, SET, stated="met")])


def test_a_verdict_in_a_closed_round_is_refused(book: Workbook) -> None:
    where = verdict_writing.place(book, find_unit(book, PHUC_SEN), "17.8", "2022-12")
    with pytest.raises(Refused, match="đã chốt"):
        verdict_writing.give(book, [verdict_writing.typed(where, line(book, "17.8"), "đạt")])


def test_not_applicable_is_refused_where_the_set_does_not_allow_it(book: Workbook) -> None:
    with pytest.raises((Refused, WrongUse)):
        type_in(book, "17.8", "không áp dụng")


def test_a_difference_asks_for_a_reason_until_one_is_given(book: Workbook) -> None:
    commune_says(book, "17.8", "met")
    type_in(book, "17.8", "chưa đạt")
    assert verdicts.differs(line(book, "17.8"))
    assert verdicts.lacks_reason(line(book, "17.8"))
    where = verdict_writing.place(book, find_unit(book, PHUC_SEN), "17.8", ROUND)
    assessing.assess(
        book, Input(where.unit, "17.8", ROUND, OFFICE, SET, note="Thiếu biên bản nghiệm thu")
    )
    assert verdicts.differs(line(book, "17.8"))
    assert not verdicts.lacks_reason(line(book, "17.8"))


def test_silence_of_the_commune_is_no_difference(book: Workbook) -> None:
    type_in(book, "17.8", "chưa đạt")
    assert not verdicts.differs(line(book, "17.8"))


def test_a_commune_counts_as_judged_when_all_its_parts_are(book: Workbook) -> None:
    parts = verdicts.parts_of(grid(book))
    for code in parts[:-1]:
        type_in(book, code, "đạt")
    assert verdicts.progress(grid(book)).judged == 0
    type_in(book, parts[-1], "đạt")
    assert verdicts.progress(grid(book)).judged == 1
    assert verdicts.progress(grid(book)).communes == 16


def test_reading_some_rows_again_gives_what_reading_all_gives(book: Workbook) -> None:
    before = verdicts.office_grids(book, ROUND)
    type_in(book, "17.8", "đạt")
    after = verdicts.read_again(book, before, frozenset({PHUC_SEN}))
    assert after == verdicts.office_grids(book, ROUND)
    assert after["17"] == grid(book) != before["17"]


def test_a_verdict_and_its_reason_of_one_block_are_one_record(book: Workbook) -> None:
    where = verdict_writing.place(book, find_unit(book, PHUC_SEN), "17.8", ROUND)
    given = verdict_writing.typed(where, line(book, "17.8"), "chưa đạt")
    verdict_writing.give(book, [given, replace(where, note="Chưa có biên bản")])
    own = line(book, "17.8").own
    assert own is not None
    assert (own.outcome.word, own.note) == ("not_met", "Chưa có biên bản")
