"""A Word file into a PDF by LibreOffice, where this machine has it.

Run apart from the person's own LibreOffice: with a profile of its own, which is taken away again,
and no longer than ``SECONDS``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.errors import StorageFailed
from ntm_desktop.texts import report_templates as texts

# Where it usually lies when it is not on PATH. On Windows the .com waits for the end of the work.
NAMES = ("soffice.com", "soffice") if sys.platform == "win32" else ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
# The first start with a new profile takes the longest, on an old laptop most of a minute.
SECONDS = 150.0


def found() -> Path | None:
    """The program, None where this machine has none."""
    for name in NAMES:
        command = shutil.which(name)
        if command is not None:
            return Path(command)
    return next((place for place in _usual_places() if place.is_file()), None)


def to_pdf(program: Path, docx: Path, pdf: Path) -> None:
    """Write ``docx`` as ``pdf``. Raises StorageFailed that says what went wrong, OSError."""
    with tempfile.TemporaryDirectory(
        prefix=paths.temporary_name(), ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        # A name of plain letters, whatever the person calls the file.
        source, out = folder / "van-ban.docx", folder / "ra"
        shutil.copyfile(docx, source)
        said = _run(program, source, out, folder / "profile")
        made = out / "van-ban.pdf"
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            raise StorageFailed(texts.not_converted(said))
        shutil.copyfile(made, pdf)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if os.environ.get(name)]
        inner = Path("LibreOffice", "program", "soffice.com")
        return [root / part / inner for root in roots for part in ("", "Programs")]
    return [found for place in PLACES for found in sorted(Path("/").glob(place.removeprefix("/")))]


def _run(program: Path, source: Path, out: Path, profile: Path) -> str:
    """What the program said last. Raises StorageFailed."""
    command = [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(out),
        str(source),
    ]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise StorageFailed(texts.not_converted(texts.NOT_STARTED)) from error
    try:
        said, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise StorageFailed(texts.not_converted(texts.TOOK_TOO_LONG)) from error
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """With the processes that it started, which would go on holding its files."""
    with suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "win32":
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, timeout=10
            )
        else:
            os.killpg(process.pid, 9)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=10)
