"""The charts of a paper: drawn for the width of its lines and put behind the tables they show.

Drawn only when a paper is written: whoever looks at its words need not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from ntm_desktop.reports.book_charts import ChartKind, draw
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.chart_files import METADATA
from ntm_desktop.reports.document import Block, Document, Heading, Picture
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts

# Inches: a line of a report is 165 mm. Letters of a chart are so as large as those of a table.
_WIDTH, _TALLEST = 6.5, 8.6
_DOTS_PER_INCH = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """A chart at the end of what stands under a heading; ``height``: inches, by communes shown."""

    heading: str
    chart: ChartKind
    height: Callable[[int], float]


def _flat(_count: int) -> float:
    return 4.8


_PLACES: Mapping[ReportKind, tuple[_Place, ...]] = {
    ReportKind.DISTRICT_REPORT: (
        _Place(texts.D_RESULTS, ChartKind.COMMUNES, lambda count: 3 + 0.14 * count),
        _Place(texts.D_CRITERIA, ChartKind.HEATMAP, lambda count: 2.9 + 0.24 * count),
        _Place(texts.D_GOALS, ChartKind.TREND, _flat),
        _Place(texts.D_MONEY, ChartKind.FUNDING, _flat),
    ),
    ReportKind.COMMUNE_REPORT: (_Place(texts.II_1, ChartKind.RADAR, _flat),),
}


def has_charts(kind: ReportKind) -> bool:
    """Whether such a report carries charts."""
    return kind in _PLACES


def with_charts(context: ReportContext, kind: ReportKind, document: Document) -> Document:
    """The document with its charts; one that has nothing to show is left out."""
    blocks = list(document.blocks)
    wanted = [one for one in _PLACES.get(kind, ()) if _speaks(context, one.chart)]
    for number, place in enumerate(wanted, 1):
        at = _end_of(blocks, place.heading)
        if at is not None:
            blocks.insert(at, _picture(context, place, number))
    return replace(document, blocks=tuple(blocks))


def _speaks(context: ReportContext, chart: ChartKind) -> bool:
    if chart is ChartKind.FUNDING:
        return bool(context.resources.sources)
    return any(one.has_data for one in context.status.units)


def _end_of(blocks: list[Block], heading: str) -> int | None:
    """Where the part under a heading ends; None where there is no such heading."""
    start = next(
        (
            at
            for at, block in enumerate(blocks)
            if isinstance(block, Heading) and block.text == heading
        ),
        None,
    )
    if start is None:
        return None
    rest = range(start + 1, len(blocks))
    return next((at for at in rest if isinstance(blocks[at], Heading)), len(blocks))


def _picture(context: ReportContext, place: _Place, number: int) -> Picture:
    from matplotlib.figure import Figure

    height = min(place.height(len(context.status.units)), _TALLEST)
    unit = context.unit.code if context.unit is not None else None
    figure = draw(
        context.book,
        place.chart,
        context.round.code,
        unit,
        context.today,
        Figure(figsize=(_WIDTH, height)),
    )
    file = BytesIO()
    figure.savefig(file, format="png", dpi=_DOTS_PER_INCH, metadata=METADATA["png"])
    caption = lines.picture(number, lines.PICTURES[place.chart])
    wide, tall = figure.get_size_inches()
    return Picture(file.getvalue(), caption, 1.0, float(tall / wide))
