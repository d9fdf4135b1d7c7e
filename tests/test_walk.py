"""The walk through the main job, as ``make run`` does it where nobody sits at a screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.texts import walk as texts
from ntm_desktop.ui.walk import main
from ntm_desktop.ui.walk_steps import Walk

_ROOT = Path(__file__).resolve().parent.parent


def walked(out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: a window's styles live and die with the first one of a process."""
    return subprocess.run(
        [sys.executable, "-m", "ntm_desktop", "--walk", str(out)],
        cwd=_ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no display")
def test_every_step_goes_and_every_file_is_there_with_a_line_saying_what_it_is(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    done = walked(out)
    assert done.returncode == 0, done.stdout + done.stderr
    named = {Path(found) for found in re.findall(r"^(\S+\.\w+): ", done.stdout, re.MULTILINE)}
    assert {path for path in out.rglob("*") if path.is_file()} == named
    assert len(list((out / texts.PICTURES).glob("*.png"))) == len(texts.SHOTS)
    endings = {path.suffix for path in named}
    assert endings == {".png", ".pdf", ".svg", ".ntm", ".ntmx"}
    _pictures_are_whole_windows(out / texts.PICTURES)


def _pictures_are_whole_windows(folder: Path) -> None:
    from PIL import Image

    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            assert picture.size == (1366, 768)
            assert len(picture.convert("RGB").getcolors(maxcolors=1 << 20) or ()) > 50


def test_without_any_display_it_says_so_and_fails(tmp_path: Path) -> None:
    done = walked(tmp_path / "out", DISPLAY="")
    assert done.returncode == 1
    assert done.stderr.strip() == shell_texts.NO_DISPLAY


def test_a_step_that_fails_ends_the_walk_with_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ntm_desktop.ui import walk_steps
    from ntm_desktop.ui.walker import StepFailed

    class NoWindow:
        def __init__(self, _home: Path) -> None:
            self.closed = False

        def close(self) -> None:
            self.closed = True

    def fails(_walk: Walk) -> None:
        raise StepFailed(texts.WAITED)

    def never(_walk: Walk) -> None:
        raise AssertionError("after a failed step")

    monkeypatch.setattr(walk_steps, "Walker", NoWindow)
    monkeypatch.setattr(walk_steps, "STEPS", (("thử", fails), ("sau", never)))
    assert main(tmp_path / "out") == 1
    assert texts.failed("thử", texts.WAITED) in capsys.readouterr().err
