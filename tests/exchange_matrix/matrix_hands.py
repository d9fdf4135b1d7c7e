"""Hands of the matrix: workbooks made once, files offered to them, and an eye on every byte."""

from __future__ import annotations

import errno
import io
import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ntm_desktop.domain.revisions import Revision, revision_id
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import PLAN, Laptops, say, values
from tests.packages import SENDER, key_of

HUYEN = "huyen"
STICK_CHECKS = "scripts/stick_checks.py"
ROOT = Path(__file__).absolute().parent.parent.parent


@cache
def new_workbook(org: str) -> bytes:
    """A new workbook of the shipped plan, as bytes: made once, copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.ntm"
        create_from_plan(path, PLAN, org).close()
        return path.read_bytes()


class Desk(Laptops):
    """Laptops whose workbooks are copied from ready ones, and can be shut and opened again."""

    def ready(self, org: str, name: str = "") -> Workbook:
        path = self.folder / f"{name or org}.ntm"
        path.write_bytes(new_workbook(org))
        return self._named(open_workbook(path, self.catalogue, self.now), name or org)

    def again(self, name: str) -> Workbook:
        """The workbook of that name, closed and opened again."""
        book = self.books[name]
        book.close()
        return self._named(open_workbook(book.path, self.catalogue, self.now), name)

    @contextmanager
    def unchanged(self, name: str = HUYEN) -> Iterator[Workbook]:
        """A workbook of which not one byte may differ afterwards; nothing is left beside it."""
        path = self.books[name].path
        self.books[name].close()
        before = path.read_bytes()
        try:
            yield self.again(name)
        finally:
            self.books[name].close()
        assert path.read_bytes() == before
        assert beside(path) == []
        self.again(name)


def beside(path: Path) -> list[str]:
    """The side files of a database file."""
    endings = ("-journal", "-wal", "-shm", ".part")
    return [ending for ending in endings if path.with_name(path.name + ending).exists()]


def refuse(
    desk: Desk, files: Mapping[Path, str], name: str = HUYEN, accept_unsigned: bool = False
) -> list[ImportReport]:
    """Offer the files: each is refused with its word, workbook and files stay as they are."""
    given = {path: path.read_bytes() for path in files if path.is_file()}
    with desk.unchanged(name) as book:
        foreseen = importing.preview(book, list(files), accept_unsigned=accept_unsigned)
        reports = importing.import_files(book, list(files), accept_unsigned=accept_unsigned)
        assert not [one for one in importing.imports(book) if not one.founding]
    for about in (foreseen, reports):
        assert {Path(one.path).name: one.reason for one in about} == {
            path.name: reason for path, reason in files.items()
        }
        assert {one.status for one in about} == {Status.REFUSED}
    for report in reports:
        assert Path(report.path).name in report.sentence
        assert report.import_number is None
    for path, data in given.items():
        assert path.read_bytes() == data
    return reports


def copy(path: Path, name: str, data: bytes | None = None) -> Path:
    """A copy beside a file under another name, with these bytes or its own."""
    target = path.with_name(f"{name}.ntmx")
    target.write_bytes(path.read_bytes() if data is None else data)
    return target


def by_hand(path: Path, *statements: str) -> Path:
    """Run SQL on any SQLite file as a stranger would; nothing is made to fit again."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


def raw(body: str | None = "{}", **fields: str | None) -> Revision:
    """A revision whose id fits, whatever its values are."""
    fields_ = {
        "kind": "assessment", "key": key_of(), "author": SENDER, "device": "may",
        "edited_at": "2023-06-08T07:30:00Z", "comment": None, **fields,
    }  # fmt: skip
    row = (fields_["kind"], fields_["key"], (), fields_["author"], fields_["device"],
           fields_["edited_at"], fields_["comment"], body)  # fmt: skip
    return Revision(revision_id(*row), *row)  # type: ignore[arg-type]


def number(value: int) -> bytes:
    """Four bytes of a header."""
    return value.to_bytes(4, "big")


def pull_out(monkeypatch: pytest.MonkeyPatch, path: Path, times: int) -> list[int]:
    """Let reading a file fail after its header, as many times; returns a list of the failures."""
    failed: list[int] = []
    real = Path.open

    class Pulled(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() and len(failed) < times:
                failed.append(self.tell())
                raise OSError(errno.EIO, "Input/output error")
            return super().read(-1 if size is None else size) or b""

    def opened(self: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if self == path:
            return Pulled(str(self), "rb")
        return real(self, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    return failed


def stated(book: Workbook, key: str) -> str | None:
    body = values(book, [key])[key]
    return None if body is None else json.loads(body).get("stated")


def by_phone(district: Workbook, result: str, note: str = "huyện ghi qua điện thoại") -> str:
    """The district writes for the commune."""
    return say(district, result, note=note, evaluator="self")


_DYING = """
import os, signal, sys
from pathlib import Path
from ntm_desktop.services.opening import open_workbook
from tests.packages import chain
book = open_workbook(Path(sys.argv[1]))
book.store.db.execute("PRAGMA cache_size=5")
with book.store.transaction():
    book.store.append(chain(400, code="17.3"), local=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def die_in_mid_transaction(path: Path) -> Path:
    """Let a program be killed while it writes the workbook; returns the journal that it left."""
    journal = path.with_name(path.name + "-journal")
    done = subprocess.run([sys.executable, "-c", _DYING, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert journal.stat().st_size > 0
    return journal


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Within: the system lets no file grow beyond so many bytes, as a full disk would."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class Medium:
    """A small disk of its own, in memory, that can be filled, locked and taken out."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def put_in(self, size: str) -> None:
        """Raises OSError or CalledProcessError where there is no right to mount a disk."""
        self._run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs")

    def lock(self) -> None:
        self._run("mount", "-o", "remount,ro")

    def unlock(self) -> None:
        self._run("mount", "-o", "remount,rw")

    def take_out(self) -> None:
        self._run("umount", "-l")

    def _run(self, *command: str) -> None:
        subprocess.run([*command, self.place], check=True, capture_output=True)
