"""The command that draws a chart into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.units import find_unit, own_unit
from ntm_desktop.texts import charts_view as view_texts
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines


def _fill(parser: ArgumentParser) -> None:
    from ntm_desktop.reports.book_charts import ChartKind

    names = [str(kind) for kind in ChartKind]
    add_file(parser)
    named = texts.one_of(texts.CHART, names)
    parser.add_argument("kind", metavar="KIND", choices=names, help=named)
    out = texts.CHART_OUT
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, required=True, help=out)
    parser.add_argument("--unit", metavar="UNIT", help=texts.UNIT)
    add_round(parser)


def _run(args: Arguments) -> Answer:
    from ntm_desktop.reports import book_charts, chart_files
    from ntm_desktop.reports.book_charts import ChartKind

    kind = ChartKind(args.kind)
    chart_files.check_ending(args.out)
    with opened(args.file) as book:
        unit = find_unit(book, args.unit).code if args.unit else None
        if kind.needs_unit:
            unit = unit or own_unit(book) or None
            if unit is None:
                raise WrongUse(view_texts.needs_unit(kind.value))
        elif kind.takes_unit:
            unit = unit or own_unit(book) or None
        else:
            unit = None  # these show every commune
        figure = book_charts.draw(book, kind, args.round, unit, date.today())
    chart_files.save(figure, args.out)
    return Answer({"path": str(args.out)}, lines.drawn(str(args.out)))


COMMANDS = (Command("chart", _fill, _run),)
