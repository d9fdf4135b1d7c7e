"""Words that people write for a report: kept as records, figures always today's, drafts back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.reports.book_reports import SPECS, About, ReportKind, context_of
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.drafted import Section, sections_of
from ntm_desktop.reports.report_choice import check_own, kinds_for
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_missing import Lack, missing
from ntm_desktop.services import editing
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.papers import narratives
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import status
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import report_fields
from ntm_desktop.texts import reports as report_texts
from tests.exchange_world import say

KIND = ReportKind.COMMUNE_REPORT
UNIT, ROUND, OFFICE = "01603", "2023-06", "tai-nguyen-moi-truong"
TODAY = date(2023, 6, 9)
DRAFT = report_texts.DRAFTS[KIND.value]


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    yield book
    book.close()


def context(book: Workbook, kind: ReportKind = KIND) -> ReportContext:
    about = SPECS[kind].about
    return context_of(
        book,
        kind,
        TODAY,
        ROUND,
        UNIT if about is About.COMMUNE else None,
        OFFICE if about is About.OFFICE else None,
    )


def document(book: Workbook, kind: ReportKind = KIND) -> Document:
    return SPECS[kind].make(context(book, kind))


def section(book: Workbook, name: str) -> Section:
    return next(one for one in sections_of(document(book)) if one.name == name)


def key(name: str) -> str:
    return narratives.key_of(UNIT, KIND.value, ROUND, name)


def write(book: Workbook, name: str, text: str) -> None:
    known = list(section(book, name).values)
    narratives.save(book, key(name), text, known, DRAFT[name], "Phần")


def test_what_a_person_writes_stands_in_the_report_with_the_figures_of_the_day(
    commune: Workbook,
) -> None:
    (before,) = status(commune, ROUND, [UNIT]).units
    write(commune, "results", "Xã đạt {met} tiêu chí.\nNhân dân đồng lòng.")
    said = "Xã đạt {} tiêu chí.\nNhân dân đồng lòng."
    assert section(commune, "results").text == said.format(before.met_count)
    say(commune, "not_met", before.met[0])
    assert section(commune, "results").text == said.format(before.met_count - 1)


def test_fields_are_kept_by_their_words_and_those_kept_by_the_names_of_the_code_still_work(
    commune: Workbook,
) -> None:
    (now,) = status(commune, ROUND, [UNIT]).units
    write(commune, "results", "Đạt {so_dat}/{total} tiêu chí.")
    body = editing.current_body(commune, key("results"))
    assert body is not None and body["words"] == "Đạt {so_dat}/{tong_so} tiêu chí."
    said = f"Đạt {now.met_count}/{now.total} tiêu chí."
    assert section(commune, "results").text == said
    kept_before = {"words": "Đạt {met}/{total} tiêu chí."}
    editing.write(commune, "Ghi", [editing.Edit(key("results"), kept_before)])
    assert section(commune, "results").text == said


def test_the_draft_typed_in_its_words_is_the_draft(commune: Workbook) -> None:
    write(commune, "criteria", "Lời khác.")
    write(commune, "criteria", narratives.in_words(DRAFT["criteria"]))
    assert narratives.words(commune, key("criteria")) is None


def test_fields_in_two_braces_are_the_same_fields(commune: Workbook) -> None:
    write(commune, "results", "Đạt {{ met }} tiêu chí.")
    (now,) = status(commune, ROUND, [UNIT]).units
    assert section(commune, "results").text == f"Đạt {now.met_count} tiêu chí."


@pytest.mark.parametrize(
    ("text", "said"),
    [("  \n ", "chưa có chữ nào"), ("Đạt {lạ} và {x1}.", r"\{lạ\}, \{x1\}"), ("{Met}", "{Met}")],
)
def test_empty_words_and_strange_fields_are_refused_and_named(
    commune: Workbook, text: str, said: str
) -> None:
    with pytest.raises(WrongUse, match=said):
        write(commune, "results", text)
    assert narratives.words(commune, key("results")) is None


def test_the_draft_comes_back_and_writing_the_draft_itself_leaves_no_record(
    commune: Workbook,
) -> None:
    draft = section(commune, "criteria").text
    write(commune, "criteria", "Lời khác.")
    narratives.reset(commune, key("criteria"), "Phần")
    assert section(commune, "criteria").text == draft
    write(commune, "criteria", DRAFT["criteria"])
    assert narratives.words(commune, key("criteria")) is None
    assert narratives.reset(commune, key("criteria"), "Phần") is None


def test_writing_is_one_step_that_undo_takes_back(commune: Workbook) -> None:
    write(commune, "proposals", "Đề nghị huyện hỗ trợ xi măng.")
    assert editing.undo_label(commune) == "Sửa lời văn «Phần»"
    editing.undo(commune)
    assert section(commune, "proposals").wanting


def test_an_office_does_not_write_the_words_of_a_commune(tmp_path: Path) -> None:
    office = create_from_plan(tmp_path / "p.ntm", "quang-hoa-2023", OFFICE)
    assert narratives.why_not(office, key("results"))
    with pytest.raises(Refused):
        narratives.save(office, key("results"), "Chữ", [], "", "Phần")
    office.close()


def counted(book: Workbook, kind: ReportKind = KIND) -> dict[Lack, int]:
    made = context(book, kind)
    return {one.lack: one.count for one in missing(made, kind, SPECS[kind].make(made))}


def test_what_a_report_lacks_is_counted_and_goes_away_as_it_is_written(
    commune: Workbook,
) -> None:
    before = counted(commune)
    wanting = [one for one in sections_of(document(commune)) if one.wanting]
    assert before[Lack.WORDS] == len(wanting) > 0
    assert before[Lack.FUNDING] == 0
    assert before[Lack.NO_DATA] > 0
    write(commune, "proposals", "Không.")
    fields = {"source": "central", "planned": "120"}
    values = registers.read_values(commune, "funding", {**fields, "title": "Vốn"})
    funding = registers.full_key("funding", f"{UNIT}/2023/mot")
    registers.save(commune, funding, values)
    after = counted(commune)
    # Of the money a sentence is drafted in any case: that debts are not known has to be said.
    assert after[Lack.WORDS] == before[Lack.WORDS] - 1
    assert Lack.FUNDING not in after


def test_a_figure_that_nobody_recorded_is_a_hole_that_is_told(commune: Workbook) -> None:
    before = counted(commune).get(Lack.HOLES, 0)
    write(commune, "results", "Có {documents} văn bản.")
    assert section(commune, "results").text == "Có … văn bản."
    assert counted(commune)[Lack.HOLES] == before + 1


def test_an_office_is_told_how_much_it_has_not_judged(tmp_path: Path) -> None:
    office = create_from_plan(tmp_path / "p.ntm", "quang-hoa-2023", OFFICE)
    found = counted(office, ReportKind.DEPARTMENT_REPORT)
    assert found[Lack.UNJUDGED] > 0
    office.close()


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_field_of_every_report_says_what_it_means(tmp_path: Path, kind: ReportKind) -> None:
    book = create_from_plan(tmp_path / "h.ntm", "quang-hoa-2023", "huyen", demo=True)
    for one in sections_of(document(book, kind)):
        for field in one.values:
            assert report_fields.meaning(kind.value, field) != field
    counted(book, kind)
    book.close()


def test_each_organisation_is_offered_the_reports_that_it_signs(
    commune: Workbook, tmp_path: Path
) -> None:
    offered = kinds_for(commune)
    assert ReportKind.COMMUNE_REPORT in offered
    assert ReportKind.DISTRICT_REPORT not in offered
    office = create_from_plan(tmp_path / "p.ntm", "quang-hoa-2023", OFFICE)
    assert kinds_for(office) == (ReportKind.DEPARTMENT_REPORT,)
    office.close()
    district = create_from_plan(tmp_path / "h.ntm", "quang-hoa-2023", "huyen")
    assert kinds_for(district) == tuple(ReportKind)
    district.close()


def test_a_commune_writes_no_paper_in_the_name_of_another(commune: Workbook) -> None:
    check_own(commune, ReportKind.MINUTES, UNIT)
    with pytest.raises(WrongUse, match="Báo cáo tổng hợp của huyện"):
        check_own(commune, ReportKind.DISTRICT_REPORT, None)
    with pytest.raises(WrongUse, match="--unit"):
        check_own(commune, ReportKind.MINUTES, "01606")
