"""Tasks: made from what is lacking, listed, changed, carried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.errors import Refused
from ntm_desktop.reports import book_reports, report_values
from ntm_desktop.reports.book_reports import ReportKind, context_of
from ntm_desktop.services import editing
from ntm_desktop.services.checks import check_registers
from ntm_desktop.services.criteria import gaps, reading
from ntm_desktop.services.programme import task_making, tasks
from ntm_desktop.services.programme.tasks import Only, Task
from ntm_desktop.services.records import register_keys, registers
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, take_one
from tests.one_book import PHUC_SEN, ROUND, made, ratio, say

TODAY = date(2023, 6, 20)


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "xa.ntm", f"xa-{PHUC_SEN}")


def add(book: Workbook, title: str, scope: str | None = None, **fields: str) -> str:
    key = registers.new_key(book, "task", scope)
    registers.save(book, key, {"title": title, **fields})
    return key


def titles(book: Workbook, *only: Only, unit: str = "", today: date = TODAY) -> list[str]:
    return [task.title for task in tasks.tasks(book, today, only, unit)]


def one(book: Workbook, key: str, today: date = TODAY) -> Task:
    found = tasks.find(book, key, today)
    assert found is not None
    return found


# ---------------------------------------------------------------- overdue


def test_a_task_is_overdue_from_the_day_after_the_one_it_was_due(district: Workbook) -> None:
    key = add(district, "việc", due="2023-06-20")
    assert not one(district, key, date(2023, 6, 20)).overdue
    assert one(district, key, date(2023, 6, 21)).overdue


def test_an_overdue_task_stays_in_the_list_for_years_until_it_is_done_or_dropped(
    district: Workbook,
) -> None:
    key = add(district, "việc cũ", due="2020-01-01")
    add(district, "việc mới", due="2023-12-31")
    assert titles(district, Only.OVERDUE) == ["việc cũ"]
    assert titles(district)[0] == "việc cũ"
    for end in ("done", "dropped"):
        registers.save(district, key, {"progress": end})
        assert not one(district, key).overdue
        registers.save(district, key, {"progress": "doing"})
        assert one(district, key).overdue


def test_a_task_with_the_day_it_was_done_is_open_and_late_nowhere(district: Workbook) -> None:
    key = add(district, "Đã xong", due="2020-05-01", progress="doing", done_on="2020-04-30")
    late = add(district, "Chưa xong", due="2020-05-01", progress="doing")
    assert titles(district, Only.OVERDUE) == titles(district, Only.OPEN) == ["Chưa xong"]
    found = [one.where for one in check_registers.overdue(district)]
    assert late in found and key not in found
    context = context_of(district, ReportKind.DISTRICT_REPORT, TODAY)
    assert report_values.of_work(context)["overdue"] == "1"
    listed = book_reports.make(district, ReportKind.TASKS, TODAY)
    assert "Chưa xong" in str(listed.blocks) and "Đã xong" not in str(listed.blocks)


def test_a_task_without_a_day_is_never_overdue(district: Workbook) -> None:
    assert not one(district, add(district, "việc")).overdue


# ---------------------------------------------------------------- filters


def test_filters_hold_together(district: Workbook) -> None:
    add(district, "huyện")
    add(district, "phòng", scope="nong-nghiep", unit=PHUC_SEN, due="2023-06-01")
    add(district, "phòng giao huyện", scope="nong-nghiep", organisation="huyen", progress="done")
    add(district, "xã", scope=PHUC_SEN)
    assert set(titles(district, Only.MINE)) == {"huyện", "phòng giao huyện"}
    assert set(titles(district, Only.UNIT, unit=PHUC_SEN)) == {"phòng", "xã"}
    assert titles(district, Only.UNIT, Only.OVERDUE, unit=PHUC_SEN) == ["phòng"]
    assert set(titles(district, Only.OPEN)) == {"huyện", "phòng", "xã"}
    assert titles(district, Only.MINE, Only.OPEN) == ["huyện"]


def test_a_commune_is_filtered_with_its_villages(district: Workbook) -> None:
    add(district, "xóm", unit=f"{PHUC_SEN}.phia-chang")
    assert titles(district, Only.UNIT, unit=PHUC_SEN) == ["xóm"]
    assert titles(district, Only.UNIT, unit="01639") == []


# ---------------------------------------------------------------- from what is lacking


def test_an_unmet_indicator_gives_a_task_with_everything_filled_in(district: Workbook) -> None:
    say(district, "17.8", figures=ratio("196", "314", "m"))
    made_ = task_making.from_code(district, PHUC_SEN, "17.8", ROUND)
    (key,) = made_.keys
    task = one(district, key)
    assert task.title.startswith("Hoàn thành chỉ tiêu 17.8. ")
    assert (task.unit, task.field("codes"), task.due) == (PHUC_SEN, "17.8", date(2023, 6, 10))
    assert task.organisation in district.rules.offices("xa-2021-2025", "17.8")
    assert "còn thiếu 24 hộ" in task.field("note")
    assert task.progress == "waiting"


def test_a_task_of_the_district_about_a_commune_is_the_communes(district: Workbook) -> None:
    say(district, "13.2", stated="not_met")
    (key,) = task_making.from_code(district, PHUC_SEN, "13.2", ROUND).keys
    assert key.startswith(f"task/{PHUC_SEN}/")


def test_the_same_lack_gives_no_second_task_while_the_first_is_open(commune: Workbook) -> None:
    say(commune, "13.2", stated="not_met")
    first = task_making.from_code(commune, PHUC_SEN, "13.2", ROUND)
    second = task_making.from_code(commune, PHUC_SEN, "13.2", ROUND)
    assert (second.keys, second.known) == ((), first.keys)
    registers.save(commune, first.keys[0], {"progress": "done"})
    assert len(task_making.from_code(commune, PHUC_SEN, "13.2", ROUND).keys) == 1


def test_each_way_of_lacking_has_a_task_of_its_own_name(commune: Workbook) -> None:
    say(commune, "13.1", stated="met")
    form = reading.form(commune, PHUC_SEN, ROUND)
    found = {gap.kind.value: gap for gap in gaps.gaps_of(form)}
    words = {"no_evidence": "Bổ sung minh chứng", "no_data": "Ghi số liệu"}
    for kind, begins in words.items():
        (key,) = task_making.from_gap(commune, form, found[kind]).keys
        assert one(commune, key).title.startswith(begins)


def test_what_is_met_and_proven_gives_no_task(district: Workbook) -> None:
    say(district, "18", stated="met")
    with pytest.raises(Refused, match="không thiếu gì"):
        task_making.from_code(district, PHUC_SEN, "18", ROUND)


def test_one_task_for_each_lagging_commune_is_one_step(district: Workbook) -> None:
    for unit in ("01603", "01639", "01582"):
        registers.save(
            district,
            f"assessment/{unit}/xa-2021-2025/17/{ROUND}/huyen",
            {"stated": "met" if unit == "01582" else "not_met"},
        )
    assert set(task_making.lagging(district, "17", ROUND)) == {"01603", "01639"}
    found = task_making.from_criterion(district, "17", ROUND)
    assert {key.split("/")[1] for key in found.keys} == {"01603", "01639"}
    again = task_making.from_criterion(district, "17", ROUND)
    assert (again.keys, set(again.known)) == ((), set(found.keys))
    editing.undo(district)
    assert titles(district) == []


def test_an_indicator_names_the_communes_that_lag_in_its_criterion(district: Workbook) -> None:
    key = f"assessment/01603/xa-2021-2025/17/{ROUND}/huyen"
    registers.save(district, key, {"stated": "not_met"})
    assert task_making.lagging(district, "17.8", ROUND) == ("01603",)


def test_a_criterion_in_which_nobody_lags_gives_no_tasks(district: Workbook) -> None:
    with pytest.raises(Refused, match="Không có xã nào"):
        task_making.from_criterion(district, "2", ROUND)


def test_a_finding_becomes_a_task_and_both_name_each_other(district: Workbook) -> None:
    finding = registers.new_key(district, "inspection_finding")
    registers.save(
        district,
        finding,
        {
            "title": "Hồ sơ thiếu biên bản",
            "finding_kind": "obstacle",
            "unit": PHUC_SEN,
            "due": "2023-07-01",
            "handling": "bổ sung",
        },
    )
    (key,) = task_making.from_finding(district, finding).keys
    task = one(district, key)
    assert task.title == "Khắc phục: Hồ sơ thiếu biên bản"
    assert (task.unit, task.due, task.field("note")) == (PHUC_SEN, date(2023, 7, 1), "bổ sung")
    assert task.field("obstacle") == "Hồ sơ thiếu biên bản"
    entry = registers.entry(district, finding)
    assert entry is not None and entry.fields["task"] == key.split("/")[2]
    assert task.field("finding") == finding.split("/")[2]
    assert task_making.from_finding(district, finding).known == (key,)


# ---------------------------------------------------------------- cells


def test_a_block_of_cells_is_one_step_and_a_refused_cell_says_why(district: Workbook) -> None:
    key = add(district, "việc")
    reasons = tasks.change(
        district,
        [
            CellText(key, "person", "bà Mẫu"),
            CellText(key, "percent", "120"),
            CellText(key, "due", "31/2/2023"),
            CellText(key, "progress", "đang làm"),
            CellText(key, "title", ""),
        ],
    )
    assert [reason is None for reason in reasons] == [True, False, False, True, False]
    task = one(district, key)
    assert (task.field("person"), task.progress, task.title) == ("bà Mẫu", "doing", "việc")
    assert task.field("percent") == ""
    editing.undo(district)
    assert one(district, key).field("person") == ""


def test_a_part_of_an_offices_name_is_enough_where_only_one_has_it(district: Workbook) -> None:
    key = add(district, "việc")
    assert tasks.change(district, [CellText(key, "organisation", "thống kê")]) == [None]
    assert one(district, key).organisation == "thong-ke"
    several, nobody = tasks.change(
        district,
        [CellText(key, "organisation", "phòng"), CellText(key, "organisation", "bưu điện")],
    )
    assert several is not None and "Hãy ghi rõ hơn" in several
    assert nobody is not None and "bưu điện" in nobody
    assert one(district, key).organisation == "thong-ke"


def test_a_task_that_is_done_keeps_the_day_and_loses_it_when_it_is_taken_up_again(
    district: Workbook,
) -> None:
    key = add(district, "việc")
    tasks.change(district, [CellText(key, "progress", "đã xong")])
    assert one(district, key).field("done_on") == district.now()[:10]
    tasks.change(district, [CellText(key, "progress", "đang làm")])
    assert one(district, key).field("done_on") == ""


def test_a_commune_does_not_change_the_districts_own_task(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{PHUC_SEN}")
    key = add(district, "việc của huyện")
    take_one(commune, laptops.export(district, f"xa-{PHUC_SEN}"))
    (reason,) = tasks.change(commune, [CellText(key, "person", "x")])
    assert reason is not None and "Ủy ban nhân dân huyện" in reason
    laptops.close()


def test_the_district_gives_a_task_and_the_commune_tells_how_far_it_is(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{PHUC_SEN}")
    say(district, "13.2", stated="not_met")
    (key,) = task_making.from_code(district, PHUC_SEN, "13.2", ROUND).keys
    take_one(commune, laptops.export(district, f"xa-{PHUC_SEN}"))
    assert one(commune, key).mine
    tasks.change(
        commune,
        [CellText(key, "obstacle", "thiếu vốn"), CellText(key, "remover", "Huyện")],
    )
    take_one(district, laptops.export(commune))
    assert one(district, key).field("obstacle") == "thiếu vốn"
    assert not one(district, key).entry.conflict
    laptops.close()


def test_a_task_given_without_a_key_is_the_communes_that_it_names(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{PHUC_SEN}")
    key = register_keys.free_key(district, "task", {"title": "Làm đường", "unit": PHUC_SEN})
    registers.save(district, key, {"title": "Làm đường", "unit": PHUC_SEN})
    take_one(commune, laptops.export(district, f"xa-{PHUC_SEN}"))
    assert tasks.change(commune, [CellText(key, "percent", "40")]) == [None]
    take_one(district, laptops.export(commune))
    assert one(district, key).field("percent") == "40"
    assert register_keys.free_key(district, "task", {"title": "x"}).startswith("task/huyen/")
    laptops.close()


def test_the_form_of_a_task_offers_the_commune_first_and_follows_the_one_that_is_named(
    district: Workbook,
) -> None:
    assert register_keys.scopes(district, "task", PHUC_SEN) == (PHUC_SEN, "huyen")
    assert register_keys.scopes(district, "project", PHUC_SEN) == ("huyen", PHUC_SEN)
    key = register_keys.make_key(district, "task", PHUC_SEN, {"title": "x", "unit": "01639"})
    assert key.startswith("task/01639/")
    own = register_keys.make_key(district, "task", "huyen", {"title": "x", "unit": "01639"})
    assert own.startswith("task/huyen/")


def test_a_communes_task_that_names_no_unit_is_about_the_commune(district: Workbook) -> None:
    assert one(district, add(district, "việc", scope=PHUC_SEN)).unit == PHUC_SEN
    assert one(district, add(district, "việc")).unit == ""


def test_what_a_document_asks_for_becomes_a_task_a_line_and_only_once(district: Workbook) -> None:
    key = registers.new_key(district, "document")
    registers.save(district, key, {"title": "Đề án mẫu", "number": "01/ĐA"})
    with pytest.raises(Refused):
        task_making.from_document(district, key)
    registers.save(district, key, {"effect": "Lập danh sách hộ\n\n  Báo cáo hằng quý "})
    made_ = task_making.from_document(district, key)
    found = [one(district, each) for each in made_.keys]
    assert [task.title for task in found] == ["Lập danh sách hộ", "Báo cáo hằng quý"]
    assert found[0].field("note") == "Theo văn bản 01/ĐA: Đề án mẫu"
    again = task_making.from_document(district, key)
    assert (again.keys, len(again.known)) == ((), 2)


def test_a_commune_does_at_home_what_a_document_of_the_district_asks_for(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{PHUC_SEN}")
    key = registers.new_key(district, "document")
    registers.save(district, key, {"title": "Đề án mẫu", "effect": "Báo cáo hằng quý"})
    take_one(commune, laptops.export(district, f"xa-{PHUC_SEN}"))
    (made_,) = task_making.from_document(commune, key).keys
    assert one(commune, made_).unit == PHUC_SEN
    assert one(commune, made_).mine
    laptops.close()
