"""Papers to be signed speak as an office does: names beside codes, no talk of the program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Table
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import report_lines as lines
from tests.exchange_world import say
from tests.test_reports import OFFICE, TODAY, UNIT, words


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    yield made
    made.close()


def test_a_criterion_stands_with_its_name_and_a_remark_in_its_column(commune: Workbook) -> None:
    say(commune, "not_met", code="17.8", note="Rà soát tháng 5")
    document = make(commune, ReportKind.COMMUNE_REPORT, TODAY)
    assert "17 (Môi trường và an toàn thực phẩm)" in words(document)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert next(row for row in table.rows if row[0] == "17.8")[4] == "Rà soát tháng 5"


@pytest.mark.parametrize(
    "kind", (ReportKind.COMMUNE_REPORT, ReportKind.COMMUNE_PLAN, ReportKind.COMMUNE_FORMS)
)
def test_what_nobody_recorded_is_no_talk_of_the_program(
    kind: ReportKind, commune: Workbook
) -> None:
    said = words(make(commune, kind, TODAY)).casefold()
    assert "chưa ghi" not in said and "sổ chưa" not in said and "lập được" not in said
    assert said.count("chưa đối chiếu") <= 1


def test_the_title_names_the_main_tasks_that_follow(book: Workbook) -> None:
    document = make(book, ReportKind.DISTRICT_REPORT, TODAY)
    assert document.subtitle.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "nhiệm vụ trọng tâm 6 tháng cuối năm 2023"
    )
    assert "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH" in words(document)
    assert "nợ đọng xây dựng cơ bản" in words(document)
    assert lines.main_tasks("2024", rest=False, half=False) == "nhiệm vụ trọng tâm năm 2024"


def test_a_plan_stands_on_the_documents_of_the_register(commune: Workbook) -> None:
    key = registers.new_key(commune, "document")
    fields = {"title": "Kế hoạch xây dựng nông thôn mới", "number": "12/KH", "date": "2023-01-05"}
    registers.save(commune, key, fields)
    said = words(make(commune, ReportKind.COMMUNE_PLAN, TODAY))
    assert "Căn cứ Kế hoạch xây dựng nông thôn mới số 12/KH ngày 05/01/2023;" in said


def test_a_goal_of_every_commune_does_not_read_as_a_count_of_communes(book: Workbook) -> None:
    for unit in ("01474", "01636"):
        say(book, "met", code="1", unit=unit)
    assert "mỗi xã từ 11" in words(make(book, ReportKind.DISTRICT_REPORT, TODAY))


def test_an_office_says_why_a_commune_fails_and_who_sees_it_otherwise(book: Workbook) -> None:
    say(book, "met", code="17.2", evaluator="self")
    say(book, "not_met", code="17.2", evaluator=OFFICE, note="Cơ sở chế biến chưa có giấy phép")
    report = make(book, ReportKind.DEPARTMENT_REPORT, date(2023, 6, 9), office=OFFICE)
    said = words(report)
    assert report.signatures[0][0] == "TRƯỞNG PHÒNG"
    assert "Chưa đạt: Phúc Sen 17.2 (Cơ sở chế biến chưa có giấy phép)." in said
    assert "Khác với xã tự đánh giá: Phúc Sen 17.2 (xã tự đánh giá: Đạt)." in said
    assert "17.2. " in said


@pytest.mark.parametrize(
    ("title", "number", "said"),
    [
        (
            "Phê duyệt Chương trình",
            "263/QĐ-TTg",
            "Căn cứ Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng phê duyệt Chương trình;",
        ),
        (
            "Bộ tiêu chí",
            "18/2022/NĐ-CP",
            "Căn cứ Nghị định số 18/2022/NĐ-CP ngày 22/02/2022 của Thủ tướng về Bộ tiêu chí;",
        ),
        ("Đề án thông minh", "21-ĐA/TU", "Căn cứ Đề án thông minh số 21-ĐA/TU ngày 22/02/2022;"),
        ("Văn bản lạ", "12", "Căn cứ Văn bản lạ số 12 ngày 22/02/2022;"),
    ],
)
def test_a_document_that_a_plan_stands_on_is_cited_as_official_papers_do(
    title: str, number: str, said: str
) -> None:
    assert lines.ground(title, number, "22/02/2022", "Thủ tướng") == said
