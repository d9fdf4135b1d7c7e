"""What every test gets: a user's folder of its own, never the one of the person at the machine."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def ntm_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh `NTM_HOME` for the test and for the processes that it starts."""
    home = tmp_path / "ntm-home"
    monkeypatch.setenv("NTM_HOME", str(home))
    return home
