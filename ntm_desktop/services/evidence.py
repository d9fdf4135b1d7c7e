"""Evidence: papers attached to indicators, kept inside the workbook, opened from a copy."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db.attachments import CHUNK
from ntm_desktop.domain.records import KINDS, LONGEST_LINE
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.errors import Refused, StorageFailed, WrongUse
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import evidence as texts

LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evidence:
    """An attached paper. ``size`` in bytes; ``here``: its bytes are in this workbook."""

    key: str
    title: str
    file_name: str
    sha256: str
    size: int
    codes: tuple[str, ...]
    round: str
    here: bool


def evidence_of(book: Workbook, unit: str) -> tuple[Evidence, ...]:
    """The papers of a unit, by title."""
    found = [
        Evidence(
            row["key"],
            row["title"],
            row["file_name"],
            row["sha256"],
            int(row["size"]),
            tuple(row["codes"] or ()),
            row["round"] or "",
            book.store.attachment_size(row["sha256"]) is not None,
        )
        for row in book.store.rows("evidence", unit=unit)
    ]
    return tuple(sorted(found, key=lambda one: (one.title, one.key)))


def attach(
    book: Workbook, unit: str, criteria_set: str, code: str, round_code: str, path: Path
) -> Change | None:
    """Copy a file into the workbook as evidence of an indicator. Raises WrongUse, StorageFailed.

    The same file attached for another indicator of the unit is one paper that serves both.
    """
    data = _read(path)
    name = sha256(data).hexdigest()
    same = next((one for one in evidence_of(book, unit) if one.sha256 == name), None)
    if same is not None and code in same.codes:
        raise Refused(texts.attached_already(path.name, code))
    key = same.key if same is not None else KINDS["evidence"].key(unit, secrets.token_hex(8))
    check_writable(book, key)
    with book.store.transaction():
        pieces = (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
        book.store.add_attachment(name, len(data), pieces)
    if same is not None:
        body = {**(current_body(book, key) or {}), "codes": [*same.codes, code]}
    else:
        title = clean_text(path.name)[:LONGEST_LINE]
        body = {
            "title": title,
            "file_name": title,
            "sha256": name,
            "size": str(len(data)),
            "criteria_set": criteria_set,
            "codes": [code],
            "round": round_code,
        }
    return write(book, texts.step_attach(path.name, code), [Edit(key, body)])


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise WrongUse(texts.not_a_file(str(path)))
        if path.stat().st_size > LARGEST:
            raise WrongUse(texts.too_large(path.name, LARGEST // (1024 * 1024)))
        data = path.read_bytes()
    except OSError as error:
        raise StorageFailed(texts.unreadable(str(path))) from error
    if not data:
        raise WrongUse(texts.empty(path.name))
    return data


def detach(book: Workbook, key: str, code: str) -> Change | None:
    """Take a paper away from an indicator; the paper goes when it serves none."""
    body = current_body(book, key)
    if body is None:
        raise WrongUse(texts.gone())
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
