"""All communes over the rounds: how many are in each band of criteria met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.criteria import Band
from ntm_desktop.domain.status import Status
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports import charts_rounds as columns
from ntm_desktop.reports.charts_trend import period
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Best first: colour, hatch, colour of the number. In grey they go dark, middle, light, and back
# with hatches, so that neighbours always differ.
BAND_LOOKS = (
    ("#08306B", "", "white"),
    ("#4A90C2", "", "white"),
    ("#C9E1F2", "", frame.INK),
    ("#F6CFA3", "....", frame.INK),
    ("#D98A4A", "xxxx", frame.INK),
)
UNKNOWN_LOOK = ("white", frame.NO_DATA_HATCH, frame.INK)
BAR = 0.5  # of a round's width; beside it stand the numbers that do not fit inside
SMALLEST_NUMBER = 6.0


@dataclass(frozen=True, slots=True)
class Column:
    """A round: communes in each band, best first, then those without data.

    ``counts`` is None where nothing is known or the round is reckoned by another set.
    """

    round: str
    counts: tuple[int, ...] | None
    why: str
    average: str
    members: frozenset[str]
    units: int
    closed: bool


def bands(
    statuses: Sequence[Status],
    of_set: str,
    several: Sequence[Band],
    note: frame.ChartNote,
    figure: Figure | None = None,
) -> Figure:
    """Stacked columns, one a round, in the order given; ``several``: the bands of ``of_set``.

    A round of another set or without data has no column and says why.
    """
    best_first = sorted(several, key=lambda band: -band.high)
    made = [_column(status, of_set, best_first) for status in statuses]
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(made, best_first), _subtitle(made), note, _legend(best_first)
        )
        size = page.size(9)
        axes = page.axes(
            page.left + size / 72 * 4.2, page.bottom + size / 72 * 4.9,
            page.right, page.top - size / 72 * 1.7,
        )  # fmt: skip
        room = columns.slot(axes, len(made))
        _draw(axes, made, size, room)
        axes.set_ylabel(texts.BANDS_AXIS, size=size, color=frame.INK)
        notes = [(_with_data(one), *_closed(one)) for one in made]
        short = [(texts.BANDS_SHORT.format(**_counts(one)), *_closed(one)) for one in made]
        columns.names_below(axes, [one.round for one in made], notes, short, size, room - 0.1)
        return drawn


def band_words(band: Band) -> str:
    """``15–18 tiêu chí``, ``19 tiêu chí``, ``dưới 5 tiêu chí``."""
    if band.low == band.high:
        return texts.BAND_ONE.format(count=band.low)
    if band.low == 0:
        return texts.BAND_UNDER.format(count=band.high + 1)
    return texts.BAND.format(low=band.low, high=band.high)


def _column(status: Status, of_set: str, several: Sequence[Band]) -> Column:
    known = [unit for unit in status.units if unit.has_data]
    counts = [sum(b.low <= unit.met_count <= b.high for unit in known) for b in several]
    other = status.set_id != of_set
    return Column(
        round=status.round,
        counts=None if other or not known else (*counts, len(status.units) - len(known)),
        why=texts.BANDS_OTHER_SET if other else texts.NO_DATA_HERE,
        average=(status.average or "").replace(".", ","),
        members=frozenset(unit.unit for unit in known),
        units=len(status.units),
        closed=status.closed,
    )


def _looks(count: int) -> list[tuple[str, str, str]]:
    return [*(BAND_LOOKS[min(place, 4)] for place in range(count - 1)), UNKNOWN_LOOK]


def _draw(axes: Axes, made: Sequence[Column], size: float, room: float) -> None:
    most = max((one.units for one in made), default=0) or 1
    columns.across(axes, len(made))
    axes.set_ylim(0, most)
    axes.set_yticks(frame.ticks(most, 1 if most <= 10 else 5 if most <= 30 else 10))
    columns.plain(axes, size)
    for index, one in enumerate(made):
        if one.counts is None:
            columns.say_nothing_known(axes, index, BAR / 2, size, one.why)
    told = [(index, one.counts) for index, one in enumerate(made) if one.counts is not None]
    if not told:
        return
    count = len(told[0][1])
    under = [0] * len(told)
    for place, (color, hatch, _) in enumerate(_looks(count)):
        heights = [counts[place] for _, counts in told]
        axes.bar(
            [index for index, _ in told], heights, width=BAR, bottom=under, color=color,
            edgecolor=frame.INK, hatch=hatch, linewidth=0.6,
        )  # fmt: skip
        under = [low + height for low, height in zip(under, heights, strict=True)]
    for index, counts in told:
        _numbers(axes, index, counts, size, room, most)
        one = made[index]
        words = texts.BANDS_AVERAGE.format(average=one.average)
        wide = frame.text_width(words, size, bold=True)
        axes.annotate(
            words if wide < room * 0.95 else one.average, (index, one.units), xytext=(0, 3),
            textcoords="offset points", size=min(size, size * room * 0.9 / max(0.01, wide / 3)),
            weight="bold", color=frame.INK, ha="center", va="bottom", annotation_clip=False,
        )  # fmt: skip


def _numbers(
    axes: Axes, index: int, counts: Sequence[int], size: float, room: float, most: int
) -> None:
    """The number of each part inside it, or beside the column where the part is too thin."""
    inch = float(axes.bbox.height) / axes.figure.dpi / most  # a commune's height
    looks = _looks(len(counts))
    beside: list[tuple[float, str]] = []
    under = 0
    for place, count in enumerate(counts):
        middle = under + count / 2
        under += count
        if not count:
            continue
        fits = min(size, count * inch * 72 / 1.5, BAR * room * 0.9 / 0.022)
        if fits < SMALLEST_NUMBER:
            beside.append((middle, str(count)))
            continue
        color, hatch, ink = looks[place]
        box: Any = {"boxstyle": "square,pad=0.1", "facecolor": color, "edgecolor": "none"}
        axes.text(
            index, middle, str(count), size=fits, weight="bold", color=ink,
            ha="center", va="center", bbox=box if hatch else None,
        )  # fmt: skip
    small = min(SMALLEST_NUMBER, (1 - BAR) / 2 * room / 0.022)
    pitch = small * 1.5 / 72 / inch
    at = 0.0
    for number, (middle, words) in enumerate(beside):
        following = len(beside) - number
        at = min(max(middle, at + pitch if number else pitch / 2), most - pitch * (following - 0.5))
        axes.text(
            index + BAR / 2 + 0.03, at, words, size=small, color=frame.INK, ha="left", va="center"
        )


def _finding(made: Sequence[Column], several: Sequence[Band]) -> str:
    told = [one for one in made if one.counts is not None]
    if not told or not several:
        return texts.NOTHING_YET
    first, last = told[0], told[-1]
    now, then = (last.counts or (0,))[0], (first.counts or (0,))[0]
    words = {"count": now, "units": last.units, "band": band_words(several[0])}
    said = (texts.BANDS_TITLE if now else texts.BANDS_NONE).format(**words)
    # Three communes beside sixteen say little about progress.
    if len(told) > 1 and first.members == last.members and now != then:
        template = texts.BANDS_MORE if now > then else texts.BANDS_LESS
        said += template.format(change=abs(now - then), round=frame.round_words(first.round))
    lowest = (last.counts or (0,))[len(several) - 1]
    if lowest and len(several) > 1:
        said += texts.BANDS_LOWEST.format(count=lowest, band=band_words(several[-1]))
    return said


def _subtitle(made: Sequence[Column]) -> str:
    said = [*period([one.round for one in made]), texts.BANDS_SUBTITLE]
    told = [one for one in made if one.counts is not None]
    if len({one.members for one in told}) > 1:
        said.append(texts.BANDS_OTHER_COMMUNES)
    return "; ".join(said)


def _counts(one: Column) -> dict[str, int]:
    return {"count": len(one.members), "units": one.units}


def _with_data(one: Column) -> str:
    return texts.BANDS_WITH_DATA.format(**_counts(one))


def _closed(one: Column) -> tuple[str, ...]:
    return (texts.TREND_CLOSED,) if one.closed else ()


def _legend(several: Sequence[Band]) -> list[tuple[Any, str]]:
    from matplotlib.patches import Patch

    words = [*(band_words(band) for band in several), texts.NO_DATA]
    return [
        (Patch(facecolor=color, edgecolor=frame.INK, hatch=hatch, linewidth=0.6), said)
        for (color, hatch, _), said in zip(_looks(len(words)), words, strict=True)
    ]
