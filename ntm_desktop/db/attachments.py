"""Attached files inside the workbook, stored once by their SHA-256, in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ntm_desktop.db.session import Session
from ntm_desktop.domain.records import FILE_KINDS


class Attachments(Session):
    """Bytes of evidence. A name belongs to the evidence record, the bytes to their hash."""

    def attachment_size(self, sha256: str) -> int | None:
        """Size in bytes, None where the bytes are not here."""
        row = self.db.execute(
            "SELECT size FROM attachment WHERE sha256=?", (bytes.fromhex(sha256),)
        ).fetchone()
        return None if row is None else int(row[0])

    def read_attachment(self, sha256: str) -> Iterator[bytes]:
        """The pieces of a file in order. KeyError where it is not here."""
        if self.attachment_size(sha256) is None:
            raise KeyError(sha256)
        for (piece,) in self.db.execute(
            "SELECT bytes FROM attachment_chunk WHERE sha256=? ORDER BY position",
            (bytes.fromhex(sha256),),
        ).fetchall():
            yield piece

    def add_attachment(self, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
        """Store a file in pieces of at most ``package_format.CHUNK`` bytes, if it is not here."""
        if self.attachment_size(sha256) is not None:
            return
        name = bytes.fromhex(sha256)
        self.db.execute("INSERT INTO attachment VALUES (?,?)", (name, size))
        self.db.executemany(
            "INSERT INTO attachment_chunk VALUES (?,?,?)",
            ((name, position, piece) for position, piece in enumerate(pieces)),
        )

    def missing_attachments(self, hashes: Iterable[str]) -> list[str]:
        """Those whose bytes are not here, in the order given, once each."""
        return [one for one in dict.fromkeys(hashes) if self.attachment_size(one) is None]

    def forget_attachments(self) -> None:
        """Drop bytes that no revision of any record speaks of; after an import was annulled."""
        self.db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS spoken_of (sha256 TEXT PRIMARY KEY) WITHOUT ROWID"
        )
        self.db.execute("DELETE FROM spoken_of")
        self.db.execute(
            "INSERT OR IGNORE INTO spoken_of SELECT json_extract(v.body, '$.sha256')"
            " FROM revision v JOIN record r ON r.record = v.record"
            f" WHERE r.kind IN ({','.join('?' * len(FILE_KINDS))})"
            " AND json_extract(v.body, '$.sha256') IS NOT NULL",
            FILE_KINDS,
        )
        gone = "SELECT sha256 FROM attachment WHERE lower(hex(sha256)) NOT IN spoken_of"
        self.db.execute(f"DELETE FROM attachment_chunk WHERE sha256 IN ({gone})")
        self.db.execute(f"DELETE FROM attachment WHERE sha256 IN ({gone})")
