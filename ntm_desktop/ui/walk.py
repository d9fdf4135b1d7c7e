"""The main job from end to end, in the program's own window, on sample data.

What ``make run`` does where nobody sits at a screen: a district, two communes (one of them with
two laptops) and an office work, exchange packages and settle a difference. Pictures, charts,
packages and workbooks stay in a folder, each with one line saying what it is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ntm_desktop.errors import NtmError
from ntm_desktop.texts import walk as texts

_FOLDERS = (texts.PICTURES, texts.CHARTS, texts.PACKAGES, texts.WORKBOOKS)


def main(out: Path) -> int:
    """Walk and leave the files in ``out``. Returns 0, or 1 where any step fails."""
    from ntm_desktop.ui.walk_steps import STEPS, Walk

    for folder in _FOLDERS:
        shutil.rmtree(out / folder, ignore_errors=True)
        (out / folder).mkdir(parents=True)
    print(texts.START.format(out=out), flush=True)
    with tempfile.TemporaryDirectory(prefix="ntm-") as home:
        try:
            walk = Walk(out, Path(home))
        except NtmError as error:  # no display, or no folder for the user's things
            print(error.sentence, file=sys.stderr)
            return 1
        try:
            for name, step in STEPS:
                if not _done(name, partial(step, walk)):
                    return 1
        finally:
            walk.walker.close()
    print(texts.DONE.format(count=len(walk.left)), flush=True)
    return 0


def _done(name: str, step: Callable[[], None]) -> bool:
    try:
        step()
    except NtmError as error:
        print(texts.failed(name, error.sentence), file=sys.stderr, flush=True)
        return False
    except Exception as error:
        import traceback

        print(texts.failed(name, repr(error)), file=sys.stderr, flush=True)
        traceback.print_exc()
        return False
    return True
