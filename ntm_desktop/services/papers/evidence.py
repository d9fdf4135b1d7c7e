"""Evidence: papers attached to indicators, kept inside the workbook, opened from a copy."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db.package_format import CHUNK, LARGEST_ATTACHMENT
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.records import KINDS, LONGEST_LINE
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.errors import Refused, StorageFailed, WrongUse
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.papers.scan_reducing import Reduction, is_scan_name, reduction
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import assessing
from ntm_desktop.texts import evidence as texts


@dataclass(frozen=True, slots=True)
class Evidence:
    """An attached paper. ``size`` in bytes; ``here``: its bytes are in this workbook."""

    key: str
    title: str
    file_name: str
    sha256: str
    size: int
    criteria_set: str
    codes: tuple[str, ...]
    round: str
    here: bool


def evidence_of(book: Workbook, unit: str, set_id: str | None = None) -> tuple[Evidence, ...]:
    """The papers of a unit, by title; with ``set_id`` only those of that set or of none."""
    found = [
        Evidence(
            row["key"],
            row["title"],
            row["file_name"],
            row["sha256"],
            int(row["size"]),
            row["criteria_set"] or "",
            tuple(row["codes"] or ()),
            row["round"] or "",
            book.store.attachment_size(row["sha256"]) is not None,
        )
        for row in book.store.rows("evidence", unit=unit)
        if set_id is None or row["criteria_set"] in (None, "", set_id)
    ]
    return tuple(sorted(found, key=lambda one: (sort_key(one.title), one.key)))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a unit's evidence comes to: files, their bytes, and how many are not in the workbook."""

    files: int
    size: int
    not_here: int


def kept_of(papers: Sequence[Evidence]) -> Kept:
    """The sum of papers; a file that several records name is kept, and counted, once."""
    files = {one.sha256: one for one in papers}.values()
    return Kept(len(files), sum(one.size for one in files), sum(not one.here for one in files))


def closed_reason(book: Workbook, round_code: str) -> str:
    """Why nothing is attached in or taken from that round, "" while it is open."""
    round_ = book.rules.round(round_code)
    return assessing.round_closed(round_code) if round_ is not None and round_.closed else ""


def attach(
    book: Workbook,
    unit: str,
    criteria_set: str,
    code: str,
    round_code: str,
    path: Path,
    reduce: Reduction | bool = False,
) -> Change | None:
    """Copy a file into the workbook as evidence of an indicator.

    ``reduce``: the smaller form of a scan to keep in its stead, or True for what
    ``scan_reducing`` makes of it. The file itself is never touched. The same file attached for
    another indicator of the same set and round is one paper that serves both; for another set or
    round it is a paper of its own, and its bytes are kept once. Raises WrongUse, StorageFailed,
    Refused (attached already, closed round).
    """
    _check_open(book, round_code)
    smaller = (reduction(path) if reduce else None) if isinstance(reduce, bool) else reduce
    file_name = path.name if smaller is None else smaller.file_name(path.name)
    data = read_file(path) if smaller is None else smaller.data
    name = sha256(data).hexdigest()
    alike = [one for one in evidence_of(book, unit, criteria_set) if one.sha256 == name]
    if any(code in one.codes and one.round in ("", round_code) for one in alike):
        raise Refused(texts.attached_already(file_name, code, round_code))
    place = (criteria_set, round_code)
    same = next((one for one in alike if (one.criteria_set, one.round) == place), None)
    key = same.key if same is not None else KINDS["evidence"].key(unit, secrets.token_hex(8))
    check_writable(book, key)
    store(book, data)
    if same is not None:
        body = {**(current_body(book, key) or {}), "codes": [*same.codes, code]}
    else:
        title = clean_text(file_name)[:LONGEST_LINE]
        body = {
            "title": title,
            "file_name": title,
            "sha256": name,
            "size": str(len(data)),
            "criteria_set": criteria_set,
            "codes": [code],
            "round": round_code,
        }
    return write(book, texts.step_attach(file_name, code), [Edit(key, body)])


def _check_open(book: Workbook, round_code: str) -> None:
    reason = closed_reason(book, round_code)
    if reason:
        raise Refused(reason)


def store(book: Workbook, data: bytes) -> str:
    """Keep the bytes of a file in the workbook, once; their name there."""
    name = sha256(data).hexdigest()
    with book.store.transaction():
        pieces = (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
        book.store.add_attachment(name, len(data), pieces)
    return name


def read_file(path: Path) -> bytes:
    """The bytes of a file to be kept. Raises WrongUse (none, empty, too large), StorageFailed."""
    try:
        if not path.is_file():
            raise WrongUse(texts.not_a_file(str(path)))
        size = path.stat().st_size
        if size > LARGEST_ATTACHMENT:
            scan = is_scan_name(path)
            raise WrongUse(texts.too_large(path.name, size, LARGEST_ATTACHMENT, scan))
        data = path.read_bytes()
    except OSError as error:
        raise StorageFailed(texts.unreadable(str(path))) from error
    if not data:
        raise WrongUse(texts.empty(path.name))
    return data


def detach(book: Workbook, key: str, code: str) -> Change | None:
    """Take a paper away from an indicator; the paper goes when it serves none.

    Raises WrongUse where it is gone, Refused where it belongs to a closed round.
    """
    body = current_body(book, key)
    if body is None:
        raise WrongUse(texts.gone())
    _check_open(book, str(body.get("round") or ""))
    codes: Sequence[str] = [one for one in body.get("codes", []) if one != code]
    edit = Edit(key, {**body, "codes": codes} if codes else None)
    return write(book, texts.step_detach(str(body["file_name"]), code), [edit])


def extract(book: Workbook, evidence: Evidence, folder: Path) -> Path:
    """Write a copy of a paper into a folder, to be opened there; returns its path.

    Raises WrongUse where the bytes are not here, StorageFailed where it cannot be written.
    """
    if not evidence.here:
        raise WrongUse(texts.not_here(evidence.file_name))
    target = folder / evidence.sha256[:8] / Path(evidence.file_name).name
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            for piece in book.store.read_attachment(evidence.sha256):
                file.write(piece)
        os.replace(part, target)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(target))) from error
    return target
