"""A whole workbook handed over instead of a package: its log, as its organisation would export it.

Current values in the file are not read; everything is derived again from the log.
Source: docs/contract.md, "Files" (a workbook handed over).
"""

from __future__ import annotations

from ntm_desktop.db.foreign_checks import (
    Content,
    Fault,
    open_in_memory,
    prove_pages,
    read_attached,
    read_rows,
    restrict,
)
from ntm_desktop.db.normalise import STORED, same_structure
from ntm_desktop.db.package_format import RevisionColumns
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from ntm_desktop.db.package_format import RevisionRow

_LOG = ("workbook", "record", "revision", "parent", "attachment", "attachment_chunk")
_REVISIONS = (
    "SELECT v.seq, v.id, r.kind, r.key, v.author, v.device, v.edited_at, v.comment, v.body"
    " FROM revision v JOIN record r ON r.record = v.record ORDER BY v.seq"
)
_PARENTS = "SELECT p.child, a.id FROM parent p JOIN revision a ON a.seq = p.parent ORDER BY 1, 2"


def read_workbook(data: bytes, held: Container[bytes], ddl: str) -> Content:
    """What the workbook's organisation would give out; ``ddl``: the structure of its version."""
    connection = open_in_memory(data)
    try:
        if not same_structure(connection.execute(STORED).fetchall(), ddl):
            raise Fault("foreign_schema")
        prove_pages(connection)
        restrict(connection, _LOG)
        settings: dict[str, str] = dict(read_rows(connection, "SELECT name, value FROM workbook"))
        sender = settings.get("organisation", "")
        if not sender or not settings.get("district"):
            raise Fault("hash_mismatch")
        parents: dict[int, list[bytes]] = {}
        for child, parent in read_rows(connection, _PARENTS):
            parents.setdefault(child, []).append(parent)
        rows: list[RevisionRow] = [
            (one, kind, key, b"".join(parents.get(seq, ())), *rest)
            for seq, one, kind, key, *rest in read_rows(connection, _REVISIONS)
            if sender == DISTRICT or _owner(key) == sender
        ]
        try:
            columns = RevisionColumns(rows)
            columns.blocks()
        except ValueError as error:
            raise Fault("hash_mismatch") from error
        attached, files, _ = read_attached(connection, held, None)
        manifest = {
            "kind": "workbook",
            "sender": sender,
            "district": settings["district"],
            "plan": settings.get("plan", ""),
        }
        return Content(manifest, columns, attached, files)
    finally:
        connection.close()


def _owner(key: str) -> str | None:
    try:
        return owner_of(key)
    except ValueError:
        return None
