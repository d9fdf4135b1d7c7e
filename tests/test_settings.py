"""The district's corrections of thresholds, names and responsibilities."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import editing, status
from ntm_desktop.services.criteria import assessing, reading, set_lines, settings
from ntm_desktop.services.criteria.settings import Correction
from ntm_desktop.services.programme import levels
from ntm_desktop.services.records import registers
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, SET, made, ratio, say

SOURCE = "Quyết định thử, Điều 1, trang 2"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def correction(value: str | None, by_year: tuple[tuple[str, str], ...] = ()) -> Correction:
    return Correction(">=", value, by_year, SOURCE, True)


def give_figures(book: Workbook, numerator: str, unit: str = PHUC_SEN) -> None:
    place = assessing.place(book, find_unit(book, unit), "17.8", "2023-06", Authority.SELF)
    say(book, "17.8", place=place, figures=ratio(numerator, "100"))


def test_the_effect_is_what_correcting_then_does(book: Workbook) -> None:
    give_figures(book, "62")
    give_figures(book, "75", "01639")
    give_figures(book, "40", "01582")
    effect = settings.effect_of(book, SET, "17.8", "m", correction("60"))
    assert (effect.changed, effect.to_met, effect.to_not_met) == (1, 1, 0)
    settings.correct_threshold(book, SET, "17.8", "m", correction("60"))
    outcomes = {row["unit"]: row["outcome"] for row in book.store.rows("assessment", code="17.8")}
    assert outcomes[PHUC_SEN] == 1
    assert outcomes["01582"] == 2
    assert settings.effect_of(book, SET, "17.8", "m", correction("60")).changed == 0


def test_looking_at_an_effect_writes_nothing(book: Workbook) -> None:
    give_figures(book, "62")
    before = book.store.known_ids()
    settings.effect_of(book, SET, "17.8", "m", correction("60"))
    assert book.store.known_ids() == before


def test_a_stated_result_is_not_changed_by_a_threshold(book: Workbook) -> None:
    place = assessing.place(book, find_unit(book, PHUC_SEN), "17.8", "2023-06", Authority.SELF)
    say(book, "17.8", place=place, stated="met", figures=ratio("62", "100"))
    assert settings.effect_of(book, SET, "17.8", "m", correction("60")).changed == 0


def test_a_correction_carries_its_source_and_shows_as_checked(book: Workbook) -> None:
    settings.correct_threshold(book, SET, "17.8", "m", correction("65"))
    indicator = book.rules.criteria_set(SET).assessable("17.8")
    assert indicator is not None
    threshold = indicator.measures[0].threshold
    assert (threshold.value, threshold.provenance.note) == ("65", SOURCE)
    assert threshold.provenance.checked


def test_a_correction_without_a_source_is_not_taken(book: Workbook) -> None:
    with pytest.raises(WrongUse, match="nguồn"):
        settings.correct_threshold(book, SET, "17.8", "m", Correction(">=", "65", (), " ", True))
    with pytest.raises(WrongUse, match="nguồn"):
        settings.correct_wording(book, SET, "17.8", "Tên", "", True)


def test_a_withdrawn_correction_gives_the_shipped_threshold_back(book: Workbook) -> None:
    settings.correct_threshold(book, SET, "17.8", "m", correction("65"))
    settings.withdraw(book, settings.THRESHOLD.key(SET, "17.8", "m"))
    indicator = book.rules.criteria_set(SET).assessable("17.8")
    assert indicator is not None
    assert indicator.measures[0].threshold.value == "70"


def test_a_corrected_name_stands_in_the_form_and_can_be_undone(book: Workbook) -> None:
    settings.correct_wording(book, SET, "17.8", "Tên đúng của chỉ tiêu", SOURCE, True)
    row = next(r for r in reading.form(book, PHUC_SEN, "2023-06").rows if r.code == "17.8")
    assert row.title == "Tên đúng của chỉ tiêu"
    editing.undo(book)
    row = next(r for r in reading.form(book, PHUC_SEN, "2023-06").rows if r.code == "17.8")
    assert row.title != "Tên đúng của chỉ tiêu"


def test_an_assigned_office_is_responsible_at_once_and_after_undo_no_more(book: Workbook) -> None:
    settings.assign(book, SET, "18.1", "dan-toc", SOURCE)
    assert "dan-toc" in book.rules.offices(SET, "18.1")
    editing.undo(book)
    assert "dan-toc" not in book.rules.offices(SET, "18.1")


def test_an_ended_responsibility_keeps_the_verdicts_and_no_more_counts_them(
    book: Workbook,
) -> None:
    place = assessing.place(
        book, find_unit(book, PHUC_SEN), "19.1", "2023-06", Authority.DEPARTMENT
    )
    say(book, "19.1", place=place, stated="met")
    settings.unassign(book, SET, "19.1", "quan-su")
    row = next(r for r in reading.form(book, PHUC_SEN, "2023-06").rows if r.code == "19.1")
    assert [one.counts for one in row.offices_said] == [False]
    assert not row.in_force.outcome.speaks


def test_only_the_district_corrects(tmp_path: Path) -> None:
    for commune in made(tmp_path / "xa.ntm", "xa-01603"):
        with pytest.raises(Refused):
            settings.correct_threshold(commune, SET, "17.8", "m", correction("65"))
        with pytest.raises(Refused):
            settings.assign(commune, SET, "18.1", "dan-toc", SOURCE)


def test_values_by_year_are_read_as_people_write_them(book: Workbook) -> None:
    indicator = book.rules.criteria_set(SET).assessable("10")
    assert indicator is not None
    measure = indicator.measures[0]
    assert settings.typed_years(measure, "2024: 45; 2023: 42,5") == (
        ("2023", "42.5"),
        ("2024", "45"),
    )
    with pytest.raises(FieldError):
        settings.typed_years(measure, "42; 45")


MODEL_VILLAGE = "xom-kieu-mau-2022-2025"


def test_a_set_without_text_stands_among_the_sets_and_nothing_is_assessed_by_it(
    book: Workbook,
) -> None:
    assert MODEL_VILLAGE in [set_id for set_id, _title in set_lines.sets_in_use(book)]
    assert set_lines.set_lines(book, MODEL_VILLAGE) == ()
    round_ = book.rules.default_round()
    assert round_ is not None
    grades = [grade for _set, grade in levels.sets_of_level(book, round_, "village")]
    assert grades == ["standard"]


def test_the_district_gives_the_lines_of_a_set_without_text_and_they_are_assessed(
    book: Workbook,
) -> None:
    for title in ("Nhà sạch", "Vườn mẫu"):
        set_lines.add_line(book, MODEL_VILLAGE, title, "Quyết định 1465, Điều 2")
    given = book.rules.criteria_set(MODEL_VILLAGE)
    assert [(one.code, one.title) for one in given.criteria] == [
        ("1", "Nhà sạch"),
        ("2", "Vườn mẫu"),
    ]
    lines = set_lines.set_lines(book, MODEL_VILLAGE)
    assert {one.wording_source for one in lines} == {"Quyết định 1465, Điều 2"}
    round_ = book.rules.default_round()
    assert round_ is not None
    sets = dict(levels.sets_of_level(book, round_, "village"))
    assert sets[MODEL_VILLAGE] == "model"
    village = f"{PHUC_SEN}.phia-chang"
    key = f"assessment/{village}/{MODEL_VILLAGE}/1/{round_.code}/huyen"
    registers.save(book, key, {"stated": "met"})
    (found,) = status.unit_statuses(book, round_, MODEL_VILLAGE, [(village, "x")])
    assert (found.met, found.no_data) == (("1",), ("2",))
    settings.withdraw(book, f"wording/{MODEL_VILLAGE}/2")
    assert [one.code for one in book.rules.criteria_set(MODEL_VILLAGE).criteria] == ["1"]


def test_lines_are_given_only_to_a_set_without_text_and_only_with_a_source(book: Workbook) -> None:
    with pytest.raises(WrongUse):
        set_lines.add_line(book, SET, "Tiêu chí 20", "x")
    with pytest.raises(WrongUse):
        set_lines.add_line(book, MODEL_VILLAGE, "Nhà sạch", " ")
    assert book.rules.criteria_set(MODEL_VILLAGE).criteria == ()
