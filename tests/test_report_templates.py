"""An office's own .docx: looked through when loaded, filled when a report is saved, passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import report_files
from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Document, Table
from ntm_desktop.reports.template_places import fields_of, listed, places_of
from ntm_desktop.services import editing
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.papers import report_templates
from ntm_desktop.services.status import status
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import field_names
from tests.exchange_world import Laptops, say, take_one
from tests.report_templates import feet_of, tables_in, template, words_in
from tests.test_cli import Shell

KIND = ReportKind.COMMUNE_REPORT
UNIT, ROUND = "01603", "2023-06"
TODAY = date(2023, 6, 9)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CRITERIA = "bang_ket_qua_thuc_hien_bo_tieu"


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    yield book
    book.close()


def report(book: Workbook) -> Document:
    return make(book, KIND, TODAY, unit=UNIT, round_code=ROUND)


def load(book: Workbook, path: Path) -> None:
    report_files.load_template(book, KIND, report(book), path)


def save(book: Workbook, path: Path) -> Path:
    report_files.save(book, KIND, report(book), path)
    return path


def test_the_list_of_fields_calls_the_figures_by_their_words(commune: Workbook) -> None:
    named = {name for name, _meaning, _now in listed(report(commune), KIND.value)}
    assert {"{{so_dat}}", "{{co_quan}}", "{{noi_dung}}"} <= named
    assert not named & {f"{{{{{name}}}}}" for name in field_names.WORDS}


def test_fields_of_a_template_are_filled_in_paragraphs_cells_and_feet_even_over_several_runs(
    commune: Workbook, tmp_path: Path
) -> None:
    mine = template(
        tmp_path / "mau.docx",
        "Xã đạt {met}/{{ tong_so }} tiêu chí.",
        ["Kỳ: {{ro", "un", "d}}, hết."],
        cell="{{TIEU_DE}}",
        foot="{{so_van_ban}}",
    )
    load(commune, mine)
    out = save(commune, tmp_path / "ra.docx")
    (now,) = status(commune, ROUND, [UNIT]).units
    assert words_in(out)[:2] == [
        f"Xã đạt {now.met_count}/19 tiêu chí.",
        "Kỳ: kỳ báo cáo 6 tháng năm 2023, hết.",
    ]
    assert tables_in(out)[0][0][1] == "BÁO CÁO"
    assert "Số: ......../BC-UBND" in feet_of(out)


def test_a_place_of_its_own_gives_way_to_the_built_in_table(
    commune: Workbook, tmp_path: Path
) -> None:
    load(commune, template(tmp_path / "mau.docx", "Trước", f"{{{{{CRITERIA}}}}}", "Sau"))
    out = save(commune, tmp_path / "ra.docx")
    built_in = next(one for one in report(commune).blocks if isinstance(one, Table))
    (table,) = tables_in(out)
    assert table[0] == list(built_in.headings)
    assert len(table) == len(built_in.rows) + 1
    assert words_in(out)[0] == "Trước" and words_in(out)[-1] == "Sau"
    body = [one.tag.rpartition("}")[2] for one in docx.Document(str(out)).element.body]
    assert body.index("tbl") == 1


def test_words_look_as_their_place_does(commune: Workbook, tmp_path: Path) -> None:
    word = docx.Document()
    run = word.add_paragraph().add_run("{{loi_ket_qua_thuc_hien_bo_tieu}}")
    run.italic, run.font.size = True, Pt(15)
    word.save(str(tmp_path / "mau.docx"))
    load(commune, tmp_path / "mau.docx")
    made = docx.Document(str(save(commune, tmp_path / "ra.docx"))).paragraphs
    assert len(made) > 1
    assert {(one.runs[0].italic, one.runs[0].font.size) for one in made} == {(True, Pt(15))}


def test_a_table_takes_its_place_within_a_cell_too(commune: Workbook, tmp_path: Path) -> None:
    load(commune, template(tmp_path / "mau.docx", cell=f"{{{{{CRITERIA}}}}}"))
    word = docx.Document(str(save(commune, tmp_path / "ra.docx")))
    cell = word.tables[0].rows[0].cells[1]
    assert len(cell.tables) == 1
    assert cell._tc[-1].tag.endswith("}p")


@pytest.mark.parametrize("name", ["la", "Tên xã", "bang_khong_co"])
def test_a_field_that_no_report_has_is_named_and_the_template_is_not_kept(
    commune: Workbook, tmp_path: Path, name: str
) -> None:
    mine = template(tmp_path / "mau.docx", "Đạt {met}.", f"Có {{{{{name}}}}} ở đây.")
    with pytest.raises(WrongUse, match=f"không biết: {{{{{name}}}}}"):
        load(commune, mine)
    assert report_templates.template_of(commune, KIND.value) is None


def test_a_place_within_a_sentence_is_refused(commune: Workbook, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="đứng riêng một dòng"):
        load(commune, template(tmp_path / "mau.docx", "Xem {{noi_dung}} nhé"))


def test_what_is_no_word_file_is_refused(commune: Workbook, tmp_path: Path) -> None:
    for name, content in (("a.docx", b"\xd0\xcf\x11\xe0 an old .doc"), ("b.docx", b"PK\x03\x04")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(WrongUse, match=r"đuôi \.docx"):
            load(commune, path)


def linked(path: Path, kind: str) -> Path:
    """A template that names something outside itself."""
    word = docx.Document()
    word.add_paragraph("{met}")
    word.part.relate_to("https://example.invalid/x", f"{_RELATION}/{kind}", is_external=True)
    word.save(str(path))
    return path


def test_a_template_that_fetches_something_from_elsewhere_is_refused(
    commune: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(WrongUse, match="lấy từ nơi khác"):
        load(commune, linked(tmp_path / "hinh.docx", "image"))
    starting = docx.Document()
    run = starting.add_paragraph().add_run()
    said = OxmlElement("w:instrText")
    said.text = " DDEAUTO c:\\\\x "
    run._r.append(said)
    starting.save(str(tmp_path / "dde.docx"))
    with pytest.raises(WrongUse, match="lấy từ nơi khác"):
        load(commune, tmp_path / "dde.docx")


def test_links_to_read_stay_and_the_note_of_a_style_sheet_is_forgotten(
    commune: Workbook, tmp_path: Path
) -> None:
    load(commune, linked(tmp_path / "a.docx", "hyperlink"))
    load(commune, linked(tmp_path / "b.docx", "attachedTemplate"))
    kinds = {
        link.reltype
        for link in docx.Document(str(save(commune, tmp_path / "ra.docx"))).part.rels.values()
        if link.is_external
    }
    assert kinds == set()


def test_the_original_filled_again_says_what_the_built_in_report_says(
    commune: Workbook, tmp_path: Path
) -> None:
    built_in = save(commune, tmp_path / "san.docx")
    report_files.save_original(report(commune), tmp_path / "goc.docx")
    assert "{{tieu_de}}" in words_in(tmp_path / "goc.docx")
    load(commune, tmp_path / "goc.docx")
    by_template = save(commune, tmp_path / "mau.docx")
    said, meant = (
        [text for text in words_in(path) if text.strip()] for path in (by_template, built_in)
    )
    assert said == meant
    assert [len(table) for table in tables_in(by_template)] == [
        len(table) for table in tables_in(built_in)
    ]


def test_taking_the_template_back_and_undoing_that(commune: Workbook, tmp_path: Path) -> None:
    load(commune, template(tmp_path / "mau.docx", "Riêng"))
    report_files.remove_template(commune, KIND)
    assert words_in(save(commune, tmp_path / "1.docx"))[0] != "Riêng"
    editing.undo(commune)
    assert words_in(save(commune, tmp_path / "2.docx"))[0] == "Riêng"
    report_files.remove_template(commune, KIND)
    with pytest.raises(WrongUse, match="Không có mẫu riêng"):
        report_files.remove_template(commune, KIND)


def test_a_sample_says_so_on_every_page_whatever_the_template(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "mau.ntm", "quang-hoa-2023", "huyen", demo=True)
    load(book, template(tmp_path / "mau.docx", "Riêng"))
    assert "DỮ LIỆU MẪU" in feet_of(save(book, tmp_path / "ra.docx"))
    book.close()


def test_the_template_travels_with_its_file_and_a_district_gives_its_own_to_communes(
    tmp_path: Path,
) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{UNIT}")
    say(commune, "met")
    load(district, template(tmp_path / "huyen.docx", "Mẫu của huyện"))
    take_one(commune, laptops.export(district, to=f"xa-{UNIT}"))
    found = report_templates.template_of(commune, KIND.value)
    assert found is not None and found.owner == DISTRICT and found.here
    assert words_in(save(commune, tmp_path / "1.docx")) == ["Mẫu của huyện"]
    load(commune, template(tmp_path / "xa.docx", "Mẫu của xã"))
    assert words_in(save(commune, tmp_path / "2.docx")) == ["Mẫu của xã"]
    laptops.close()


def test_a_template_whose_file_did_not_come_is_said_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{UNIT}")
    load(district, template(tmp_path / "huyen.docx", "Mẫu của huyện"))
    take_one(commune, laptops.export(district, to=f"xa-{UNIT}", with_files=False))
    with pytest.raises(WrongUse, match="chưa có tệp của mẫu"):
        save(commune, tmp_path / "1.docx")
    assert not (tmp_path / "1.docx").exists()
    laptops.close()


def test_the_command_follows_the_template_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path, capsys, monkeypatch).on("xa")
    shell("new", "x.ntm", "--plan", "quang-hoa-2023", "--as", f"xa-{UNIT}")
    book = open_workbook(tmp_path / "x.ntm")
    load(book, template(tmp_path / "mau.docx", "Mẫu của xã: {total}"))
    book.close()
    said = shell.json("report", "x.ntm", KIND.value, "-o", "ra.docx", "--round", ROUND)
    assert said["pages"] is None
    assert words_in(tmp_path / "ra.docx") == ["Mẫu của xã: 19"]


def test_every_place_and_field_has_a_meaning_and_no_two_share_a_name(commune: Workbook) -> None:
    document = report(commune)
    rows = listed(document, KIND.value)
    assert len({field for field, _meaning, _now in rows}) == len(rows)
    for field, meaning, _now in rows:
        assert meaning != field.strip("{}")
    assert not {one.name for one in places_of(document)} & set(fields_of(document))
