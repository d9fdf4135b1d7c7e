"""What the fuzz compares, and the wrong readers of its negative controls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from unittest.mock import patch

from ntm_desktop.db import foreign_checks, foreign_values
from ntm_desktop.db.foreign import ForeignFile
from ntm_desktop.db.package_format import FILE, ContentHash
from ntm_desktop.domain.revisions import revision_id


def same(one: ForeignFile, other: ForeignFile, *but: str) -> bool:
    """Whether two files were read with the same manifest, revisions and attached files.

    ``but``: fields of the manifest that may differ. The seal always may: it is about the bytes.
    """
    aside = dict.fromkeys((FILE, *but), "")
    return (
        one.reason is None
        and {**one.manifest, **aside} == {**other.manifest, **aside}
        and (one.ids, one.pairs) == (other.ids, other.pairs)
        and list(one.pair_of) == list(other.pair_of)
        and one.new == other.new
        and one.package_heads == other.package_heads
        and one.faulty == other.faulty
        and one.attached == other.attached
        and one.files == other.files
    )


def proved(file: ForeignFile, rows: dict[str, tuple[object, ...]]) -> bool:
    """Whether all that is new in a file is what its names say, and what stands in the file."""
    for row in file.new:
        name = revision_id(row.kind, row.key, row.parents, row.author, row.device, row.edited_at,
                           row.comment, row.body)  # fmt: skip
        stands = (row.kind, row.key, bytes.fromhex("".join(row.parents)), row.author, row.device,
                  row.edited_at, row.comment, row.body)  # fmt: skip
        if name != row.id or rows.get(row.id) != stands:
            return False
    return all(sha256(data).hexdigest() == name for name, data in file.files.items())


class _AnyHash(str):
    """Equal to every hash; only for the negative control."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class _NoHash(ContentHash):
    def finish(self, manifest: object) -> str:
        return _AnyHash("")


@contextmanager
def without_proof_of_ids() -> Iterator[None]:
    """The reader of this process without the comparison of each id with its row."""
    with patch.object(foreign_values, "prove_ids", lambda rows, positions: None):
        yield


@contextmanager
def without_hashes() -> Iterator[None]:
    """The reader of this process without content hash and seal."""
    with (
        patch.object(foreign_checks, "ContentHash", _NoHash),
        patch.object(foreign_checks, "file_hash", lambda data, stated: (stated, 0)),
    ):
        yield
