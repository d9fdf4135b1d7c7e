"""The commands as a script sees them: exit status, one JSON document, one sentence on stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.__main__ import main
from ntm_desktop.services.exchange import importing
from ntm_desktop.texts import cli as texts

SET = "xa-2021-2025"
KEY = f"assessment/01603/{SET}/17.8/2023-06/self"
ASSESS = ("--unit", "phuc sen", "--code", "17.8")


class Shell:
    """Runs commands in this process, in a folder, as a laptop of its own name."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder, self._capsys, self._patch = folder, capsys, patch
        patch.chdir(folder)
        self.out = self.err = ""

    def on(self, laptop: str) -> "Shell":
        self._patch.setenv("NTM_HOME", str(self.folder / f"home-{laptop}"))
        return self

    def __call__(self, *words: object, status: int = 0) -> str:
        self._capsys.readouterr()
        found = main([str(word) for word in words])
        self.out, self.err = self._capsys.readouterr()
        assert found == status, (words, self.out, self.err)
        return self.out

    def json(self, *words: object, status: int = 0) -> Any:
        return json.loads(self(*words, "--json", status=status))

    def refused(self, *words: object, status: int = 3) -> str:
        """One sentence on stderr, nothing on stdout."""
        self(*words, status=status)
        assert self.out == ""
        assert self.err.strip().count("\n") == 0
        assert self.err.strip()
        return self.err.strip()


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch).on("huyen")


@pytest.fixture
def district(shell: Shell) -> Shell:
    shell("new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen")
    return shell


@pytest.fixture
def pair(district: Shell) -> Shell:
    """A district and a commune whose workbook was made from the district's package."""
    (district.folder / "out").mkdir()
    package = district.json("export", "d.ntm", "out")["path"]
    district.on("xa")("new", "x.ntm", "--from", package, "--as", "xa-01603")
    return district.on("huyen")


def test_a_new_workbook_says_what_it_is(shell: Shell) -> None:
    made = shell.json("new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen")
    assert made == {"file": "d.ntm", "org": "huyen", "district": "quang-hoa-2023"}
    shell.refused("new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen")
    shell.refused("new", "e.ntm", "--plan", "khac", "--as", "huyen", status=2)
    shell.refused("new", "e.ntm", "--plan", "quang-hoa-2023", "--as", "khac", status=2)
    shell.refused("new", "e.ntm", "--as", "huyen", status=2)
    demo = shell.json("new", "m.ntm", "--plan", "quang-hoa-2023", "--as", "huyen", "--demo")
    assert demo["district"] == "mau-quang-hoa-2023"
    assert not (shell.folder / "e.ntm").exists()


def test_the_baseline_is_seen_from_a_script(district: Shell) -> None:
    found = district.json("status", "d.ntm", "--round", "2022-12")
    assert list(found) == [
        "round", "closed", "set", "units", "sum", "count", "average", "bands", "without_data",
        "villages", "goals",
    ]  # fmt: skip
    lacking = {unit["name"]: unit["not_met"] for unit in found["units"] if unit["met_count"]}
    assert lacking == {
        "Đại Sơn": ["10", "11"],
        "Phúc Sen": ["1", "10", "11", "17"],
        "Quảng Hưng": ["10", "11"],
    }
    assert (found["closed"], found["average"], found["without_data"]) == (True, "16.3", 13)
    assert list(found["units"][0]) == [
        "unit", "name", "met", "not_met", "no_data", "not_applicable", "unreviewed", "met_count",
        "total", "basis", "conflicts",
    ]  # fmt: skip
    assert list(found["goals"][0]) == ["goal", "title", "target", "actual", "met", "missing"]
    text = district("status", "d.ntm", "--round", "2022-12", "--unit", "01603")
    assert "15/19" in text
    assert "1 10 11 17" in text


def test_a_unit_is_named_by_code_or_without_tone_marks_and_never_guessed(district: Shell) -> None:
    for name in ("01603", "Phúc Sen", "phuc sen", "XÃ PHÚC SEN"):
        (unit,) = district.json("status", "d.ntm", "--unit", name)["units"]
        assert unit["unit"] == "01603"
    assert "khong co" in district.refused("status", "d.ntm", "--unit", "khong co", status=2)
    district.refused("status", "d.ntm", "--unit", "049", status=2)
    district.refused("status", "d.ntm", "--round", "2020-01", status=2)


def test_assess_answers_with_the_judgement_and_why(pair: Shell) -> None:
    shell = pair.on("xa")
    done = shell.json("assess", "x.ntm", *ASSESS, "--ratio", "196/314")
    assert {name: done[name] for name in ("key", "stated", "judged", "outcome", "why")} == {
        "key": KEY,
        "stated": None,
        "judged": "not_met",
        "outcome": "not_met",
        "why": "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ.",
    }
    done = shell.json("assess", "x.ntm", *ASSESS, "--result", "met", "--note", "đo lại")
    assert (done["stated"], done["judged"]) == ("met", "not_met")
    (latest, first) = shell.json("history", "x.ntm", KEY)
    assert latest["revision"] == done["revision"]
    assert latest["parents"] == [first["revision"]]
    assert latest["body"] == {
        "figures": {"m": {"numerator": "196", "denominator": "314"}},
        "stated": "met",
        "note": "đo lại",
    }


def test_a_share_above_the_whole_is_kept_and_said(district: Shell) -> None:
    place = ("assess", "d.ntm", *ASSESS, "--source", "self")
    assert district.json(*place, "--ratio", "196/314")["notes"] == []
    (note,) = district.json(*place, "--ratio", "400/314")["notes"]
    assert "tử số 400 lớn hơn mẫu số 314" in note
    assert f"Lưu ý: {note}" in district(*place, "--ratio", "401/314").replace("401", "400")
    (note,) = district.json(*place, "--value", "127,4")["notes"]
    assert "127,4 % lớn hơn 100 %" in note


def test_a_status_that_is_not_the_districts_says_so(pair: Shell) -> None:
    said = "không phải của cả huyện"
    assert said not in pair("status", "d.ntm")
    assert said in pair.on("xa")("status", "x.ntm")


@pytest.mark.parametrize("typed", ["62,4", "62.4", "m=62,4", "62,4%"])
def test_decimals_are_typed_with_a_comma_or_a_point(district: Shell, typed: str) -> None:
    done = district.json("assess", "d.ntm", *ASSESS, "--source", "self", "--value", typed)
    assert done["judged"] == "not_met"
    (entry,) = district.json("history", "d.ntm", KEY)
    assert entry["body"] == {"figures": {"m": {"value": "62.4"}}}


def test_several_measures_yes_and_no_and_levels(district: Shell) -> None:
    by_sex = ("--value", "total=62", "--ratio", "male=70/100", "--ratio", "female=1/2")
    done = district.json("assess", "d.ntm", "--unit", "01603", "--code", "12.1", *by_sex)
    assert done["judged"] == "not_met"
    done = district.json("assess", "d.ntm", "--unit", "01603", "--code", "1.1", "--value", "có")
    assert done["outcome"] == "met"
    place = ("assess", "d.ntm", "--unit", "01603", "--code")
    district.refused(*place, "12.1", "--value", "62", status=2)
    district.refused(*place, "12.1", "--value", "khac=62", status=2)
    district.refused(*place, "1.1", "--value", "có thể", status=2)
    district.refused(*place, "10", "--ratio", "1/2", status=2)
    district.refused(*place, "17.8", "--value", "1", "--value", "2", status=2)
    district.refused(*place, "17", "--value", "1", status=2)
    district.refused(*place, "17.8", status=2)
    district.refused(*place, "99", "--result", "met", status=2)


def test_what_an_organisation_may_not_write_is_refused_with_three(pair: Shell) -> None:
    shell = pair.on("xa")
    other = ("assess", "x.ntm", "--unit", "01639", "--code", "17.8", "--result", "met")
    shell.refused(*other)
    shell.refused("assess", "x.ntm", *ASSESS, "--result", "met", "--source", "district")
    shell.refused("assess", "x.ntm", *ASSESS, "--result", "met", "--source", "department")
    shell.refused("assess", "x.ntm", *ASSESS, "--result", "met", "--round", "2022-12")
    shell.refused("assess", "x.ntm", *ASSESS, "--result", "not_applicable")
    shell.refused("round", "x.ntm", "close", "2023-06")


def test_files_go_there_and_back_and_a_conflict_is_settled(pair: Shell) -> None:
    pair.on("xa")("assess", "x.ntm", *ASSESS, "--ratio", "196/314")
    package = pair.json("export", "x.ntm", "out")["path"]
    shell = pair.on("huyen")
    shell("assess", "d.ntm", *ASSESS, "--source", "self", "--ratio", "250/314")
    plan = shell.json("import", "d.ntm", "--dry-run", package, status=1)["imports"]
    assert [(one["status"], one["conflicts"]) for one in plan] == [("planned", 1)]
    (one,) = shell.json("import", "d.ntm", package, status=1)["imports"]
    assert list(one) == [
        "path", "import", "status", "reason", "author", "new", "updated", "same", "older",
        "conflicts", "refused_rows", "file",
    ]  # fmt: skip
    assert (one["status"], one["author"]) == ("applied", "xa-01603")
    (again,) = shell.json("import", "d.ntm", package)["imports"]
    assert (again["status"], again["reason"]) == ("nothing_new", "already_imported")

    (conflict,) = shell.json("conflicts", "d.ntm", status=1)
    assert (conflict["key"], conflict["base"]) == (KEY, None)
    heads = {head["author"]: head["revision"] for head in conflict["heads"]}
    assert "UBND huyện Quảng Hòa" in shell("conflicts", "d.ntm", status=1)
    shell.refused("assess", "d.ntm", *ASSESS, "--source", "self", "--result", "met")
    shell.refused("resolve", "d.ntm", KEY, "--take", "0" * 64, "--note", "a", status=2)
    done = shell.json("resolve", "d.ntm", KEY, "--take", heads["xa-01603"], "--note", "xã đúng")
    assert done["key"] == KEY
    assert shell.json("conflicts", "d.ntm") == []
    (latest, *_) = shell.json("history", "d.ntm", KEY)
    assert latest["revision"] == done["revision"]
    assert latest["parents"] == sorted(heads.values())

    (logged,) = shell.json("imports", "d.ntm")
    assert (logged["import"], logged["author"]) == (1, "xa-01603")
    undone = shell.json("undo-import", "d.ntm", 1)
    assert undone == {"import": 1, "removed": 0, "kept": [KEY]}
    shell.refused("undo-import", "d.ntm", 1)
    shell.refused("undo-import", "d.ntm", "một", status=2)
    shell.on("xa").refused("undo-import", "x.ntm", 1)  # it made the workbook


def test_bad_files_have_their_word_and_do_not_stop_good_ones(pair: Shell) -> None:
    pair.on("xa")("assess", "x.ntm", *ASSESS, "--ratio", "196/314")
    good = Path(pair.json("export", "x.ntm", "out")["path"])
    shell = pair.on("huyen")
    Path("text.ntmx").write_text("không phải gói")
    Path("empty.ntmx").touch()
    Path("half.ntmx").write_bytes(good.read_bytes()[:5000])
    bad = ("text.ntmx", "empty.ntmx", "half.ntmx", "khong-co.ntmx")
    before = Path("d.ntm").read_bytes()
    found = shell.json("import", "d.ntm", *bad, status=3)["imports"]
    assert [one["reason"] for one in found] == [
        "not_sqlite", "not_sqlite", "truncated", "unreadable",
    ]  # fmt: skip
    assert Path("d.ntm").read_bytes() == before
    found = shell.json("import", "d.ntm", "text.ntmx", good, status=1)["imports"]
    assert [one["status"] for one in found] == ["refused", "applied"]
    found = shell.json("import", "d.ntm", "x.ntm", status=3)["imports"]
    assert [one["reason"] for one in found] == ["unsigned"]
    shell.json("import", "d.ntm", "x.ntm", "--accept-unsigned")
    assert shell.json("import", "khong-co.ntm", good, status=3) == {"imports": []}


def test_check_tells_findings_and_repair_and_restore_mend(district: Shell) -> None:
    report = district.json("check", "d.ntm", status=1)
    assert report["integrity"] == "ok"
    assert list(report["findings"][0]) == [
        "code", "severity", "where", "stated", "computed", "message",
    ]  # fmt: skip
    copy = district.json("backup", "d.ntm")["path"]
    Path("kho").mkdir()
    assert district.json("backup", "d.ntm", "kho")["path"].startswith("kho")
    import sqlite3

    with sqlite3.connect("d.ntm") as file:
        file.execute("DELETE FROM unit")
    file.close()
    assert district.json("check", "d.ntm", status=1)["integrity"] == "stale"
    assert district.json("repair", "d.ntm") == {"rebuilt": 284}
    Path("d.ntm").write_bytes(Path("d.ntm").read_bytes()[:90_000])
    district.refused("check", "d.ntm")
    assert district.json("restore", "d.ntm", copy) == {"path": "d.ntm"}
    assert district.json("check", "d.ntm", status=1)["integrity"] == "ok"
    listed = district.json("backups", "d.ntm")
    assert {one["path"] for one in listed} >= {copy}
    assert set(listed[0]) == {"path", "at", "size"}
    Path("khac.txt").write_text("x")
    district.refused("restore", "d.ntm", "khac.txt")
    district.refused("backups", "khong-co.ntm")


def test_rounds_are_opened_closed_and_reopened(district: Shell) -> None:
    assert district.json("round", "d.ntm", "open", "2024-06")["round"] == "2024-06"
    done = district.json("round", "d.ntm", "close", "2023-06")
    assert set(done) == {"revision", "round"}
    assert district.json("history", "d.ntm", "closing/2023-06")[0]["revision"] == done["revision"]
    assert district.json("status", "d.ntm")["round"] == "2023-11"
    district.refused("round", "d.ntm", "close", "2023-06")
    district.refused("round", "d.ntm", "reopen", "2023-06", status=2)
    district("round", "d.ntm", "reopen", "2023-06", "--reason", "thiếu xã")


@pytest.mark.parametrize(
    ("kind", "out", "magic"),
    [("communes", "a.png", b"\x89PNG"), ("trend", "a.pdf", b"%PDF"), ("radar", "a.svg", b"<?xml")],
)
def test_charts_are_drawn_into_files(district: Shell, kind: str, out: str, magic: bytes) -> None:
    found = district.json("chart", "d.ntm", kind, "-o", out, "--unit", "phuc sen")
    assert found == {"path": out}
    assert Path(out).read_bytes().startswith(magic)


def test_a_chart_that_cannot_be_drawn_is_wrong_usage(district: Shell) -> None:
    for words in (
        ("communes", "-o", "a.gif"),
        ("banh", "-o", "a.png"),
        ("radar", "-o", "a.png"),
        ("communes",),
    ):
        district.refused("chart", "d.ntm", *words, status=2)
    assert not list(district.folder.glob("a.*"))


def test_wrong_arguments_are_told_in_vietnamese(shell: Shell) -> None:
    english = ("argument", "required", "invalid", "usage:", "unrecognized", "expected")
    for words in (
        ("status",),
        ("status", "d.ntm", "--khac"),
        ("status", "d.ntm", "thua"),
        ("status", "d.ntm", "--round"),
        ("assess", "d.ntm", "--unit", "01603", "--code", "1", "--result", "khac"),
        ("new", "d.ntm", "--as", "huyen"),
        ("new", "d.ntm", "--as", "huyen", "--plan", "a", "--from", "b"),
        ("import", "d.ntm"),
        ("round", "d.ntm", "khac", "2023-06"),
        ("khong-co-lenh",),
        ("--khac",),
    ):
        sentence = shell.refused(*words, status=2)
        assert not any(word in sentence.lower() for word in english), sentence


def test_every_command_has_a_help_in_vietnamese(shell: Shell) -> None:
    overview = shell("--help")
    for name in texts.COMMANDS:
        assert name in overview
        if name not in ("record", "list", "delete", "sheet"):
            told = shell(name, "--help")
            assert told.startswith(f"{texts.USAGE}{texts.PROGRAM} {name}")
            assert "show this help" not in told


def test_a_locked_workbook_is_refused_with_the_sentence(district: Shell) -> None:
    from ntm_desktop.services.opening import open_workbook

    book = open_workbook(Path("d.ntm"))
    try:
        assert "cửa sổ khác" in district.refused("status", "d.ntm")
    finally:
        book.close()


def test_what_nobody_foresaw_goes_to_the_log_and_not_on_the_screen(
    district: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("hỏng bên trong")

    monkeypatch.setattr(importing, "imports", broken)
    sentence = district.refused("imports", "d.ntm")
    log = Path(os.environ["NTM_HOME"]) / "ntm-desktop.log"
    assert str(log) in sentence
    assert "hỏng bên trong" in log.read_text("utf-8")


def test_a_process_speaks_utf8_in_a_bare_locale_and_to_a_closed_pipe(district: Shell) -> None:
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-X", "utf8=0", "-m", "ntm_desktop", "status", "d.ntm"]
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "Phúc Sen" in done.stdout.decode("utf-8")
    pipe = subprocess.PIPE
    piped = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe)
    assert piped.stdout
    piped.stdout.close()
    _, complaint = piped.communicate()
    assert (piped.returncode, complaint) == (0, b"")


def test_a_page_that_is_found_damaged_while_reading_is_told_in_words(
    district: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    file = district.folder / "d.ntm"
    whole, page, told = file.read_bytes(), 4096, 0
    for start in range(4, len(whole) // page, 6):
        broken = bytearray(whole)
        broken[start * page : (start + 6) * page] = bytes(len(broken[: 6 * page]))
        file.write_bytes(broken)
        status = main(["status", "d.ntm"])
        sentence = capsys.readouterr().err
        if status:  # else nothing that the command reads was there
            told += "bản sao lưu" in sentence
            assert status == 3 and "ngoài dự kiến" not in sentence
    assert told


def test_a_folder_is_not_taken_for_a_workbook(district: Shell) -> None:
    (district.folder / "usb").mkdir()
    assert "là thư mục" in district.refused("status", "usb")
