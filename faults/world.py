"""A random world of laptops: what is done in it, and what must be true when all have exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from shutil import copyfile

from faults.laptops import DISTRICT, OFFICE, YEARS, Laptops
from faults.world_deeds import UNITS, Deeds
from faults.world_laptops import ACKNOWLEDGEMENT, Player, Sent, State
from faults.world_model import Broken, Pool, Seen
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.services import editing

_LAPTOPS = (DISTRICT, commune_org(UNITS[0]), commune_org(UNITS[1]), OFFICE)
# These two write the same records, so they meet more often than the others.
_OFTEN = {_LAPTOPS[0]: 3, _LAPTOPS[1]: 3}
_STEPS = (
    ("edit", 18), ("export", 2), ("hand", 6), ("hand_book", 1), ("take", 5), ("undo", 2),
    ("redo", 2), ("resolve", 4), ("take_back", 2), ("keep", 2), ("go_back", 2), ("copy", 1),
    ("clock", 1), ("restart", 1),
)  # fmt: skip
_NAMES = [name for name, _ in _STEPS]
_WEIGHTS = [weight for _, weight in _STEPS]


class World:
    """Laptops of a district, two communes and an office; one may be copied. ``seed`` says all."""

    def __init__(self, seed: str, laptops: Laptops, pool: Pool, papers: list[Path]) -> None:
        self.seed = seed
        self.chance = Random(seed)
        self.laptops = laptops
        self.pool = pool
        self.deeds = Deeds(self.chance, papers)
        self.out = laptops.folder / "stick"
        self.out.mkdir()
        self.files: list[Sent] = []
        self.counts: Counter[str] = Counter()
        self.players = [Player(org, laptops.new(org, org), pool, Seen()) for org in _LAPTOPS]

    def play(self) -> None:
        """Two acts with an exchange between them, then everybody exchanges all. Raises Broken."""
        self._act("first", self.chance.randint(10, 20))
        self._told("between the acts", self._round)
        self._act("second", self.chance.randint(10, 20))
        self._told("at the end", self.settle)

    def _act(self, act: str, steps: int) -> None:
        for step in range(steps):
            (name,) = self.chance.choices(_NAMES, _WEIGHTS)
            player = self._who(name)
            where = f"{act} act, step {step} ({name} at {player.name})"
            self._told(where, partial(self._step, name, player))
            if step % 8 == 7:
                self._told(f"{act} act, step {step}", player.prove_tables)
            self.counts["steps"] += 1

    def _told(self, where: str, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Broken as broken:
            raise Broken(f"{where}: {broken}") from None
        except Exception as error:
            raise Broken(f"{where}: the program raised {error!r}") from error

    def _who(self, name: str) -> Player:
        """Somebody who can do it, where there is one: else most steps would do nothing."""
        some = [one for one in self.players if _can(one, name)] or self.players
        return self.chance.choices(some, [_OFTEN.get(one.book.org, 1) for one in some])[0]

    def _step(self, name: str, player: Player) -> None:
        chance = self.chance
        if name in ("edit", "undo", "redo", "resolve"):
            self.counts[f"{name}: done"] += getattr(self.deeds, name)(player)
        elif name == "export":
            to = chance.choice((None, None, *_LAPTOPS)) if player.book.org == DISTRICT else None
            self._export(player, to)
        elif name == "hand":
            others = [one for one in self.players if one is not player]
            weights = [_OFTEN.get(one.book.org, 1) for one in others]
            (other,) = chance.choices(others, weights)
            self._take(other, [self._export(player)])
        elif name == "hand_book":
            self.files.append(self._closed(player))
            self.counts["whole workbooks handed over"] += 1
        elif name == "take" and self.files:
            some = chance.choices(self.files[-6:] + self.files, k=chance.choice((1, 1, 2, 3)))
            self._take(player, some)
        elif name == "take_back" and player.seen.taken:
            player.take_back(chance.choice(sorted(player.seen.taken)))
            self.counts["imports undone"] += 1
        elif name == "keep":
            player.keep(self.laptops.folder / f"copies-{player.name}")
        elif name == "go_back" and player.kept:
            player.go_back(chance.randrange(9))
            self.counts["laptops restored from an old backup"] += 1
        elif name == "copy" and len(self.players) == len(_LAPTOPS):
            self._copy(player)
        elif name == "clock":
            self.laptops.clocks[player.name].year = chance.choice(YEARS[1:])
            self.counts["clocks set wrong"] += 1
        elif name == "restart":
            player.book.close()
            player.sit_down(self.laptops.open(player.name))

    def _closed(self, player: Player) -> Sent:
        """The laptop's own file on the stick, instead of a package."""
        player.book.close()
        path = self.out / f"{len(self.files)}.ntm"
        copyfile(player.book.path, path)
        player.sit_down(self.laptops.open(player.name))
        return player.whole(path)

    def _export(self, player: Player, to: str | None = None) -> Sent:
        sent = player.export(self.out, to)
        self.files.append(sent)
        self.counts["packages given out"] += 1
        return sent

    def _take(self, player: Player, files: Sequence[Sent]) -> bool:
        """Import files, and sometimes the same ones again; whether anything was new."""
        reports = player.take(files)
        for report in reports:
            self.counts["files imported"] += 1
            self.counts["conflicts opened"] += report.conflicts
            self.counts["values brought forward"] += report.updated
        if self.chance.randrange(4) == 0:
            player.take_again(files)
            self.counts["files imported again at once"] += len(files)
        # A receiver answers every import by an acknowledgement; only other news is news.
        return any(row.kind != ACKNOWLEDGEMENT for report in reports for row in report.rows)

    def _copy(self, player: Player) -> None:
        name = f"{player.name}-ban-sao"
        copy = self.laptops.copied(player.book, name)
        player.sit_down(self.laptops.books[player.name])
        self.players.append(Player(name, copy, self.pool, player.seen.copy()))
        self.counts["laptops copied"] += 1

    # the end

    def settle(self) -> None:
        """All exchange all and hold the same; what waits is settled, and that comes to all."""
        self._exchange()
        conflicts = self.players[0].state().conflicts
        waiting = len(conflicts)
        machine = sum(one.startswith(f"{ACKNOWLEDGEMENT}/") for one in conflicts)
        self.counts["acknowledgements in conflict, which no person made"] += machine
        if waiting:
            self.counts["conflicts that waited for a person"] += waiting
            for player in self.players:
                for _conflict in range(self.chance.randint(0, waiting)):
                    self.counts["resolve: done"] += self.deeds.resolve(player)
            self._exchange()
        district = self.players[0].state()
        self._prove_nothing_lost(district)
        self._prove_order(district)
        player = self.chance.choice(self.players)
        player.take(self.files)
        player.take_again(self.files)
        if player.state() != district:
            raise Broken(f"all files once more change something at {player.name}")

    def _exchange(self) -> None:
        """Everybody gives everything to the district, which gives everything to everybody."""
        self._round()
        district = self.players[0].state()
        for player in self.players:
            if player.state() != district:
                raise Broken(f"{player.name} does not hold the same as the district")
            player.prove_tables()
            player.prove_shown(player.heads())
            if player.papers_missing():
                raise Broken(f"attached papers did not come to {player.name}")
        one = self.chance.choice(self.players[1:])
        news = self._take(self.players[0], [self._export(one)])
        if self._take(one, [self._export(self.players[0])]) or news:
            raise Broken("there is still news after everybody had everything")

    def _prove_nothing_lost(self, district: State) -> None:
        """What was typed is at the district, but what a restored laptop never gave out."""
        given = frozenset().union(*(file.ids for file in self.files))
        lost = given.union(*(player.seen.typed for player in self.players)) - district.ids
        if lost:
            raise Broken(f"{len(lost)} revisions that were given out are not at the district")
        away = len(self.pool.rows.keys() - district.ids)
        self.counts["revisions restored away before they were given out"] += away
        self.counts["revisions typed"] += len(self.pool.rows) - len(self.pool.shipped)

    def _round(self) -> None:
        """All give out; the district takes all there is, then the others take the district's."""
        district, *others = self.players
        for player in self.players:
            self._export(player)
        self._take(district, self.chance.sample(self.files, len(self.files)))
        reply = self._export(district)
        for player in self.chance.sample(others, len(others)):
            several = [self.chance.choice(self.files), reply]
            self.chance.shuffle(several)
            self._take(player, several)

    def _prove_order(self, district: State) -> None:
        """A new laptop of the district that takes all files in another order holds the same."""
        player = Player("moi", self.laptops.new("moi", DISTRICT), self.pool, Seen())
        files = self.chance.sample(self.files, len(self.files))
        at = self.chance.randrange(1, len(files))
        for part in (files[:at], files[at:]):
            player.take(part)
        if player.state() != district:
            raise Broken("the order of the files matters")
        player.prove_tables()


def _can(player: Player, name: str) -> bool:
    if name == "resolve":
        return bool(player.book.store.conflicts())
    if name == "undo":
        return editing.undo_label(player.book) is not None
    if name == "redo":
        return editing.redo_label(player.book) is not None
    return bool({"take_back": player.seen.taken, "go_back": player.kept}.get(name, True))
