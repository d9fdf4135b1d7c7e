"""A workbook that another program has open: a command waits a moment, a window does not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from ntm_desktop.__main__ import main
from ntm_desktop.errors import InUse
from ntm_desktop.services.opening import create_from_plan, open_workbook

_HOLDER = """
import sys
from pathlib import Path
from ntm_desktop.services.opening import open_workbook
book = open_workbook(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
book.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "huyen.ntm"
    create_from_plan(path, "quang-hoa-2023", "huyen").close()
    return path


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the workbook open until it is told to close it."""
    words = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        yield other
        _let_go(other)


def _let_go(other: subprocess.Popen[str]) -> None:
    if other.stdin is not None and not other.stdin.closed:
        other.stdin.close()


def test_a_command_waits_until_another_one_is_done(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    done = Timer(1.0, _let_go, [holder])
    done.start()
    assert main(["imports", str(path)]) == 0
    done.join()


def test_a_window_says_at_once_that_the_workbook_is_open_elsewhere(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(InUse):
        open_workbook(path)
    assert holder.poll() is None
