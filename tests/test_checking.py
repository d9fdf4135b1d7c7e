"""Checking says what does not fit, with both values; repairing rebuilds tables from the log."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.numbers import added
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import FileRefused
from ntm_desktop.services.backups import backup
from ntm_desktop.services.checks import checking
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.criteria import assessing, base_figures, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.workbook import Workbook

SET = "xa-2021-2025"
Tamper = Callable[[str], Workbook]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


@pytest.fixture
def tampered(book: Workbook) -> Iterator[Tamper]:
    """Runs SQL on the file behind the program's back and opens it as it is."""
    opened: list[Workbook] = []

    def tamper(sql: str) -> Workbook:
        book.close()
        with sqlite3.connect(book.path) as connection:
            connection.executescript(sql)
        connection.close()
        opened.append(open_workbook(book.path, as_it_is=True))
        return opened[-1]

    yield tamper
    for one in opened:
        one.close()


def _found(book: Workbook, code: str) -> list[Finding]:
    return [one for one in checking.check(book).findings if one.code == code]


def _place(code: str, evaluator: str = "self", round_: str = "2023-06") -> Input:
    return Input("01603", code, round_, evaluator, SET)


def _assess(book: Workbook, code: str, figure: Figure | None = None, stated: str = "") -> None:
    place = _place(code)
    figures = None if figure is None else {"": figure}
    change = Input(place.unit, code, place.round, "self", SET, stated or None, figures)
    assessing.assess(book, change)


def test_the_plans_own_slips_are_shown_with_both_values(book: Workbook) -> None:
    report = checking.check(book)
    assert report.integrity == "ok"
    values = {one.code: (one.stated, one.computed) for one in report.findings}
    assert values["funding_total"] == ("116843", "117103")
    assert values["village_total"] == ("16", "17")
    assert values["village_count"] == ("2", "1")
    assert values["unit_name"] == ("Quốc Toàn", "Quốc Toản")
    assert values["circular_date"] == ("25/5/2022", "25/7/2022")


def test_a_plan_slip_goes_when_the_record_is_corrected(book: Workbook) -> None:
    from ntm_desktop.services.editing import Edit, current_body, write

    key = "funding/huyen/2023/tong"
    write(book, "sửa", [Edit(key, {**(current_body(book, key) or {}), "planned": "117103"})])
    assert _found(book, "funding_total") == []


def test_a_result_that_its_figures_deny_is_a_finding(book: Workbook) -> None:
    _assess(book, "17.8", Figure(numerator="196", denominator="314"), "met")
    (one,) = _found(book, "stated_differs")
    assert (one.stated, one.computed) == ("met", "not_met")
    assert one.where == f"assessment/01603/{SET}/17.8/2023-06/self"
    assert "Phúc Sen" in one.message


def test_a_part_larger_than_its_whole_is_a_finding_but_not_for_a_plain_quotient(
    book: Workbook,
) -> None:
    _assess(book, "17.8", Figure(numerator="320", denominator="314"))
    _assess(book, "17.4", Figure(numerator="900", denominator="300"))  # m² a person
    assert [one.where.split("/")[3] for one in _found(book, "numerator_above_denominator")] == [
        "17.8"
    ]


def test_a_whole_of_zero_is_a_finding_unless_the_set_allows_it(book: Workbook) -> None:
    the_set = book.rules.criteria_set(SET)
    allowed = next(i for i in the_set.indicators() if i.not_applicable_allowed)
    _assess(book, "17.8", Figure(numerator="0", denominator="0"))
    assert len(_found(book, "zero_denominator")) == 1
    assert allowed.code != "17.8"


def test_a_whole_that_differs_from_the_base_figure_is_a_finding(book: Workbook) -> None:
    base_figures.set_base_figure(book, "01603", "2023", "households", "314")
    _assess(book, "17.8", Figure(numerator="196", denominator="314"))
    assert _found(book, "base_figure_differs") == []
    _assess(book, "17.11", Figure(numerator="196", denominator="315"))
    (one,) = _found(book, "base_figure_differs")
    assert (one.stated, one.computed) == ("315", "314")


def test_a_verdict_outside_the_responsibilities_is_a_finding(book: Workbook) -> None:
    _append(book, f"assessment/01603/{SET}/17.8/2023-06/nong-nghiep", {"stated": "met"})
    (one,) = _found(book, "outside_responsibilities")
    assert (one.stated, one.computed) == ("nong-nghiep", "tai-nguyen-moi-truong")


def test_a_criterion_that_its_indicators_deny_is_told_once(book: Workbook) -> None:
    assessing.assess(book, Input("01603", "17", "2023-06", "huyen", SET, "met"))
    _assess(book, "17.3", stated="not_met")
    (one,) = _found(book, "criterion_contradicts")
    assert one.where == f"01603/{SET}/17/2023-06"
    assert "17.3" in one.message


def test_a_conflict_and_a_late_arrival_are_findings(book: Workbook) -> None:
    key = f"assessment/01603/{SET}/17.8/2023-06/self"
    _append(book, key, {"stated": "met"})
    _append(book, key, {"stated": "not_met"})
    assert [one.where for one in _found(book, "conflict")] == [key]
    rounds.close_round(book, "2023-06")
    late = f"assessment/01639/{SET}/17.8/2023-06/self"
    _append(book, late, {"stated": "met"})
    assert [one.where for one in _found(book, "late")] == [late]


def _append(book: Workbook, key: str, body: dict[str, str]) -> None:
    """A revision as an import would bring it, past the rules of typing."""
    revision = make_revision(
        key, body, author="xa-01603", device="khac", edited_at="2023-06-01T00:00:00Z"
    )
    with book.store.transaction():
        book.store.append([revision], local=False)


def test_a_current_row_that_is_not_what_the_log_says_makes_the_file_stale(
    tampered: Tamper,
) -> None:
    book = tampered("UPDATE assessment SET outcome=2 WHERE unit='01639' AND code='12'")
    report = checking.check(book)
    assert report.integrity == "stale"
    assert report.findings[0].code == "current"
    assert report.findings[0].where == f"assessment/01639/{SET}/12/2022-12/huyen"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE assessment SET outcome=2 WHERE code='12'",
        "DELETE FROM head WHERE record IN (SELECT record FROM record WHERE kind='unit')",
        "DELETE FROM unit",
        "INSERT INTO figure SELECT record, 'm', '1', NULL, NULL FROM assessment WHERE code='12'",
    ],
)
def test_repair_rebuilds_what_the_log_says_after_a_backup(tampered: Tamper, sql: str) -> None:
    book = tampered(sql)
    assert checking.check(book).integrity == "stale"
    assert checking.repair(book) == len(book.store.keys())
    assert checking.check(book).integrity == "ok"
    assert "repair" in backup.backups(book.path)[0].path.name


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE revision SET body=\'{"name":"Sai"}\' WHERE record=1',
        "UPDATE revision SET body='không phải JSON' WHERE record=1",
    ],
)
def test_a_changed_log_is_damage_that_repair_leaves_to_a_backup(tampered: Tamper, sql: str) -> None:
    book = tampered(sql)
    report = checking.check(book)
    assert report.integrity == "damaged"
    assert {one.code for one in report.findings} == {"revision_id"}
    with pytest.raises(FileRefused) as refused:
        checking.repair(book)
    assert refused.value.reason == "damaged"


def test_pages_that_cannot_be_read_are_told_not_raised(book: Workbook) -> None:
    book.close()
    with book.path.open("r+b") as file:
        file.seek(-4096 * 20, 2)
        file.write(b"x" * 4096 * 20)
    broken = open_workbook(book.path, as_it_is=True)
    try:
        assert checking.check(broken).integrity == "damaged"
    finally:
        broken.close()


def test_sums_are_exact() -> None:
    assert added(["0.1", "0.2"]) == "0.3"
    assert added(["36436", "9749", "69458", "1460"]) == "117103"
    assert added([]) == "0"
