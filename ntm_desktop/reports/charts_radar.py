"""One commune by groups of criteria, this round against the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.status import Status, UnitStatus
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_spokes import circle, label
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST_GROUPS = 3
NAMED = 2  # groups named in the subtitle; more of them are counted
RINGS = (25, 50, 75, 100)
OUTER = 106  # per cent: a little air around the outermost ring


@dataclass(frozen=True, slots=True)
class Share:
    """Criteria of one group: how many are met, without data, and in all."""

    group: str
    met: int
    unknown: int
    total: int

    @property
    def per_cent(self) -> float:
        """Share of the met ones; not a number where nothing of the group is known."""
        return 100 * self.met / self.total if self.unknown < self.total else float("nan")

    @property
    def known(self) -> bool:
        """Something of the group is known: only then has it a point."""
        return self.unknown < self.total


def radar(
    status: Status,
    unit: str,
    criteria_set: CriteriaSet,
    previous: Status | None,
    note: frame.ChartNote,
    figure: Figure | None = None,
) -> Figure:
    """Share of met criteria per group; a criterion without data is not met, and counted in words.

    ``previous`` is the round to compare with; one of another set is not compared. Groups without
    any data have no point. Raises WrongUse for a unit that the round does not know.
    """
    now = frame.unit_in(status, unit)
    same_set = previous is not None and previous.set_id == status.set_id
    before = None
    if previous is not None and same_set:
        before = next((one for one in previous.units if one.unit == unit), None)
    shares = _shares(now, criteria_set)
    former = _shares(before, criteria_set) if before is not None and before.has_data else []
    remark = ""
    if previous is not None and not former:
        remark = texts.RADAR_BEFORE_NO_DATA if same_set else texts.RADAR_OTHER_SET
    subtitle = _subtitle(status, shares, remark)
    with frame.drawing(figure) as drawn:
        legend = _legend(status, previous if former else None)
        page = frame.open_page(drawn, _finding(now, before), subtitle, note, legend)
        if len(shares) < LEAST_GROUPS:
            middle = (page.top + page.bottom) / 2 / float(drawn.get_size_inches()[1])
            drawn.text(
                0.5, middle, texts.RADAR_TOO_FEW, size=page.size(12), color=frame.INK, ha="center"
            )
            return drawn
        _draw(page, shares, former)
        return drawn


def _shares(unit: UnitStatus, criteria_set: CriteriaSet) -> list[Share]:
    shares = []
    for group in criteria_set.groups:
        codes = [c.code for c in criteria_set.criteria if c.group == group]
        if codes:
            met = sum(code in unit.met for code in codes)
            failing = sum(code in unit.not_met for code in codes)
            shares.append(Share(group, met, len(codes) - met - failing, len(codes)))
    return shares


def _draw(page: frame.Page, shares: Sequence[Share], former: Sequence[Share]) -> None:
    size = page.size(9)
    angles = [2 * pi * index / len(shares) for index in range(len(shares))]
    words = [_words(share, former[index] if former else None) for index, share in enumerate(shares)]
    middle, radius = circle(page, angles, words, size)
    axes = page.axes(
        middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius, polar=True
    )
    _web(axes, angles, size)
    if former:
        _line(axes, angles, former, color=frame.BEFORE, linestyle=(0, (5, 3)), marker="s", size=5)
    _line(axes, angles, shares, color=frame.MET_BAR, linestyle="-", marker="o", size=7)
    if all(share.known for share in shares):
        axes.fill(angles, [s.per_cent for s in shares], color=frame.MET_BAR, alpha=0.15, zorder=2)
    for angle, said in zip(angles, words, strict=True):
        label(page, middle, radius, angle, said, size)


def _web(axes: Any, angles: Sequence[float], size: float) -> None:
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_ylim(0, OUTER)
    axes.set_yticks(RINGS)
    axes.set_yticklabels([])
    for ring in RINGS:  # between two spokes
        axes.text(
            pi / len(angles), ring, texts.RADAR_RING.format(share=ring), size=size * 0.85,
            color=frame.FAINT, ha="center", va="center", zorder=2.4,
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        )  # fmt: skip
    axes.set_xticks(angles)
    axes.set_xticklabels([""] * len(angles))
    axes.grid(color=frame.LINE, linewidth=0.7)
    axes.spines["polar"].set_visible(False)


def _line(
    axes: Axes, angles: Sequence[float], shares: Sequence[Share], size: float, **style: Any
) -> None:
    closed = [*range(len(shares)), 0]
    axes.plot(
        [angles[index] for index in closed], [shares[index].per_cent for index in closed],
        linewidth=2.0, markersize=size, markeredgecolor="white", clip_on=False, zorder=3, **style,
    )  # fmt: skip


def _words(share: Share, was: Share | None) -> list[str]:
    if not share.known:
        said = [texts.NO_DATA_HERE]
    else:
        said = [texts.RADAR_GROUP.format(met=share.met, total=share.total)]
        if share.unknown:
            said = [f"{said[0]}, {texts.RADAR_GROUP_NO_DATA.format(count=share.unknown)}"]
    if was is not None and was.known:
        said.append(texts.RADAR_BEFORE.format(met=was.met, total=was.total))
    elif was is not None:
        said.append(texts.RADAR_BEFORE_NO_DATA)
    return [share.group, *said]


def _finding(now: UnitStatus, before: UnitStatus | None) -> str:
    if not now.has_data:
        return texts.RADAR_NOTHING.format(name=now.name)
    words = {"name": now.name, "met": now.met_count, "total": now.total}
    if before is None or not before.has_data:
        return texts.RADAR_TITLE.format(**words)
    change = now.met_count - before.met_count
    if change == 0:
        return texts.RADAR_SAME.format(**words)
    template = texts.RADAR_MORE if change > 0 else texts.RADAR_LESS
    return template.format(change=abs(change), **words)


def _subtitle(status: Status, shares: Sequence[Share], remark: str) -> str:
    code = texts.ROUND.format(round=frame.round_words(status.round))
    said = [texts.RADAR_SUBTITLE.format(round=code)]
    known = [share for share in shares if share.known]
    least = min((share.per_cent for share in known), default=100.0)
    if least < 100:
        weakest = [share.group for share in known if share.per_cent == least]
        named = len(weakest) <= NAMED
        template = texts.RADAR_WEAKEST if named else texts.RADAR_WEAKEST_MANY
        said.append(template.format(groups=", ".join(weakest), count=len(weakest)))
    if remark:
        said.append(remark)
    return "; ".join(said)


def _legend(status: Status, previous: Status | None) -> list[tuple[Any, str]]:
    from matplotlib.lines import Line2D

    def entry(of: Status, color: str, linestyle: Any, marker: str) -> tuple[Any, str]:
        line = Line2D(
            [], [], color=color, linestyle=linestyle, marker=marker, linewidth=2.0,
            markeredgecolor="white",
        )  # fmt: skip
        return line, texts.ROUND.format(round=frame.round_words(of.round))

    entries = [entry(status, frame.MET_BAR, "-", "o")]
    if previous is not None:
        entries.append(entry(previous, frame.BEFORE, (0, (4, 2)), "s"))
    return entries
