"""A program that writes until it is killed: run by the crash tests in a process of its own.

``type WORKBOOK ACK`` types notes for ever; ``early`` does so and acknowledges before it saves;
``import WORKBOOK ACK PACKAGE…`` imports and undoes for ever. After each action that the service
acknowledged, a line is appended to ACK and synced.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from ntm_desktop.services import assessing, opening, units


def acknowledge(file: int, line: str) -> None:
    os.write(file, f"{line}\n".encode())
    os.fsync(file)


def type_for_ever(workbook: Path, file: int, early: bool) -> None:
    book = opening.open_workbook(workbook)
    place = assessing.place(book, units.find_unit(book, "01603"), "17.8")
    number = 0
    while True:
        number += 1
        note = f"lần {os.getpid()}-{number}"
        if early:
            acknowledge(file, note)
        done = assessing.assess(book, replace(place, note=note))
        if not early:
            acknowledge(file, done.revision)


def import_for_ever(workbook: Path, file: int, packages: list[Path]) -> None:
    from ntm_desktop.services import importing

    book = opening.open_workbook(workbook)
    acknowledge(file, "ready")
    while True:
        for report in importing.import_files(book, packages):
            acknowledge(file, f"{report.path} {report.import_number} {report.status}")
        for entry in importing.imports(book):
            if entry.status == "applied":
                importing.undo_import(book, entry.number)
        acknowledge(file, "undone")


if __name__ == "__main__":
    what, workbook, acknowledged, *packages = sys.argv[1:]
    file = os.open(acknowledged, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    if what in ("type", "early"):
        type_for_ever(Path(workbook), file, what == "early")
    else:
        import_for_ever(Path(workbook), file, [Path(one) for one in packages])
