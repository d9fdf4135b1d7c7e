"""What the commands say to people: Vietnamese words and local time, never raw keys and JSON."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.opening import open_workbook
from tests.test_cli import ASSESS, KEY, Shell

TITLE = "17.8 · Phúc Sen · kỳ 06/2023 · xã tự đánh giá"
RAW = ('{"', '":', "assessment/", "stated", "not_met", "huyen,", "Z  ", "numerator")


@pytest.fixture
def district(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """A district in Việt Nam's time, with a package of a commune that says something else."""
    zone = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen")
    (tmp_path / "out").mkdir()
    package = shell.json("export", "d.ntm", "out")["path"]
    shell.on("xa")("new", "x.ntm", "--from", package, "--as", "xa-01603")
    shell("assess", "x.ntm", *ASSESS, "--ratio", "196/314")
    package = shell.json("export", "x.ntm", "out")["path"]
    shell.on("huyen")("assess", "d.ntm", *ASSESS, "--source", "self", "--result", "met")
    shell("import", "d.ntm", package, status=1)
    yield shell
    monkeypatch.undo()
    if zone is None:
        os.environ.pop("TZ", None)
    time.tzset()


def _first_head_at(shell: Shell) -> str:
    """The local time of the first head, of a machine seven hours before Greenwich."""
    book = open_workbook(shell.folder / "d.ntm")
    try:
        at = book.store.revisions([KEY])[0].edited_at
    finally:
        book.close()
    moment = time.mktime(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ")) + 14 * 3600
    return time.strftime("%d/%m/%Y %H:%M", time.gmtime(moment))


def test_a_conflict_is_told_in_words_with_the_name_that_resolve_asks_for(
    district: Shell,
) -> None:
    said = district("conflicts", "d.ntm", status=1)
    title, name, base, *heads = said.strip().split("\n")
    assert (title, name) == (TITLE, f"  Tên bản ghi: {KEY}")
    assert len(heads) == 2
    assert any("196/314 (62,4 %)" in one and "UBND xã Phúc Sen" in one for one in heads)
    assert any("Kết quả ghi nhận: Đạt" in one and "UBND huyện" in one for one in heads)
    assert _first_head_at(district) in said
    rest = "\n".join((title, base, *heads))
    assert not [raw for raw in RAW if raw in rest]


def test_the_history_and_the_imports_are_told_in_words_and_local_time(district: Shell) -> None:
    said = district("history", "d.ntm", KEY)
    assert said.startswith(TITLE + "\n")
    assert _first_head_at(district) in said
    assert "Kết quả ghi nhận: Đạt" in said and "196/314 (62,4 %)" in said
    assert "UBND huyện Quảng Hòa" in said
    assert not [raw for raw in RAW if raw in said]
    (row,) = district("imports", "d.ntm").strip().split("\n")[1:]
    assert "UBND xã Phúc Sen" in row and "T" not in row.split("UBND")[0]


def test_a_plans_own_words_are_said_to_come_with_the_plan(district: Shell) -> None:
    key = "assessment/01603/xa-2021-2025/1/2022-12/huyen"
    assert "theo kế hoạch giao sẵn" in district("history", "d.ntm", key)


def test_refusals_and_answers_of_commands_name_records_in_words(district: Shell) -> None:
    assert TITLE in district.refused(
        "assess", "d.ntm", *ASSESS, "--source", "self", "--result", "met"
    )
    assert f"«{TITLE}»" in district("check", "d.ntm", status=1)
    head = district.json("history", "d.ntm", KEY)[0]["revision"]
    settle = ("resolve", "d.ntm", KEY, "--take", head, "--note", "đã hỏi")
    assert TITLE in district(*settle)
    assert TITLE in district.refused(*settle)
    assert TITLE in district("undo-import", "d.ntm", 1)
