"""A broken criteria set is refused with its file, its line and the reason."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.errors import MalformedAsset
from ntm_desktop.services.shipped.catalogue import load_catalogue

COMMUNE = "xa-2021-2025"
ADVANCED = "xa-nang-cao-2021-2025"
VILLAGE = "xom-2022-2025"

# File · line that starts with (blank for tab) · column · value put there · reason
CELLS = r"""
lines.tsv · line · note · ghi_chu · cột lạ “ghi_chu”
lines.tsv · line · note · group · mã “group” bị lặp
lines.tsv · indicator 3.1 · line · chỉ tiêu · “line” là “chỉ tiêu”, phải là một trong: criterion
lines.tsv · indicator 3.1 · code · 2.4 · mã “2.4” bị lặp
lines.tsv · indicator 3.1 · code · 3/1 · “code” là “3/1”, không phải mã
lines.tsv · criterion 3 · code · 2 · mã “2” bị lặp
lines.tsv · condition debt · code · 19 · mã “19” bị lặp
lines.tsv · indicator 3.1 · parent · 20 · “3.1” thuộc tiêu chí “20” không có trong tệp
lines.tsv · indicator 3.1 · parent ·  · ô “parent” để trống
lines.tsv · indicator 3.1 · code · 3 · chỉ tiêu trùng mã tiêu chí “3” phải là chỉ tiêu duy nhất
lines.tsv · criterion 6 · group · Hạ tầng · nhóm “Hạ tầng” không có trong set.toml
lines.tsv · indicator 1.1 · title ·  · ô “title” để trống
lines.tsv · indicator 1.1 · name_from · nghe nói · “name_from” là “nghe nói”, phải là
lines.tsv · indicator 3.1 · rule · at_least:2 · quy tắc “at_least:2” phải là all
lines.tsv · indicator 3.1 · rule · most · quy tắc “most” phải là all
lines.tsv · indicator 3.1 · not_applicable · có · “not_applicable” là “có”, phải là một trong: yes
lines.tsv · criterion 3 · rule · all · ô “rule” phải để trống
lines.tsv · indicator 1.2 · note · thừa  · ô có dấu cách thừa
lines.tsv · indicator 1.2 · title · Quy\x07hoạch · có ký tự điều khiển
measures.tsv · 3.1 · code · 3.3 · “3.3” không phải chỉ tiêu hay điều kiện nào trong lines.tsv
measures.tsv · 5 toi_thieu · measure · muc_1 · mã “5 muc_1” bị lặp
measures.tsv · 3.1 · type · percent · “type” là “percent”, phải là một trong: yes_no, ratio
measures.tsv · 3.1 · comparison · > · “comparison” là “>”, phải là một trong: >=, <=, =
measures.tsv · 3.1 · threshold · 80.0 · “threshold” là “80.0”, phải viết số như 62.4
measures.tsv · 3.1 · threshold · 80,5 · “threshold” là “80,5”, phải viết số như 62.4
measures.tsv · 3.1 · threshold_from · báo · “threshold_from” là “báo”, phải là một trong: text
measures.tsv · 3.1 · threshold ·  · mức đạt phải có ở đúng một cột
measures.tsv · 3.1 · years · 2023:80 · mức đạt phải có ở đúng một cột
measures.tsv · 3.1 · threshold_from · unknown · mức đạt phải có ở đúng một cột
measures.tsv · 10 · years · 2022:39;2021:36 · mức theo năm “2022:39;2021:36” phải viết như
measures.tsv · 10 · years · 2021:36.0 · “years” là “36.0”, phải viết số như 62.4
measures.tsv · 5 muc_1 · cases · schools>3 · mức theo điều kiện “schools>3” phải viết như
measures.tsv · 5 muc_1 · cases · pupils>3:70 · số liệu nền “pupils” không có trong base_figures.tsv
measures.tsv · 5 muc_1 · cases · schools>3:070 · “cases” là “070”, phải viết số như 62.4
measures.tsv · 3.1 · denominator_base · hectares · số liệu nền “hectares” không có
measures.tsv · 3.1 · denominator ·  · ô “denominator” để trống
measures.tsv · 3.1 · per_cent ·  · “per_cent” là “”, phải là một trong: yes, no
measures.tsv · 9.1 · numerator · nhà · ô “numerator” phải để trống
measures.tsv · 9.1 · levels · Khá · ô “levels” phải để trống
measures.tsv · 3.2 diem · maximum · 40 · mức đạt lớn hơn điểm tối đa
measures.tsv · 3.2 diem · maximum ·  · “maximum” là “”, phải viết số như 62.4
measures.tsv · 4.1 · threshold · Đạt · số liệu có/không phải có mức “= 1”
"""

# Old text · new text · line that then starts with · reason, all in set.toml
HEADERS = r"""
criteria = 19 · criteria = 20 · criteria = · “criteria” ghi 20, đếm được 19
indicators = 57 · indicators = 56 · indicators = · “indicators” ghi 56, đếm được 57
conditions = 3 · conditions = 4 · conditions = · “conditions” ghi 4, đếm được 3
conditions = 3 · conditions = -3 · conditions = · mục “counts.conditions” sai kiểu
"commune" · "province" · level = · “level” là “province”, phải là một trong: commune
level = · colour = "red"\nlevel = · colour · mục lạ “colour”
conditions = 3 · conditions = 3\nareas = 4 · areas · mục lạ “counts.areas”
level = · # level = ·  · thiếu mục “level”
"2021-01-01" · "01/01/2021" · valid_from · mục “valid_from” sai kiểu
"15-18" · "16-18" · bands · mục “bands” sai kiểu
, "0-4" ·  · bands · mục “bands” sai kiểu
"10", "17" · "10", "20" · [revocation] · mục “revocation” sai kiểu
low_share = 30 · low_share = 60 · [revocation] · mục “revocation” sai kiểu
status = "unverified" · status = "" · status · mục “provenance.status” sai kiểu
level = "commune" · level "commune" · level · sai cú pháp TOML
"""


def cases(table: str) -> list[list[str]]:
    return [
        [part.replace("\\x07", "\x07").replace("\\n", "\n") for part in line.split(" · ")]
        for line in table.strip("\n").split("\n")
    ]


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    shutil.copytree(paths.assets() / "criteria", tmp_path / "criteria")
    return tmp_path


def refusal(assets: Path, set_id: str = COMMUNE) -> str:
    catalogue = load_catalogue(assets)
    with pytest.raises(MalformedAsset) as refused:
        catalogue.set(set_id)
    # One broken set takes no other down with it.
    assert len(catalogue.set(VILLAGE).criteria) == 16
    return refused.value.sentence


@pytest.mark.parametrize(("name", "start", "column", "value", "reason"), cases(CELLS))
def test_a_broken_cell_is_refused_with_file_line_and_reason(
    assets: Path, name: str, start: str, column: str, value: str, reason: str
) -> None:
    path = assets / "criteria" / COMMUNE / name
    lines = path.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(start.replace(" ", "\t")))
    row = lines[number].split("\t")
    row[lines[0].split("\t").index(column)] = value
    lines[number] = "\t".join(row)
    path.write_text("\n".join(lines), "utf-8")
    assert f"{COMMUNE}/{name}, dòng {number + 1}: {reason}" in refusal(assets)


@pytest.mark.parametrize(("old", "new", "start", "reason"), cases(HEADERS))
def test_a_broken_header_is_refused_with_its_line_and_reason(
    assets: Path, old: str, new: str, start: str, reason: str
) -> None:
    path = assets / "criteria" / COMMUNE / "set.toml"
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith(start)) if start else 0
    place = f"set.toml, dòng {number}" if number else "set.toml"
    assert f"{COMMUNE}/{place}: {reason}" in refusal(assets)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        (b"indicator\t1.1\t", b"indicator\t1.1\t\t", 3, "có 10 ô, phải có 9"),
        (b"\nindicator\t1.1\t", b"\r\nindicator\t1.1\t", 2, "có ký tự điều khiển"),
        (b"\nindicator\t1.1\t", b"\n\nindicator\t1.1\t", 3, "có 1 ô, phải có 9"),
        (b"\tnote\n", b"\n", 1, "thiếu cột “note”"),
        (b"Quy ho", b"Quy \xff ho", 2, "không phải chữ UTF-8"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line_and_reason(
    assets: Path, old: bytes, new: bytes, line: int, reason: str
) -> None:
    path = assets / "criteria" / COMMUNE / "lines.tsv"
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    assert f"{COMMUNE}/lines.tsv, dòng {line}: {reason}" in refusal(assets)


def test_text_that_is_not_composed_is_refused_with_its_line(assets: Path) -> None:
    path = assets / "criteria" / COMMUNE / "lines.tsv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Điện", unicodedata.normalize("NFD", "Điện"), 1), "utf-8")
    line = text.count("\n", 0, text.index("Điện")) + 1
    assert f"lines.tsv, dòng {line}: chữ chưa ở dạng dựng sẵn (NFC)" in refusal(assets)


@pytest.mark.parametrize("name", ["set.toml", "lines.tsv", "measures.tsv"])
def test_an_empty_file_is_refused(assets: Path, name: str) -> None:
    (assets / "criteria" / COMMUNE / name).write_bytes(b"")
    assert f"{COMMUNE}/{name}" in refusal(assets)


def test_a_missing_file_is_refused(assets: Path) -> None:
    (assets / "criteria" / COMMUNE / "measures.tsv").unlink()
    assert f"{COMMUNE}/measures.tsv: không đọc được tệp" in refusal(assets)


@pytest.mark.parametrize(
    ("name", "start", "reason"),
    [
        ("measures.tsv", "3.1\t", "“3.1” không có số liệu nào trong measures.tsv"),
        ("lines.tsv", "indicator\t5\t", "tiêu chí “5” không có chỉ tiêu nào"),
    ],
)
def test_a_line_that_is_left_out_is_missed_where_it_is_needed(
    assets: Path, name: str, start: str, reason: str
) -> None:
    path = assets / "criteria" / COMMUNE / name
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if not line.startswith(start)), "utf-8")
    assert reason in refusal(assets)


def test_a_level_that_the_scale_does_not_have_is_refused(assets: Path) -> None:
    path = assets / "criteria" / ADVANCED / "measures.tsv"
    path.write_text(path.read_text("utf-8").replace("Đạt|Khá|Tốt", "Đạt|Tốt", 1), "utf-8")
    assert "mức “Khá” không có trong thang mức" in refusal(assets, ADVANCED)


def test_a_base_figure_listed_twice_is_refused(assets: Path) -> None:
    path = assets / "criteria" / "base_figures.tsv"
    path.write_text(path.read_text("utf-8").replace("\npopulation\t", "\nhouseholds\t"), "utf-8")
    with pytest.raises(MalformedAsset, match="dòng 3: mã “households” bị lặp"):
        load_catalogue(assets).base_figures()
