"""The rules of single fields hold for every way in: form, grid, paste, command, sheet, conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.register_specs import SPECS
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import editing, units
from ntm_desktop.services.checks import check_registry
from ntm_desktop.services.editing import Edit
from ntm_desktop.services.exchange.conflicts import conflicts, resolve
from ntm_desktop.services.programme import villages
from ntm_desktop.services.records import register_paste, registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import import_sheet
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import check_body
from tests.one_book import PHUC_SEN, PLAN, SET, bring, foreign, made
from tests.test_cli import Shell
from tests.typed_sheet import Sheet

DAI_SON = "01639"
PHIA_CHANG = f"village/{PHUC_SEN}.phia-chang"
TASK = "task/huyen/viec"
TARGET = f"target/{PHUC_SEN}/{SET}/10/2023"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    for one in made(tmp_path / "huyen.ntm", "huyen"):
        registers.save(one, TASK, {"title": "việc"})
        yield one


WRONG = (
    (TASK, "percent", "250", "từ 0 đến 100"),
    (TARGET, "month", "13", "từ 1 đến 12"),
    (PHIA_CHANG, "year", "năm 2023", "bốn chữ số"),
    (PHIA_CHANG, "year", "1800", "bốn chữ số"),
    (PHIA_CHANG, "households", "12.5", "số nguyên"),
    ("goal/binh-quan", "metric", "foo", "Không có cách đo"),
    ("goal/binh-quan", "year", "20x3", "bốn chữ số"),
)
# (key, body, what the sentence says): names and figures that only a workbook can tell.
STRANGE: tuple[tuple[str, dict[str, Any], str], ...] = (
    (f"target/{PHUC_SEN}/{SET}/99/2023", {"aim": "achieve"}, "Chỉ tiêu: .*không có mã “99”"),
    (f"target/{PHUC_SEN}/{SET}/17/20x3", {"aim": "achieve"}, "Năm: .*bốn chữ số"),
    (f"target/99999/{SET}/17/2023", {"aim": "achieve"}, "Đơn vị: .*“99999”"),
    (f"target/{PHUC_SEN}/khac/17/2023", {"aim": "achieve"}, "Bộ tiêu chí: .*“khac”"),
    (f"target/{PHUC_SEN}/xom-2022-2025/villages/2031", {"value": "2.5"}, "số nguyên"),
    ("funding/huyen/20x3/a", {"title": "Vốn"}, "Năm: .*bốn chữ số"),
    ("funding/99999/2023/a", {"title": "Vốn"}, "Không có nơi ghi “99999”"),
    ("funding/huyen/2023/a", {"title": "Vốn", "project": "khongco"}, "công trình.*“khongco”"),
    ("task/huyen/a", {"title": "việc", "codes": "17.6, 99.9"}, "Chỉ tiêu: .*“99.9”"),
    (f"task/{PHUC_SEN}/a", {"title": "việc", "codes": "DK3"}, "Chỉ tiêu: .*“DK3”"),
    ("task/huyen/a", {"title": "việc", "unit": "99999"}, "Đơn vị: .*“99999”"),
    ("committee_member/a", {"name": "ông Mẫu", "codes": ["xx"]}, "Chỉ tiêu: .*“xx”"),
    ("committee_member/a", {"name": "ông Mẫu", "units": ["99999"]}, "đơn vị.*“99999”"),
    (
        "inspection_finding/huyen/a",
        {"title": "chậm", "finding_kind": "obstacle", "inspection": "khongco"},
        "Cuộc kiểm tra: .*“khongco”",
    ),
    (f"recognition/{PHUC_SEN}/abc", {"stage": "self"}, "Mức: .*standard.*advanced.*model"),
    ("setting/khongco", {"value": "5"}, "survey.coverage"),
    ("setting/survey.coverage", {"value": "abc"}, "Giá trị: "),
    ("setting/survey.coverage", {"value": "150"}, "từ 0 đến 100"),
    (f"base_figure/{PHUC_SEN}/2023/khongco", {"value": "5"}, "số liệu nền “khongco”"),
    (f"base_figure/{PHUC_SEN}/2023/households", {"value": "5.5"}, "số nguyên"),
    (f"base_figure/{PHUC_SEN}/1800/households", {"value": "5"}, "bốn chữ số"),
    (f"threshold/{SET}/17.8/khac", {"value": "5"}, "số đo “khac”"),
    (f"threshold/{SET}/17.8/m", {"by_year": {"20x3": "5"}}, "năm bốn chữ số"),
    (f"wording/{SET}/99", {"title": "Tên"}, "không có mã “99”"),
    (f"responsibility/{SET}/17.8/khac", {"source": "họp"}, "Không có cơ quan “khac”"),
)
SURVEY = {"households": "40", "asked": "30", "answered": "20", "satisfied": "10"}


@pytest.mark.parametrize(("key", "field", "value", "said"), WRONG)
def test_a_value_that_cannot_be_is_refused_by_every_way_in(
    book: Workbook, key: str, field: str, value: str, said: str
) -> None:
    before = editing.current_body(book, key)
    kind = key.partition("/")[0]
    body = {**(before or {}), field: value}
    with pytest.raises(WrongUse, match=said):
        registers.save(book, key, {field: value})
    with pytest.raises(WrongUse, match=said):
        registers.read_values(book, kind, {field: value})
    with pytest.raises(WrongUse, match=said):
        editing.write(book, "ghi", [Edit(key, body)])
    with pytest.raises(WrongUse, match=said):  # as the import of one's own sheet asks
        check_body(book, key, body, before)
    (reason,) = write_cells(book, "ghi", [CellText(key, field, value)])
    assert reason is not None and said in reason
    assert editing.current_body(book, key) == before


@pytest.mark.parametrize(("key", "body", "said"), STRANGE)
def test_a_name_that_the_workbook_does_not_know_is_refused_with_what_to_write(
    book: Workbook, key: str, body: dict[str, Any], said: str
) -> None:
    before = editing.current_body(book, key)
    with pytest.raises(WrongUse, match=said):
        registers.save(book, key, body)
    with pytest.raises(WrongUse, match=said):
        check_body(book, key, body, before)
    assert editing.current_body(book, key) == before


@pytest.mark.parametrize(("key", "body", "said"), STRANGE)
def test_what_typing_refuses_comes_in_by_a_file_and_the_check_tells_it(
    book: Workbook, key: str, body: dict[str, Any], said: str
) -> None:
    bring(book, foreign(key, body, author="huyen"))
    found = [one for one in check_registry.findings(book) if one.where == key]
    told = [one for one in found if one.code in ("value_odd", "name_unknown")]
    assert len(told) == 1 and re.search(said, told[0].message)
    assert editing.current_body(book, key) is not None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"asked": "50"}, "được hỏi là 50, lớn hơn tổng số hộ là 40"),
        ({"answered": "31"}, "trả lời là 31, lớn hơn số hộ được hỏi là 30"),
        ({"satisfied": "21"}, "hài lòng là 21, lớn hơn số hộ trả lời là 20"),
        ({"contents": {"Đường": {"satisfied": "21"}}}, "“Đường” có 21 hộ hài lòng"),
    ],
)
def test_a_survey_whose_parts_are_above_their_whole_is_not_typed(
    book: Workbook, more: dict[str, Any], said: str
) -> None:
    key, body = f"survey/{PHUC_SEN}/a", {"village": f"{PHUC_SEN}.phia-chang", **SURVEY}
    with pytest.raises(WrongUse, match=said):
        registers.save(book, key, {**body, **more})
    registers.save(book, key, body)
    with pytest.raises(WrongUse, match=said):
        registers.save(book, key, more)


def test_records_of_one_step_may_name_one_another(book: Workbook) -> None:
    finding = f"inspection_finding/{PHUC_SEN}/a"
    body = {"title": "chậm", "finding_kind": "obstacle", "task": "moi"}
    with pytest.raises(WrongUse, match="moi"):
        registers.save(book, finding, body)
    edits = [Edit(finding, body), Edit(f"task/{PHUC_SEN}/moi", {"title": "xử lý", "finding": "a"})]
    assert editing.write(book, "ghi", edits) is not None


def test_one_bad_record_of_a_block_does_not_keep_the_others_out(book: Workbook) -> None:
    cells = [CellText(TASK, "codes", "99.9"), CellText(TASK, "person", "bà Mẫu")]
    cells.append(CellText(PHIA_CHANG, "households", "40"))
    first, second, third = write_cells(book, "ghi", cells)
    assert first is not None and "99.9" in first and second == first and third is None
    assert (editing.current_body(book, PHIA_CHANG) or {})["households"] == "40"


def test_a_pasted_line_says_which_name_is_not_known(book: Workbook) -> None:
    spec = replace(next(one for one in SPECS if one.kind == "task"), columns=("title", "codes"))
    good, bad = register_paste.read_block(book, spec, "việc\t17.6\nviệc\t99.9")
    assert not good.fault and "99.9" in bad.fault


def test_codes_are_those_of_the_sets_that_the_unit_is_assessed_by(book: Workbook) -> None:
    for codes in ("17", "17.6, 17.8", "satisfaction", f"{SET}/17"):
        registers.save(book, f"task/{PHUC_SEN}/a", {"title": "việc", "codes": codes})
    for line in ("huyện 6", "DK3", "17.6"):
        registers.save(book, "committee_member/a", {"name": "ông Mẫu", "codes": [line]})


@pytest.mark.parametrize(
    ("key", "field", "value", "said"), [one for one in WRONG if not one[0].startswith("goal/")]
)
def test_a_pasted_line_says_which_cell_cannot_be(
    book: Workbook, key: str, field: str, value: str, said: str
) -> None:
    kind = key.partition("/")[0]
    spec = replace(next(one for one in SPECS if one.kind == kind), columns=(field,))
    (line,) = register_paste.read_block(book, spec, value)
    assert said in line.fault


def test_ones_own_sheet_is_held_to_the_same_rules_row_by_row(
    book: Workbook, tmp_path: Path
) -> None:
    for kind, key, field, value, said in (
        ("task", TASK, "percent", 250, "từ 0 đến 100"),
        ("village", PHIA_CHANG, "year", "năm 2023", "bốn chữ số"),
        ("village", PHIA_CHANG, "name", "Xóm Mới", "Xã đã có xóm"),
    ):
        if field == "name":
            villages.add(book, PHUC_SEN, "Xóm Mới")
        path = tmp_path / f"{kind}-{field}.xlsx"
        export_sheet(book, kind, path)
        sheet = Sheet(path)
        sheet.cell(key, field).value = value
        before = editing.current_body(book, key)
        (refused,) = import_sheet(book, sheet.save()).cells
        assert said in refused.row.reason
        assert editing.current_body(book, key) == before


def test_the_command_refuses_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", PLAN, "--as", "huyen")
    values = ("--set", "title=việc", "--set", "percent=250")
    assert "từ 0 đến 100" in shell.refused("record", "d.ntm", "task", *values, status=2)
    assert shell.json("list", "d.ntm", "task") == []


def test_a_communes_new_record_is_about_the_commune_by_command_as_in_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("xa-01603")
    shell("new", "x.ntm", "--plan", PLAN, "--as", "xa-01603")
    shell("record", "x.ntm", "task", "--set", "title=Xây 24 nhà tiêu", "--set", "due=30/9/2023")
    shell("record", "x.ntm", "task", "--set", "title=việc chung", "--set", "unit=dai son")
    shell("record", "x.ntm", "funding", "01603/2023/dan-gop", "--set", "title=Dân góp")
    told = {row["title"]: row["unit"] for row in shell.json("list", "x.ntm", "task")}
    assert told == {"Xây 24 nhà tiêu": PHUC_SEN, "việc chung": DAI_SON}
    (line,) = [row for row in shell.json("list", "x.ntm", "funding") if row["title"] == "Dân góp"]
    assert line["unit"] == PHUC_SEN
    key = line["key"].removeprefix("funding/")
    shell("record", "x.ntm", "funding", key, "--set", "unit=", "--set", "planned=5")
    assert "unit" not in next(
        row for row in shell.json("list", "x.ntm", "funding") if row["key"] == line["key"]
    )
    shell("record", "x.ntm", "village", "--set", "name=Lũng Vài")
    assert "village/01603.lung-vai" in {
        row["key"] for row in shell.json("list", "x.ntm", "village")
    }


def test_keys_as_a_list_prints_them_and_names_of_units_are_accepted_by_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", PLAN, "--as", "huyen")
    shell("record", "d.ntm", "inspection", "--set", "title=Kiểm tra")
    (one,) = shell.json("list", "d.ntm", "inspection")
    said = ("inspection_finding", "--set", "title=Thiếu", "--set", "finding_kind=khó khăn")
    for key in (one["key"], one["key"].partition("/")[2], one["key"].rpartition("/")[2]):
        shell("record", "d.ntm", *said, "--set", f"inspection={key}")
    found = shell.json("list", "d.ntm", "inspection_finding")
    assert [row["inspection"] for row in found] == [one["key"].rpartition("/")[2]] * 3
    other = ("--set", "inspection=project/huyen/khong-co")
    assert "không phải khóa" in shell.refused("record", "d.ntm", *said, *other, status=2)
    member = ("committee_member", "--set", "name=Mẫu", "--set", "units=phuc sen; 01639")
    shell("record", "d.ntm", *member)
    listed = shell.json("list", "d.ntm", "committee_member")
    assert [PHUC_SEN, DAI_SON] in [row.get("units") for row in listed]
    strange = ("committee_member", "--set", "name=Mẫu", "--set", "units=khong co")
    assert "Ghi tên hoặc mã" in shell.refused("record", "d.ntm", *strange, status=2)


def test_money_without_a_key_is_in_the_year_of_the_open_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", PLAN, "--as", "huyen")
    shell("record", "d.ntm", "funding", "--set", "title=Vốn thêm", "--set", "planned=5")
    (line,) = [row for row in shell.json("list", "d.ntm", "funding") if row["title"] == "Vốn thêm"]
    assert line["key"].startswith("funding/huyen/2023/")


def test_a_refusal_keeps_choices_apart_and_says_whose_a_village_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", PLAN, "--as", "huyen")
    target = ("record", "d.ntm", "target", f"{PHUC_SEN}/{SET}/17/2023", "--set")
    told = shell.refused(*target, "ease=xoàng", status=2)
    assert "dễ, ít kinh phí (easy) · vừa (medium)" in told
    shell(*target, "ease=dễ")
    other = ("village", f"{PHUC_SEN}.x", "--set", "name=X", "--set", "commune=dai son")
    told = shell.refused("record", "d.ntm", *other, status=2)
    assert "để huyện ghi" not in told and PHUC_SEN in told
    shell.on("xa-01603")("new", "x.ntm", "--plan", PLAN, "--as", "xa-01603")
    told = shell.refused("record", "x.ntm", "village", f"{DAI_SON}.y", "--set", "year=2023")
    assert "Đại Sơn" in told and "chỉ được xem" in told


def test_lists_and_help_name_what_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", PLAN, "--as", "huyen")
    shell("record", "d.ntm", "setting", "survey.coverage", "--set", "value=62,5")
    assert "đang dùng 62,5" in shell("list", "d.ntm", "setting")
    for kind, name in (("goal", "villages_met"), ("recognition", "advanced")):
        assert name in shell("list", "d.ntm", kind)
    assert "Tổng số hộ" in shell("list", "d.ntm", "base_figure")
    told = shell.refused("record", "d.ntm", "village", "--set", "name=Lũng Vài", status=2)
    assert "Xã" in told
    told = shell.refused("record", "d.ntm", "target", "--set", "value=3", status=2)
    assert "target/01603/xa-2021-2025/17.6/2023" in told
    survey = ("survey", "--set", "village=01603.khongco")
    assert "Không có xóm" in shell.refused("record", "d.ntm", *survey, status=2)
    shown = shell("record", "--help")
    assert "village/01603.phia-chang" in shown and "survey.coverage" in shown


def test_a_name_of_a_village_is_looked_for_among_ones_own_villages_first(tmp_path: Path) -> None:
    for book in made(tmp_path / "xa.ntm", "xa-01603"):
        bring(book, foreign("village/01639.moi", {"name": "Mới", "commune": DAI_SON}))
        assert registers.read_values(book, "survey", {"village": "mới"}) == {"village": "01639.moi"}
        villages.add(book, PHUC_SEN, "Mới")
        assert registers.read_values(book, "survey", {"village": "mới"}) == {"village": "01603.moi"}
        with pytest.raises(WrongUse, match="Không có xóm"):
            registers.read_values(book, "survey", {"village": "phuc sen"})


def test_a_value_that_came_by_a_file_does_not_stop_another_field(book: Workbook) -> None:
    bring(book, foreign("task/huyen/cu", {"title": "cũ", "percent": "250"}, author="huyen"))
    registers.save(book, "task/huyen/cu", {"person": "bà Mẫu"})
    assert (editing.current_body(book, "task/huyen/cu") or {})["person"] == "bà Mẫu"


def test_a_third_value_is_held_to_the_rules_of_fields(book: Workbook) -> None:
    for percent in ("10", "20"):
        body = {"title": "cũ", "percent": percent}
        bring(book, foreign("task/huyen/cu", body, author="huyen"))
    with pytest.raises(WrongUse, match="từ 0 đến 100"):
        resolve(book, "task/huyen/cu", body={"title": "cũ", "percent": "101"}, note="họp")
    assert conflicts(book)


def test_a_month_in_words_is_kept_as_its_number_by_every_way_in(book: Workbook) -> None:
    assert registers.read_values(book, "target", {"month": "Tháng 09"}) == {"month": "9"}
    assert write_cells(book, "ghi", [CellText(TARGET, "month", "tháng 9")]) == [None]
    assert (editing.current_body(book, TARGET) or {})["month"] == "9"


def test_the_day_a_task_was_done_is_kept_by_the_form_and_lost_when_it_is_taken_up_again(
    book: Workbook,
) -> None:
    def day() -> Any:
        return (editing.current_body(book, TASK) or {}).get("done_on")

    registers.save(book, TASK, {"progress": "done"})
    assert day() == book.now()[:10]
    registers.save(book, TASK, {"progress": "doing"})
    assert day() is None
    registers.save(book, TASK, {"progress": "done", "done_on": "2023-01-02"})
    assert day() == "2023-01-02"


def test_a_name_that_another_village_of_the_commune_has_is_refused_by_every_way_in(
    book: Workbook,
) -> None:
    key = villages.key_of(villages.add(book, PHUC_SEN, "Xóm Mới"))
    again = "village/khac"
    with pytest.raises(WrongUse, match="Xóm Mới"):
        registers.save(book, again, {"name": "xóm  mới", "commune": PHUC_SEN})
    with pytest.raises(WrongUse, match="Phia Chang"):
        registers.save(book, key, {"name": "PHIA CHANG"})
    (reason,) = write_cells(book, "ghi", [CellText(key, "name", "phia chang")])
    assert reason is not None and "Phia Chang" in reason
    registers.save(book, again, {"name": "Xóm Mới", "commune": DAI_SON})
    registers.save(book, key, {"year": "2023"})


def test_a_village_is_renamed_among_those_of_the_commune_that_it_names(book: Workbook) -> None:
    code = "lung-vai"
    registers.save(book, villages.key_of(code), {"name": "Lũng Vài", "commune": PHUC_SEN})
    with pytest.raises(WrongUse, match="Phia Chang"):
        villages.rename(book, code, "Phia Chang")
    with pytest.raises(WrongUse, match="Phia Chang"):
        villages.check_name(book, DAI_SON, "Phia Chang", but=code)
    taken = next(one.name for one in units.villages(book, DAI_SON) if one.code != code)
    villages.rename(book, code, taken)
    assert (editing.current_body(book, villages.key_of(code)) or {})["name"] == taken


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (f"village/{PHUC_SEN}.khac", {"name": "Khác", "commune": DAI_SON}),
        (f"funding/{PHUC_SEN}/2023/khac", {"title": "Dân góp", "unit": DAI_SON}),
        (f"debt/{PHUC_SEN}/khac", {"title": "Đường", "unit": DAI_SON, "amount": "5"}),
    ],
)
def test_a_communes_record_cannot_be_made_another_communes(
    book: Workbook, key: str, said: dict[str, Any]
) -> None:
    with pytest.raises(WrongUse, match="chỉ nói về xã đó"):
        registers.save(book, key, said)
