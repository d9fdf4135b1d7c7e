"""What may happen to the bytes of a package on its way: sticks, copies, bad sectors, hands.

A mutation is a pure function of the bytes, of those of another package, and of chance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

_SECTOR = 512
_PAGE = 4096
_HEADER = 100


@dataclass(frozen=True, slots=True)
class Mutation:
    """A way to spoil a file. ``fits``: hash and seal were made to fit the new content.

    ``whole``: a workbook that was handed over is spoiled, not a package.
    """

    name: str
    make: Callable[[bytes, bytes, Random], bytes]
    fits: bool = False
    whole: bool = False


def cut(data: bytes, _: bytes, chance: Random) -> bytes:
    """Only the beginning arrived: anywhere, by whole pages, or a few bytes short."""
    end = chance.choice(
        (
            chance.randrange(len(data)),
            chance.randrange(len(data) // _PAGE) * _PAGE,
            len(data) - chance.randint(1, 16),
        )
    )
    return data[:end]


def appended(data: bytes, other: bytes, chance: Random) -> bytes:
    """Something stands behind the end: noise, empty pages, another package."""
    more = chance.choice(
        (chance.randbytes(chance.randint(1, 9000)), bytes(_PAGE * chance.randint(1, 3)), other)
    )
    return data + more


def flipped(data: bytes, _: bytes, chance: Random) -> bytes:
    """One to eight bits are the other way round."""
    spoiled = bytearray(data)
    for _bit in range(chance.randint(1, 8)):
        spoiled[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def zeroed(data: bytes, _: bytes, chance: Random) -> bytes:
    """One to four sectors, or a page, came back empty."""
    spoiled = bytearray(data)
    size = chance.choice((_SECTOR, _SECTOR, _PAGE))
    for _sector in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) // size) * size
        spoiled[at : at + size] = bytes(size)
    return bytes(spoiled)


def swapped(data: bytes, _: bytes, chance: Random) -> bytes:
    """Two sectors, or two pages, stand in each other's place."""
    spoiled = bytearray(data)
    size = chance.choice((_SECTOR, _PAGE))
    one, two = (chance.randrange(len(data) // size) * size for _side in range(2))
    spoiled[one : one + size] = data[two : two + size]
    spoiled[two : two + size] = data[one : one + size]
    return bytes(spoiled)


def header(data: bytes, _: bytes, chance: Random) -> bytes:
    """One to three bytes of the file's header say something else."""
    spoiled = bytearray(data)
    for _byte in range(chance.randint(1, 3)):
        spoiled[chance.randrange(_HEADER)] = chance.randrange(256)
    return bytes(spoiled)


def noise(data: bytes, _: bytes, chance: Random) -> bytes:
    """A stretch of the file is noise."""
    length = chance.randint(1, 2000)
    at = chance.randrange(max(len(data) - length, 1))
    return data[:at] + chance.randbytes(length)[: len(data) - at] + data[at + length :]


def spliced(data: bytes, other: bytes, chance: Random) -> bytes:
    """Pages of another package stand among these, or its whole second half behind them."""
    pages = min(len(data), len(other)) // _PAGE
    if chance.randrange(4) == 0:
        at = chance.randrange(1, pages + 1) * _PAGE
        return data[:at] + other[at:]
    spoiled = bytearray(data)
    for _page in range(chance.randint(1, 3)):
        at = chance.randrange(pages) * _PAGE
        spoiled[at : at + _PAGE] = other[at : at + _PAGE]
    return bytes(spoiled)


def header_lies(data: bytes, _: bytes, chance: Random) -> bytes:
    """The header's numbers fit the file's size, yet the pages do not fit the header."""
    spoiled = bytearray(data)
    if chance.randrange(2):
        pages = chance.randrange(1, len(data) // _PAGE + 3)
        spoiled[28:32] = pages.to_bytes(4, "big")
        spoiled = (spoiled + bytes(3 * _PAGE))[: pages * _PAGE]
    else:
        size = chance.choice((512, 1024, 2048, 8192))
        spoiled[16:18] = size.to_bytes(2, "big")
        spoiled += bytes(-len(spoiled) % size)
        spoiled[28:32] = (len(spoiled) // size).to_bytes(4, "big")
    return bytes(spoiled)


BYTES = (
    Mutation("truncation", cut),
    Mutation("appended bytes", appended),
    Mutation("bit flips", flipped),
    Mutation("zeroed sectors", zeroed),
    Mutation("swapped sectors", swapped),
    Mutation("header bytes", header),
    Mutation("noise", noise),
    Mutation("spliced pages", spliced),
    Mutation("lies of the header", header_lies),
)
WORKBOOKS = tuple(Mutation(f"{one.name}, whole workbook", one.make, whole=True) for one in BYTES)
