"""What this workbook remembers of exchange besides imports: keys that it saw, files it gave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ntm_desktop.db.import_log import ImportLog
from ntm_desktop.db.log import ANNULLED


@dataclass(frozen=True, slots=True)
class SeenKey:
    """A sender's key. ``first_seen``: time of the first import that it signed, "" for none;
    ``compared_at``: when a person compared its code, "" for never."""

    organisation: str
    public_key: bytes
    first_seen: str
    compared_at: str


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """A line of the export log; ``receiver`` is "" for everybody; three counts.

    ``heads``: ids of the sender's own latest revisions in it, ``attached``: digests of its files,
    32 bytes each; what has to be acknowledged before all of it is known to have arrived.
    """

    number: int
    path: str
    sha256: bytes
    receiver: str
    round: str
    package_number: str
    at: str
    records: int
    revisions: int
    files: int
    device: str
    signed_by: bytes
    heads: bytes
    attached: bytes


class ExchangeLog(ImportLog):
    """Pinned keys and the log of exports; local, never exchanged."""

    def seen_keys(self, organisation: str | None = None) -> list[SeenKey]:
        """The keys of all senders or of one, the earliest first.

        An import that was taken back pins nothing; what a person compared stays.
        """
        rows = self.db.execute(
            "SELECT organisation, public_key, max(first_seen), max(compared_at) FROM ("
            " SELECT sender AS organisation, signed_by AS public_key, min(at) AS first_seen,"
            " '' AS compared_at FROM import_log"
            " WHERE signed_by IS NOT NULL AND status<>?2 GROUP BY sender, signed_by"
            " UNION ALL SELECT organisation, public_key, '', at FROM compared_key)"
            " WHERE ?1 IS NULL OR organisation=?1"
            " GROUP BY organisation, public_key ORDER BY organisation, max(first_seen), public_key",
            (organisation, ANNULLED),
        )
        return [SeenKey(*row) for row in rows]

    def keep_compared_key(self, organisation: str, public_key: bytes, at: str) -> None:
        """Remember that a person compared the code of this key; inside a transaction."""
        self.db.execute(
            "INSERT INTO compared_key VALUES (?,?,?) ON CONFLICT DO NOTHING",
            (organisation, public_key, at),
        )

    def add_export(
        self,
        path: str,
        sha256: bytes,
        receiver: str,
        round_code: str,
        package_number: str,
        at: str,
        counts: tuple[int, int, int],
        device: str,
        signed_by: bytes,
        carried: tuple[bytes, bytes],
    ) -> int:
        """Write a line of the export log; returns its number.

        ``counts``: records, revisions, files; ``carried``: heads and attached files.
        """
        cursor = self.db.execute(
            "INSERT INTO export_log (path, sha256, receiver, round, number, at, records, revisions,"
            " files, device, signed_by, heads, attached) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                *(path, sha256, receiver, round_code, package_number, at),
                *(*counts, device, signed_by, *carried),
            ),
        )
        return int(cursor.lastrowid or 0)

    def exports(self) -> list[ExportEntry]:
        """All exports, the latest first."""
        rows = self.db.execute(
            "SELECT export, path, sha256, receiver, round, number, at, records, revisions, files,"
            " device, signed_by, heads, attached FROM export_log ORDER BY export DESC"
        )
        return [ExportEntry(*row) for row in rows]

    def with_ancestors(self, ids: Iterable[bytes]) -> set[bytes]:
        """These revisions (32 bytes each) and all that they stand on, as far as they are here."""
        found: set[bytes] = set()
        waiting = list(ids)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += [parent for (parent,) in self.db.execute(_PARENTS, (one,))]
        return found


_PARENTS = (
    "SELECT v.id FROM revision c JOIN parent p ON p.child = c.seq JOIN revision v"
    " ON v.seq = p.parent WHERE c.id=?"
)
