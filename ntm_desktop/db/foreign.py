"""Reading foreign files (packages, workbooks handed over) into plain rows. The parent's side.

The files go one after the other through one child process; while the caller works on one answer
the child reads the next file. Order of steps and words: docs/contract.md, "Files";
what needs this workbook to be judged (district, receiver, sets) is judged by services.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Container, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop import paths as places
from ntm_desktop.db import foreign_child
from ntm_desktop.db.connection import WORKBOOK_VERSION, structure_sql
from ntm_desktop.db.foreign_batch import Batch
from ntm_desktop.db.foreign_child import SEPARATOR
from ntm_desktop.db.foreign_header import Taken, take
from ntm_desktop.db.package_format import ID_BYTES, optional_texts_of, texts_of
from ntm_desktop.domain.revisions import Revision

if TYPE_CHECKING:
    from ntm_desktop.db.attachments import Attachments

SECONDS_PER_FILE = 60.0
_AHEAD = 3
_MOST_AHEAD = 64 * 1024 * 1024
_HEX = 2 * ID_BYTES


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A foreign file as plain values, or the word for why it is none.

    ``reason`` None: sound, and ``manifest`` says who sent it. ``known_bytes``: these bytes were
    imported before; nothing else is filled in. ``new``: revisions not known here, parents first.
    ``package_heads``: key → heads within the file. ``ids``: all revisions, 32 bytes each;
    ``pairs`` and ``pair_of``: author and key of each. ``faulty``: id → reason of a row with a bad
    value. ``attached``: hex digests of its attached files; ``files``: hex digest → bytes, of those
    that are not held here.
    """

    path: Path
    sha256: bytes
    reason: str | None = None
    detail: str = ""
    known_bytes: bool = False
    workbook: bool = False
    manifest: Mapping[str, str] = field(default_factory=dict)
    new: tuple[Revision, ...] = ()
    package_heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ids: bytes = b""
    pairs: tuple[tuple[str, str], ...] = ()
    pair_of: Sequence[int] = ()
    faulty: Mapping[str, str] = field(default_factory=dict)
    attached: frozenset[str] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)


def held_attachments(store: Attachments) -> bytes:
    """The digests of all attached files whose bytes are in the workbook, 32 bytes each."""
    return b"".join(row[0] for row in store.db.execute("SELECT sha256 FROM attachment"))


def read_files(
    paths: Sequence[Path],
    known_ids: bytes = b"",
    *,
    held: bytes = b"",
    known_bytes: Container[bytes] = frozenset(),
    with_bytes: bool = True,
    in_process: bool = False,
    seconds: float = SECONDS_PER_FILE,
) -> Generator[ForeignFile, None, None]:
    """Each file in order, as soon as it is read. Never raises for what is in a file.

    ``known_ids``, ``held``: revisions and attached files here (32 bytes each). ``known_bytes``:
    hashes of files that need no reading again. ``in_process``: read here, without a child, as is
    done anyway where none can be started.
    """
    ddl = SEPARATOR.join(structure_sql(n) for n in range(1, WORKBOOK_VERSION + 1)).encode()
    flags = foreign_child.WITH_BYTES if with_bytes else b""
    batch = Batch([known_ids, held, ddl, flags], in_process, seconds)
    waiting: deque[Taken] = deque()
    coming = iter(paths)
    try:
        while True:
            while len(waiting) < _AHEAD and sum(len(one.data) for one in waiting) < _MOST_AHEAD:
                path = next(coming, None)
                if path is None:
                    break
                taken = take(path, known_bytes)
                waiting.append(taken)
                if taken.data:
                    batch.submit(taken)
            if not waiting:
                return
            taken = waiting.popleft()
            yield _answered(taken, batch) if taken.data else _unread(taken)
            batch.restart(waiting)
    finally:
        batch.close()


def _unread(taken: Taken) -> ForeignFile:
    return ForeignFile(
        taken.path, taken.sha256, taken.reason, taken.detail, taken.known, taken.workbook
    )


def _answered(taken: Taken, batch: Batch) -> ForeignFile:
    answer = batch.answer(taken)
    word, detail = answer[0].decode(), answer[1].decode()
    if not word:
        try:
            return _foreign_file(taken, answer[2:])
        except (ValueError, IndexError, KeyError):
            word, detail = "damaged", foreign_child.UNEXPECTED
    if detail == foreign_child.UNEXPECTED:
        _quarantine(taken)
    return ForeignFile(taken.path, taken.sha256, word, detail, workbook=taken.workbook)


def _foreign_file(taken: Taken, blocks: Sequence[bytes]) -> ForeignFile:
    texts, pairs, count = map(int, blocks[1].split())
    manifest = texts_of(blocks[0], texts)
    ids, names = blocks[2], blocks[2].hex()
    pair_of = _numbers(blocks[3])
    authors, keys = texts_of(blocks[4], pairs), texts_of(blocks[5], pairs)
    heads: dict[str, list[str]] = {}
    for at in _numbers(blocks[6]):
        heads.setdefault(keys[pair_of[at]], []).append(names[at * _HEX : at * _HEX + _HEX])
    faulty, files = _numbers(blocks[14]), blocks[17].hex()
    return ForeignFile(
        taken.path,
        taken.sha256,
        workbook=taken.workbook,
        manifest=dict(zip(manifest[::2], manifest[1::2], strict=True)),
        new=tuple(_revisions(blocks, count, names, authors, keys, pair_of)),
        package_heads={key: frozenset(several) for key, several in heads.items()},
        ids=ids,
        pairs=tuple(zip(authors, keys, strict=True)),
        pair_of=pair_of,
        faulty={
            names[at * _HEX : at * _HEX + _HEX]: reason
            for at, reason in zip(faulty, texts_of(blocks[15], len(faulty)), strict=True)
        },
        attached=frozenset(_names(blocks[16].hex())),
        files=dict(zip(_names(files), blocks[18:], strict=True)),
    )


def _revisions(
    blocks: Sequence[bytes],
    count: int,
    names: str,
    authors: Sequence[str],
    keys: Sequence[str],
    pair_of: Sequence[int],
) -> Iterator[Revision]:
    kinds = [key.partition("/")[0] for key in keys]
    parents, start = blocks[9].hex(), 0
    for at, length, device, edited, comment, body in zip(
        _numbers(blocks[7]),
        _numbers(blocks[8]),
        texts_of(blocks[10], count),
        texts_of(blocks[11], count),
        optional_texts_of(blocks[12], count),
        optional_texts_of(blocks[13], count),
        strict=True,
    ):
        pair = pair_of[at]
        end = start + 2 * length
        above = (
            (parents[start:end],)
            if length == ID_BYTES
            else tuple(parents[one : one + _HEX] for one in range(start, end, _HEX))
        )
        start = end
        yield Revision(
            names[at * _HEX : at * _HEX + _HEX],
            kinds[pair],
            keys[pair],
            above,
            authors[pair],
            device,
            edited,
            comment,
            body,
        )


def _numbers(block: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(block)
    return numbers


def _names(digests: str) -> list[str]:
    return [digests[at : at + _HEX] for at in range(0, len(digests), _HEX)]


def _quarantine(taken: Taken) -> None:
    """Keep the bytes of a file that failed in an unexpected way, for whoever looks into it."""
    with suppress(OSError):  # keeping a copy is a courtesy; the refusal stands without it
        place = places.quarantine_dir() / f"{taken.sha256.hex()}{taken.path.suffix}"
        if not place.exists():
            place.write_bytes(taken.data)
