"""Packages spoiled at random and given to the reader: none passes with other rows, none breaks it.

What made hash and seal fit again may pass the reader, since only a key can tell who wrote it; then
every row must be what its id proves. The negative control switches hash and seal off.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from unittest.mock import patch

from faults.figures import Figures
from faults.fuzz_packages import genuine
from faults.mutations import BYTES, Mutation
from faults.row_mutations import FITTED, ROWS, rows_in
from ntm_desktop.db import foreign_checks, foreign_child, foreign_values
from ntm_desktop.db.foreign import ForeignFile, read_files
from ntm_desktop.db.package_format import ContentHash
from ntm_desktop.domain.revisions import revision_id

BATCH = 50
SLOW = 1.0
_WAYS = BYTES + ROWS + FITTED


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A package that was spoiled: ``number`` and ``seed`` of the run make it again."""

    number: int
    path: Path
    genuine: Path
    mutation: Mutation
    same_bytes: bool


class _AnyHash(str):
    """Equal to every hash; only for the negative control."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class _NoHash(ContentHash):
    def finish(self, manifest: object) -> str:
        return _AnyHash("")


@contextmanager
def without_proof_of_ids() -> Iterator[None]:
    """The reader of this process without the comparison of each id with its row."""
    with patch.object(foreign_values, "prove_ids", lambda rows, positions: None):
        yield


@contextmanager
def without_hashes() -> Iterator[None]:
    """The reader of this process without content hash and seal."""
    with (
        patch.object(foreign_checks, "ContentHash", _NoHash),
        patch.object(foreign_checks, "file_hash", lambda data, stated: (stated, 0)),
    ):
        yield


class Fuzz:
    """One run: what was counted, which faults were seen."""

    def __init__(self, seed: int, packages: Sequence[Path]) -> None:
        self.seed = seed
        self.packages = packages
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self.wrong_without_hashes = 0
        self.unproved_without_ids = 0

    def batch(self, numbers: range, folder: Path) -> None:
        """Spoil, read in one child, judge; then the control on the same files."""
        several = [self._spoil(number, folder) for number in numbers]
        paths = [*self.packages, *(one.path for one in several)]
        known = self._known(numbers.start)
        found = self._read(paths, known)
        originals = dict(zip(self.packages, found, strict=False))
        for path, original in originals.items():
            if original.reason is not None:
                self.faults.append(f"the genuine {path.name} is refused: {original.reason}")
                return
        for one, answer in zip(several, found[len(self.packages) :], strict=False):
            self._judge(one, answer, originals[one.genuine], known)
        self._control(several, originals, known)
        for one in several:
            one.path.unlink()

    def _control(
        self, several: Sequence[Spoiled], originals: Mapping[Path, ForeignFile], known: bytes
    ) -> None:
        plain = [one for one in several if not one.mutation.fits]
        with without_hashes():
            answers = list(read_files([one.path for one in plain], known, in_process=True))
        for one, answer in zip(plain, answers, strict=True):
            if answer.reason is None:
                self.wrong_without_hashes += not same(answer, originals[one.genuine])
        fitted = [one for one in several if one.mutation.fits]
        with without_proof_of_ids():
            answers = list(read_files([one.path for one in fitted], known, in_process=True))
        for one, answer in zip(fitted, answers, strict=True):
            if answer.reason is None:
                self.unproved_without_ids += not proved(answer, rows_in(one.path.read_bytes()))

    def _spoil(self, number: int, folder: Path) -> Spoiled:
        chance = Random(f"{self.seed}:{number}")
        original, other = chance.sample(list(self.packages), 2)
        mutation = _WAYS[number % len(_WAYS)]
        data = original.read_bytes()
        spoiled = mutation.make(data, other.read_bytes(), chance)
        path = folder / f"{number}.ntmx"
        path.write_bytes(spoiled)
        return Spoiled(number, path, original, mutation, spoiled == data)

    def _known(self, start: int) -> bytes:
        """What the receiver knows already: nothing, or the older half of every package."""
        if start // BATCH % 3 < 2:
            return b""
        ids = [next(read_files([path], in_process=True)).ids for path in self.packages]
        return b"".join(one[: len(one) // 64 * 32] for one in ids)

    def _read(self, paths: Sequence[Path], known: bytes) -> list[ForeignFile]:
        found: list[ForeignFile] = []
        files = read_files(paths, known)
        try:
            while True:
                began = time.monotonic()
                answer = next(files, None)
                if answer is None:
                    return found
                found.append(answer)
                if time.monotonic() - began > SLOW:
                    self._slow(answer)
        except Exception as error:
            self.faults.append(f"seed {self.seed}: the reader raised {error!r} at {paths[0].name}")
            return found

    def _slow(self, answer: ForeignFile) -> None:
        """A busy machine is no fault of the reader: its own time is what counts."""
        data = answer.path.read_bytes()
        began = time.process_time()
        foreign_child.Examiner([b"", b"", b"", foreign_child.WITH_BYTES]).answer(b"package", data)
        if time.process_time() - began > SLOW:
            self.counts["over 1 s of the reader's time"] += 1

    def _judge(
        self, one: Spoiled, answer: ForeignFile, original: ForeignFile, known: bytes
    ) -> None:
        name = f"seed {self.seed}, mutation {one.number} ({one.mutation.name})"
        if answer.detail == foreign_child.UNEXPECTED:
            self.faults.append(f"{name}: the reader broke on {one.genuine.name}")
        elif one.same_bytes:
            self.counts["left as it was by chance, accepted"] += 1
            if not same(answer, original):
                self.faults.append(f"{name}: the genuine bytes were not read as before")
        elif one.mutation.fits:
            self._judge_fitted(name, one, answer)
        elif answer.reason is not None:
            self.counts["refused"] += 1
            self.counts[f"refused: {answer.reason}"] += 1
        elif same(answer, original):
            self.counts["accepted with the same rows"] += 1
        else:
            self.counts["accepted with other rows"] += 1
            self.faults.append(f"{name}: other rows of {one.genuine.name} were accepted")

    def _judge_fitted(self, name: str, one: Spoiled, answer: ForeignFile) -> None:
        if answer.reason is not None:
            self.counts["hash and seal made to fit: refused"] += 1
            return
        self.counts["hash and seal made to fit: accepted, every id proved"] += 1
        if not proved(answer, rows_in(one.path.read_bytes())):
            self.faults.append(f"{name}: rows of {one.genuine.name} that their ids do not prove")


def same(one: ForeignFile, other: ForeignFile) -> bool:
    """Whether two files were read with the same manifest, revisions and attached files."""
    return (
        one.reason is None
        and one.manifest == other.manifest
        and one.ids == other.ids
        and one.new == other.new
        and one.package_heads == other.package_heads
        and one.faulty == other.faulty
        and one.attached == other.attached
        and one.files == other.files
    )


def proved(file: ForeignFile, rows: dict[str, tuple[object, ...]]) -> bool:
    """Whether all that is new in a file is what its names say, and what stands in the file."""
    for row in file.new:
        name = revision_id(row.kind, row.key, row.parents, row.author, row.device, row.edited_at,
                           row.comment, row.body)  # fmt: skip
        stands = (row.kind, row.key, bytes.fromhex("".join(row.parents)), row.author, row.device,
                  row.edited_at, row.comment, row.body)  # fmt: skip
        if name != row.id or rows.get(row.id) != stands:
            return False
    return all(sha256(data).hexdigest() == name for name, data in file.files.items())


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs`` mutations of genuine packages, read in batches of one child each."""
    fuzz = Fuzz(seed, genuine(folder))
    spoiled = folder / "spoiled"
    spoiled.mkdir()
    for start in range(0, runs, BATCH):
        fuzz.batch(range(start, min(start + BATCH, runs)), spoiled)
    faults = fuzz.faults
    if not fuzz.wrong_without_hashes:
        faults.append(f"seed {seed}: without hash and seal nothing wrong passed; the control fails")
    if not fuzz.unproved_without_ids:
        faults.append(f"seed {seed}: without proof of ids no lie passed; the control fails")
    fuzz.counts.setdefault("accepted with other rows", 0)
    fuzz.counts.setdefault("over 1 s of the reader's time", 0)
    if fuzz.counts["over 1 s of the reader's time"]:
        faults.append(f"seed {seed}: the reader took over 1 s")
    rows = sorted(fuzz.counts.items())
    rows.append(("control without hash and seal: wrong ones that pass", fuzz.wrong_without_hashes))
    rows.append(("control without proof of ids: lies that pass", fuzz.unproved_without_ids))
    return Figures("Spoiled packages", runs, seed, tuple(rows), tuple(faults))
