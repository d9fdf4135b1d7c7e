"""The power goes at any moment: a model over the system calls of a real writer process.

A writer types, imports, takes back, restores and exports through the services, under strace. Its
calls are played to a disk that keeps what was synced and any part of the rest; each image of that
disk is opened as the next start of the program opens it.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from faults import books
from faults.disk_model import Disk
from faults.figures import Figures
from faults.system_calls import Call, NoRecorder, Write, python, record
from ntm_desktop import paths
from ntm_desktop.db.foreign import read_files
from ntm_desktop.errors import NtmError
from ntm_desktop.services.backups import backup
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.shipped.catalogue import Catalogue, load_catalogue

PART = "power cut"
MANY = 200
"""With fewer images than that, a control ends with the first one that is bad."""
ROOT = Path(__file__).absolute().parent.parent
BAD = (
    "corrupt or unreadable",
    "acknowledged transactions lost",
    "partial transactions",
    "half a file under a name",
    "acknowledged packages or copies lost",
)
SEEN = ("hot journals rolled back", "the transaction in hand was kept")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A writer's calls, its acknowledgements among them, and the disk before it began."""

    workbook: str
    stick: str
    acknowledged: str
    before: dict[str, bytes]
    calls: Sequence[Call]


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs`` images of an honest disk, then the controls: disks that only say they synced."""
    try:
        recorded = recording(folder)
    except NoRecorder as reason:
        return Figures(PART, 0, seed, ((f"left out: {reason}", 0),), ())
    catalogue = load_catalogue(paths.assets())
    seen = Counter[str]()
    faults = []
    for cut, fault in images(recorded, runs, seed, folder, catalogue, seen):
        faults.append(f"power cut after call {cut}: {fault}")
    rows = [("calls recorded", len(recorded.calls))]
    rows += [(name, seen[name]) for name in (*SEEN, *BAD)]
    for name, lies in controls(recorded):
        told = Counter[str]()
        tries = max(60, runs // 5)
        for _ in images(recorded, tries, seed, folder, catalogue, told, lies):
            if runs < MANY:
                break
        caught = sum(told[what] for what in BAD)
        rows.append((f"control: {name}, bad images", caught))
        if not caught:
            faults.append(f"the control was not caught: {name}")
    return Figures(PART, runs, seed, tuple(rows), tuple(faults))


def controls(recorded: Recorded) -> tuple[tuple[str, Callable[[str], bool]], ...]:
    """Disks that lie, and of what."""
    journal = recorded.workbook + "-journal"
    return (
        ("nothing is synced", lambda path: True),
        ("the journal is not synced", lambda path: path == journal),
        ("the workbook is not synced", lambda path: path == recorded.workbook),
    )


def recording(folder: Path) -> Recorded:
    """Let a writer work under strace. Raises NoRecorder."""
    files = books.packages(folder)
    place = folder / "disk"
    stick, workbook = place / "stick", place / "sổ.ntm"
    stick.mkdir(parents=True)
    books.make(workbook, "huyen")
    before = {str(workbook): workbook.read_bytes()}
    acknowledged = folder / "acknowledged"
    command = python("faults.writer", "session", workbook, acknowledged, stick, *files)
    home = os.environ.get("NTM_HOME")
    os.environ["NTM_HOME"] = str(place / "home")
    try:
        calls = record(command, folder / "trace", ROOT, folder)
    finally:
        if home is None:
            del os.environ["NTM_HOME"]
        else:
            os.environ["NTM_HOME"] = home
    (folder / "trace").unlink()
    ours = [one for one in calls if _concerns(one, place, acknowledged)]
    shutil.rmtree(place)
    return Recorded(str(workbook), str(stick), str(acknowledged), before, ours)


def _concerns(call: Call, place: Path, acknowledged: Path) -> bool:
    path = call.path if not hasattr(call, "new") else call.new
    return path.startswith(str(place)) or (isinstance(call, Write) and path == str(acknowledged))


def images(
    recorded: Recorded,
    runs: int,
    seed: int,
    folder: Path,
    catalogue: Catalogue,
    seen: Counter[str],
    lies: Callable[[str], bool] = lambda path: False,
) -> Iterator[tuple[int, str]]:
    """Cut at ``runs`` random calls; counts what is seen, yields (call, fault)."""
    chance = random.Random(seed)
    told = [_line(one, recorded) for one in recorded.calls]
    states = [line.split()[0] for line in told if line]
    first = next(number for number, line in enumerate(told) if line)
    cuts = sorted(chance.randrange(first + 1, len(told) + 1) for _ in range(runs))
    disk = Disk(recorded.before, lies)
    done = 0
    whole: set[bytes] = set()
    for cut in cuts:
        for call in recorded.calls[done:cut]:
            disk.do(call)
        done = max(done, cut)
        lines = [line for line in told[:cut] if line]
        place = folder / "image"
        paths_ = _laid_out(disk.image(chance), recorded, place)
        for fault in _faults(paths_, recorded, states, lines, catalogue, seen, whole):
            seen[fault] += 1
            yield cut, fault
        shutil.rmtree(place)


def _line(call: Call, recorded: Recorded) -> str:
    if isinstance(call, Write) and call.path == recorded.acknowledged:
        return call.data.decode().strip()
    return ""


def _laid_out(image: dict[str, bytes], recorded: Recorded, place: Path) -> dict[str, Path]:
    """Write an image to a folder; the names on the recorded disk → where they lie now."""
    root = Path(recorded.workbook).parent
    laid = {}
    for name, content in image.items():
        path = place / Path(name).relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        laid[name] = path
    return laid


def _faults(
    laid: dict[str, Path],
    recorded: Recorded,
    states: Sequence[str],
    lines: Sequence[str],
    catalogue: Catalogue,
    seen: Counter[str],
    whole: set[bytes],
) -> Iterator[str]:
    """``whole``: digests of packages and copies that were found whole in an image before."""
    journal = laid.get(recorded.workbook + "-journal")
    hot = journal is not None and journal.stat().st_size > 0
    count = len(lines)
    try:
        book = books.reopened(laid[recorded.workbook], catalogue)
        state = books.state(book)
        book.close()
    except (NtmError, books.Damaged):
        yield BAD[0]
    else:
        seen[SEEN[0]] += hot
        if state == states[min(count, len(states) - 1)] != states[count - 1]:
            seen[SEEN[1]] += 1
        elif state != states[count - 1]:
            yield BAD[1] if state in states else BAD[2]
    named = {
        path: digest
        for path in laid.values()
        if path.suffix in (exporting.SUFFIX, backup.SUFFIX)
        and (digest := sha256(path.read_bytes()).digest()) not in whole
    }
    for path, digest in named.items():
        if _is_whole(path, catalogue):
            whole.add(digest)
        else:
            yield BAD[3]
    given = {word for line in lines for word in line.split()[1:]}
    if not given <= {path.name for path in laid.values()}:
        yield BAD[4]


def _is_whole(path: Path, catalogue: Catalogue) -> bool:
    if path.suffix == exporting.SUFFIX:
        (read,) = read_files([path], with_bytes=False, in_process=True)
        return read.reason is None
    try:
        books.reopened(path, catalogue).close()
    except (NtmError, books.Damaged):
        return False
    return True
