"""Random worlds of laptops with real files: the same end everywhere, nothing lost or overwritten.

The negative controls break a rule of the merge inside this process and must be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from random import Random
from shutil import rmtree
from unittest.mock import patch

from faults.figures import Figures
from faults.laptops import DISTRICT, Laptops
from faults.world import World
from faults.world_model import Broken, Pool
from ntm_desktop.db import foreign, log, store, verify
from ntm_desktop.db.foreign_batch import Batch
from ntm_desktop.domain.merge import Value
from ntm_desktop.services.exchange import importing

_WHOLE = 20  # every so many worlds nothing of the program is left out
_CONTROL = 20

Rule = Callable[[Pool], AbstractContextManager[None]]


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs`` worlds, and a few more with each broken rule."""
    stage = _Stage(folder)
    counts: Counter[str] = Counter()
    faults = []
    for number in range(runs):
        name = f"{seed}:{number}"
        fault = stage.play(name, counts, whole=number % _WHOLE == 0)
        if fault is not None:
            faults.append(fault)
    rows = sorted(counts.items())
    for title, rule in _CONTROLS:
        worlds = max(min(runs // _CONTROL, 50), 5)
        caught = played = 0
        # A few runs only ask whether it is found at all.
        while played < worlds and not (caught and runs < _CONTROL * worlds):
            played += 1
            caught += stage.play(f"{seed}:control:{played}", Counter(), rule) is not None
        rows.append((f"control, {title}: worlds in which it was found, of {played}", caught))
        if not caught:
            faults.append(f"seed {seed}: {title} was not found in {played} worlds")
    return Figures("Worlds of laptops", runs, seed, tuple(rows), tuple(faults))


class _Stage:
    """Where worlds are played one after the other: workbooks and papers made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates = folder / "templates"
        laptops = Laptops(folder / "shipped", self._templates)
        book = laptops.new(DISTRICT, DISTRICT)
        self._shipped = book.store.revisions(book.store.keys())
        laptops.close()
        chance = Random(3)
        self._papers = []
        for number, size in enumerate((900, 5_000, 20_000)):
            self._papers.append(folder / f"bien-ban-{number}.pdf")
            self._papers[-1].write_bytes(chance.randbytes(size))

    def play(
        self,
        seed: str,
        counts: Counter[str],
        rule: Rule | None = None,
        *,
        whole: bool = False,
    ) -> str | None:
        """Play a world; the sentence of what is wrong in it, None where all holds."""
        place = self._folder / "world"
        laptops = Laptops(place, self._templates)
        pool = Pool(self._shipped)
        try:
            with ExitStack() as rules:
                rules.enter_context(nullcontext() if whole else _in_short())
                rules.enter_context(_repeatable(seed))
                rules.enter_context(patch("os.fsync", lambda handle: None))
                world = World(seed, laptops, pool, self._papers)
                rules.enter_context(rule(pool) if rule is not None else nullcontext())
                world.play()
            counts.update(world.counts)
            return None
        except Broken as broken:
            return f"world {seed}: {broken}"
        except Exception as error:
            return f"world {seed}: the program raised {error!r}"
        finally:
            laptops.close()
            rmtree(place, ignore_errors=True)


@contextmanager
def _in_short() -> Iterator[None]:
    """Read packages in this process, and import without a backup before it.

    A child and a verified copy for each import would take most of the time; some worlds do both.
    """
    with (
        patch.object(foreign, "Batch", lambda setting, _, seconds: Batch(setting, True, seconds)),
        patch.object(importing, "make_backup", lambda book, _: book.path),
    ):
        yield


@contextmanager
def _repeatable(seed: str) -> Iterator[None]:
    """The names of new papers come from the seed, so that a world can be played again."""
    chance = Random(f"{seed}:names")
    with patch("secrets.token_hex", lambda size=32: chance.randbytes(size).hex()):
        yield


@contextmanager
def last_writer_wins(pool: Pool) -> Iterator[None]:
    """A wrong rule: among heads that differ, the one with the latest clock is shown."""

    def latest(heads: Collection[str], _: object, body_of: Callable[[str], str | None]) -> Value:
        one = max(heads, key=lambda head: (_edited(pool, head), head))
        return Value(one, body_of(one))

    with ExitStack() as several:
        for module in (store, log, verify):
            several.enter_context(patch.object(module, "value_of", latest))
        yield


def _edited(pool: Pool, head: str) -> str:
    row = pool.rows.get(head)
    return "9" if row is None else row.edited_at


@contextmanager
def newest_arrival_wins(_: Pool) -> Iterator[None]:
    """A wrong rule: what arrives takes the place of the heads, whether or not it stands on them."""
    genuine = store.Store._move_heads

    def move(
        self: store.Store,
        heads_of: dict[int, list[int]],
        named: Collection[int],
        raised: Sequence[tuple[int, int]],
    ) -> None:
        arrived = {record for record, _ in raised}
        old = {head for record, heads in heads_of.items() if record in arrived for head in heads}
        genuine(self, heads_of, {*named, *old}, raised)

    with patch.object(store.Store, "_move_heads", move):
        yield


_CONTROLS: tuple[tuple[str, Rule], ...] = (
    ("the last writer wins", partial(last_writer_wins)),
    ("ancestors are not asked", partial(newest_arrival_wins)),
)
