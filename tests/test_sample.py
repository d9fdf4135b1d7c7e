"""The sample district: marked as samples, alike on every laptop, and lively enough to show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.domain.kinds_programme import PROGRAMME
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.records import fault_in_body
from ntm_desktop.services import status
from ntm_desktop.services.checks import checking
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.samples import sample_figures
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sample as texts

PLAN = "quang-hoa-2023"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "mau.ntm", PLAN, "huyen", demo=True)
    yield book
    book.close()


def test_a_sample_has_a_district_identity_of_its_own(sample: Workbook) -> None:
    assert sample.demo
    assert sample.district == f"mau-{PLAN}"


def test_every_sample_record_says_that_it_is_a_sample(sample: Workbook) -> None:
    made = sample.store.rows("assessment", round="2023-06") + sample.store.rows("base_figure")
    assert len(made) > 1000
    assert all(row["note"].startswith(texts.MARK) for row in made)
    assert all(row["title"].startswith(texts.MARK) for row in sample.store.rows("evidence"))


def test_two_laptops_make_the_same_sample(sample: Workbook, tmp_path: Path) -> None:
    other = create_from_plan(tmp_path / "xa.ntm", PLAN, "xa-01603", demo=True)
    try:
        assert other.store.known_ids() == sample.store.known_ids()
        assert other.device != "mau"
    finally:
        other.close()


def test_the_sample_shows_every_kind_of_commune(sample: Workbook) -> None:
    found = status.status(sample, "2023-06")
    assert all(found.bands.values()), found.bands
    assert found.without_data >= 1
    assert any(unit.met_count == unit.total for unit in found.units)
    assert any(unit.has_data and unit.no_data for unit in found.units)
    assert any(unit.unreviewed for unit in found.units)
    spoken = {word for unit in found.units for word, count in unit.basis.items() if count}
    assert spoken == {"self", "department", "district"}
    assert 0 < found.villages.met_this_year < (found.villages.target or 0)


def test_sample_figures_agree_with_what_is_stated_and_with_each_other(sample: Workbook) -> None:
    rows = sample.store.rows("assessment", round="2023-06", evaluator="self")
    assert {Outcome(row["outcome"]) for row in rows} == {Outcome.MET, Outcome.NOT_MET}
    codes = {finding.code for finding in checking.check(sample).findings}
    assert not codes & {
        "stated_differs",
        "numerator_above_denominator",
        "zero_denominator",
        "base_figure_differs",
        "outside_responsibilities",
    }


def test_offices_speak_of_what_they_are_responsible_for(sample: Workbook) -> None:
    verdicts = [
        row
        for row in sample.store.rows("assessment", round="2023-06")
        if row["authority"] == Authority.DEPARTMENT
    ]
    assert len({row["evaluator"] for row in verdicts}) >= 4
    assert all(
        row["evaluator"] in sample.rules.offices(row["criteria_set"], row["code"])
        for row in verdicts
    )


def test_men_and_women_add_up(sample: Workbook) -> None:
    for row in sample.store.rows("assessment", code="12.1", evaluator="self"):
        figures = sample.store.figures(row["record"])
        for part in ("numerator", "denominator"):
            men, women = int(figures["male"][part]), int(figures["female"][part])
            assert int(figures["total"][part]) == men + women


def test_tables_of_a_sample_equal_its_log(sample: Workbook) -> None:
    assert verify.faults(sample.store) == []


def test_a_drawn_number_keeps_its_limits() -> None:
    found = {sample_figures.drawn("xã", str(turn), low=3, high=6) for turn in range(200)}
    assert found == {3, 4, 5, 6}


def test_every_kind_of_the_programme_has_a_record_and_each_is_marked(sample: Workbook) -> None:
    for kind in PROGRAMME:
        if kind.name == "template":
            continue  # a file of an office's own: a sample of it would be printed in earnest
        rows = [row for row in registers.entries(sample, kind.name)]
        assert rows, kind.name
        for row in rows:
            assert fault_in_body(kind, dict(row.fields)) is None, row.key
            marked = row.fields["words" if kind.name == "narrative" else "note"]
            assert str(marked).startswith(texts.MARK)
            named = [row.fields.get(name) for name in ("title", "name", "donor")]
            assert all(str(one).startswith(texts.MARK) for one in named if one), row.key


def test_people_in_the_sample_are_numbered_samples(sample: Workbook) -> None:
    for row in registers.entries(sample, "task"):
        assert str(row.fields.get("person", "Người mẫu 0")).startswith("Người mẫu")
