"""The commands of the exchange and of the copies: keys, lists of files, restoring."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_cli import ASSESS, Shell


@pytest.fixture
def district(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    shell = Shell(tmp_path, capsys, monkeypatch).on("huyen")
    shell("new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen")
    return shell


def test_this_machines_own_key_is_withdrawn_only_with_a_yes(district: Shell) -> None:
    (own,) = district.json("keys", "d.ntm")
    ask = ("keys", "d.ntm", "--withdraw", own["code"], "--note", "thanh lý máy")
    district(*ask, status=2)
    assert "--yes" in district.err
    assert district.json("keys", "d.ntm")[0]["state"] == "own"
    district(*ask, "--yes")
    district("export", "d.ntm", ".", status=3)
    assert "thu hồi" in district.err


def test_copies_are_told_with_the_time_as_people_write_it(district: Shell) -> None:
    district("backup", "d.ntm")
    text = district("backups", "d.ntm")
    assert re.search(r"\b\d{2}/\d{2}/\d{4} \d{2}:\d{2}\b", text)
    assert not re.search(r"\d{4}-\d{2}-\d{2} ", text)


def test_a_restored_workbook_is_as_private_as_a_new_one(district: Shell) -> None:
    copy = district.json("backup", "d.ntm")["path"]
    private = Path("d.ntm").stat().st_mode & 0o777
    assert Path(copy).stat().st_mode & 0o777 == private
    Path("d.ntm").unlink()
    district("restore", "d.ntm", copy)
    assert Path("d.ntm").stat().st_mode & 0o777 == private


def test_a_copy_that_is_not_there_is_told_as_absent(district: Shell) -> None:
    district("restore", "d.ntm", "khong-co.ntmb", status=3)
    assert "Không tìm thấy tệp «khong-co.ntmb»" in district.err


def test_the_last_lines_of_an_import_name_the_files_that_need_a_person(district: Shell) -> None:
    shell = district.on("xa")
    shell("new", "x.ntm", "--plan", "quang-hoa-2023", "--as", "xa-01603")
    shell("assess", "x.ntm", *ASSESS, "--ratio", "196/314")
    good = Path(shell.json("export", "x.ntm", ".")["path"])
    shell.on("huyen")
    Path("NTM_2023-06_01582_001_20230605.ntmx").write_bytes(good.read_bytes()[:5000])
    shell("import", "d.ntm", good, "NTM_2023-06_01582_001_20230605.ntmx", status=1)
    whole, needing = shell.out.splitlines()[-2:]
    assert whole == "Đã nhập 1 tệp; 1 tệp không nhận."
    assert needing == "Không nhận: Quảng Hưng (tệp bị cụt)."
