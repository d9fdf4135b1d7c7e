"""Frames between the program and the child process that reads foreign files.

A frame is a list of byte blocks: their number, their lengths, the blocks. Plain bytes only: what
comes back from a process that met a hostile file must not be able to do more than be wrong.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

MOST_BLOCKS = 100_000
LONGEST_BLOCK = 1 << 30


def write_frame(stream: IO[bytes], blocks: Sequence[bytes]) -> None:
    """Write one frame and flush it. Raises OSError where nobody reads any more."""
    head = [len(blocks).to_bytes(4, "big")]
    head += [len(block).to_bytes(4, "big") for block in blocks]
    stream.write(b"".join(head))
    for block in blocks:
        stream.write(block)
    stream.flush()


def read_frame(stream: IO[bytes]) -> list[bytes] | None:
    """The next frame; None where the stream ends, also in the middle of a frame.

    Raises ValueError for a frame out of all proportion.
    """
    start = stream.read(4)
    if len(start) < 4:
        return None
    count = int.from_bytes(start, "big")
    if count > MOST_BLOCKS:
        raise ValueError("frame")
    head = stream.read(4 * count)
    if len(head) < 4 * count:
        return None
    blocks = []
    for at in range(0, 4 * count, 4):
        length = int.from_bytes(head[at : at + 4], "big")
        if length > LONGEST_BLOCK:
            raise ValueError("frame")
        block = stream.read(length)
        if len(block) < length:
            return None
        blocks.append(block)
    return blocks
