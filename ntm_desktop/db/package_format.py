"""The form of a package (``*.ntmx``): its structure, limits and content hash.

Read by the writer and by the child process that examines foreign files, so it imports next to
nothing. Source of the rules: docs/contract.md, "Files".
"""

from __future__ import annotations

from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from hashlib import _Hash
    from typing import Any, TypeAlias

    RevisionRow: TypeAlias = tuple[bytes, str, str, bytes, str, str, str, str | None, str | None]
    """id, kind, key, parents (n × 32 bytes, ascending), author, device, edited_at, comment, body"""

PACKAGE_ID = int.from_bytes(b"NTMx", "big")
PACKAGE_VERSION = 1
PAGE_SIZE = 4096
CHUNK = 512 * 1024
LARGEST_FILE = 256 * 1024 * 1024
LARGEST_ATTACHMENT = 10 * 1024 * 1024
LARGEST_VALUE = 1024 * 1024
MOST_REVISIONS = 1_000_000
MOST_FIELDS = 100
ID_BYTES = 32

# Without comments: SQLite stores the text of a statement, and a package's is compared as stored.
PACKAGE_DDL = (
    "CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE revision (id BLOB PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, "
    "parents BLOB NOT NULL, author TEXT NOT NULL, device TEXT NOT NULL, "
    "edited_at TEXT NOT NULL, comment TEXT, body TEXT) STRICT",
    "CREATE TABLE attachment (sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE attachment_chunk (sha256 BLOB NOT NULL REFERENCES attachment (sha256), "
    "position INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sha256, position)) "
    "STRICT, WITHOUT ROWID",
)
TABLES = ("manifest", "revision", "attachment", "attachment_chunk")
CONTENT = "content_sha256"
FILE = "file_sha256"
PUBLIC_KEY = "public_key"
SIGNATURE = "signature"
_SIGNED = b"NTM package, content "
COUNTED = ("revision", "attachment", "attachment_chunk")
REQUIRED = (
    "format",
    "min_reader",
    "kind",
    "district",
    "plan",
    "sender",
    "round",
    "sets",
    "exported_at",
    "device",
    "file_id",
    "number",
    "app",
    *COUNTED,
    CONTENT,
    FILE,
)

# Control characters are forbidden in every text, so they can part and mark without escaping.
PART = "\x1e"
ABSENT = "\x00"


class ContentHash:
    """The hash over everything in a package: revisions, attachments, chunks, then the manifest.

    Feed in that order; rows in the order in which they stand in the file.
    """

    def __init__(self) -> None:
        self._hash: _Hash = sha256()

    def revisions(self, columns: RevisionColumns) -> None:
        """Take the revisions, column by column."""
        for block in columns.blocks():
            self._take(block)

    def attachment(self, digest: bytes, size: int) -> None:
        """Take one row of the attachments, ascending by digest."""
        self._take(b"%s %d" % (digest, size))

    def chunk(self, digest: bytes, position: int, piece: bytes) -> None:
        """Take one piece, ascending by digest and position."""
        self._take(b"%s %d" % (digest, position))
        self._take(piece)

    def finish(self, manifest: Mapping[str, str]) -> str:
        """The hex hash, after the manifest's fields but the two hashes and the signature."""
        for name in sorted(manifest):
            if name not in (CONTENT, FILE, SIGNATURE):
                self._take(f"{name}{PART}{manifest[name]}".encode())
        return self._hash.hexdigest()

    def _take(self, block: bytes) -> None:
        self._hash.update(len(block).to_bytes(8, "big"))
        self._hash.update(block)


def signed_message(content_sha256: str) -> bytes:
    """What the sender's key signs: the content hash, which covers rows, manifest and the key."""
    return _SIGNED + content_sha256.encode()


def file_hash(data: bytes, stated: str) -> tuple[str, int]:
    """The hex hash of a whole file with its own stated hash blanked, and where that stands.

    The content hash sees every row; this one sees every bit, also where no row is. Raises
    ValueError where ``stated`` is no hash or does not stand in the file exactly once.
    """
    mark = stated.encode()
    place = data.find(mark) if len(mark) == 64 else -1
    if place < 0 or data.find(mark, place + 1) >= 0:
        raise ValueError("file hash")
    whole = sha256(memoryview(data)[:place])
    whole.update(b"0" * len(mark))
    whole.update(memoryview(data)[place + len(mark) :])
    return whole.hexdigest(), place


class RevisionColumns:
    """The rows of a package's revisions, by column. Raises ValueError for rows out of form.

    Out of form: an id that is not 32 bytes, parents that are no ids, a control character that
    would let two different contents read the same.
    """

    __slots__ = ("authors", "bodies", "comments", "devices", "edited", "ids", "keys", "kinds",
                 "parents")  # fmt: skip

    def __init__(self, rows: Sequence[RevisionRow]) -> None:
        columns: Any = list(zip(*rows, strict=True)) if rows else [()] * 9
        self.ids: Sequence[bytes] = columns[0]
        self.kinds: Sequence[str] = columns[1]
        self.keys: Sequence[str] = columns[2]
        self.parents: Sequence[bytes] = columns[3]
        self.authors: Sequence[str] = columns[4]
        self.devices: Sequence[str] = columns[5]
        self.edited: Sequence[str] = columns[6]
        self.comments: Sequence[str | None] = columns[7]
        self.bodies: Sequence[str | None] = columns[8]
        if any(len(one) != ID_BYTES for one in self.ids):
            raise ValueError("id")
        if any(len(several) % ID_BYTES for several in self.parents):
            raise ValueError("parents")

    def __len__(self) -> int:
        return len(self.ids)

    def blocks(self) -> list[bytes]:
        """Each column as one block of bytes."""
        return [
            b"".join(self.ids),
            text_block(self.kinds),
            text_block(self.keys),
            " ".join([str(len(several)) for several in self.parents]).encode(),
            b"".join(self.parents),
            text_block(self.authors),
            text_block(self.devices),
            text_block(self.edited),
            text_block(self.comments),
            text_block(self.bodies),
        ]


def text_block(texts: Sequence[str | None]) -> bytes:
    """Texts joined into one block. Raises ValueError where a text holds the joining characters."""
    absent = texts.count(None)
    if absent:
        texts = [ABSENT if text is None else text for text in texts]
    block = PART.join(texts)  # type: ignore[arg-type]
    if block.count(PART) != max(len(texts) - 1, 0) or block.count(ABSENT) != absent:
        raise ValueError("control character")
    return block.encode()


def texts_of(block: bytes, count: int) -> list[str]:
    """The texts of a block without absent ones."""
    return block.decode().split(PART) if count else []


def optional_texts_of(block: bytes, count: int) -> list[str | None]:
    """The texts of a block; absent ones are None."""
    return [None if text == ABSENT else text for text in texts_of(block, count)]
