"""A program that writes until it is killed: run by the harness in a process of its own.

``python -m faults.writer ACTION WORKBOOK ACK [FILE…]``. After each action that the service
acknowledged, a line is appended to ACK and synced; ``ready`` stands there before the first one.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faults import books
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup, restoring
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting, importing


@dataclass(frozen=True, slots=True)
class Task:
    """What a writer is told: the workbook, the file of acknowledgements, and other files."""

    workbook: Path
    acknowledged: int
    files: Sequence[Path]

    def acknowledge(self, line: str) -> None:
        """Say that something is kept for good."""
        os.write(self.acknowledged, f"{line}\n".encode())
        os.fsync(self.acknowledged)


def _type(task: Task, early: bool = False) -> None:
    book = opening.open_workbook(task.workbook)
    place = books.note_place(book)
    task.acknowledge("ready")
    number = 0
    while True:
        number += 1
        note = f"lần {os.getpid()}-{number}"
        if early:
            task.acknowledge(note)
        done = assessing.assess(book, replace(place, note=note))
        if not early:
            task.acknowledge(done.revision)


def _type_early(task: Task) -> None:
    """The control: acknowledges before it saves."""
    _type(task, early=True)


def _import(task: Task) -> None:
    book = opening.open_workbook(task.workbook)
    task.acknowledge("ready")
    reports = importing.import_files(book, task.files)
    task.acknowledge(" ".join(str(one.status.value) for one in reports))
    signal.pause()


def _import_by_file(task: Task) -> None:
    """The control: a transaction for each file, where all together was asked for."""
    book = opening.open_workbook(task.workbook)
    task.acknowledge("ready")
    reports = []
    for report in importing.import_steps(book, task.files):
        reports.append(report)
        time.sleep(0.05)
    task.acknowledge(" ".join(str(one.status.value) for one in reports))
    signal.pause()


def _export(task: Task) -> None:
    book = opening.open_workbook(task.workbook)
    task.acknowledge("ready")
    while True:
        done = exporting.export(book, task.files[0])
        task.acknowledge(f"{done.path.name} {done.sha256}")


def _export_in_place(task: Task) -> None:
    """The control: written under its name from the first byte."""
    book = opening.open_workbook(task.workbook)
    whole = exporting.export(book, task.files[0]).path.read_bytes()
    task.acknowledge("ready")
    for number in range(sys.maxsize):
        with (task.files[0] / f"NTM_{number}.ntmx").open("wb", buffering=0) as file:
            for start in range(0, len(whole), 4096):
                file.write(whole[start : start + 4096])
                os.fsync(file.fileno())


def _back_up(task: Task) -> None:
    book = opening.open_workbook(task.workbook)
    task.acknowledge("ready")
    while True:
        task.acknowledge(backup.make_backup(book, "manual", task.files[0]).name)


def _restore(task: Task) -> None:
    task.acknowledge("ready")
    restoring.restore_path(task.workbook, task.files[0])
    task.acknowledge("done")
    signal.pause()


def _lift(task: Task) -> None:
    task.acknowledge("ready")
    opening.open_workbook(task.workbook)
    task.acknowledge("done")
    signal.pause()


def _session(task: Task) -> None:
    """A morning's work to its end: each line tells the state, and the package given out."""
    stick, *packages = task.files
    book = opening.open_workbook(task.workbook)

    def tell(*names: str) -> None:
        task.acknowledge(" ".join((books.state(book), *names)))

    def typing(times: int) -> None:
        place = books.note_place(book)
        for number in range(times):
            assessing.assess(book, replace(place, note=f"lần {number}"))
            tell()

    tell()
    typing(8)
    copy = backup.make_backup(book, "manual", stick)
    tell(copy.name)
    importing.import_files(book, packages)
    tell()
    typing(8)
    importing.undo_import(book, 1)
    tell()
    for _ in importing.import_steps(book, packages[:1]):
        tell()
    tell(exporting.export(book, stick).path.name)
    backup.restore(book, copy)
    tell()
    typing(8)
    tell(exporting.export(book, stick).path.name)
    book.close()
    task.acknowledge(books.state_at(task.workbook))


ACTIONS: dict[str, Callable[[Task], None]] = {
    "type": _type,
    "type-early": _type_early,
    "import": _import,
    "import-by-file": _import_by_file,
    "export": _export,
    "export-in-place": _export_in_place,
    "backup": _back_up,
    "restore": _restore,
    "lift": _lift,
    "session": _session,
}


def main(arguments: Sequence[str]) -> None:
    """Write until killed."""
    action, workbook, acknowledged, *others = arguments
    file = os.open(acknowledged, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    ACTIONS[action](Task(Path(workbook), file, [Path(one) for one in others]))


if __name__ == "__main__":
    main(sys.argv[1:])
