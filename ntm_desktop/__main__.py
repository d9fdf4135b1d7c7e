"""Where the program starts: without a command it is the window, with one it needs no display."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ntm_desktop import __version__, paths
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.texts import cli as texts

_FAILED, _WRONG_USE = 3, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status. A fault is one sentence, never a traceback."""
    words = sys.argv[1:] if words is None else list(words)
    try:
        return _start(words)
    except NtmError as error:
        _complain(error.sentence)
        return _WRONG_USE if isinstance(error, WrongUse) else _FAILED
    except OSError as error:
        from ntm_desktop.texts import storage

        _complain(storage.system_failed(str(error.filename or ""), error.strerror or ""))
        _log(error)
        return _FAILED
    except Exception as error:
        _complain(texts.unforeseen(_log(error)))
        return _FAILED


def _start(words: Sequence[str]) -> int:
    if not words:
        return _window(None, sample=False)
    first = words[0]
    if first == "--sample" and len(words) == 1:
        return _window(None, sample=True)
    if first == "--walk" and len(words) == 2:
        from ntm_desktop.ui import walk

        return walk.main(Path(words[1]))
    if first == "--version" and len(words) == 1:
        print(f"{texts.PROGRAM} {__version__}")
        return 0
    if len(words) == 1 and _is_workbook(first):
        return _window(Path(first), sample=False)
    from ntm_desktop.cli.main import run

    return run(words)


def _window(path: Path | None, sample: bool) -> int:
    from ntm_desktop.ui import app

    return app.main(path, sample=sample)


def _is_workbook(word: str) -> bool:
    """Whether a word alone is a workbook's path, as a desktop hands it over."""
    if word.startswith("-") or word in texts.COMMANDS:
        return False
    return word.endswith(".ntm") or Path(word).is_file()


def _complain(sentence: str) -> None:
    from ntm_desktop.cli.output import complain, use_utf8

    use_utf8()
    complain(sentence)


def _log(error: Exception) -> str:
    """Write the traceback to the program's diary; returns where it lies."""
    import traceback
    from datetime import datetime

    try:
        file = paths.log_file()
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().isoformat(timespec='seconds')} {sys.argv[1:]}\n")
            log.write("".join(traceback.format_exception(error)))
    except OSError:
        return paths.APP_FOLDER
    return str(file)


if __name__ == "__main__":
    sys.exit(main())
