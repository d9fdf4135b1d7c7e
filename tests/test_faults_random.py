"""The fault harness in small: spoiled packages and random worlds of laptops, and its controls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from faults import fuzz, worlds
from faults.figures import Figures
from faults.laptops import DISTRICT, Laptops
from ntm_desktop.domain.merge import MergePlan, plan_merge
from ntm_desktop.services.backups import backup
from ntm_desktop.services.criteria.base_figures import set_base_figure
from ntm_desktop.services.exchange import exporting, importing


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


def test_what_was_made_to_fit_is_refused_for_want_of_a_signature(spoiled: Figures) -> None:
    assert rows_of(spoiled)["made to fit, accepted by the reader, every id proved"]
    assert rows_of(spoiled)["made to fit, at the receiver: bad_signature"]


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


def test_two_laptops_that_change_nothing_come_to_an_end_of_news(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path / "laptops")
    district, commune = laptops.new(DISTRICT, DISTRICT), laptops.new("xa", "xa-01603")
    set_base_figure(commune, "01603", "2023", "households", "312")
    for giver, taker in ((commune, district), (district, commune)) * 3:
        path = exporting.export(giver, tmp_path).path
        (report,) = importing.import_files(taker, [path])
    laptops.close()
    assert report.rows == ()


def test_what_a_restored_laptop_acknowledges_again_is_no_conflict_for_a_person(
    tmp_path: Path,
) -> None:
    laptops = Laptops(tmp_path / "laptops")
    district, commune = laptops.new(DISTRICT, DISTRICT), laptops.new("xa", "xa-01603")
    set_base_figure(commune, "01603", "2023", "households", "312")
    sent = exporting.export(commune, tmp_path).path
    earlier = backup.make_backup(district, "manual", tmp_path / "copies")
    importing.import_files(district, [sent])
    given = exporting.export(district, tmp_path).path
    backup.restore(district, earlier)
    importing.import_files(district, [sent])
    exporting.export(district, tmp_path)
    importing.import_files(district, [given])
    conflicts = district.store.conflicts()
    laptops.close()
    assert conflicts == []


def test_a_rule_of_the_merge_that_overwrites_is_found(played: Figures) -> None:
    controls = [count for name, count in played.rows if name.startswith("control")]
    assert len(controls) == 2
    assert all(controls)


def test_a_world_in_which_rows_are_lost_is_named_with_its_seed(tmp_path: Path) -> None:
    def forgetful(*arguments: object) -> MergePlan:
        whole = plan_merge(*arguments)  # type: ignore[arg-type]
        return MergePlan(whole.rows[:-1], whole.records, whole.refused)

    with patch("ntm_desktop.services.exchange.import_merge.plan_merge", forgetful):
        seen = worlds.run(2, 5, tmp_path)
    assert any(fault.startswith("world 5:0") and "lost" in fault for fault in seen.faults)
