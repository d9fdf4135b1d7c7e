"""An office's own template on its way to .pdf and paper: through LibreOffice, or a sentence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.reports import office_program, report_files
from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Document
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.workbook import Workbook
from tests.report_templates import template, words_in
from tests.test_cli import Shell

KIND = ReportKind.COMMUNE_REPORT
UNIT, ROUND = "01603", "2023-06"
FAKE = """#!/bin/sh
while [ "$1" != "--outdir" ]; do printf '%s\\n' "$1" >> "$0.args"; shift; done
mkdir -p "$2"
{ printf '%%PDF-1.7\\n/Type/Pages /Type/Page /Type /Page \\n'; cat "$3"; } > "$2/van-ban.pdf"
"""
stubs = pytest.mark.skipif(sys.platform == "win32", reason="the stubs are shell scripts")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    report_files.load_template(
        book, KIND, report(book), template(tmp_path / "rieng.docx", "Mẫu của xã.", "Hết.")
    )
    yield book
    book.close()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where LibreOffice is looked for, and nowhere else."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setattr(office_program, "NAMES", ())
    monkeypatch.setattr(office_program, "PLACES", (f"{folder}/libreoffice*/soffice",))
    return folder


def report(book: Workbook) -> Document:
    return make(book, KIND, date(2023, 6, 9), unit=UNIT, round_code=ROUND)


def put(programs: Path, script: str) -> Path:
    """LibreOffice, played by a script."""
    place = programs / "libreoffice24.2" / "soffice"
    place.parent.mkdir()
    place.write_text(script, encoding="utf-8")
    place.chmod(0o755)
    return place


def save(book: Workbook, path: Path) -> int | None:
    return report_files.save(book, KIND, report(book), path)


@stubs
def test_a_pdf_is_made_of_the_filled_template(
    commune: Workbook, programs: Path, tmp_path: Path
) -> None:
    place = put(programs, FAKE)
    (tmp_path / "ra").mkdir()
    out = tmp_path / "ra" / "báo cáo.pdf"
    assert save(commune, out) == 2
    inner = tmp_path / "inner.docx"
    inner.write_bytes(out.read_bytes().partition(b"/Type /Page \n")[2])
    assert words_in(inner) == ["Mẫu của xã.", "Hết."]
    assert [one.name for one in out.parent.iterdir()] == [out.name]
    profile = place.with_name("soffice.args").read_text(encoding="utf-8").splitlines()[0]
    folder = Path(profile.removeprefix("-env:UserInstallation=file://")).parent
    assert folder.name.startswith(paths.TEMPORARY) and not folder.exists()


@stubs
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "không có LibreOffice"),
        ("#!/bin/sh\necho 'Error: source file could not be loaded'\n", "could not be loaded"),
        ("#!/bin/sh\nsleep 60 &\nsleep 60\n", "quá lâu"),
        ("không phải chương trình", "không mở được chương trình"),
    ],
)
def test_where_no_pdf_can_be_made_the_word_file_is_kept_and_said(
    commune: Workbook,
    programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str | None,
    said: str,
) -> None:
    monkeypatch.setattr(office_program, "SECONDS", 0.5)
    if script is not None:
        put(programs, script)
    (tmp_path / "ra").mkdir()
    taken = tmp_path / "ra" / "a.docx"
    taken.write_bytes(b"before")
    with pytest.raises(StorageFailed, match=said) as fault:
        save(commune, tmp_path / "ra" / "a.pdf")
    kept = tmp_path / "ra" / "a (2).docx"
    assert str(kept) in fault.value.sentence
    assert words_in(kept) == ["Mẫu của xã.", "Hết."]
    assert sorted(one.name for one in kept.parent.iterdir()) == ["a (2).docx", "a.docx"]
    assert taken.read_bytes() == b"before"


def test_a_template_whose_file_is_not_here_is_never_replaced_by_the_built_in_form(
    commune: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commune.store, "attachment_size", lambda _digest: None)
    with pytest.raises(WrongUse, match="chưa có tệp của mẫu"):
        save(commune, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


@stubs
def test_the_command_says_that_the_word_file_was_kept_and_that_excel_follows_no_template(
    programs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    shell = Shell(tmp_path, capsys, monkeypatch).on("xa")
    shell("new", "x.ntm", "--plan", "quang-hoa-2023", "--as", f"xa-{UNIT}")
    book = open_workbook(tmp_path / "x.ntm")
    report_files.load_template(
        book, KIND, report(book), template(tmp_path / "rieng.docx", "Mẫu của xã.")
    )
    book.close()
    said = shell("report", "x.ntm", KIND.value, "--round", ROUND, "-o", "a.xlsx")
    assert "không theo mẫu riêng «rieng.docx»" in said
    said = shell.refused("report", "x.ntm", KIND.value, "--round", ROUND, "-o", "a.pdf")
    assert "a.docx" in said and words_in(tmp_path / "a.docx")[0] == "Mẫu của xã."
    put(programs, FAKE)
    said = shell("report", "x.ntm", KIND.value, "--round", ROUND, "-o", "b.pdf")
    assert "2 trang" in said and "mẫu riêng" not in said


@pytest.mark.parametrize(
    ("platform", "here", "ending"),
    [
        ("win32", False, ".docx"),
        ("win32", True, ".pdf"),
        ("linux", False, ".pdf"),
    ],
)
def test_windows_without_libreoffice_prints_the_word_file_itself(
    monkeypatch: pytest.MonkeyPatch, platform: str, here: bool, ending: str
) -> None:
    document = Document("", "Tên", "", "", ())
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(office_program, "found", lambda: Path("soffice") if here else None)
    assert report_files.print_ending(report_files.Paper(document, b"", "a.docx")) == ending
    assert report_files.print_ending(report_files.Paper(document)) == ".pdf"
    assert report_files.open_ending(report_files.Paper(document, b"", "a.docx")) == ".docx"
    assert report_files.open_ending(report_files.Paper(document)) == ".pdf"


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and pdftotext",
)
def test_libreoffice_itself_makes_the_pdf(commune: Workbook, tmp_path: Path) -> None:
    assert save(commune, tmp_path / "a.pdf") == 1
    said = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, timeout=60
    )
    assert said.stdout.decode().split("\n")[:1] == ["Mẫu của xã."]
