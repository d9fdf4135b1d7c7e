"""`sheet export` and `sheet import` as a script sees them, and as LibreOffice does."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ntm_desktop.__main__ import main


class Shell:
    """Runs commands in a folder; one JSON document on stdout and nothing else there."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def json(self, *words: object, status: int = 0) -> Any:
        self._capsys.readouterr()
        found = main([*map(str, words), "--json"])
        out, self.err = self._capsys.readouterr()
        assert found == status, (words, out, self.err)
        return json.loads(out) if out else None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    words = ("new", str(folder / "d.ntm"), "--plan", "quang-hoa-2023", "--as", "huyen", "--demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_HOME", str(folder / "home"))
        assert main(list(words)) == 0
    return folder / "d.ntm"


@pytest.fixture
def shell(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    shutil.copy(made, tmp_path / "d.ntm")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home"))
    return Shell(capsys)


def put(path: str, find: str, name: str, value: str) -> str:
    """Type into the row whose mark begins like that; the cell's address."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        names = {str(cell.value): int(cell.column or 0) for cell in page[1]}
        for row in range(2, page.max_row + 1):
            if str(page.cell(row, 1).value or "").startswith(find):
                cell = page.cell(row, names[name])
                cell.value = value
                book.save(path)
                return str(cell.coordinate)
    raise AssertionError(find)


def test_out_and_back_through_the_commands(shell: Shell) -> None:
    assert shell.json("sheet", "export", "d.ntm", "assessment", "-o", "b.xlsx") == {
        "path": "b.xlsx"
    }
    same = shell.json("sheet", "import", "d.ntm", "b.xlsx")
    assert (same["status"], same["import"], same["refused_rows"]) == ("nothing_new", None, [])
    key = "assessment/01603/xa-2021-2025/17.8/2023-06/huyen"
    put("b.xlsx", key, "stated", "Đạt")
    seen = shell.json("sheet", "import", "d.ntm", "b.xlsx", "--dry-run")
    assert (seen["status"], seen["new"] + seen["updated"]) == ("planned", 1)
    done = shell.json("sheet", "import", "d.ntm", "b.xlsx")
    assert (done["status"], done["author"]) == ("applied", "huyen")
    history = shell.json("history", "d.ntm", key)
    assert (history[0]["import"], history[0]["body"]["stated"]) == (done["import"], "met")
    assert shell.json("imports", "d.ntm")[0]["new"] == done["new"]
    assert shell.json("undo-import", "d.ntm", done["import"])["removed"] == 1
    assert shell.json("check", "d.ntm", status=1)["integrity"] == "ok"


def test_a_refused_row_has_its_cell_and_asks_for_a_person(shell: Shell) -> None:
    shell.json("sheet", "export", "d.ntm", "funding", "-o", "v.xlsx")
    key = shell.json("list", "d.ntm", "funding")[0]["key"]
    address = put("v.xlsx", key, "planned", "nhiều")
    done = shell.json("sheet", "import", "d.ntm", "v.xlsx", status=1)
    (refused,) = done["refused_rows"]
    assert refused["key"] == key
    assert refused["reason"].startswith(f"{address}: ")
    assert refused["cell"].endswith(f"!{address}")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"chu", "not_ours"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not_ours"),
        ("khong.xlsx", None, "unreadable"),
    ],
)
def test_a_refused_file_still_prints_its_document(
    shell: Shell, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    document = shell.json("sheet", "import", "d.ntm", name, status=3)
    assert (document["status"], document["reason"]) == ("refused", reason)
    assert shell.err.strip().count("\n") == 0
    assert shell.err.strip()


def test_wrong_usage_is_told(shell: Shell) -> None:
    assert shell.json("sheet", "export", "d.ntm", "funding", status=2) is None
    assert shell.json("sheet", "export", "d.ntm", "khac", "-o", "a.xlsx", status=2) is None
    assert shell.json("sheet", "xoa", "d.ntm", "funding", status=2) is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_a_form_and_gives_it_back_unchanged(shell: Shell, tmp_path: Path) -> None:
    shell.json("sheet", "export", "d.ntm", "assessment", "-o", "b.xlsx", "--unit", "phuc sen",
               "--source", "self")  # fmt: skip
    shell.json("sheet", "export", "d.ntm", "contribution", "-o", "g.xlsx")
    for kind, files in (("pdf", ("b.xlsx", "g.xlsx")), ("xlsx", ("b.xlsx", "g.xlsx"))):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless",
             "--convert-to", kind, "--outdir", "ra", *files],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    assert Path("ra/b.pdf").stat().st_size > 10_000
    text = ""
    if shutil.which("pdftotext") is not None:
        text = subprocess.run(
            ["pdftotext", "ra/b.pdf", "-"], check=True, capture_output=True, text=True
        ).stdout
        assert "Phúc Sen" in text
    gifts = len(shell.json("list", "d.ntm", "contribution"))
    said = sum(
        one["key"].startswith("assessment/01603/xa-2021-2025/") and one["key"].endswith("/self")
        for one in shell.json("list", "d.ntm", "assessment")
    )
    assert gifts > 0 and said > 0
    for name, rows in (("ra/b.xlsx", said), ("ra/g.xlsx", gifts)):
        back = shell.json("sheet", "import", "d.ntm", name)
        assert (back["status"], back["refused_rows"]) == ("nothing_new", [])
        assert back["same"] == rows
