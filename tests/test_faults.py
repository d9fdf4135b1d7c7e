"""The fault harness in small: nothing is lost, and what is done wrong on purpose is caught."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from faults import disk_full, kills, power_cut, read_only, report
from faults.disk_model import Disk
from faults.figures import Figures
from faults.system_calls import Create, Link, Sync, Truncate, Unlink, Write

SEED = 20231
KILLS = int(os.environ.get("NTM_KILLS", "12"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL, strace and mount")


def counted(seen: Figures, ending: str) -> int:
    return sum(count for name, count in seen.rows if name.endswith(ending))


def left_out(seen: Figures) -> None:
    for name, _ in seen.rows:
        if name.startswith("left out"):
            pytest.skip(name)


def test_nothing_acknowledged_is_lost_by_a_kill_and_nothing_stays_half(tmp_path: Path) -> None:
    seen = kills.run(KILLS, SEED, tmp_path)
    assert seen.faults == ()
    assert counted(seen, ": kills") == KILLS
    assert all(count > 0 for name, count in seen.rows if name.startswith("control"))


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_power_cut_loses_what_was_acknowledged_unless_the_disk_lies(tmp_path: Path) -> None:
    seen = power_cut.run(40, SEED, tmp_path)
    left_out(seen)
    assert seen.faults == ()
    assert all(count > 0 for name, count in seen.rows if name.startswith("control"))


def test_a_full_disk_refuses_with_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    seen = disk_full.run(1, SEED, tmp_path)
    left_out(seen)
    assert seen.faults == ()
    for case in disk_full.CASES:
        assert counted(seen, f"{case.name}: refused") > 0
        assert counted(seen, f"{case.name}: done") == 1


def test_a_medium_that_is_only_read_is_looked_at_and_never_changed(tmp_path: Path) -> None:
    seen = read_only.run(1, SEED, tmp_path)
    left_out(seen)
    assert seen.faults == ()


def images(disk: Disk, times: int = 200) -> list[dict[str, bytes]]:
    chance = Random(SEED)
    return [disk.image(chance) for _ in range(times)]


def test_the_model_keeps_what_was_synced_and_tears_the_rest_by_sectors() -> None:
    disk = Disk({"/d/a": bytes(2048)})
    disk.do(Write("/d/a", 0, b"1" * 2048))
    found = {one["/d/a"] for one in images(disk)}
    assert {bytes(2048), b"1" * 2048} <= found
    assert any(one[:512] == bytes(512) and one[512:1024] == b"1" * 512 for one in found)
    assert all(len(set(one[at : at + 512])) == 1 for one in found for at in range(0, 2048, 512))
    disk.do(Sync("/d/a"))
    assert {one["/d/a"] for one in images(disk)} == {b"1" * 2048}


def test_the_model_keeps_a_name_once_its_folder_is_synced() -> None:
    disk = Disk({})
    disk.do(Create("/d/a.part", False))
    disk.do(Write("/d/a.part", 0, b"whole"))
    disk.do(Sync("/d/a.part"))
    disk.do(Link("/d/a.part", "/d/a", True))
    assert {frozenset(one) for one in images(disk)} > {frozenset(), frozenset({"/d/a"})}
    assert {one["/d/a"] for one in images(disk) if "/d/a" in one} == {b"whole"}
    disk.do(Sync("/d"))
    assert {frozenset(one) for one in images(disk)} == {frozenset({"/d/a"})}


def test_what_waited_for_a_removed_journal_does_not_fall_upon_the_next_of_that_name() -> None:
    disk = Disk({"/d/j": b"first"})
    disk.do(Truncate("/d/j", 0))
    disk.do(Unlink("/d/j"))
    disk.do(Create("/d/j", False))
    disk.do(Write("/d/j", 0, b"second"))
    disk.do(Sync("/d/j"))
    disk.do(Sync("/d"))
    assert {one["/d/j"] for one in images(disk)} == {b"second"}


def test_figures_of_one_part_leave_those_of_the_others_in_the_document(tmp_path: Path) -> None:
    document = tmp_path / "r.md"
    document.write_text(f"Before\n{report.BEGIN}\n{report.END}\nAfter\n", "utf-8")
    report.keep([Figures("kills", 5, 1, (("type: kills", 5), ("control x", 2)), ())], document)
    report.keep([Figures("power cut", 7, 1, (("corrupt", 0),), ("lost",))], document)
    report.keep([Figures("kills", 6, 1, (("type: kills", 6),), ())], document)
    text = document.read_text("utf-8")
    assert text.startswith("Before\n") and text.endswith("After\n")
    assert text.count("### Kills") == 1 and "6 runs" in text and "5 runs" not in text
    assert "### Power cut" in text and "| corrupt | 0 |" in text and "Fault: lost" in text
