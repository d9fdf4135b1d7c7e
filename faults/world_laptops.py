"""One laptop of a world: what a person does on it, proved step by step against the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faults.laptops import DISTRICT
from faults.row_mutations import rows_in
from faults.world_model import (
    Broken,
    Pool,
    Seen,
    prove_heads,
    prove_replaced,
    prove_shown,
    prove_typed,
)
from ntm_desktop.db import verify
from ntm_desktop.domain.merge import Value
from ntm_desktop.domain.ownership import owner_of
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.backups import backup
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.workbook import Change, Workbook

ACKNOWLEDGEMENT = "acknowledgement"


@dataclass(frozen=True, slots=True)
class Sent:
    """A package or workbook that was given out: for whom, and the ids in it."""

    path: Path
    sender: str
    to: str | None
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class State:
    """What must be the same on two laptops that know the same."""

    ids: frozenset[str]
    heads: dict[str, frozenset[str]]
    values: dict[str, str | None]
    conflicts: tuple[str, ...]


class Player:
    """A laptop with its workbook and the model of what it must hold."""

    def __init__(self, name: str, book: Workbook, pool: Pool, seen: Seen) -> None:
        self.name = name
        self.pool = pool
        self.seen = seen
        self.kept: list[tuple[Path, Seen]] = []
        self._keys: set[str] = set()
        self.book = book
        self.sit_down(book)

    def sit_down(self, book: Workbook) -> None:
        """Work with the workbook as it was opened now."""
        self.book = book
        book.listen(self._heard)

    def _heard(self, change: Change) -> None:
        self._keys |= change.keys

    # what is there

    def ids(self) -> list[str]:
        """The revisions of the log, in order of arrival."""
        names = self.book.store.known_ids().hex()
        return [names[at : at + 64] for at in range(0, len(names), 64)]

    def heads(self) -> dict[str, frozenset[str]]:
        """The heads of the records that are not as the plan shipped them."""
        return self.pool.heads(self.seen.visible(self.pool))

    def shown(self, keys: Collection[str]) -> dict[str, Value]:
        """The values of records."""
        return {key: self.book.store.value(key) for key in keys}

    def state(self) -> State:
        """Revisions, heads, values, conflicts of every record."""
        store = self.book.store
        keys = store.keys()
        return State(
            frozenset(self.ids()),
            store.heads(),
            {key: store.value(key).body for key in keys},
            tuple(store.conflicts()),
        )

    def papers_missing(self) -> list[str]:
        """Attached papers whose bytes are not here."""
        named = {row["sha256"] for row in self.book.store.rows("evidence")}
        return self.book.store.missing_attachments(sorted(named))

    # what a person does

    def type(self, act: Callable[[], object]) -> bool:
        """An edit, an undo, a resolution; False where the program refused it."""
        before, heads = self.ids(), self.heads()
        self._keys.clear()
        done = False
        with suppress(Refused, WrongUse):
            act()
            done = True
        after = self.ids()
        if not done and after != before:
            raise Broken("what was refused changed the log")
        if after[: len(before)] != before:
            raise Broken("typing took something out of the log")
        for row in self.book.store.revisions(sorted(self._keys)):
            if row.id not in self.pool.rows:
                prove_typed(self.pool, row, heads.get(row.key, frozenset()))
                self.pool.add(row)
        self.seen.typed.update(after[len(before) :])
        self.prove_log()
        return done

    def export(self, folder: Path, to: str | None = None) -> Sent:
        """Give out a package; every visible revision of each record in it must be in it."""
        before = self.ids()
        path = exporting.export(self.book, folder, to).path
        self._note_acknowledged(before)
        ids = frozenset(rows_in(path.read_bytes()))
        there = self.seen.visible(self.pool)
        keys = {self.pool.rows[one].key for one in ids}
        whole = {one for one in there if self.pool.rows[one].key in keys}
        if ids - self.pool.shipped != whole:
            raise Broken("a package does not hold the whole history of its records")
        return Sent(path, self.book.org, to, ids)

    def _note_acknowledged(self, before: list[str]) -> None:
        """An export writes which imports came in; that, and nothing else, is new in the log."""
        after = self.ids()
        if after[: len(before)] != before:
            raise Broken("giving out took something out of the log")
        fresh = set(after[len(before) :])
        keys = self.book.store.keys(ACKNOWLEDGEMENT)
        for row in self.book.store.revisions(keys):
            if row.id in fresh:
                self.pool.add(row)
        self.seen.typed |= fresh
        if not fresh <= self.pool.rows.keys():
            raise Broken("giving out wrote something into the log")

    def whole(self, path: Path) -> Sent:
        """A copy of the workbook as a file to hand over: what its organisation would give out."""
        org, rows = self.book.org, self.pool.rows
        ids = {one for one in self.ids() if org in (DISTRICT, owner_of(rows[one].key))}
        return Sent(path, org, None, frozenset(ids))

    def take(self, files: Sequence[Sent]) -> list[ImportReport]:
        """Import files, and prove that nothing was overwritten and nothing came but from them."""
        before = self.heads()
        shown = self.shown(before)
        paths = [file.path for file in files]
        reports = importing.import_files(self.book, paths, accept_unsigned=True)
        for file, report in zip(files, reports, strict=True):
            self._note(file, report)
        self.prove_log()
        after = self.heads()
        prove_heads(before, after, self.pool)
        now = self.shown(after)
        for key, value in shown.items():
            prove_replaced(key, value, now[key], after[key], self.pool)
        self.prove_shown(after)
        return reports

    def _note(self, file: Sent, report: ImportReport) -> None:
        mine = file.to is None or self.book.org in (file.to, file.sender)
        if not mine:
            if report.reason != "other_receiver":
                raise Broken(f"a reply for {file.to} came in at {self.book.org}")
            return
        if report.status is Status.REFUSED or report.refused_rows:
            raise Broken(f"a genuine package of {file.sender} was refused: {report.sentence}")
        if report.import_number is not None:
            self.seen.taken[report.import_number] = file.ids

    def take_again(self, files: Sequence[Sent]) -> None:
        """The same files once more change nothing, not even the log of imports."""
        before, log = self.state(), importing.imports(self.book)
        paths = [file.path for file in files]
        importing.import_files(self.book, paths, accept_unsigned=True)
        if self.state() != before or importing.imports(self.book) != log:
            raise Broken("the same file again changes something")

    def take_back(self, number: int) -> None:
        """Undo an import: what only it brought goes, and nothing else."""
        importing.undo_import(self.book, number)
        self.seen.taken.pop(number, None)
        self.prove_log()
        self.prove_shown(self.heads())

    def keep(self, folder: Path) -> None:
        """Make a backup, to be restored some day."""
        self.kept.append((backup.make_backup(self.book, "manual", folder), self.seen.copy()))

    def go_back(self, which: int) -> None:
        """Restore a backup: the workbook is what it was then."""
        path, seen = self.kept[which % len(self.kept)]
        backup.restore(self.book, path)
        self.seen = seen.copy()
        self.prove_log()
        self.prove_shown(self.heads())

    # what must hold

    def prove_log(self) -> None:
        """The log holds exactly what was typed here or brought, with its ancestors."""
        there = set(self.ids())
        if len(there) != len(self.ids()):
            raise Broken("a revision stands twice in the log")
        own, expected = there - self.pool.shipped, self.seen.visible(self.pool)
        if not there >= self.pool.shipped:
            raise Broken("a revision of the plan is gone")
        if expected - own:
            raise Broken(f"{len(expected - own)} revisions are lost")
        if own - expected:
            raise Broken(f"{len(own - expected)} revisions are there that nobody brought")

    def prove_shown(self, heads: dict[str, frozenset[str]]) -> None:
        """Heads and values are what the revisions give."""
        there = self.book.store.heads(heads)
        if there != heads:
            raise Broken("the heads are not those of the log")
        for key, value in self.shown(heads).items():
            prove_shown(key, value, heads[key], self.pool)

    def prove_tables(self) -> None:
        """The tables equal the log."""
        faults = verify.faults(self.book.store)
        if faults:
            raise Broken(f"the tables do not equal the log: {faults[0]}")
