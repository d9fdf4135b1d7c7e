"""Acknowledgements: a receiver says which revisions and files came in; the sender sees it.

They are written when a package is given out, for every import that stands then, so that an
import itself stays a pure union and taking one back leaves no trace. Files that records name and
that are not here are asked for: a receiver that went back to a backup knows no more what it told.
Source: docs/contract.md, "Replies and attachments".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.domain.plans import DEVICE as PLAN_DEVICE
from ntm_desktop.domain.records import FILE_KINDS, KINDS, file_named
from ntm_desktop.domain.revisions import Revision, canonical, revision_of, without_empty
from ntm_desktop.services.workbook import Workbook

ACKNOWLEDGEMENT = KINDS["acknowledgement"]
FILE_DIGITS = 16
MISSING = "missing"
"""Stands where the file of an import stands, in the record that asks for files."""
# A body has to stay under the limit of a value in a package; what is over it is another record.
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Received:
    """What a receiver acknowledged: when, and by the number of which package."""

    organisation: str
    at: str
    number: str


def acknowledge(book: Workbook) -> int:
    """Write what is not acknowledged yet; returns the number of records written.

    Raises StorageFailed, InUse. Not a step of the person: undo does not take it back.
    """
    if book.store.read_only:
        return 0
    with book.store.transaction():
        rows = [*_due(book), *_asked_for(book)]
        if rows:
            book.store.append(rows, local=True)
    return len(rows)


def _due(book: Workbook) -> Iterable[Revision]:
    """What has to be written: what is not here any more is taken back, what is new is told."""
    known = {row["key"]: row for row in book.store.rows("acknowledgement", scope=book.org)}
    told: dict[str, set[str]] = {}
    for key, row in known.items():
        if row["file"] == MISSING:
            continue
        revisions = _still_here(book, row["revisions"] or ())
        files = [one for one in row["files"] or () if book.store.attachment_size(one) is not None]
        told.setdefault(row["organisation"], set()).update(revisions, files)
        if len(revisions) + len(files) < len(row["revisions"] or ()) + len(row["files"] or ()):
            # An import was taken back: the sender must not believe that its files are here.
            body = {name: row[name] for name in ("received_at", "number", "round")}
            left = {**body, "revisions": revisions, "files": files}
            yield _revision(book, key, left if revisions or files else None)
    for entry in [one for one in reversed(book.store.imports()) if _counts(book, one)]:
        heard = told.setdefault(entry.sender, set())
        revisions, files = _held(book, entry, heard)
        heard.update(revisions, files)
        about = entry.said.get("file", {})
        part, number = _file_part(entry), 0
        while revisions or files:
            key = ACKNOWLEDGEMENT.key(
                book.org, entry.sender, f"{part}.{number}" if number else part, book.device
            )
            number += 1
            if key in known:
                continue  # what was told of this import before stands; the rest is another record
            body = {
                "received_at": entry.at,
                "number": about.get("number") or None,
                "round": about.get("round") or None,
                "revisions": revisions[:_MOST],
                "files": files[:_MOST],
            }
            revisions, files = revisions[_MOST:], files[_MOST:]
            yield _revision(book, key, body)


def _asked_for(book: Workbook) -> Iterable[Revision]:
    """What this machine asks each organisation to send again, where that has changed."""
    wanted: dict[str, set[str]] = {}
    for kind in FILE_KINDS:
        shown = book.store.shown_revisions(kind)
        for row in book.store.rows(kind):
            author, digest = shown[row["key"]][1], row["sha256"]
            if digest and author != book.org and book.store.attachment_size(digest) is None:
                wanted.setdefault(author, set()).add(digest)
    own = book.store.rows("acknowledgement", scope=book.org, file=MISSING, device=book.device)
    asked = {row["organisation"]: set(row["missing"] or ()) for row in own}
    for organisation in sorted(wanted.keys() | asked.keys()):
        files = sorted(wanted.get(organisation, set()))[:_MOST]
        if set(files) == asked.get(organisation, set()):
            continue
        key = ACKNOWLEDGEMENT.key(book.org, organisation, MISSING, book.device)
        yield _revision(book, key, {"received_at": book.now(), "missing": files} if files else None)


def _still_here(book: Workbook, names: Collection[str]) -> list[str]:
    there = book.store.seqs([bytes.fromhex(name) for name in names])
    return [name for name in names if bytes.fromhex(name) in there]


def _file_part(entry: ImportEntry) -> str:
    """The file and the moment of its import: a laptop that was restored and takes the file in again
    writes another record, never another body for this one."""
    moment = "".join(letter for letter in entry.at if letter.isalnum())
    return f"{entry.sha256.hex()[:FILE_DIGITS]}-{moment}"


def _counts(book: Workbook, entry: ImportEntry) -> bool:
    return entry.stands and entry.sender != book.org


def _held(book: Workbook, entry: ImportEntry, heard: set[str]) -> tuple[list[str], list[str]]:
    """Ids that the sender wrote, and digests whoever wrote their record, not told of yet.

    An import is linked with the heads of its file, so these are the latest of each record.
    """
    revisions, files = [], []
    for name, key, author, device, body in book.store.held_by(entry.number):
        kind = key.partition("/")[0]
        if name not in heard and is_told_of(entry.sender, author, device, kind):
            revisions.append(name)
        digest = file_named(body) if kind in FILE_KINDS else ""
        if digest and digest not in heard and book.store.attachment_size(digest) is not None:
            files.append(digest)
    return sorted(revisions), sorted(set(files))


def is_told_of(sender: str, author: str, device: str, kind: str) -> bool:
    """Whether a receiver acknowledges such a revision to its sender: what the sender wrote itself.

    An acknowledgement of an acknowledgement would never come to an end.
    """
    return author == sender and device != PLAN_DEVICE and kind != ACKNOWLEDGEMENT.name


def _revision(book: Workbook, key: str, body: dict[str, object] | None) -> Revision:
    return revision_of(
        key,
        None if body is None else canonical(without_empty(body)),
        parents=sorted(book.store.head_bodies(key)),
        author=book.org,
        device=book.device,
        edited_at=book.now(),
    )


def received_revisions(book: Workbook, receiver: str) -> dict[str, Received]:
    """Revision id → when the receiver took it in, as it told this organisation."""
    found: dict[str, Received] = {}
    for row in told_by(book, receiver):
        received = Received(receiver, row["received_at"], row["number"] or "")
        for name in row["revisions"] or ():
            found.setdefault(name, received)
    return found


def received_files(book: Workbook, receiver: str) -> frozenset[str]:
    """Hex digests of the attached files that the receiver has, and does not ask for again."""
    told = told_by(book, receiver)
    files = {name for row in told for name in row["files"] or ()}
    return frozenset(files.difference(*(row["missing"] or () for row in told)))


def told_by(book: Workbook, receiver: str) -> list[dict[str, Any]]:
    """The acknowledgements of a receiver to this organisation, the earliest first."""
    rows = book.store.rows("acknowledgement", scope=receiver, organisation=book.org)
    return sorted(rows, key=lambda row: str(row["received_at"]))
