"""The fault harness in small: spoiled packages and random worlds of laptops, and its controls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from faults import fuzz, worlds
from faults.figures import Figures
from ntm_desktop.domain.merge import MergePlan, plan_merge


def rows_of(figures: Figures) -> dict[str, int]:
    return dict(figures.rows)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder = tmp_path_factory.mktemp("spoiled")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NTM_HOME", str(folder / "home"))
        (folder / "run").mkdir()
        return fuzz.run(300, 11, folder / "run")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder = tmp_path_factory.mktemp("worlds")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NTM_HOME", str(folder / "home"))
        (folder / "run").mkdir()
        return worlds.run(10, 11, folder / "run")


def test_no_spoiled_package_is_read_with_other_rows_and_none_breaks_the_reader(
    spoiled: Figures,
) -> None:
    assert spoiled.faults == ()
    assert rows_of(spoiled)["refused"] > 100


def test_a_reader_without_hash_and_seal_lets_wrong_rows_pass(spoiled: Figures) -> None:
    assert rows_of(spoiled)["control without hash and seal: wrong ones that pass"]


def test_a_reader_that_believes_the_ids_lets_lies_pass(spoiled: Figures) -> None:
    assert rows_of(spoiled)["control without proof of ids: lies that pass"]


def test_a_reader_that_lets_a_wrong_row_pass_is_a_fault_of_the_run(tmp_path: Path) -> None:
    @contextmanager
    def nothing_switched_off() -> Iterator[None]:
        yield

    with patch.object(fuzz, "without_hashes", nothing_switched_off):
        seen = fuzz.run(60, 3, tmp_path)
    assert any("the control fails" in fault for fault in seen.faults)


def test_all_laptops_end_the_same_with_nothing_lost_and_nothing_overwritten(
    played: Figures,
) -> None:
    assert played.faults == ()
    counted = rows_of(played)
    for deed in ("conflicts opened", "imports undone", "laptops copied", "resolve: done",
                 "laptops restored from an old backup", "clocks set wrong"):  # fmt: skip
        assert counted[deed], deed


def test_a_rule_of_the_merge_that_overwrites_is_found(played: Figures) -> None:
    controls = [count for name, count in played.rows if name.startswith("control")]
    assert len(controls) == 2
    assert all(controls)


def test_a_world_in_which_rows_are_lost_is_named_with_its_seed(tmp_path: Path) -> None:
    def forgetful(*arguments: object) -> MergePlan:
        whole = plan_merge(*arguments)  # type: ignore[arg-type]
        return MergePlan(whole.rows[:-1], whole.records, whole.refused)

    with patch("ntm_desktop.services.import_merge.plan_merge", forgetful):
        seen = worlds.run(2, 5, tmp_path)
    assert any(fault.startswith("world 5:0") and "lost" in fault for fault in seen.faults)
