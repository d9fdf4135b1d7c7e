"""The shape of what a benchmark run leaves behind, on made-up rows: nothing is timed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import measure
from benchmarks.measure import Pair, Result, at_most, exit_status, faster, table

HELD = at_most("lưu một ô", [Pair(1.5, 1.0)], "ms", 2)
SHORT = faster("nhập 16 gói", [Pair(10.0, 20.0)], "ms", 2.5)


def test_a_ratio_to_stay_under_is_ours_over_theirs() -> None:
    assert (HELD.ratio, HELD.aim, HELD.holds) == (1.5, "<= 2", True)


def test_a_ratio_to_reach_is_theirs_over_ours() -> None:
    assert (SHORT.ratio, SHORT.aim, SHORT.holds) == (2.0, ">= 2.5", False)


def test_the_figures_are_those_of_the_median_pair() -> None:
    pairs = [Pair(9.0, 1.0), Pair(2.0, 2.0), Pair(30.0, 10.0), Pair(1.0, 5.0), Pair(8.0, 2.0)]

    result = at_most("", pairs, "ms", 2)

    assert (result.ours, result.theirs, result.ratio) == (30.0, 10.0, 3.0)


def test_both_sides_take_turns_in_who_goes_first() -> None:
    order: list[str] = []

    def side(name: str) -> float:
        order.append(name)
        return 1.0

    measure.paired(lambda: side("ours"), lambda: side("theirs"), turns=2, warm=1)

    assert order == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]


def test_one_aim_that_falls_short_or_nothing_measured_makes_the_status_1() -> None:
    assert exit_status([HELD]) == 0
    assert exit_status([HELD, SHORT]) == 1
    assert exit_status([]) == 1


def test_the_table_marks_what_falls_short() -> None:
    held, short = table([HELD, SHORT]).splitlines()[1:]

    assert "FALLS SHORT" in short
    assert "FALLS SHORT" not in held


def test_results_are_a_list_of_objects_with_unrounded_figures(tmp_path: Path) -> None:
    third = at_most("một phần ba", [Pair(1.0, 3.0)], "ms", 2)

    measure.write([third], tmp_path / "results.json")

    assert json.loads((tmp_path / "results.json").read_text("utf-8")) == [
        {
            "name": "một phần ba",
            "ours": 1.0,
            "theirs": 3.0,
            "unit": "ms",
            "ratio": 1 / 3,
            "aim": "<= 2",
            "holds": True,
        }
    ]


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The command with made-up groups, writing into a folder of the test."""

    class Group:
        def __init__(self, result: Result) -> None:
            self.result = result

        def run(self, folder: Path) -> Iterator[Result]:
            assert folder.is_dir()
            yield self.result

    known = {"benchmarks.start": Group(HELD), "benchmarks.save": Group(SHORT)}
    monkeypatch.setattr(command, "GROUPS", ("start", "save"))
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(command, "import_module", known.__getitem__)
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "results.json"


def test_a_run_of_everything_writes_the_results_and_says_that_an_aim_fell_short(
    groups: Path,
) -> None:
    assert command.main([]) == 1
    assert [row["holds"] for row in json.loads(groups.read_text("utf-8"))] == [True, False]


def test_a_run_of_one_group_leaves_the_results_alone(groups: Path) -> None:
    assert command.main(["start"]) == 0
    assert not groups.exists()
