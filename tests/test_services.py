"""What a person can do with a workbook: open it, assess, undo, and see it judged again."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.errors import FileRefused, InUse, Refused, StorageFailed, WrongUse
from ntm_desktop.services import editing, status
from ntm_desktop.services.criteria import assessing, base_figures, reading, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.editing import Edit
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Change, Workbook
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET, at, bring, foreign, made, ratio, say, stated


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "xa.ntm", f"xa-{PHUC_SEN}")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "phong.ntm", "nong-nghiep")


# ---------------------------------------------------------------- opening


def test_a_new_workbook_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ntm"
    path.write_text("của người khác")
    with pytest.raises(StorageFailed):
        create_from_plan(path, PLAN, "huyen")
    assert path.read_text() == "của người khác"


def test_a_workbook_that_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    for plan, org in ((PLAN, "khong-co"), ("khong-co", "huyen")):
        with pytest.raises(WrongUse):
            create_from_plan(tmp_path / "a.ntm", plan, org)
    assert not list(tmp_path.glob("a.ntm*"))


def test_the_plan_has_the_same_ids_on_every_laptop(district: Workbook, commune: Workbook) -> None:
    assert district.store.known_ids() == commune.store.known_ids()


def test_an_open_workbook_is_locked_for_others_and_closing_leaves_nothing(
    district: Workbook,
) -> None:
    with pytest.raises(InUse):
        open_workbook(district.path)
    district.close()
    again = open_workbook(district.path)
    again.close()
    assert [one.name for one in district.path.parent.glob("huyen.ntm*")] == ["huyen.ntm"]


def test_stale_tables_are_read_but_never_written_upon(district: Workbook) -> None:
    district.close()
    with sqlite3.connect(district.path) as file:
        file.execute("UPDATE unit SET revision = 1 WHERE unit = '01603'")
    file.close()
    book = open_workbook(district.path)
    try:
        with pytest.raises(FileRefused) as refused:
            say(book, "17.8", stated="met")
        assert refused.value.reason == "damaged"
    finally:
        book.close()


def test_a_read_only_workbook_is_read_and_refuses_writing(
    district: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.close()
    monkeypatch.setattr("ntm_desktop.db.connection._is_writable", lambda path: False)
    book = open_workbook(district.path)
    try:
        assert status.status(book, "2022-12").sum == 49
        with pytest.raises(StorageFailed):
            say(book, "17.8", stated="met")
    finally:
        book.close()


def test_other_sets_judge_every_record_again_at_opening(district: Workbook) -> None:
    key = say(district, "17.8", figures=ratio("196", "314")).key
    with district.store.transaction():
        district.store.db.execute("UPDATE assessment SET judged=1, outcome=1 WHERE code='17.8'")
        district.store.set_setting("rules", "bộ khác")
    district.close()
    book = open_workbook(district.path)
    try:
        (row,) = [row for row in book.store.rows("assessment") if row["key"] == key]
        assert Outcome(row["outcome"]) is Outcome.NOT_MET
    finally:
        book.close()


# ---------------------------------------------------------------- assessing


def test_figures_are_judged_with_the_sentence_that_says_why(commune: Workbook) -> None:
    done = say(commune, "17.8", figures=ratio("196", "314"))
    assert (done.stated, done.judged, done.outcome) == (None, Outcome.NOT_MET, Outcome.NOT_MET)
    assert done.why == "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ."


def test_what_is_stated_counts_over_what_the_figures_give(commune: Workbook) -> None:
    done = say(commune, "17.8", figures=ratio("196", "314"), stated="met")
    assert (done.judged, done.outcome) == (Outcome.NOT_MET, Outcome.MET)


def test_only_the_given_fields_change_and_an_empty_one_goes(commune: Workbook) -> None:
    key = say(commune, "17.8", figures=ratio("196", "314"), note="đo tháng 5").key
    say(commune, "17.8", stated="not_met")
    say(commune, "17.8", note="")
    assert editing.current_body(commune, key) == {
        "figures": {"m": {"numerator": "196", "denominator": "314"}},
        "stated": "not_met",
    }


def test_a_note_from_outside_is_cleaned(commune: Workbook) -> None:
    key = say(commune, "17.8", note=" a\x07\tb\r\nc ").key
    assert (editing.current_body(commune, key) or {})["note"] == "a b\nc"


def test_the_same_again_writes_nothing(commune: Workbook) -> None:
    first = say(commune, "17.8", stated="met")
    assert say(commune, "17.8", stated="met").revision == first.revision
    assert len(reading.history(commune, first.key)) == 1


def test_a_measure_must_be_named_where_there_are_several(commune: Workbook) -> None:
    with pytest.raises(WrongUse):
        say(commune, "12.1", figures=ratio("1", "2"))
    with pytest.raises(WrongUse):
        say(commune, "12.1", figures=ratio("1", "2", "khac"))
    with pytest.raises(WrongUse):
        say(commune, "17", figures=ratio("1", "2"))


def test_not_applicable_only_where_the_set_says_so(commune: Workbook) -> None:
    with pytest.raises(Refused):
        say(commune, "17.8", stated="not_applicable")
    assert say(commune, "13.4", stated="not_applicable").outcome is Outcome.NOT_APPLICABLE


def test_nobody_writes_what_belongs_to_somebody_else(commune: Workbook, office: Workbook) -> None:
    with pytest.raises(Refused):
        say(commune, "17.8", place=at(commune, "17.8", "01639"), stated="met")
    with pytest.raises(Refused):
        say(commune, "17.8", place=Input(PHUC_SEN, "17.8", ROUND, "huyen", SET), stated="met")
    with pytest.raises(Refused):
        say(office, "17.8", stated="met")  # another office's indicator
    assert say(office, "17.1", stated="met").key.endswith("/nong-nghiep")


def test_the_district_may_write_for_a_commune_and_for_the_one_responsible_office(
    district: Workbook,
) -> None:
    unit = find_unit(district, PHUC_SEN)
    place = assessing.place(district, unit, "17.1", ROUND, Authority.DEPARTMENT)
    assert place.evaluator == "nong-nghiep"
    assert assessing.place(district, unit, "17.1", ROUND, Authority.SELF).evaluator == "self"
    with pytest.raises(Refused):
        assessing.place(district, unit, "17", ROUND, Authority.DEPARTMENT)


def test_an_ordinary_edit_never_settles_a_conflict(commune: Workbook) -> None:
    key = say(commune, "17.8", stated="met").key
    bring(commune, foreign(key, {"stated": "not_met"}, author="huyen"))
    assert commune.store.conflicts() == [key]
    with pytest.raises(Refused):
        say(commune, "17.8", note="sửa")
    assert len(commune.store.heads([key])[key]) == 2


def test_carried_values_are_confirmed_as_one_step_and_once(commune: Workbook) -> None:
    say(commune, "17.8", figures=ratio("250", "314"))
    say(commune, "17.6", stated="met")
    later = [at(commune, code, round_="2023-11") for code in ("17.8", "17.6", "17.9")]
    done = assessing.confirm(commune, later)
    assert (done.count, done.refused) == (2, ())
    assert assessing.confirm(commune, later).change is None
    body = editing.current_body(commune, assessing.key_of(later[0]))
    assert body == {"figures": {"m": {"numerator": "250", "denominator": "314"}}}
    editing.undo(commune)
    assert editing.current_body(commune, assessing.key_of(later[1])) is None


# ---------------------------------------------------------------- undo and redo


def test_undo_is_a_new_revision_with_the_former_body(commune: Workbook) -> None:
    key = say(commune, "17.8", stated="met").key
    say(commune, "17.8", stated="not_met")
    editing.undo(commune)
    assert stated(commune, key) == "met"
    assert len(reading.history(commune, key)) == 3
    editing.undo(commune)
    assert editing.current_body(commune, key) is None
    editing.redo(commune)
    editing.redo(commune)
    assert stated(commune, key) == "not_met"
    with pytest.raises(Refused):
        editing.redo(commune)


def test_something_new_ends_what_could_be_redone(commune: Workbook) -> None:
    say(commune, "17.8", stated="met")
    editing.undo(commune)
    say(commune, "17.6", stated="met")
    assert editing.redo_label(commune) is None


def test_a_step_that_somebody_built_upon_is_not_undone(commune: Workbook) -> None:
    done = say(commune, "17.8", stated="met")
    newer = foreign(done.key, {"stated": "not_met"}, parents=[done.revision], author="huyen")
    bring(commune, newer)
    with pytest.raises(Refused):
        editing.undo(commune)
    assert stated(commune, done.key) == "not_met"
    with pytest.raises(Refused):
        editing.undo(commune)  # the step is gone, nothing is left to undo
    assert editing.undo_label(commune) is None


def test_undo_does_not_reach_into_a_closed_round(district: Workbook) -> None:
    key = say(district, "17.8", stated="met").key
    rounds.close_round(district, ROUND)
    with pytest.raises(Refused):
        editing.undo(district)
    assert stated(district, key) == "met"


def test_a_block_is_written_wholly_or_not_at_all(commune: Workbook) -> None:
    good = Edit(assessing.key_of(at(commune, "17.8")), {"stated": "met"})
    bad = Edit(f"assessment/01639/{SET}/17.8/{ROUND}/self", {"stated": "met"})
    with pytest.raises(Refused):
        editing.write(commune, "dán khối", [good, bad])
    assert editing.current_body(commune, good.key) is None


def test_listeners_are_told_which_records_changed(commune: Workbook) -> None:
    told: list[Change] = []
    commune.listen(told.append)
    key = say(commune, "17.8", stated="met").key
    assert [(change.keys, change.units, change.kinds) for change in told] == [
        (frozenset({key}), frozenset({PHUC_SEN}), frozenset({"assessment"}))
    ]


# ---------------------------------------------------------------- judged again


def test_a_corrected_threshold_judges_what_was_typed_before(district: Workbook) -> None:
    key = say(district, "17.8", figures=ratio("196", "314")).key
    say(district, "17.6", figures=ratio("1", "2"))
    threshold = f"threshold/{SET}/17.8/m"
    editing.write(district, "sửa mức", [Edit(threshold, {"value": "60", "source": "QĐ"})])
    assert _outcome(district, key) is Outcome.MET
    editing.undo(district)
    assert _outcome(district, key) is Outcome.NOT_MET


def test_a_base_figure_chooses_the_threshold_of_what_was_typed_before(district: Workbook) -> None:
    half = {"muc_1": Figure(value="60"), "toi_thieu": Figure(value="100")}
    key = say(district, "5", figures=half).key
    assert _outcome(district, key) is Outcome.NO_DATA  # how many schools is not known
    base_figures.set_base_figure(district, PHUC_SEN, "2023", "schools", "3")
    assert _outcome(district, key) is Outcome.MET
    base_figures.set_base_figure(district, PHUC_SEN, "2023", "schools", "4")
    assert _outcome(district, key) is Outcome.NOT_MET
    base_figures.set_base_figure(district, PHUC_SEN, "2022", "schools", "3")
    assert _outcome(district, key) is Outcome.NOT_MET
    base_figures.set_base_figure(district, PHUC_SEN, "2023", "schools", "")
    assert _outcome(district, key) is Outcome.NO_DATA


def _outcome(book: Workbook, key: str) -> Outcome:
    (row,) = [row for row in book.store.rows("assessment") if row["key"] == key]
    return Outcome(row["outcome"])
