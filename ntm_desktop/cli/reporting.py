"""The command that writes a document into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer
from ntm_desktop.services.exchange import receipts
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines

if TYPE_CHECKING:
    from ntm_desktop.reports.document import Document

RECEIPT = "receipt"
PAPERS = ("A4", "A3")


def _fill(parser: ArgumentParser) -> None:
    add_file(parser)
    from ntm_desktop.reports.book_reports import ReportKind

    names = (RECEIPT, *(str(kind) for kind in ReportKind))
    named = texts.one_of(texts.REPORT, names)
    parser.add_argument("kind", metavar="KIND", choices=names, help=named)
    out = texts.REPORT_OUT
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, required=True, help=out)
    parser.add_argument("--unit", metavar="UNIT", help=texts.UNIT)
    parser.add_argument("--office", metavar="ORG", help=texts.OFFICE)
    parser.add_argument("--year", metavar="YEAR", help=texts.PLAN_YEAR)
    parser.add_argument("--no-charts", dest="charts", action="store_false", help=texts.NO_CHARTS)
    parser.add_argument("--paper", choices=PAPERS, default="A4", help=texts.PAPER)
    add_round(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--export", metavar="N", type=int, help=texts.EXPORT_NUMBER)
    which.add_argument("--import", dest="import_", metavar="N", type=int, help=texts.IMPORT_NUMBER)


def _run(args: Arguments) -> Answer:
    from ntm_desktop.reports import document_files

    document_files.check_ending(args.out)
    lacking: list[dict[str, Any]] = []
    with opened(args.file) as book:
        if args.kind == RECEIPT:
            pages, note = document_files.save(_receipt(book, args).on(args.paper), args.out), ""
        else:
            pages, note, lacking = _save_report(book, args)
    said = " ".join(filter(None, (lines.written(str(args.out), pages), note)))
    answer = {"path": str(args.out), "pages": pages, "missing": lacking}
    return Answer(answer, "\n".join((said, *lines.missing([one["text"] for one in lacking]))))


def _receipt(book: Workbook, args: Arguments) -> Document:
    from ntm_desktop.reports.receipt import document_of

    if args.import_ is not None:
        found = receipts.received_receipt(book, args.import_)
    else:
        number = args.export or receipts.latest_number(book, sent=True)
        found = receipts.sent_receipt(book, number)
    return document_of(found, date.today())


def _save_report(book: Workbook, args: Arguments) -> tuple[int | None, str, list[dict[str, Any]]]:
    """The pages, what is to be said beside, and what the report lacks."""
    from ntm_desktop.reports import book_reports, report_choice, report_files
    from ntm_desktop.reports.report_missing import missing
    from ntm_desktop.texts import reports_view

    kind = book_reports.ReportKind(args.kind)
    report_choice.check_own(book, kind, args.unit)
    about = book_reports.context_of(
        book, kind, date.today(), args.round, args.unit, args.office, args.year
    )
    made = book_reports.SPECS[kind].make(about)
    lacking = [
        {"lack": str(one.lack), "count": one.count, "text": reports_view.lack(one.lack, one.count)}
        for one in missing(about, kind, made)
    ]
    if args.charts:
        from ntm_desktop.reports.paper_charts import with_charts

        made = with_charts(about, kind, made)
    pages = report_files.save(book, kind, made.on(args.paper), args.out)
    return pages, report_files.note_for(book, kind, args.out.suffix.lower()), lacking


COMMANDS = (Command("report", _fill, _run),)
