"""The import log: which file brought which revisions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ntm_desktop.db.log import ANNULLED, Log


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """A line of the import log; ``report`` is JSON text as the command prints it.

    ``signed_by``: public key (32 bytes) of a signature that held, None where there was none.
    """

    number: int
    path: str
    sha256: bytes
    sender: str
    at: str
    status: str
    founding: bool
    backup: str
    report: str
    signed_by: bytes | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts: an import that was taken back has brought nothing."""
        return self.status != ANNULLED

    @property
    def whole(self) -> bool:
        """Whether it stands and took every row: the same bytes need no second look."""
        return self.stands and self.said.get("refused_rows") == []

    @property
    def said(self) -> dict[str, Any]:
        """The report; empty where it is damaged, as it is only shown and never decides a value."""
        return parsed_report(self.report) or {}


def parsed_report(text: str) -> dict[str, Any] | None:
    """The report of an import, None where the text is no JSON object."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


class ImportLog(Log):
    """Imports and the revisions that they brought; many to many."""

    def add_import(
        self,
        path: str,
        sha256: bytes,
        sender: str,
        at: str,
        status: str,
        founding: bool,
        backup: str,
        report: str,
        signed_by: bytes | None = None,
    ) -> int:
        """Write a line of the log; returns its number."""
        cursor = self.db.execute(
            "INSERT INTO import_log (path, sha256, sender, at, status, founding, backup, report,"
            " signed_by) VALUES (?,?,?,?,?,?,?,?,?)",
            (path, sha256, sender, at, status, int(founding), backup, report, signed_by),
        )
        return int(cursor.lastrowid or 0)

    def set_import_report(self, number: int, report: str) -> None:
        """Replace the report of an import that is being written."""
        self.db.execute("UPDATE import_log SET report=? WHERE import=?", (report, number))

    def link_import(self, number: int, ids: bytes) -> None:
        """Say which revisions (32 bytes each, known here or not) an import holds.

        What they stand on is held with them, so that the heads of a file are enough.
        """
        self.db.executemany(
            "INSERT INTO import_revision SELECT ?, seq FROM revision WHERE id=?"
            " ON CONFLICT DO NOTHING",
            [(number, ids[at : at + 32]) for at in range(0, len(ids), 32)],
        )

    def imports(self) -> list[ImportEntry]:
        """All imports, the latest first."""
        rows = self.db.execute(
            "SELECT import, path, sha256, sender, at, status, founding, backup, report, signed_by"
            " FROM import_log ORDER BY import DESC"
        )
        return [
            ImportEntry(n, p, sha, who, at, status, bool(f), b, r, key)
            for n, p, sha, who, at, status, f, b, r, key in rows
        ]

    def held_by(self, number: int) -> list[tuple[str, str, str, str, str | None]]:
        """The revisions that an import is linked with: (id, key, author, device, body)."""
        return self.db.execute(
            "SELECT lower(hex(v.id)), r.key, v.author, v.device, v.body FROM import_revision i"
            " JOIN revision v ON v.seq = i.revision JOIN record r ON r.record = v.record"
            " WHERE i.import=? ORDER BY v.seq",
            (number,),
        ).fetchall()
