"""Where the program's data and the user's folders lie."""

from pathlib import Path

import pytest

from ntm_desktop import paths


def test_ntm_home_names_the_users_folder_and_it_is_made(ntm_home: Path) -> None:
    assert not ntm_home.exists()
    assert paths.user_home() == ntm_home
    assert ntm_home.is_dir()


def test_backups_and_quarantine_are_folders_apart_inside_it(ntm_home: Path) -> None:
    assert {paths.backups_dir().parent, paths.quarantine_dir().parent} == {ntm_home}
    assert paths.backups_dir() != paths.quarantine_dir()
    assert paths.backups_dir().is_dir() and paths.quarantine_dir().is_dir()


def test_the_log_has_a_folder_to_be_written_in() -> None:
    paths.log_file().write_text("x", encoding="utf-8")


def test_without_ntm_home_the_systems_usual_place_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NTM_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert paths.user_home() == tmp_path / "data" / "ntm-desktop"
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert paths.user_home() == tmp_path / ".local" / "share" / "ntm-desktop"


def test_on_windows_the_roaming_folder_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NTM_HOME")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert paths.user_home() == tmp_path / "Roaming" / "ntm-desktop"


def test_a_checkout_reads_the_data_beside_the_package() -> None:
    assert paths.package_root() == Path(__file__).resolve().parents[1]
    assert paths.schema_sql() == paths.package_root() / "schema.sql"
    assert paths.assets() == paths.package_root() / "assets"
