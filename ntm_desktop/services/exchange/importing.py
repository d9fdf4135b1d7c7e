"""Taking in packages: read behind limits, planned, previewed, backed up, merged file by file.

Source of the rules: docs/contract.md, "Files" and "Owners".
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db.foreign import ForeignFile, held_attachments, read_files
from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.db.store import Store
from ntm_desktop.errors import FileRefused, Refused, WrongUse
from ntm_desktop.services.backups.backup import make_backup
from ntm_desktop.services.exchange import import_merge as merging
from ntm_desktop.services.exchange import import_reports as reports
from ntm_desktop.services.exchange import trust
from ntm_desktop.services.exchange.import_ages import Ages
from ntm_desktop.services.exchange.import_merge import Receiver
from ntm_desktop.services.exchange.import_notes import notes_of
from ntm_desktop.services.exchange.import_reports import About, ImportReport, Status
from ntm_desktop.services.exchange.trust import NO_CONSENT, Consent, Judgement
from ntm_desktop.services.shipped.catalogue import Catalogue
from ntm_desktop.services.workbook import Change, Clock, Workbook
from ntm_desktop.texts import exchange as texts

__all__ = [
    "ImportReport",
    "Progress",
    "Status",
    "Undone",
    "found",
    "import_files",
    "import_steps",
    "imports",
    "preview",
    "undo_import",
]

LOGGED = frozenset({"acknowledgement"})
"""The kinds in the Change of a batch that only the log of imports tells of."""
Progress = Callable[[int, int, str], bool]
"""Called before each file with (done, of, name); False stops before that file."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back an import did: revisions that went, records that stay.

    ``elsewhere``: names of the other files that brought some of the same.
    """

    number: int
    removed: int
    kept: tuple[str, ...]
    elsewhere: tuple[str, ...]


def preview(
    book: Workbook,
    paths: Sequence[Path],
    *,
    accept_unsigned: bool = False,
    accept_codes: Sequence[str] = (),
    accept_by_file: Mapping[str, Sequence[str]] | None = None,
) -> list[ImportReport]:
    """What each file would change, planned as if it came alone. Changes nothing."""
    return import_files(
        book,
        paths,
        accept_unsigned=accept_unsigned,
        accept_codes=accept_codes,
        accept_by_file=accept_by_file,
        dry_run=True,
    )


def import_files(
    book: Workbook,
    paths: Sequence[Path],
    *,
    accept_unsigned: bool = False,
    accept_codes: Sequence[str] = (),
    accept_by_file: Mapping[str, Sequence[str]] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    expected: Mapping[str, str] | None = None,
) -> list[ImportReport]:
    """Take in the files one after the other, in one transaction; a bad one does not stop the rest.

    ``accept_codes``: codes of keys or files that a person compared with the sender, whichever file
    they fit; ``accept_by_file``: path → codes that were said of that file alone.
    ``expected``: path → ``mark`` of the preview that was confirmed. Raises Refused where the
    workbook is no more what the preview saw, StorageFailed where no backup can be made; then
    nothing was changed.
    """
    consent = Consent(accept_unsigned, tuple(accept_codes))
    batch = _Batch(book, consent, accept_by_file or {}, dry_run, expected)
    with ExitStack() as together:
        batch.together = together
        done = list(_steps(batch, paths, progress))
    batch.finish()
    return done


def import_steps(
    book: Workbook,
    paths: Sequence[Path],
    *,
    accept_unsigned: bool = False,
    accept_codes: Sequence[str] = (),
    accept_by_file: Mapping[str, Sequence[str]] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    expected: Mapping[str, str] | None = None,
) -> Iterator[ImportReport]:
    """:func:`import_files` step by step: the window shows each report and may stop in between.

    Each file is a transaction of its own; between two steps none is open.
    """
    consent = Consent(accept_unsigned, tuple(accept_codes))
    batch = _Batch(book, consent, accept_by_file or {}, dry_run, expected)
    try:
        yield from _steps(batch, paths, progress)
    finally:
        batch.finish()


def _steps(
    batch: _Batch, paths: Sequence[Path], progress: Progress | None
) -> Iterator[ImportReport]:
    with closing(batch.read(paths)) as files:
        for number, path in enumerate(paths):
            if progress is not None and not progress(number, len(paths), path.name):
                return
            yield batch.take(next(files))


class _Batch:
    """The state of one batch: what is known, what was applied, the one backup."""

    def __init__(
        self,
        book: Workbook,
        consent: Consent,
        by_file: Mapping[str, Sequence[str]],
        dry_run: bool,
        expected: Mapping[str, str] | None,
    ) -> None:
        self._book = book
        self._dry_run = dry_run
        self._consent = consent
        self._by_file = by_file
        self._receiver = Receiver(book.org, book.district, frozenset(book.catalogue.ids()))
        self.known_ids = book.store.known_ids()
        self._state = sha256(self.known_ids).hexdigest()
        entries = book.store.imports()
        self.answered = _answered(entries)
        self._ages = Ages(entries)
        self._expected = expected
        self._brought: set[str] = set()
        self._applied = self._logged = 0
        self._backup = ""
        self.together: ExitStack | None = None
        self._open = False
        if expected and not any(mark.startswith(self._state) for mark in expected.values()):
            raise Refused(texts.book_changed())

    def take(self, file: ForeignFile) -> ImportReport:
        """Plan a file and, unless this is a preview, apply it."""
        mark = f"{self._state}:{file.sha256.hex()}"
        if self._expected is not None and self._expected.get(str(file.path), mark) != mark:
            report = reports.refusal(file, "hash_mismatch", "")
            return replace(report, sentence=texts.file_changed(file.path.name))
        sender = self.answered.get(file.sha256) if file.sha256 else None
        if sender is not None:
            own = sender == self._book.org
            return reports.known_bytes(file.path, file.sha256, sender, own, mark)
        fault = self._receiver.fault_of(file)
        if fault is not None:
            return reports.refusal(file, *fault, mark)
        consent = self._consent.and_codes(self._by_file.get(str(file.path), ()))
        judged = trust.judge_file(self._book.store, file, self._book.org, consent)
        notes = notes_of(self._book, file.manifest)
        sender = file.manifest["sender"]
        newer = self._ages.newer(sender, file.manifest)
        said = reports.about(file, judged.state, judged.code, notes, newer)
        if judged.fault is not None:
            report = reports.refusal(file, judged.fault, judged.code, mark, said)
            if consent.codes:
                report = replace(report, sentence=f"{report.sentence} {texts.code_differs()}")
            return report
        if self._dry_run:
            plan = merging.plan_file(self._book.store, file, frozenset(), self._book.catalogue)
            files = len(merging.wanted(self._book.store, file, plan))
            news = files if plan.rows or files else None
            own = sender == self._book.org
            return reports.planned(file, plan, own, news, Status.PLANNED, mark, said)
        return self._apply(file, mark, judged, said)

    def read(self, paths: Sequence[Path]) -> Generator[ForeignFile, None, None]:
        """The files as the child reads them; the next ones while one is taken."""
        return read_files(
            paths,
            self.known_ids,
            held=held_attachments(self._book.store),
            known_bytes=self.answered.keys(),
            with_bytes=not self._dry_run,
        )

    def _apply(self, file: ForeignFile, mark: str, judged: Judgement, said: About) -> ImportReport:
        report = self._merge(file, mark, judged, said)
        if report is None:
            if self.together is not None:
                self.together.close()
                self._open = False
            self._backup = str(make_backup(self._book, "import"))
            report = self._merge(file, mark, judged, said)
            assert report is not None
        return report

    def _merge(
        self, file: ForeignFile, mark: str, judged: Judgement, said: About
    ) -> ImportReport | None:
        """Plan and write in one transaction; None where a backup is wanted first."""
        store = self._book.store
        with self._transaction():
            plan = merging.plan_file(store, file, self._brought, self._book.catalogue)
            wanted = merging.wanted(store, file, plan)
            news = bool(plan.rows or wanted)
            if news and not self._backup:
                return None
            merging.add_files(store, file, wanted)
            store.append(plan.rows, local=False)
            own = file.manifest["sender"] == self._book.org
            count = len(wanted) if news else None
            report = reports.planned(file, plan, own, count, Status.APPLIED, mark, said)
            backup = self._backup if news else ""
            now = self._book.now()
            report = merging.log(
                store, file, plan, report, now, backup, signed_by=judged.public_key
            )
            trust.remember(store, file.manifest["sender"], judged, now)
        self._ages.note(report.author, file.manifest, now)
        self._brought.update([row.id for row in plan.rows])
        self._applied += news
        self._logged += report.import_number is not None
        if not plan.refused:
            self.answered[file.sha256] = file.manifest["sender"]
        return report

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.together is None:
            with self._book.store.transaction():
                yield
        else:
            if not self._open:
                self.together.enter_context(self._book.store.transaction())
                self._open = True
            yield

    def finish(self) -> None:
        """Tell the views, once for the batch."""
        if self._applied:
            self._book.rules.forget()
            self._book.tell(Change(texts.step_import(self._applied), everything=True))
        elif self._logged:
            self._book.tell(Change(texts.step_import(self._logged), kinds=LOGGED))


def _answered(entries: Sequence[ImportEntry]) -> dict[bytes, str]:
    """Hash → sender of the files whose bytes need no second look: taken whole, not taken back."""
    return {entry.sha256: entry.sender for entry in entries if entry.whole}


def imports(book: Workbook) -> list[ImportEntry]:
    """The import log, the latest first."""
    return book.store.imports()


def undo_import(book: Workbook, number: int) -> Undone:
    """Take back what only this import brought. Local: it does not travel.

    Raises WrongUse for an unknown number, Refused for the import that made the workbook or one
    that was taken back already, StorageFailed where no backup can be made.
    """
    entry = next((one for one in book.store.imports() if one.number == number), None)
    if entry is None:
        raise WrongUse(texts.unknown_import(number))
    if entry.founding:
        raise Refused(texts.founding_import(number))
    if not entry.stands:
        raise Refused(texts.annulled_already(number))
    make_backup(book, "undo-import")
    with book.store.transaction():
        done = book.store.annul_import(number)
    book.rules.forget()
    book.tell(Change(texts.step_undo_import(number), everything=True))
    return Undone(number, done.removed, done.kept, names_of(book, done.elsewhere))


def names_of(book: Workbook, numbers: Sequence[int]) -> tuple[str, ...]:
    """The names of the files of these imports, each once."""
    named = {entry.number: Path(entry.path).name for entry in book.store.imports()}
    return tuple(dict.fromkeys(named[number] for number in numbers))


def found(
    store: Store,
    package: Path,
    org: str,
    *,
    catalogue: Catalogue,
    now: Clock,
) -> None:
    """Fill a new workbook from a package; this import cannot be taken back.

    Raises FileRefused with the word and sentence of the package's fault.
    """
    (file,) = read_files([package])
    fault = Receiver(org, None, frozenset(catalogue.ids())).fault_of(file)
    if fault is not None:
        raise FileRefused(fault[0], texts.refused(fault[0], package.name, fault[1]))
    judged = trust.judge_file(store, file, "", NO_CONSENT)
    if judged.fault is not None:
        raise FileRefused(judged.fault, texts.refused(judged.fault, package.name, judged.code))
    manifest = file.manifest
    settings = {
        "district": manifest["district"],
        "plan": manifest["plan"],
        "organisation": org,
        "created_at": now(),
        "rules": catalogue.digest(),
    }
    if manifest.get("demo") == "yes":
        settings["demo"] = "yes"
    with store.transaction():
        for name, value in settings.items():
            store.set_setting(name, value)
        plan = merging.plan_file(store, file, frozenset(), catalogue)
        merging.add_files(store, file, merging.wanted(store, file, plan))
        store.append(plan.rows, local=False)
        said = reports.about(file, judged.state, judged.code)
        count = len(file.attached)
        report = reports.planned(file, plan, False, count, Status.APPLIED, said=said)
        merging.log(
            store, file, plan, report, now(), "", founding=True, signed_by=judged.public_key
        )
