"""Charts into files, and files to the system's viewer and printer, played by stub commands."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.reports import chart_files, charts, printing
from tests.chart_samples import SIXTEEN, many

NOTE = charts.ChartNote("sổ dữ liệu thử", "08/6/2023", "tạm tính", sample=True)
stubs = pytest.mark.skipif(sys.platform == "win32", reason="the stubs are shell scripts")


@pytest.fixture
def figure() -> Figure:
    return charts.communes(many(SIXTEEN), None, NOTE)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH."""
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "-biểu đồ một.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    return path


def _stub(folder: Path, name: str, body: str = "") -> Path:
    """A command that writes its arguments, one a line, beside itself."""
    script = folder / name
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "$0.args"\n{body}\n', encoding="utf-8")
    script.chmod(0o755)
    return folder / f"{name}.args"


def _wait_for(path: Path) -> str:
    for _ in range(500):
        if path.exists() and path.read_text(encoding="utf-8").endswith("\n"):
            break
        time.sleep(0.02)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ending", "start"),
    [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml"), ("PNG", b"\x89")],
)
def test_the_ending_chooses_the_form(
    figure: Figure, tmp_path: Path, ending: str, start: bytes
) -> None:
    path = tmp_path / f"biểu đồ.{ending}"
    chart_files.save(figure, path)
    assert path.read_bytes().startswith(start)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]


def test_a_pdf_is_one_a4_sheet_across_with_its_font_inside(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    chart_files.save(figure, path)
    content = path.read_bytes()
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", content)
    assert box is not None
    assert [round(float(side) / 72 * 25.4) for side in box.groups()] == [297, 210]
    assert b"/FontFile2" in content and b"DejaVuSans" in content
    assert b"/Type3" not in content


def test_the_letters_of_an_svg_are_text_with_fonts_to_fall_back_on(
    figure: Figure, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    chart_files.save(figure, path)
    texts = list(ElementTree.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text"))
    said = [one.text for one in texts]
    assert {unit.name for unit in many(SIXTEEN).units} <= set(said)
    assert all("'DejaVu Sans', Verdana" in one.attrib["style"] for one in texts)
    assert all("sans-serif" in one.attrib["style"] for one in texts)


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_the_same_chart_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    written = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.{ending}"
        chart_files.save(charts.communes(many(SIXTEEN), None, NOTE), path)
        written.append(path.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(("name", "said"), [("a.docx", "docx"), ("biểu đồ", "chưa có đuôi")])
def test_another_ending_is_wrong_use(figure: Figure, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        chart_files.save(figure, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    figure: Figure, tmp_path: Path
) -> None:
    with pytest.raises(StorageFailed, match="không có thư mục này"):
        chart_files.save(figure, tmp_path / "chưa có" / "a.png")
    taken = tmp_path / "a.png"
    taken.mkdir()
    with pytest.raises(StorageFailed, match="Không ghi được tệp"):
        chart_files.save(figure, taken)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


def test_a_failure_halfway_keeps_the_chart_that_was_there(tmp_path: Path) -> None:
    class Torn(Figure):
        def savefig(self, fname: object, **_: object) -> None:
            Path(str(fname)).write_bytes(b"half")
            raise OSError(28, "no space")

    path = tmp_path / "a.png"
    path.write_bytes(b"before")
    with pytest.raises(StorageFailed, match="ổ đĩa đã đầy"):
        chart_files.save(Torn(), path)
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.png"]


@stubs
def test_printing_asks_for_a4_and_names_the_whole_path(commands: Path, paper: Path) -> None:
    args = _stub(commands, "lp")
    _stub(commands, "lpr")
    printing.print_file(paper)
    assert args.read_text(encoding="utf-8").split("\n")[:-1] == [
        "-o", "media=A4", "-o", "fit-to-page", str(paper),
    ]  # fmt: skip
    assert not (commands / "lpr.args").exists()


@stubs
def test_a_paper_of_another_size_is_printed_on_that_size(commands: Path, paper: Path) -> None:
    args = _stub(commands, "lp")
    printing.print_file(paper, paper="A3")
    assert "media=A3" in args.read_text(encoding="utf-8").split("\n")


def _reply(folder: Path, name: str, **answers: str) -> None:
    """A command that answers to its first argument (``-a`` is ``a``)."""
    cases = "".join(f"-{key}) printf '%s\\n' '{said}';;\n" for key, said in answers.items())
    _stub(folder, name, f'case "$1" in\n{cases}esac')


@stubs
def test_the_printers_that_can_be_chosen_are_listed_the_usual_one_first(commands: Path) -> None:
    _reply(
        commands,
        "lpstat",
        a="Phong_A accepting requests since Mon\nVan-thu accepting requests since Tue",
        d="system default destination: Van-thu",
    )
    assert printing.printers() == ("Van-thu", "Phong_A")


@stubs
def test_a_system_without_printers_says_so_and_one_without_a_list_says_nothing(
    commands: Path,
) -> None:
    assert printing.printers() is None
    _stub(commands, "lpstat", "echo 'lpstat: No destinations added.' >&2\nexit 1")
    assert printing.printers() == ()


@stubs
@pytest.mark.parametrize(("name", "option"), [("lp", "-d"), ("lpr", "-P")])
def test_the_chosen_printer_is_named_to_the_command(
    commands: Path, paper: Path, name: str, option: str
) -> None:
    args = _stub(commands, name)
    printing.print_file(paper, "Van-thu")
    assert args.read_text(encoding="utf-8").split("\n")[:2] == [option, "Van-thu"]


@stubs
def test_the_second_print_command_serves_where_the_first_is_missing(
    commands: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = _stub(commands, "lpr")
    monkeypatch.chdir(paper.parent)
    printing.print_file(Path(paper.name))
    assert args.read_text(encoding="utf-8").split("\n")[-2] == str(paper)


@stubs
def test_a_print_command_that_fails_is_reported_in_its_own_words(
    commands: Path, paper: Path
) -> None:
    _stub(commands, "lp", "echo 'lp: no default destination' >&2\nexit 3")
    with pytest.raises(StorageFailed) as caught:
        printing.print_file(paper)
    assert "mã 3" in caught.value.sentence
    assert "lp: no default destination" in caught.value.sentence
    _stub(commands, "lp", "exit 4")
    with pytest.raises(StorageFailed, match="mã 4"):
        printing.print_file(paper)


@stubs
def test_a_print_command_that_hangs_does_not_hold_the_window(
    commands: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = commands / "gate"
    os.mkfifo(gate)
    _stub(commands, "lp", f'read line < "{gate}"\necho "$line" > "$0.done"')
    monkeypatch.setattr(printing, "SECONDS_TO_HAND_OVER", 0.05)
    printing.print_file(paper)
    gate.write_text("go on\n", encoding="utf-8")
    assert _wait_for(commands / "lp.done") == "go on\n"


@stubs
def test_opening_does_not_wait_for_the_viewer(commands: Path, paper: Path) -> None:
    gate = commands / "gate"
    os.mkfifo(gate)
    args = _stub(
        commands,
        printing.OPENERS.get(sys.platform, printing.OPENER),
        f'read line < "{gate}"\necho "$line" > "$0.done"',
    )
    printing.open_file(paper)
    gate.write_text("closed\n", encoding="utf-8")
    assert _wait_for(args.with_suffix(".done")) == "closed\n"
    assert args.read_text(encoding="utf-8") == f"{paper}\n"


@stubs
def test_a_missing_command_is_one_sentence_that_says_what_to_do(
    commands: Path, paper: Path
) -> None:
    with pytest.raises(StorageFailed, match=r"chưa có lệnh lp, lpr để in\. Mở tệp"):
        printing.print_file(paper)
    with pytest.raises(StorageFailed, match=r"để mở tệp\. Mở tệp"):
        printing.open_file(paper)


@stubs
def test_a_command_that_cannot_start_is_a_sentence(commands: Path, paper: Path) -> None:
    for name in ("lp", printing.OPENERS.get(sys.platform, printing.OPENER)):
        (commands / name).write_bytes(b"\0 no program")
        (commands / name).chmod(0o755)
    with pytest.raises(StorageFailed, match="Không in được tệp"):
        printing.print_file(paper)
    with pytest.raises(StorageFailed, match="Máy không mở được tệp"):
        printing.open_file(paper)


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    for hand_over in (printing.open_file, printing.print_file):
        with pytest.raises(WrongUse, match="Không thấy tệp"):
            hand_over(tmp_path / "a.pdf")
