"""Handing a file to the system: to be opened by its viewer, or printed on its paper."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.texts import charts as texts
from ntm_desktop.texts.documents import other_fault

OPENERS = {"darwin": "open"}
OPENER = "xdg-open"
# The first one found is used. Both read paper and fitting from the same options.
PRINTERS = ("lp", "lpr")
PRINTER_OPTION = {"lp": "-d", "lpr": "-P"}
LISTER = "lpstat"
FIT_OPTIONS = ("-o", "fit-to-page")
# A print command hands its file over and ends at once; one that still waits for a far-away
# queue after this time is left to go on alone, so that the window does not stand still.
SECONDS_TO_HAND_OVER = 3.0


def open_file(path: Path) -> None:
    """Open the file in the system's viewer and return at once.

    Raises WrongUse where the file is not there, StorageFailed where nothing can open it.
    """
    file = _existing(path)
    if sys.platform == "win32":
        try:
            os.startfile(str(file), "open")
        except OSError as error:
            raise StorageFailed(_not_opened(file, texts.NO_PROGRAM)) from error
        return
    name = OPENERS.get(sys.platform, OPENER)
    command = shutil.which(name)
    if command is None:
        raise StorageFailed(texts.NO_OPENER.format(commands=name, path=file))
    try:
        viewer = subprocess.Popen(
            [command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        why = other_fault(error.errno)
        raise StorageFailed(_not_opened(file, why)) from error
    _let_go(viewer)


def printers() -> tuple[str, ...] | None:
    """The printers that the system lets one choose of, its usual one first; empty: it has none.

    None where it does not say. Windows prints on its usual printer; elsewhere ``lpstat`` knows.
    """
    command = None if sys.platform == "win32" else shutil.which(LISTER)
    if command is None:
        return None
    names = tuple(line.split()[0] for line in _lines([command, "-a"]) if line.split())
    usual = next((line for line in _lines([command, "-d"]) if ":" in line), "")
    first = usual.rpartition(":")[2].strip()
    return tuple(sorted(names, key=lambda name: name != first))


def _lines(command: list[str]) -> list[str]:
    """What a command says, nothing where it fails or takes too long."""
    # Its words are read by place, so they must not be in the person's language.
    try:
        said = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS_TO_HAND_OVER,
            env={**os.environ, "LC_ALL": "C"},
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return said.stdout.decode("utf-8", errors="replace").splitlines()


def print_file(path: Path, printer: str = "", paper: str = "A4") -> None:
    """Hand the file to a printer, the usual one for ""; waits at most ``SECONDS_TO_HAND_OVER``.

    ``paper``: A4 or A3, for the commands that ask for it; Windows takes that of the file.

    Raises WrongUse where the file is not there, StorageFailed where there is no command to print
    with or it reports a failure; the sentence holds what the command said.
    """
    file = _existing(path)
    if sys.platform == "win32":
        try:
            os.startfile(str(file), "print")
        except OSError as error:
            raise StorageFailed(_not_printed(file, texts.NO_PROGRAM)) from error
        return
    command = next((found for name in PRINTERS if (found := shutil.which(name))), None)
    if command is None:
        raise StorageFailed(texts.NO_PRINTER.format(commands=", ".join(PRINTERS), path=file))
    option = PRINTER_OPTION[Path(command).stem]
    where = [option, printer] if printer else []
    _run_printer(command, [*where, "-o", f"media={paper}", *FIT_OPTIONS], file)


def _run_printer(command: str, options: list[str], file: Path) -> None:
    # A file instead of a pipe: a command left alone must not die of its own words.
    with tempfile.TemporaryFile() as words:
        try:
            printer = subprocess.Popen(
                [command, *options, str(file)],
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            why = other_fault(error.errno)
            raise StorageFailed(_not_printed(file, why)) from error
        try:
            status = printer.wait(SECONDS_TO_HAND_OVER)
        except subprocess.TimeoutExpired:
            _let_go(printer)
            return
        words.seek(0)
        said = words.read(2000).decode("utf-8", errors="replace").split("\n")
    if status != 0:
        first = next((line.strip() for line in said if line.strip()), "")
        template = texts.EXIT_SAID if first else texts.EXIT_STATUS
        why = template.format(command=Path(command).name, status=status, said=first)
        raise StorageFailed(_not_printed(file, why))


def _existing(path: Path) -> Path:
    # Absolute, so that no name that begins with a dash is taken for an option.
    file = path.absolute()
    if not file.is_file():
        raise WrongUse(texts.FILE_MISSING.format(path=file))
    return file


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Somebody has to take note of its end, or it stays in the list of processes."""
    threading.Thread(target=process.wait, daemon=True).start()


def _not_opened(file: Path, why: str) -> str:
    return texts.NOT_OPENED.format(path=file, why=why)


def _not_printed(file: Path, why: str) -> str:
    return texts.NOT_PRINTED.format(path=file, why=why)
