"""Data checks tell what does not fit with both values, and nothing where everything fits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.services.checks import check_limits, check_places, check_registry, checking
from ntm_desktop.services.checks.check_values import Severity
from ntm_desktop.services.criteria import base_figures, rounds
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checks_view
from tests.check_hands import assess as _assess
from tests.check_hands import found as _found
from tests.check_hands import save as _save
from tests.check_hands import values as _values
from tests.one_book import bring, foreign

SET, UNIT, ROUND, AFTER = "xa-2021-2025", "01603", "2023-06", "2023-11"
FIELDS = {"code", "severity", "where", "stated", "computed", "message"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


def test_a_fresh_plan_has_its_three_sums_and_nothing_else_to_look_at(book: Workbook) -> None:
    warnings = {
        (one.code, one.stated, one.computed)
        for one in check_registry.findings(book)
        if one.severity is Severity.WARNING
    }
    assert warnings == {
        ("funding_total", "116843", "117103"),
        ("village_total", "16", "17"),
        ("village_count", "2", "1"),
    }


def test_a_village_that_met_as_planned_is_still_one_of_those_aimed_at(book: Workbook) -> None:
    before = _values(book, "village_count")
    _save(book, "village/01603.phia-chang", status="met", year="2023")
    assert _values(book, "village_count") == before


def test_a_model_village_may_be_one_of_those_aimed_at_or_one_more(book: Workbook) -> None:
    before = _values(book, "village_count")
    (old,) = [one["key"] for one in book.store.rows("village") if one["name"] == "Bó Luông"]
    for key in ("village/01582.dau-cau-2", old):
        _save(book, key, status="model", year="2023")
        assert _values(book, "village_count") == before
    _save(book, "village/01582.dau-cau-2", status="model", year="2022")
    assert len(_values(book, "village_count")) == len(before) + 1


def test_a_commune_does_not_add_up_the_villages_of_communes_it_has_no_numbers_of(
    tmp_path: Path,
) -> None:
    commune = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", "xa-01603")
    assert _values(commune, "village_total") == []
    commune.close()


def test_the_commands_findings_have_exactly_the_fields_of_the_contract(book: Workbook) -> None:
    document = checking.check(book).as_json()
    assert document["findings"]
    assert all(set(one) == FIELDS for one in document["findings"])
    assert {one["severity"] for one in document["findings"]} <= {"error", "warning", "note"}


def test_every_stage_of_a_stated_total_is_compared(book: Workbook) -> None:
    key = _save(book, f"funding/{UNIT}/2023/tong", title="Tổng", stated_total="yes", disbursed="9")
    _save(book, f"funding/{UNIT}/2023/a", title="a", disbursed="4,5")
    assert (key, "9", "4.5") in _values(book, "funding_total")


def test_money_that_outruns_its_stage_is_told(book: Workbook) -> None:
    key = _save(book, f"funding/{UNIT}/2023/a", title="a", planned="5", allocated="6")
    over = _save(book, f"funding/{UNIT}/2023/b", title="b", allocated="6", disbursed="6,5")
    assert _values(book, "allocated_above_planned") == [(key, "6", "5")]
    assert _values(book, "disbursed_above_allocated") == [(over, "6.5", "6")]


def test_shares_that_do_not_fit_their_line_are_told(book: Workbook) -> None:
    line = "funding/huyen/2023/dia-phuong"
    _save(book, "funding/huyen/2023/a", title="a", unit=UNIT, planned="9000", part_of=line)
    _save(book, "funding/huyen/2023/b", title="b", source="tín dụng", planned="750", part_of=line)
    assert _values(book, "funding_shares_above") == [(line, "9749", "9750")]
    apart = ("funding/huyen/2023/b", "Vốn tín dụng", "Ngân sách địa phương")
    assert _values(book, "funding_share_differs") == [apart]
    _save(book, "funding/huyen/2022/c", title="c", planned="0", part_of=line)
    assert ("funding/huyen/2022/c", "2022", "2023") in _values(book, "funding_share_differs")
    bring(book, foreign(line, None, parents=sorted(book.store.heads([line])[line])))
    lost = [where for where, stated, _computed in _values(book, "funding_share_line")]
    assert lost == ["funding/huyen/2022/c", "funding/huyen/2023/a", "funding/huyen/2023/b"]
    assert "như một khoản riêng" in _found(book, "funding_share_line")[0].message


def test_the_check_and_the_page_speak_of_one_total(book: Workbook) -> None:
    _save(book, f"funding/{UNIT}/2023/rieng", title="r", source="local", planned="80")
    (apart,) = _found(book, "funding_total")
    assert apart.computed == resources.resources(book, "2023").whole.planned == "117183"


def test_a_gift_without_a_day_is_noted(book: Workbook) -> None:
    key = _save(book, f"contribution/{UNIT}/c", donor="Mẫu", form="cash", value="3")
    _save(book, f"contribution/{UNIT}/d", donor="Mẫu", form="cash", value="3", date="1/2/2023")
    assert [one.where for one in _found(book, "contribution_undated")] == [key]


def test_a_debt_paid_beyond_its_amount_and_a_project_above_its_total_are_told(
    book: Workbook,
) -> None:
    debt = _save(book, f"debt/{UNIT}/d", title="d", amount="10", paid="10,5")
    work = _save(book, f"project/{UNIT}/p", title="p", total="100")
    _save(book, f"funding/{UNIT}/2023/a", title="a", project="p", planned="60")
    _save(book, f"funding/{UNIT}/2022/a", title="a", project="p", planned="41")
    assert _values(book, "paid_above_amount") == [(debt, "10.5", "10")]
    assert _values(book, "project_above_total") == [(work, "101", "100")]


def test_no_debts_recorded_while_the_register_holds_some(book: Workbook) -> None:
    key = _assess(book, "debt", stated="met")
    assert _values(book, "debt_condition") == []
    _save(book, f"debt/{UNIT}/d", title="d", amount="10", paid="4")
    assert _values(book, "debt_condition") == [(key, "met", "6")]


def test_a_gift_that_nobody_converted_is_noted(book: Workbook) -> None:
    key = _save(book, f"contribution/{UNIT}/c", donor="Mẫu", form="ngày công", quantity="3")
    _save(book, f"contribution/{UNIT}/d", donor="Mẫu", form="cash", value="3")
    (one,) = _found(book, "contribution_without_value")
    assert (one.where, one.severity) == (key, Severity.NOTE)


def test_households_typed_twice_are_told_where_no_base_figure_settles_it(book: Workbook) -> None:
    _assess(book, "17.1", measure="nuoc_sach", numerator="200", denominator="314")
    key = _assess(book, "17.8", numerator="200", denominator="341")
    assert _values(book, "base_typed_twice") == [(key, "341", "314")]
    base_figures.set_base_figure(book, UNIT, "2023", "households", "314")
    assert _values(book, "base_typed_twice") == []
    assert _values(book, "base_figure_differs") == [(key, "341", "314")]


def test_a_jump_is_noted_beyond_the_limit_that_the_district_sets(book: Workbook) -> None:
    _assess(book, "17.8", numerator="40", denominator="100")
    key = _assess(book, "17.8", AFTER, numerator="70", denominator="100")
    assert _values(book, "jump") == []
    check_limits.set_limit(book, "check.jump", "29.9")
    assert _values(book, "jump") == [(key, "70", "40")]


def test_a_jump_in_a_closed_round_is_past_correcting(book: Workbook) -> None:
    _assess(book, "17.8", numerator="1", denominator="100")
    _assess(book, "17.8", AFTER, numerator="90", denominator="100")
    assert len(_found(book, "jump")) == 1
    rounds.close_round(book, AFTER)
    assert _found(book, "jump") == []


def _villages(book: Workbook, **figures: str) -> int:
    """Give every registered village of a commune these figures; how many there are."""
    rows = book.store.rows("village", commune=UNIT)
    for row in rows:
        _save(book, f"village/{row['unit']}", **figures)
    return len(rows)


def test_villages_of_a_complete_register_add_up_to_the_commune(book: Workbook) -> None:
    count = _villages(book, households="30")
    base_figures.set_base_figure(book, UNIT, "2023", "households", "100")
    assert _values(book, "village_households") == []
    base_figures.set_base_figure(book, UNIT, "2023", "villages", str(count))
    where = f"base_figure/{UNIT}/2023/households"
    assert _values(book, "village_households") == [(where, "100", str(30 * count))]
    base_figures.set_base_figure(book, UNIT, "2023", "households", str(30 * count))
    assert _values(book, "village_households") == []


def test_a_register_that_is_not_complete_can_only_be_too_much(book: Workbook) -> None:
    count = _villages(book, people="300")
    base_figures.set_base_figure(book, UNIT, "2023", "population", str(300 * count + 1))
    assert _values(book, "village_people") == []
    base_figures.set_base_figure(book, UNIT, "2023", "population", str(300 * count - 1))
    assert [computed for _, _, computed in _values(book, "village_people")] == [str(300 * count)]


def test_poor_households_of_villages_stand_against_the_communes_figure(book: Workbook) -> None:
    count = _villages(book, poor="2", near_poor="3")
    key = _assess(book, "11", numerator=str(5 * count), denominator="300")
    assert _values(book, "village_poor") == []
    _assess(book, "11", numerator=str(5 * count - 1), denominator="300")
    assert _values(book, "village_poor") == [(key, str(5 * count - 1), str(5 * count))]


def test_more_villages_than_the_base_figure_says_are_told(book: Workbook) -> None:
    count = _villages(book)
    base_figures.set_base_figure(book, UNIT, "2023", "villages", str(count))
    assert _values(book, "village_list") == []
    _save(book, f"village/{UNIT}.mau", name="Xóm mẫu", commune=UNIT)
    where = f"base_figure/{UNIT}/2023/villages"
    assert _values(book, "village_list") == [(where, str(count), str(count + 1))]


def test_parts_above_their_whole_are_told_by_the_names_of_the_fields(book: Workbook) -> None:
    key = _save(book, "training/huyen/t", title="Lớp mẫu", people="20", women="21")
    (one,) = _found(book, "part_above_whole")
    assert (one.where, one.stated, one.computed) == (key, "21", "20")
    assert "«Trong đó nữ» là 21" in one.message


def test_days_out_of_order_ahead_or_of_another_year_are_told(book: Workbook) -> None:
    back = _save(
        book, f"project/{UNIT}/p", title="p", started_on="2/2/2023", finished_on="1/2/2023"
    )
    ahead = _save(
        book, f"contribution/{UNIT}/c", donor="M", form="cash", value="1", date="1/1/2099"
    )
    (village, *_) = book.store.rows("village", commune=UNIT)
    other = _save(book, f"village/{village['unit']}", year="2023", decided_on="5/1/2022")
    assert _values(book, "dates_reversed") == [(back, "2023-02-01", "2023-02-02")]
    assert [(where, stated) for where, stated, _today in _values(book, "date_ahead")] == [
        (ahead, "2099-01-01")
    ]
    assert _values(book, "date_outside_year") == [(other, "2022-01-05", "2023")]


def test_what_is_overdue_stays_until_it_is_done(book: Workbook) -> None:
    key = _save(book, "task/huyen/t", title="Việc mẫu", due="1/5/2023", progress="đang làm")
    found = _save(
        book,
        "inspection_finding/huyen/f",
        title="Tồn tại mẫu",
        finding_kind="shortcoming",
        due="1/5/2023",
    )
    assert [where for where, _, _ in _values(book, "task_overdue")] == [key]
    assert [where for where, _, _ in _values(book, "finding_overdue")] == [found]
    _save(book, key, progress="đã xong")
    _save(book, found, done_on="1/6/2023")
    assert _found(book, "task_overdue") == []
    assert _found(book, "finding_overdue") == []


def test_a_certificate_that_has_run_out_is_told(book: Workbook) -> None:
    key = _save(book, f"ocop_product/{UNIT}/o", name="Dao mẫu", stars="3", expires_on="1/1/2023")
    _save(book, f"ocop_product/{UNIT}/p", name="Rượu mẫu", stars="3", expires_on="1/1/2099")
    assert [where for where, _, _ in _values(book, "ocop_expired")] == [key]


def test_surveys_that_cannot_be_are_told_and_thin_ones_noted(book: Workbook) -> None:
    (village, *_) = book.store.rows("village", commune=UNIT)
    counts = {"households": "100", "asked": "60", "answered": "61", "satisfied": "50"}
    key = f"survey/{UNIT}/s"
    body: dict[str, Any] = {"village": village["unit"], "round": ROUND, **counts}
    bring(book, foreign(key, body))
    assert _values(book, "survey_parts") == [(key, "61", "60")]
    body |= {"answered": "55", "contents": {"Đường": {"satisfied": "56"}}}
    bring(book, foreign(key, body, parents=sorted(book.store.heads([key])[key])))
    assert _values(book, "survey_parts") == [(key, "56", "55")]
    assert _values(book, "survey_coverage") == [(key, "60", "70")]


def test_a_recorded_satisfaction_stands_against_the_villages_surveys(book: Workbook) -> None:
    for place, row in enumerate(book.store.rows("village", commune=UNIT)):
        _save(
            book,
            f"survey/{UNIT}/s{place}",
            village=row["unit"],
            round=ROUND,
            households="100",
            asked="100",
            answered="100",
            satisfied="60",
        )
    key = _assess(book, "satisfaction", numerator="95", denominator="100")
    assert _values(book, "satisfaction_differs") == [(key, "95", "60")]
    assert _values(book, "satisfaction_result") == [(key, "met", "not_met")]


def test_evidence_that_had_run_out_before_its_round_is_told(book: Workbook, tmp_path: Path) -> None:
    from ntm_desktop.services.editing import Edit, current_body, write
    from ntm_desktop.services.papers import evidence

    paper = tmp_path / "giay.txt"
    paper.write_text("mẫu", encoding="utf-8")
    evidence.attach(book, UNIT, SET, "17.8", ROUND, paper)
    (row,) = book.store.rows("evidence")
    body = current_body(book, row["key"]) or {}
    write(book, "sửa", [Edit(row["key"], {**body, "date": "2022-01-01", "valid_to": "2023-06-10"})])
    assert _found(book, "evidence_expired") == []
    write(book, "sửa", [Edit(row["key"], {**body, "valid_to": "2023-06-09"})])
    assert _values(book, "evidence_expired") == [(row["key"], "2023-06-09", "2023-06-10")]


def test_indicators_without_an_office_or_with_two_are_noted(book: Workbook) -> None:
    def codes(kind: str) -> set[str]:
        return {one.where.rpartition("/")[2] for one in _found(book, kind)}

    (one,) = book.store.rows("responsibility", criteria_set=SET, code="10")
    registers.delete(book, one["key"])
    _save(book, f"responsibility/{SET}/17.8/{one['office']}")
    assert "10" in codes("responsibility_missing")
    assert codes("responsibility_double") == {"17.8"}


def test_every_finding_has_a_title_and_a_place_that_leads_somewhere(book: Workbook) -> None:
    key = _assess(book, "17.8", numerator="2", denominator="1")
    _save(book, "task/huyen/t", title="Việc mẫu", due="1/5/2023")
    slips = {slip.code for slip in book.catalogue.plan("quang-hoa-2023").slips}
    for one in check_registry.findings(book):
        place = check_places.place_of(book, one)
        assert place.words and place.words != one.where
        assert one.code in checks_view.TITLES or one.code in slips
        if one.where == key:
            assert (place.unit, place.round, place.code) == (UNIT, ROUND, "17.8")
            assert place.words == "Phúc Sen · 17.8 · kỳ 06/2023"
        elif one.code == "task_overdue":
            assert (place.kind, place.key) == ("task", "task/huyen/t")
            assert place.words == "Nhiệm vụ · Việc mẫu"
