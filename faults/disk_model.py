"""A disk that keeps what was synced, and of the rest what it likes, in pieces of 512 bytes.

Files are told apart by identity, never by name: a journal that is unlinked and made anew is
another file, and what was not synced of the first cannot fall upon the second.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from faults.system_calls import Call, Create, Link, Sync, Truncate, Unlink, Write

SECTOR = 512
_KEPT = (0.0, 0.5, 0.9, 1.0)


@dataclass(slots=True)
class _File:
    kept: bytearray = field(default_factory=bytearray)
    waiting: list[Write | Truncate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that was given (``file``: which) or taken (None)."""

    name: str
    file: int | None


class Disk:
    """Files in some folders; ``lies`` says of which paths a sync is answered and not done."""

    def __init__(
        self, files: Mapping[str, bytes], lies: Callable[[str], bool] = lambda path: False
    ) -> None:
        self._lies = lies
        self._files = [_File(bytearray(content)) for content in files.values()]
        self._kept = {name: number for number, name in enumerate(files)}
        self._live = dict(self._kept)
        self._waiting: list[_Named] = []

    def do(self, call: Call) -> None:
        """One call of the writer. Calls on files that were never made here are left out."""
        if isinstance(call, Create):
            self._create(call)
        elif isinstance(call, Write | Truncate):
            if call.path in self._live:
                self._files[self._live[call.path]].waiting.append(call)
        elif isinstance(call, Sync):
            self._sync(call.path)
        elif isinstance(call, Unlink):
            if self._live.pop(call.path, None) is not None:
                self._waiting.append(_Named(call.path, None))
        else:
            self._link(call)

    def _create(self, call: Create) -> None:
        if call.path in self._live:
            if call.empty:
                self._files[self._live[call.path]].waiting.append(Truncate(call.path, 0))
            return
        self._files.append(_File())
        self._name(call.path, len(self._files) - 1)

    def _name(self, path: str, file: int) -> None:
        self._live[path] = file
        self._waiting.append(_Named(path, file))

    def _link(self, call: Link) -> None:
        if call.old not in self._live:
            return
        self._name(call.new, self._live[call.old])
        if call.moved:
            del self._live[call.old]
            self._waiting.append(_Named(call.old, None))

    def _sync(self, path: str) -> None:
        if self._lies(path):
            return
        if path in self._live:
            file = self._files[self._live[path]]
            for call in file.waiting:
                _apply(file.kept, call, None)
            file.waiting.clear()
            return
        synced = [one for one in self._waiting if os.path.dirname(one.name) == path]
        self._waiting = [one for one in self._waiting if one not in synced]
        _rename(self._kept, synced)

    def image(self, chance: Random) -> dict[str, bytes]:
        """What may be found after the power went now: name → content."""
        share = chance.choice((*_KEPT, chance.random()))
        names = dict(self._kept)
        _rename(names, [one for one in self._waiting if chance.random() < share])
        return {name: self._content(file, share, chance) for name, file in names.items()}

    def _content(self, number: int, share: float, chance: Random) -> bytes:
        file = self._files[number]
        content = bytearray(file.kept)
        for call in file.waiting:
            if chance.random() < share:
                _apply(content, call, None)
            elif chance.random() < 0.5:
                _apply(content, call, chance)
        return bytes(content)


def _rename(names: dict[str, int], several: list[_Named]) -> None:
    for one in several:
        if one.file is None:
            names.pop(one.name, None)
        else:
            names[one.name] = one.file


def _apply(content: bytearray, call: Write | Truncate, torn: Random | None) -> None:
    """Do a call on a content; ``torn``: only some sectors, and what is missing may be anything."""
    if isinstance(call, Truncate):
        if torn is None:
            del content[call.size :]
            content.extend(bytes(call.size - len(content)))
        return
    end = call.offset + len(call.data)
    missing = end - len(content)
    if missing > 0:
        content.extend(torn.randbytes(missing) if torn and torn.random() < 0.5 else bytes(missing))
    start = call.offset
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if torn is None or torn.random() < 0.5:
            content[start:stop] = call.data[start - call.offset : stop - call.offset]
        start = stop
