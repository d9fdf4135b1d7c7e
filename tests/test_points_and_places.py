"""A decimal point on the command line, rates over a hundred, and folders where no stick is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain import fields
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.errors import FileRefused, StorageFailed
from ntm_desktop.services import opening, preferences
from ntm_desktop.services.checks import check_data
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.preferences import Preferences
from ntm_desktop.services.workbook import Workbook
from tests.one_book import made, say
from tests.packages import edit, package


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.mark.parametrize("typed", ["69.996", "69,996", "69.996 %", "69,996%"])
def test_a_single_point_in_a_percentage_is_the_decimal_one(typed: str) -> None:
    assert fields.percent(typed) == "69.996"


def test_a_point_beside_a_comma_groups_thousands() -> None:
    assert fields.point_as_comma("1.234,5") == "1.234,5"
    assert fields.point_as_comma("41.999") == "41,999"


def test_a_recorded_result_says_whose_word_it_is(book: Workbook) -> None:
    assert say(book, "17.11", stated="met").why == "17.11 đạt: theo kết quả ghi nhận."


def test_a_recorded_result_says_what_the_figures_say_otherwise(book: Workbook) -> None:
    figures = {"": Figure(numerator="196", denominator="314")}
    found = say(book, "17.8", stated="met", figures=figures)
    assert found.outcome.word == "met"
    assert found.why.startswith("17.8 đạt: theo kết quả ghi nhận; theo số liệu thì 17.8 chưa đạt")


def test_a_percentage_over_a_hundred_is_a_finding(book: Workbook) -> None:
    say(book, "17.8", figures={"": Figure(value="140")})
    findings = [one.code for one in check_data.data_findings(book)]
    assert "above_hundred" in findings


@pytest.mark.skipif(os.name == "nt", reason="drives have letters there")
def test_a_folder_under_the_place_of_sticks_is_not_made_by_name(book: Workbook) -> None:
    with pytest.raises(StorageFailed):
        exporting.export(book, Path("/media/khong-co-usb-nao"))
    assert not Path("/media/khong-co-usb-nao").exists()


def test_a_package_is_called_a_package_where_a_workbook_is_wanted(tmp_path: Path) -> None:
    file = package(tmp_path / "goi.ntmx")
    with pytest.raises(FileRefused, match="là gói dữ liệu"):
        opening.open_workbook(file)


def test_an_assessment_of_a_code_that_the_set_does_not_have_is_a_refused_row(
    book: Workbook, tmp_path: Path
) -> None:
    file = package(tmp_path / "goi.ntmx", [edit(code="99.9"), edit(code="17.8")])
    (report,) = importing.import_files(book, [file])
    assert report.new == 1
    assert [row.reason for row in report.refused_rows] == ["unknown_code"]


def test_recent_workbooks_are_remembered_wherever_the_program_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Preferences().opened(Path("xa.ntm"))
    preferences.save(kept)
    assert preferences.load().recent == (str(tmp_path / "xa.ntm"),)
    assert kept.without(tmp_path / "xa.ntm").recent == ()
