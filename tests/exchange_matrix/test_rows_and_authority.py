"""Cases 31 to 39: whose rows they are, and files that bring nothing new."""

from __future__ import annotations

import os
from pathlib import Path

from ntm_desktop.domain.merge import RefusedRow
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services import status
from ntm_desktop.services.criteria import reading, rounds, settings
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import HUYEN, Desk, copy, refuse
from tests.exchange_world import PLAN, ROUND, say, state, take, take_one, values
from tests.packages import SENDER, SET, UNIT, edit, key_of, package

OFFICE = "nong-nghiep"
OTHER = "01606"


def _said(key: str, stated: str = "met", author: str = SENDER) -> Revision:
    return make_revision(
        key, {"stated": stated}, author=author, device="may", edited_at="2023-06-08T07:30:00Z"
    )


def _of_office(path: Path, *rows: Revision) -> Path:
    return package(path, rows, sender=OFFICE, kind="office")


def _outside(book: Workbook, office: str = OFFICE) -> str:
    """An indicator that the office is not responsible for."""
    theirs = set(book.rules.codes_of(SET, office))
    return next(
        one.code
        for one in book.rules.criteria_set(SET).indicators()
        if one.code not in theirs and "." in one.code
    )


def test_case_31_a_file_of_another_district_is_refused_and_both_are_named(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    other = package(tmp_path / "khac.ntmx", district="trung-khanh-2023")
    (report,) = refuse(desk, {other: "other_district"})
    assert "trung-khanh-2023" in report.sentence and PLAN in report.sentence


def test_case_31_a_sample_never_meets_real_data(desk: Desk, district: Workbook) -> None:
    sample = desk.from_plan(HUYEN, "mau", demo=True)
    path = desk.export(sample)
    assert path.name.startswith("MAU_NTM_")
    refuse(desk, {path: "other_district"})
    refuse(desk, {desk.export(desk.books[HUYEN]): "other_district"}, "mau")
    commune = desk.from_package(desk.export(desk.books["mau"], SENDER), SENDER)
    assert commune.demo and desk.export(commune).name.startswith("MAU_NTM_")


def test_case_32_a_record_of_an_unknown_round_is_kept_and_counts_once_the_round_is_known(
    district: Workbook, tmp_path: Path
) -> None:
    key = f"assessment/{UNIT}/{SET}/1/2023-03/self"
    report = take_one(district, package(tmp_path / "a.ntmx", [_said(key)], round="2023-03"))
    assert (report.status, report.new, report.refused_rows) == ("applied", 1, ())
    assert values(district, [key]) == {key: '{"stated":"met"}'}
    before = _met(district)
    rounds.open_round(district, "2023-03")
    assert _met(district) == before + 1


def _met(book: Workbook) -> int:
    (unit,) = status.status(book, ROUND, [UNIT]).units
    return unit.met_count


def test_case_32_an_unknown_criteria_set_is_refused_whether_manifest_or_key_names_it(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    named = package(tmp_path / "1.ntmx", sets="xa-2026-2030")
    silent = _said(key_of().replace(SET, "xa-2031"))
    by_key = package(tmp_path / "2.ntmx", [silent], sets="")
    first, second = refuse(desk, {named: "unknown_set", by_key: "unknown_set"})
    assert "xa-2026-2030" in first.sentence and "xa-2031" in second.sentence


def test_case_32_another_threshold_is_no_reason_to_refuse(pair: Desk) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    corrected = settings.Correction(">=", "95", (), "quyết định thử", False)
    settings.correct_threshold(district, SET, "17.8", "m", corrected)
    key = say(commune, "met")
    report = take_one(district, pair.export(commune))
    assert (report.status, report.refused_rows) == ("applied", ())
    assert key in district.store.keys("assessment")


def test_case_33_rows_of_another_commune_are_refused_and_listed_and_the_rest_comes_in(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    other = say(district, "not_met", unit=OTHER, evaluator="self")
    verdict = say(district, "not_met")
    before = values(district)
    by_office = edit(code="1.1", author=OFFICE)
    rows = [
        edit(unit=OTHER),
        _said(verdict),
        by_office,
        edit([by_office], code="1.1", note="tiếp theo"),
        edit(),
        edit(code="2.1", author=HUYEN),
    ]
    path = package(tmp_path / "x.ntmx", rows)
    (foreseen,) = importing.preview(district, [path])
    report = take_one(district, path)
    assert report.status == "applied"
    assert set(report.refused_rows) == {
        RefusedRow(other, "not_owner"),
        RefusedRow(verdict, "not_owner"),
        RefusedRow(by_office.key, "not_owner"),
        RefusedRow(by_office.key, "ancestor_refused"),
    }
    assert foreseen.refused_rows == report.refused_rows
    assert report.new == 2
    after = values(district)
    assert {key: after[key] for key in before} == before
    assert by_office.key not in after


def test_case_33_the_same_file_again_refuses_the_same_rows_and_is_logged_once(
    district: Workbook, tmp_path: Path
) -> None:
    path = package(tmp_path / "x.ntmx", [edit(), edit(unit=OTHER)])
    take(district, path)
    report = take_one(district, path)
    assert (report.status, report.reason, report.same) == ("nothing_new", None, 1)
    assert len(report.refused_rows) == 1
    assert len(importing.imports(district)) == 1


def test_case_34_a_verdict_outside_the_assignment_is_kept_shown_so_and_counts_once_assigned(
    district: Workbook, tmp_path: Path
) -> None:
    code = _outside(district)
    verdict = _said(key_of(code, evaluator=OFFICE), "not_met", OFFICE)
    report = take_one(district, _of_office(tmp_path / "a.ntmx", verdict))
    assert (report.status, report.new, report.refused_rows) == ("applied", 1, ())
    (said,) = _row(district, code).offices_said
    assert (said.key, said.outcome, said.counts) == (verdict.key, Outcome.NOT_MET, False)
    assert _row(district, code).in_force.outcome is not Outcome.NOT_MET
    settings.assign(district, SET, code, OFFICE, "phân công lại")
    (said,) = _row(district, code).offices_said
    assert said.counts
    assert _row(district, code).in_force.outcome is Outcome.NOT_MET


def _row(book: Workbook, code: str) -> reading.FormRow:
    return next(row for row in reading.form(book, UNIT, ROUND).rows if row.code == code)


def test_case_34_it_makes_no_difference_whether_the_assignment_or_the_verdict_came_first(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    code = _outside(district)
    verdict = _said(key_of(code, evaluator=OFFICE), "not_met", OFFICE)
    path = _of_office(tmp_path / "a.ntmx", verdict)
    other = desk.ready(HUYEN, "huyen-2")
    take_one(district, path)
    for book in (district, other):
        settings.assign(book, SET, code, OFFICE, "phân công lại")
    take_one(other, path)
    for book in (district, other):
        assert _row(book, code).in_force.outcome is Outcome.NOT_MET


def test_case_34_records_outside_an_offices_scope_are_refused_and_listed(
    district: Workbook, tmp_path: Path
) -> None:
    own = _said(key_of(evaluator=OFFICE), author=OFFICE)
    strange = [
        _said(key_of(code="1.1"), author=OFFICE),
        _said(key_of(code="1.1", evaluator=HUYEN), author=OFFICE),
        _said(key_of(code="1.1", evaluator="y-te"), author=OFFICE),
        _said(key_of(code="1.2", evaluator=OFFICE), author=SENDER),
    ]
    report = take_one(district, _of_office(tmp_path / "a.ntmx", own, *strange))
    assert set(report.refused_rows) == {RefusedRow(row.key, "not_owner") for row in strange}
    assert report.new == 1 and own.key in district.store.keys("assessment")
    assert not {row.key for row in strange} & set(district.store.keys("assessment"))


def test_case_35_a_department_and_a_commune_on_one_criterion_are_two_records_and_no_conflict(
    pair: Desk,
) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    office = pair.from_package(pair.export(district, OFFICE), OFFICE)
    code = next(one for one in district.rules.codes_of(SET, OFFICE) if "." in one)
    keys = [say(commune, "met", code), say(office, "not_met", code, note="thẩm định")]
    reports = take(district, pair.export(commune), pair.export(office))
    assert [(one.new, one.conflicts) for one in reports] == [(1, 0), (1, 0)]
    assert conflicts(district) == []
    assert [body and '"met"' in body for body in values(district, keys).values()] == [True, False]


def test_case_36_an_own_export_with_nothing_new_says_so_and_changes_nothing(
    pair: Desk,
) -> None:
    commune = pair.books[SENDER]
    say(commune, "met")
    own = pair.export(commune)
    before = state(commune)
    for _ in range(2):
        report = take_one(commune, own)
        assert (report.status, report.reason) == ("nothing_new", "own_export")
        assert "chính đơn vị này" in report.sentence
    assert state(commune) == before
    assert len(importing.imports(commune)) == 2  # its founding, and this one once


def test_case_36_an_own_export_from_another_laptop_brings_what_is_new(pair: Desk) -> None:
    other = pair.copied(pair.books[SENDER], "xa-ban-sao")
    say(other, "not_met")
    assert take_one(pair.books[SENDER], pair.export(other)).new == 1


def test_case_37_the_same_file_twice_changes_nothing_the_second_time(
    pair: Desk,
) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    say(commune, "met")
    path = pair.export(commune)
    assert take_one(district, path).new == 1
    logged = importing.imports(district)
    with pair.unchanged() as book:
        report = take_one(book, path)
        assert (report.status, report.reason) == ("nothing_new", "already_imported")
        assert "đã được nhập trước đây" in report.sentence
        assert importing.imports(book) == logged


def test_case_38_the_same_file_renamed_copied_or_of_another_date_is_the_same_file(
    pair: Desk,
) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    say(commune, "met")
    first = pair.export(commune)
    renamed, aged = copy(first, "bao cao moi nhat"), copy(first, "cu")
    os.utime(aged, (0, 0))
    take_one(district, first)
    with pair.unchanged() as book:
        assert [one.reason for one in take(book, renamed, aged)] == ["already_imported"] * 2
    again = pair.ready(HUYEN, "huyen-2")
    assert [one.reason for one in take(again, first, renamed)] == [None, "already_imported"]


def test_case_39_a_second_export_without_an_edit_changes_nothing(pair: Desk) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    say(commune, "met")
    first, second = pair.export(commune), pair.export(commune)
    assert first.read_bytes() != second.read_bytes()
    take_one(district, first)
    before = state(district)
    report = take_one(district, second)
    assert (report.status, report.reason) == ("nothing_new", None)
    assert (report.new, report.updated, report.same) == (0, 0, len(report.records))
    assert state(district) == before
