"""Writing a package (``*.ntmx``). The caller names a ``.part`` file and moves it when it is proved.

A failed write leaves a broken ``.part``; nobody reads those.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from ntm_desktop.db.package_format import (
    CONTENT,
    FILE,
    PACKAGE_DDL,
    PACKAGE_ID,
    PACKAGE_VERSION,
    PAGE_SIZE,
    PUBLIC_KEY,
    SIGNATURE,
    ContentHash,
    RevisionColumns,
    file_hash,
    signed_message,
)
from ntm_desktop.domain.revisions import Revision

if TYPE_CHECKING:
    from ntm_desktop.db.package_format import RevisionRow

__all__ = ["PACKAGE_DDL", "PACKAGE_ID", "PACKAGE_VERSION", "AttachedFile", "write_package"]


class Signer(Protocol):
    """The key of the machine that writes; ``public`` is 32 bytes."""

    public: bytes

    def sign(self, message: bytes) -> bytes:
        """The signature over a message."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attached file to be written: its digest (32 bytes), size and pieces of ≤ 512 KiB."""

    sha256: bytes
    size: int
    pieces: Iterable[bytes]


def write_package(
    path: Path,
    manifest: Mapping[str, str],
    revisions: Sequence[Revision],
    attachments: Sequence[AttachedFile] = (),
    signer: Signer | None = None,
) -> str:
    """Write a package to a new file and bring it to the disk; returns the content hash.

    ``revisions``: parents before children. The manifest's counts, format, hashes, key and signature
    are added here; without ``signer`` the package is unsigned, which only a yes lets in. Raises
    OSError or sqlite3.Error where the place refuses, FileExistsError where a file is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    connection.isolation_level = None
    try:
        for pragma in (
            f"page_size = {PAGE_SIZE}",
            "journal_mode = OFF",
            "synchronous = OFF",
            f"application_id = {PACKAGE_ID}",
            f"user_version = {PACKAGE_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        for statement in PACKAGE_DDL:
            connection.execute(statement)
        mark = token_hex(32)
        digest = _fill(connection, {**manifest, FILE: mark}, revisions, attachments, signer)
        connection.execute("COMMIT")
    finally:
        connection.close()
    seal(path, mark)
    flush(path)
    return digest


def seal(path: Path, mark: str) -> None:
    """Write the hash of the whole file over ``mark``, which stands in its place until then."""
    digest, place = file_hash(path.read_bytes(), mark)
    with path.open("rb+") as file:
        file.seek(place)
        file.write(digest.encode())


def flush(path: Path) -> None:
    """Bring a written file to the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def row_of(revision: Revision) -> RevisionRow:
    """The row of a revision in a package."""
    return (
        bytes.fromhex(revision.id),
        revision.kind,
        revision.key,
        bytes.fromhex("".join(sorted(revision.parents))),
        revision.author,
        revision.device,
        revision.edited_at,
        revision.comment,
        revision.body,
    )


def _fill(
    connection: sqlite3.Connection,
    manifest: Mapping[str, str],
    revisions: Sequence[Revision],
    attachments: Sequence[AttachedFile],
    signer: Signer | None,
) -> str:
    content = ContentHash()
    rows = [row_of(revision) for revision in revisions]
    content.revisions(RevisionColumns(rows))
    connection.executemany("INSERT INTO revision VALUES (?,?,?,?,?,?,?,?,?)", rows)
    ordered = sorted(attachments, key=lambda attached: attached.sha256)
    for attached in ordered:
        content.attachment(attached.sha256, attached.size)
        connection.execute("INSERT INTO attachment VALUES (?,?)", (attached.sha256, attached.size))
    chunks = 0
    for attached in ordered:
        for position, piece in enumerate(attached.pieces):
            content.chunk(attached.sha256, position, piece)
            connection.execute(
                "INSERT INTO attachment_chunk VALUES (?,?,?)", (attached.sha256, position, piece)
            )
            chunks += 1
    fields = {
        **manifest,
        "format": str(PACKAGE_VERSION),
        "min_reader": str(PACKAGE_VERSION),
        "revision": str(len(rows)),
        "attachment": str(len(ordered)),
        "attachment_chunk": str(chunks),
    }
    if signer is not None:
        fields[PUBLIC_KEY] = signer.public.hex()
    fields[CONTENT] = content.finish(fields)
    if signer is not None:
        fields[SIGNATURE] = signer.sign(signed_message(fields[CONTENT])).hex()
    connection.executemany("INSERT INTO manifest VALUES (?,?)", fields.items())
    return fields[CONTENT]
