"""Checks that need a real stick, a network folder or Windows, and a person at the machine.

``python -m scripts.stick_checks FOLDER`` with a folder on the stick (or on the network), made for
this and empty. Each check prints what to do, waits for Enter, does its part, looks at what came of
it and says pass or fail; at the end the process returns 1 if anything failed. ``--no-hands`` runs
only those that ask nothing of a person, NAME… only those named. The workbooks are samples and lie
in a folder of this machine that is gone afterwards.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db import verify
from ntm_desktop.db.foreign import read_files
from ntm_desktop.errors import InUse, StorageFailed
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook

PLAN, SENDER, UNIT = "quang-hoa-2023", "xa-01603", "01603"
SCANS, SCAN_BYTES = 8, 9 * 1024 * 1024
LEFT_FREE = 100_000
Ask = Callable[[str], object]


class Failed(Exception):
    """What must hold does not."""


class LeftOut(Exception):
    """The check says nothing on this system."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a check works: the folder on the stick, a folder of this machine, and how to ask."""

    stick: Path
    local: Path
    ask: Ask


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the cases of the exchange that it is for, and whether a person has a part."""

    name: str
    cases: str
    hands: bool
    act: Callable[[Place], str]


def hold(true: bool, otherwise: str) -> None:
    """Raises Failed unless it is true."""
    if not true:
        raise Failed(otherwise)


@contextmanager
def workbook(place: Place, org: str, scans: int = 0) -> Iterator[Workbook]:
    """A sample workbook on this machine; ``scans``: so many attached files of 9 MB."""
    folder = Path(tempfile.mkdtemp(dir=place.local))
    book = create_from_plan(folder / f"{org}.ntm", PLAN, org, demo=True)
    try:
        the_round = book.rules.default_round()
        hold(the_round is not None, "the sample has no open round")
        for number in range(scans):
            scan = folder / f"scan-{number}.pdf"
            scan.write_bytes(b"%PDF-1.4 " + os.urandom(SCAN_BYTES))
            assert the_round is not None
            the_set = the_round.sets["commune"]
            evidence.attach(book, UNIT, the_set, "17.8", the_round.code, scan)
        yield book
    finally:
        book.close()


def sound_only(place: Place) -> list[Path]:
    """The packages on the stick, each read to the end. Raises Failed for one that is not whole."""
    found = sorted(place.stick.glob(f"*{exporting.SUFFIX}"))
    for read in read_files(found, with_bytes=False):
        hold(read.reason is None, f"{read.path.name} bears a package's name and is {read.reason}")
    return found


def nothing_beside(place: Place) -> None:
    """Only packages are on the stick: no side file, nothing half-written."""
    others = [one.name for one in place.stick.iterdir() if one.suffix != exporting.SUFFIX]
    hold(not others, f"left on the stick: {others}")


def leaves_nothing(place: Place) -> str:
    """A package is written, read back, taken in; nothing else is on the stick afterwards."""
    with workbook(place, SENDER, 1) as commune:
        first = exporting.export(commune, place.stick)
        second = exporting.export(commune, place.stick)
    hold(first.path != second.path, "a name was used twice")
    for done in (first, second):
        hold(sha256(done.path.read_bytes()).hexdigest() == done.sha256, "other bytes on the stick")
    with workbook(place, "huyen") as district:
        (report,) = importing.import_files(district, [first.path])
        hold(report.status == "applied", f"not taken in: {report.sentence}")
    nothing_beside(place)
    return f"{len(sound_only(place))} packages, nothing beside them"


def pulled_while_writing(place: Place) -> str:
    """The stick is pulled in the middle of an export."""
    with workbook(place, SENDER, SCANS) as commune:
        place.ask(
            "Press Enter, then PULL THE STICK OUT within two seconds, while its light blinks."
        )
        try:
            done = (
                f"written before it was pulled: {exporting.export(commune, place.stick).path.name}"
            )
        except StorageFailed as refused:
            done = f"said: {refused.sentence}"
        hold(verify.faults(commune.store) == [], "the workbook on this machine was harmed")
        place.ask("Put the stick back in, wait until the folder is there, and press Enter.")
        sound_only(place)
        exporting.export(commune, place.stick, with_files=False)
    sound_only(place)
    nothing_beside(place)
    return done


def pulled_while_reading(place: Place) -> str:
    """The stick is pulled in the middle of an import."""
    with workbook(place, SENDER, SCANS) as commune:
        path = exporting.export(commune, place.stick).path
    place.ask("Take the stick out and put it in again, so that nothing of it is in memory; Enter.")
    with workbook(place, "huyen") as district:
        before = district.store.known_ids()
        place.ask("Press Enter, then PULL THE STICK OUT within one second, while its light blinks.")
        (report,) = importing.import_files(district, [path])
        known = district.store.known_ids()
        if report.status == "refused":
            hold(report.reason == "unreadable" and known == before, f"said {report.reason}")
        else:
            hold(report.status == "applied" and known != before, f"said {report.status}")
        hold(verify.faults(district.store) == [], "the workbook was harmed")
    place.ask("Put the stick back in and press Enter.")
    sound_only(place)
    return report.sentence


def full(place: Place) -> str:
    """The stick is filled up, so that a package has no room."""
    place.ask("The stick will now be filled to the last 100 kB and emptied again. Enter to go on.")
    before = {one.name for one in place.stick.iterdir()}
    filling = place.stick / "fill.tmp"
    try:
        with filling.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(1024 * 1024))
        with filling.open("rb+") as file:
            file.truncate(max(0, filling.stat().st_size - LEFT_FREE))
        with workbook(place, SENDER, 1) as commune:
            try:
                exporting.export(commune, place.stick)
            except StorageFailed as refused:
                said = refused.sentence
            else:
                raise Failed("a package of 9 MB was said to be written into 100 kB")
    finally:
        filling.unlink(missing_ok=True)
    hold({one.name for one in place.stick.iterdir()} == before, "a half-written file was left")
    return f"said: {said}"


def locked(place: Place) -> str:
    """A stick with its switch on, or one that is mounted for reading only."""
    with workbook(place, "huyen") as district:
        path = place.stick / district.path.name
        district.close()
        path.write_bytes(district.path.read_bytes())
        data = path.read_bytes()
    place.ask(
        "Eject the stick, set its write protection (or mount it read-only), put it in; Enter."
    )
    book = open_workbook(path)
    try:
        hold(book.store.read_only, "a workbook on a locked stick was opened for writing")
        try:
            exporting.export(book, place.stick)
        except StorageFailed as refused:
            said = refused.sentence
        else:
            raise Failed("a package was said to be written to a locked stick")
    finally:
        book.close()
    hold(path.read_bytes() == data, "the workbook on the locked stick has changed")
    place.ask("Take the write protection away again and press Enter.")
    path.unlink()
    return f"said: {said}"


def opened_twice(place: Place) -> str:
    """A workbook in this folder (try a network folder too) is opened by two programs."""
    with workbook(place, "huyen") as district:
        district.close()
        path = place.stick / district.path.name
        path.write_bytes(district.path.read_bytes())
    book = open_workbook(path)
    try:
        code = (
            "import sys; from pathlib import Path; from ntm_desktop.errors import InUse\n"
            "from ntm_desktop.services.opening import open_workbook\n"
            "try: open_workbook(Path(sys.argv[1]))\n"
            "except InUse: sys.exit(3)"
        )
        second = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
        hold(second.returncode == 3, "a second program opened the same workbook")
        with suppress(InUse):
            open_workbook(path)
            raise Failed("this program opened the same workbook twice")
    finally:
        book.close()
    side = [one.name for one in place.stick.iterdir() if one.name.startswith(path.name + "-")]
    path.unlink()
    hold(not side, f"side files were left: {side}")
    return "the second program was told that the workbook is open"


_HOLDER = """
import sys, time
from pathlib import Path
folder, seconds, deadline = Path(sys.argv[1]), float(sys.argv[2]), time.monotonic() + 30
print("ready", flush=True)
while time.monotonic() < deadline:
    for path in folder.glob("*.part"):
        try:
            with path.open("rb"):
                time.sleep(seconds)
            sys.exit(0)
        except OSError:
            pass
"""


def held(place: Place) -> str:
    """On Windows: another program opens the half-written file, for a moment and for long."""
    if os.name != "nt":
        raise LeftOut("only Windows forbids to rename a file that is open")
    with workbook(place, SENDER, 1) as commune:
        for seconds, expected in ((0.4, True), (20.0, False)):
            command = [sys.executable, "-c", _HOLDER, str(place.stick), str(seconds)]
            holder = subprocess.Popen(command, stdout=subprocess.PIPE)
            assert holder.stdout is not None
            holder.stdout.readline()
            try:
                exporting.export(commune, place.stick)
                written = True
            except StorageFailed:
                written = False
            finally:
                holder.wait()
            hold(written == expected, f"held for {seconds} s: written is {written}")
            sound_only(place)
        exporting.export(commune, place.stick, with_files=False)
    nothing_beside(place)
    return "held for a moment: tried again and written; held for long: told, and swept later"


CHECKS = (
    Check("leaves-nothing", "59, 61", False, leaves_nothing),
    Check("opened-twice", "63, 64", False, opened_twice),
    Check("held", "62", False, held),
    Check("full", "59", True, full),
    Check("locked", "59, 64", True, locked),
    Check("pulled-while-writing", "59", True, pulled_while_writing),
    Check("pulled-while-reading", "19", True, pulled_while_reading),
)


def run(stick: Path, names: list[str], hands: bool, ask: Ask) -> int:
    """Run the checks; returns how many failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("NTM_HOME", str(Path(folder) / "home"))
        for check in CHECKS:
            if (names and check.name not in names) or (check.hands and not hands):
                continue
            print(f"\n== {check.name} (cases {check.cases}): {check.act.__doc__}", flush=True)
            try:
                print(f"PASS {check.name}: {check.act(Place(stick, Path(folder), ask))}")
            except LeftOut as reason:
                print(f"LEFT OUT {check.name}: {reason}")
            except (Failed, OSError, StorageFailed) as fault:
                failed += 1
                print(f"FAIL {check.name}: {fault}")
    return failed


def main(arguments: list[str]) -> int:
    """1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.stick_checks", description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder on the stick")
    parser.add_argument("names", nargs="*", help="checks to run; all where none is named")
    parser.add_argument("--no-hands", action="store_true", help="only what asks nothing of you")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir() or any(asked.folder.iterdir()):
        parser.error("the folder must be there and empty")
    return int(run(asked.folder, asked.names, not asked.no_hands, input) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
