"""The child that reads foreign files: one for a batch, and nothing in a file outlives it."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from ntm_desktop.db import foreign_batch
from ntm_desktop.db.foreign import ForeignFile, read_files
from ntm_desktop.paths import package_root
from tests.packages import SCAN, chain, changed, package, read, scan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A genuine package."""
    return package(tmp_path / "goc.ntmx", chain(20))


def _batch(paths: list[Path], **options: object) -> list[ForeignFile]:
    return list(read_files(paths, **options))  # type: ignore[arg-type]


def test_one_child_reads_all_files_and_bad_ones_do_not_stop_it(tmp_path: Path) -> None:
    paths = [package(tmp_path / f"{n}.ntmx", chain(n + 1, f"{n + 1}.1")) for n in range(6)]
    paths[1].write_bytes(b"text")
    changed(paths[3], "CREATE VIEW v AS SELECT 1", rehash=False)
    found = _batch(paths)
    words = [None, "not_sqlite", None, "foreign_schema", None, None]
    assert [one.reason for one in found] == words
    assert [one.path for one in found] == paths
    assert found == [read(path) for path in paths]


def test_attached_files_and_known_ids_go_through_the_child(tmp_path: Path) -> None:
    rows = chain(5)
    paths = [package(tmp_path / "a.ntmx", rows, [scan()]), package(tmp_path / "b.ntmx", rows)]
    known = bytes.fromhex("".join(row.id for row in rows[:4]))
    first, second = _batch(paths, known_ids=known)
    assert first.new == second.new == (rows[4],)
    assert list(first.files.values()) == [SCAN]
    assert [one.files for one in _batch(paths, with_bytes=False)] == [{}, {}]


def test_bytes_imported_before_start_no_child(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read(path).sha256
    monkeypatch.setattr(subprocess, "Popen", None)
    (found,) = _batch([path], known_bytes={known})
    assert (found.known_bytes, found.reason, found.ids) == (True, None, b"")


def test_without_a_child_the_files_are_read_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no process")

    expected = read(path)
    monkeypatch.setattr(subprocess, "Popen", fail)
    assert _batch([path, path]) == [expected, expected]


def _kill_on(name: str) -> str:
    """A child that dies, or sleeps, when it meets a file of that length."""
    return (
        "import os, sys, time; sys.path.insert(0, {root!r})\n"
        "from ntm_desktop.db import foreign_child as c\n"
        "answer = c.Examiner.answer\n"
        f"c.Examiner.answer = lambda s, k, d: {name} if len(d) > 90_000 else answer(s, k, d)\n"
        "c.main()"
    )


@pytest.mark.parametrize(
    ("act", "word"), [("os._exit(9)", "damaged"), ("time.sleep(60)", "too_large")]
)
def test_a_file_that_kills_or_holds_the_child_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ntm_home: Path, act: str, word: str
) -> None:
    paths = [package(tmp_path / f"{n}.ntmx", chain(3, f"{n + 1}.1")) for n in range(5)]
    paths[1].unlink()
    package(paths[1], chain(400))
    monkeypatch.setattr(foreign_batch, "_START", _kill_on(act))
    found = _batch(paths, seconds=1.5)
    assert [one.reason for one in found] == [None, word, None, None, None]
    kept = list((ntm_home / "quarantine").iterdir())
    assert [one.read_bytes() for one in kept] == [paths[1].read_bytes()]


def test_the_child_ends_when_nobody_asks_any_more(path: Path) -> None:
    files = read_files([path] * 10)
    next(files)
    frame = inspect.getgeneratorlocals(files)
    child = frame["batch"]._child._process
    assert child.poll() is None
    files.close()
    assert child.poll() is not None


def test_the_child_needs_nothing_of_the_users_environment(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sqlite3.py").write_text("raise SystemExit(3)", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert [one.reason for one in _batch([path])] == [None]


def test_memory_beyond_the_limit_ends_in_a_word(path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(package_root())!r})\n"
        "from ntm_desktop.db import foreign_child as c, foreign_checks as k\n"
        "c._limit_memory()\n"
        "def grow(data, held):\n"
        '    k.open_in_memory(data).execute("SELECT zeroblob(2000000)")\n'
        "c.read_package = grow\n"
        f"data = open({str(path)!r}, 'rb').read()\n"
        "print(c.Examiner([b'', b'', b'', b'']).answer(b'package', data)[0].decode())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout.strip() == "too_large"
