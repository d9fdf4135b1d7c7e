"""The sample district: marked as samples, alike on every laptop, and lively enough to show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.domain.kinds_programme import PROGRAMME
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.records import KINDS, fault_in_body
from ntm_desktop.reports import report_files
from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.services import status
from ntm_desktop.services.checks import checking
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import district_criteria, levels, roadmap
from ntm_desktop.services.records import registers
from ntm_desktop.services.samples import sample_figures
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sample as texts
from tests.report_templates import words_in

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


# What an import or a machine writes: a sample of it would tell a lie.
_NEVER_SAMPLED = {"acknowledgement", "key_withdrawal"}


def test_every_kind_has_a_record(sample: Workbook) -> None:
    keys = sample.store.keys()
    there = {key.partition("/")[0] for key in keys}
    assert there == set(KINDS) - _NEVER_SAMPLED


def test_every_kind_of_the_programme_has_a_record_and_each_is_marked(sample: Workbook) -> None:
    for kind in PROGRAMME:
        rows = [row for row in registers.entries(sample, kind.name)]
        assert rows, kind.name
        for row in rows:
            assert fault_in_body(kind, dict(row.fields)) is None, row.key
            marked = row.fields["words" if kind.name == "narrative" else "note"]
            assert str(marked).startswith(texts.MARK)
            named = [row.fields.get(name) for name in ("title", "name", "donor")]
            assert all(str(one).startswith(texts.MARK) for one in named if one), row.key


def test_what_the_sample_says_of_the_plans_own_records_is_marked(sample: Workbook) -> None:
    """Month and cost of an aim, people of a village, a dossier: invented beside what is real."""
    told = 0
    for kind, fields in (
        ("target", ("cost",)),
        ("village", ("households",)),
        ("recognition", ("stage",)),
        ("document", ("sha256",)),
    ):
        for row in registers.entries(sample, kind):
            if any(name in row.fields for name in fields):
                assert str(row.fields["note"]).startswith(texts.MARK), row.key
                told += 1
    assert told > 100
    for rule in sample.store.rows("wording") + sample.store.rows("threshold"):
        assert rule["source"].startswith(texts.MARK)


def test_nothing_of_the_sample_is_in_conflict_or_against_the_rules_of_typing(
    sample: Workbook,
) -> None:
    assert sample.store.conflicts() == []
    codes = {finding.code for finding in checking.check(sample).findings}
    assert not codes & {"value_odd", "name_unknown", "village_households", "village_poor"}


def test_every_screen_of_the_district_has_something_to_show(sample: Workbook) -> None:
    units = [unit.code for unit in communes(sample)]
    plans = roadmap.year_plan(sample, "2023-06").roadmaps
    assert all(one.aimed and one.cost != "0" for one in plans)
    assert any(line.field("ease") and line.field("person") for line in plans[0].lines)
    assert any(one.aimed for one in roadmap.year_plan(sample, "2023-06", "2024").roadmaps)
    picture = district_criteria.picture(sample, "2023-06")
    assert {one.outcome for one in picture.lines} == {
        Outcome.MET, Outcome.NOT_MET, Outcome.NO_DATA,
    }  # fmt: skip
    assert all(one.members for one in picture.lines)
    assert all(one.target for one in picture.lines if not one.is_condition)
    towns = [district_criteria.town_key(one.code) for one in district_criteria.towns(sample)]
    assert all(registers.entry(sample, key) for key in towns)
    found = [levels.levels_of(sample, "2023-06", unit)[unit] for unit in units]
    for place in range(3):
        assert any(one[place].record.get("stage") for one in found)
    assert any(one[1].status and one[1].status.has_data for one in found)
    silent = {one.unit for one in status.status(sample, "2023-06").units if not one.has_data}
    for row in sample.store.rows("village"):
        assert (row["households"] is None) == (row["commune"] in silent), row["unit"]
        assessed = sample.store.rows("assessment", unit=row["unit"], round="2023-06")
        assert bool(assessed) == (row["commune"] not in silent), row["unit"]


def test_the_sample_fills_what_follows_from_a_deed(sample: Workbook) -> None:
    def rows(kind: str) -> list[dict[str, object]]:
        return [dict(one.fields) for one in registers.entries(sample, kind)]

    assert all(one["participants"] and one["minutes"] for one in rows("production_project"))
    (finding,) = registers.entries(sample, "inspection_finding")
    made = [one for one in registers.entries(sample, "task") if one.fields.get("finding")]
    assert [one.parts[-1] for one in made] == [finding.fields["task"]]
    assert made[0].fields["finding"] == finding.parts[-1]
    stated = {one["status"]: one for one in rows("village") if one.get("decision")}
    assert set(stated) == {"met", "model"}
    products = rows("ocop_product")
    assert len({one["name"] for one in products}) == len(products) > 1
    assert all(bool(one.get("expires_on")) == bool(one.get("decision")) for one in products)
    towns = {row["unit"] for row in sample.store.rows("unit", unit_kind="town")}
    works = registers.entries(sample, "project")
    assert any(one.fields.get("programme") == "ethnic" for one in works)
    (work,) = (one for one in works if one.fields.get("unit") in towns)
    assert any(one.get("project") == work.parts[-1] for one in rows("funding"))
    assert {one["employment_kind"] for one in rows("employment")} == {"class", "job", "abroad"}
    assert any(one.get("changes") for one in rows("board"))


def test_every_file_that_the_sample_names_is_in_it_and_says_that_it_is_one(
    sample: Workbook,
) -> None:
    named = [
        row["sha256"]
        for kind in ("document", "evidence", "template")
        for row in sample.store.rows(kind)
        if row["sha256"]
    ]
    assert len(named) > 10
    for digest in named:
        assert texts.MARK.encode() in b"".join(sample.store.read_attachment(digest))


def test_an_office_has_a_form_of_its_own_and_its_report_follows_it(tmp_path: Path) -> None:
    office = create_from_plan(tmp_path / "phong.ntm", PLAN, "nong-nghiep", demo=True)
    try:
        kind = ReportKind.DEPARTMENT_REPORT
        document = make(office, kind, date(2023, 6, 9), round_code="2023-06")
        report_files.save(office, kind, document, tmp_path / "bao-cao.docx")
    finally:
        office.close()
    words = words_in(tmp_path / "bao-cao.docx")
    assert any("Mẫu văn bản riêng của phòng" in one for one in words)
    assert any(document.title in one for one in words)


def test_people_in_the_sample_are_numbered_samples(sample: Workbook) -> None:
    for row in registers.entries(sample, "task"):
        assert str(row.fields.get("person", "Người mẫu 0")).startswith("Người mẫu")
