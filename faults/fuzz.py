"""Packages spoiled at random and given to the reader: none passes with other rows, none breaks it.

What made hash and seal fit again may pass the reader, since only a key can tell who wrote it; then
every row must be what its id proves, and the receiver must refuse it for want of a signature. The
negative controls switch hash and seal off, or the proof of ids.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.figures import Figures
from faults.fuzz_checks import proved, same, without_hashes, without_proof_of_ids
from faults.fuzz_packages import genuine
from faults.laptops import DISTRICT, Laptops
from faults.mutations import BYTES, WORKBOOKS, Mutation
from faults.row_mutations import FITTED, ROWS, rows_in
from ntm_desktop.db import foreign_child
from ntm_desktop.db.foreign import ForeignFile, read_files
from ntm_desktop.db.package_format import SIGNATURE
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.workbook import Workbook

BATCH = 50
SLOW = 1.0
_WAYS = BYTES + ROWS + FITTED + WORKBOOKS


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A package that was spoiled; ``number`` and the run's seed make it again.

    ``same_bytes``: by chance it is as ``genuine`` is.
    """

    number: int
    path: Path
    genuine: Path
    mutation: Mutation
    same_bytes: bool


class Fuzz:
    """One run: what was counted, which faults were seen."""

    def __init__(
        self, seed: int, packages: Sequence[Path], workbook: Path, receiver: Workbook
    ) -> None:
        self.seed = seed
        self.packages = packages
        self.genuine = (*packages, workbook)
        self.receiver = receiver
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self.wrong_without_hashes = 0
        self.unproved_without_ids = 0

    def batch(self, numbers: range, folder: Path) -> None:
        """Spoil, read in one child, judge; then the control on the same files."""
        several = [self._spoil(number, folder) for number in numbers]
        paths = [*self.genuine, *(one.path for one in several)]
        known = self._known(numbers.start)
        found = self._read(paths, known)
        originals = dict(zip(self.genuine, found, strict=False))
        for path, original in originals.items():
            if original.reason is not None:
                self.faults.append(f"the genuine {path.name} is refused: {original.reason}")
                return
        for one, answer in zip(several, found[len(self.genuine) :], strict=False):
            self._judge(one, answer, originals[one.genuine])
        self._judge_signatures(several, found[len(self.genuine) :], originals)
        self._control(several, originals, known)
        for one in several:
            one.path.unlink()

    def control_alone(self, numbers: range, folder: Path) -> None:
        """More of the control, where a short run had nothing that a wrong reader lets pass."""
        several = [self._spoil(number, folder) for number in numbers]
        answers = read_files(self.genuine, in_process=True)
        self._control(several, dict(zip(self.genuine, answers, strict=True)), b"")
        for one in several:
            one.path.unlink()

    def bites(self) -> bool:
        """Whether both wrong readers let something wrong pass."""
        return bool(self.wrong_without_hashes and self.unproved_without_ids)

    def _judge_signatures(
        self,
        several: Sequence[Spoiled],
        answers: Sequence[ForeignFile],
        originals: Mapping[Path, ForeignFile],
    ) -> None:
        """What the reader lets pass, the receiver must not: nobody signed it as it is now."""
        forged = []
        for one, answer in zip(several, answers, strict=False):
            if one.mutation.fits and not answer.reason:
                original = originals[one.genuine]
                # A signature that is only spelled otherwise still holds, for the same rows.
                if not same(answer, original, SIGNATURE):
                    forged.append(one)
        reports = importing.preview(self.receiver, [one.path for one in forged])
        for one, report in zip(forged, reports, strict=True):
            self.counts[f"made to fit, at the receiver: {report.reason or 'accepted'}"] += 1
            if report.status is not Status.REFUSED:
                self.faults.append(f"{self._name(one)}: the receiver would take what was forged")

    def _control(
        self, several: Sequence[Spoiled], originals: Mapping[Path, ForeignFile], known: bytes
    ) -> None:
        plain = [one for one in several if not one.mutation.fits and not one.mutation.whole]
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
        if mutation.whole:
            original = self.genuine[-1]
        spoiled = mutation.make(original.read_bytes(), other.read_bytes(), chance)
        path = folder / f"{number}.ntmx"
        path.write_bytes(spoiled)
        # Packages share their first page, so pages of another one may make it up as a whole.
        twin = next((one for one in self.genuine if one.read_bytes() == spoiled), None)
        return Spoiled(number, path, twin or original, mutation, twin is not None)

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

    def _name(self, one: Spoiled) -> str:
        return f"seed {self.seed}, mutation {one.number} ({one.mutation.name})"

    def _judge(self, one: Spoiled, answer: ForeignFile, original: ForeignFile) -> None:
        name = self._name(one)
        if answer.detail == foreign_child.UNEXPECTED:
            self.faults.append(f"{name}: the reader broke on {one.genuine.name}")
        elif one.same_bytes:
            self.counts["a genuine file again by chance, accepted"] += 1
            if not same(answer, original):
                self.faults.append(f"{name}: the genuine bytes were not read as before")
        elif one.mutation.fits:
            self._judge_fitted(one, answer)
        elif one.mutation.whole:
            self._judge_workbook(one, answer, original)
        elif answer.reason is not None:
            self.counts["refused"] += 1
            self.counts[f"refused: {answer.reason}"] += 1
        elif same(answer, original):
            self.counts["accepted with the same rows"] += 1
        else:
            self.counts["accepted with other rows"] += 1
            self.faults.append(f"{name}: other rows of {one.genuine.name} were accepted")

    def _judge_workbook(self, one: Spoiled, answer: ForeignFile, original: ForeignFile) -> None:
        """A workbook carries no hash: it may have lost rows, but none may say anything else."""
        if answer.reason is not None:
            self.counts["whole workbook: refused"] += 1
        elif same(answer, original):
            self.counts["whole workbook: accepted with the same rows"] += 1
        else:
            self.counts["whole workbook: accepted, rows or settings lost, every id proved"] += 1
            if not set(answer.new) <= set(original.new):
                self.faults.append(f"{self._name(one)}: a row that nobody wrote was accepted")

    def _judge_fitted(self, one: Spoiled, answer: ForeignFile) -> None:
        if answer.reason is not None:
            self.counts["made to fit, refused by the reader"] += 1
            return
        self.counts["made to fit, accepted by the reader, every id proved"] += 1
        if not proved(answer, rows_in(one.path.read_bytes())):
            self.faults.append(
                f"{self._name(one)}: rows of {one.genuine.name} that their ids do not prove"
            )


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs`` mutations of genuine packages, read in batches of one child each."""
    spoiled = folder / "spoiled"
    spoiled.mkdir()
    packages, workbook = genuine(folder)
    laptops = Laptops(folder / "receiver")
    fuzz = Fuzz(seed, packages, workbook, laptops.new(DISTRICT, DISTRICT))
    try:
        for start in range(0, runs, BATCH):
            fuzz.batch(range(start, min(start + BATCH, runs)), spoiled)
        for start in range(runs, runs + 10 * BATCH, BATCH):
            if not fuzz.bites():
                fuzz.control_alone(range(start, start + BATCH), spoiled)
    finally:
        laptops.close()
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
