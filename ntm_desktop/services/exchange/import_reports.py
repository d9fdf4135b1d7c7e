"""What an import says of each file: for the preview, the log and the command's JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from ntm_desktop.db.foreign import ForeignFile
from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.domain.codes import file_code
from ntm_desktop.domain.merge import Action, MergePlan, RecordPlan, RefusedRow
from ntm_desktop.domain.revisions import Revision
from ntm_desktop.services.exchange.import_ages import Latest
from ntm_desktop.texts import exchange as texts

ALREADY_IMPORTED = "already_imported"
OWN_EXPORT = "own_export"
OLD = "old"


class Status(StrEnum):
    """What became of a file."""

    APPLIED = "applied"
    NOTHING_NEW = "nothing_new"
    REFUSED = "refused"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself and who signed it.

    ``number``, ``round``: the package's. ``code``: short code of its bytes, the same on the
    sender's receipt. ``key_state``: word of ``trust.KeyState``; ``key_code``: what a person has to
    compare. ``files``: how many attached files it carries, ``new_files``: how many of them were not
    here. ``newer_number``: a package of the same machine that came before and is newer, 0 for none.
    ``notes``: sentences about what is odd and refuses nothing: the sender's clock, thresholds.
    """

    number: str = ""
    round: str = ""
    exported_at: str = ""
    device: str = ""
    code: str = ""
    key_state: str = ""
    key_code: str = ""
    files: int = 0
    notes: tuple[str, ...] = ()
    new_files: int = 0
    newer_number: int = 0


_NOTHING = About()


def about(
    file: ForeignFile,
    key_state: str = "",
    key_code: str = "",
    notes: tuple[str, ...] = (),
    newer: Latest | None = None,
) -> About:
    """What is known of a file, whether it comes in or not."""
    stated = file.manifest
    return About(
        stated.get("number", ""),
        stated.get("round", ""),
        stated.get("exported_at", ""),
        stated.get("device", ""),
        file_code(file.sha256) if file.sha256 else "",
        key_state,
        key_code,
        len(file.attached),
        notes,
        newer_number=newer.number if newer is not None else 0,
    )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One file of an import or of its preview.

    ``import_number``: line of the import log, None where nothing was logged. ``reason``: stable
    word of a refusal, or why nothing is new. ``sentence``: the same for people. The five counts
    are records. ``mark``: names file and state of the workbook, so that what was previewed can be
    told from what is there at the confirmation. ``rows``: the revisions that are new here.
    """

    path: str
    status: Status
    sentence: str
    import_number: int | None = None
    reason: str | None = None
    author: str = ""
    new: int = 0
    updated: int = 0
    same: int = 0
    older: int = 0
    conflicts: int = 0
    refused_rows: tuple[RefusedRow, ...] = ()
    records: tuple[RecordPlan, ...] = ()
    mark: str = ""
    rows: tuple[Revision, ...] = ()
    about: About = _NOTHING

    def as_json(self) -> dict[str, Any]:
        """The entry of the command's JSON document."""
        return {
            "path": self.path,
            "import": self.import_number,
            "status": str(self.status),
            "reason": self.reason,
            "author": self.author,
            "new": self.new,
            "updated": self.updated,
            "same": self.same,
            "older": self.older,
            "conflicts": self.conflicts,
            "refused_rows": [{"key": row.key, "reason": row.reason} for row in self.refused_rows],
            "file": asdict(self.about),
        }

    @property
    def word(self) -> str:
        """What became of the file, nearer than ``status``: why there is nothing new in it."""
        return _word(str(self.status), self.as_json())

    @property
    def needs_a_person(self) -> bool:
        """Whether conflicts opened, rows were refused or the file was."""
        return bool(self.conflicts or self.refused_rows) or self.status is Status.REFUSED


def logged_word(entry: ImportEntry) -> str:
    """:attr:`ImportReport.word` of a line of the log; ``annulled`` where it was taken back."""
    return _word(entry.status, entry.said)


def _word(status: str, said: Mapping[str, Any]) -> str:
    if status != Status.NOTHING_NEW or said.get("refused_rows"):
        return status
    about = said.get("file")
    old = isinstance(about, dict) and about.get("newer_number")
    return said.get("reason") or (OLD if old else status)


def refusal(
    file: ForeignFile, reason: str, detail: str, mark: str = "", said: About | None = None
) -> ImportReport:
    """The report of a file that is not taken."""
    return ImportReport(
        str(file.path),
        Status.REFUSED,
        texts.refused(reason, file.path.name, detail),
        reason=reason,
        author=file.manifest.get("sender", ""),
        mark=mark,
        about=said or about(file),
    )


def known_bytes(path: Path, digest: bytes, sender: str, own: bool, mark: str) -> ImportReport:
    """The report of a file whose very bytes were imported before."""
    sentence = texts.own_export(path.name) if own else texts.already_imported(path.name)
    return ImportReport(
        str(path),
        Status.NOTHING_NEW,
        sentence,
        reason=OWN_EXPORT if own else ALREADY_IMPORTED,
        author=sender,
        mark=mark,
        about=About(code=file_code(digest)),
    )


def planned(
    file: ForeignFile,
    plan: MergePlan,
    own: bool,
    files: int | None,
    status: Status,
    mark: str = "",
    said: About | None = None,
) -> ImportReport:
    """The report of a file with a plan; ``files``: how many attached ones were not here, None
    where the file changes nothing here."""
    new, updated = plan.count(Action.NEW), plan.count(Action.UPDATED)
    conflicts, rows = plan.count(Action.CONFLICT), len(plan.refused)
    name = file.path.name
    told = replace(said or about(file), new_files=files or 0)
    older = plan.count(Action.OLDER)
    if files is None:
        sentence = texts.own_export(name) if own else texts.nothing_new(name, older)
        if told.newer_number and not own:
            sentence = texts.old(name, told.number, told.newer_number)
        if rows:
            sentence = texts.nothing_taken(name, rows)
        status = Status.NOTHING_NEW
    elif status is Status.PLANNED:
        sentence = texts.planned(name, new, updated, conflicts, rows, files)
    else:
        sentence = texts.applied(name, new, updated, conflicts, rows, files)
    if files is not None and told.newer_number:
        late = texts.late(told.number, told.newer_number)
        told = replace(told, notes=(*told.notes, late))
    return ImportReport(
        str(file.path),
        status,
        sentence,
        reason=OWN_EXPORT if own and files is None else None,
        author=file.manifest["sender"],
        new=new,
        updated=updated,
        same=plan.count(Action.SAME),
        older=older,
        conflicts=conflicts,
        refused_rows=plan.refused,
        records=plan.records,
        mark=mark,
        rows=plan.rows,
        about=told,
    )
