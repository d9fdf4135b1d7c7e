"""The command that writes a document into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import receipts
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines

RECEIPT = "receipt"
LATER = (
    "commune-report",
    "commune-plan",
    "district-report",
    "department-report",
    "annex-criteria",
    "annex-villages",
    "minutes",
    "dossier",
    "disclosure",
    "missing-papers",
    "donors",
    "data-check",
    "tasks",
)


def _fill(parser: ArgumentParser) -> None:
    add_file(parser)
    names = (RECEIPT, *LATER)
    parser.add_argument("kind", metavar="KIND", choices=names, help=texts.REPORT)
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, required=True, help=texts.OUT)
    parser.add_argument("--unit", metavar="UNIT", help=texts.UNIT)
    parser.add_argument("--office", metavar="ORG", help=texts.OFFICE)
    add_round(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--export", metavar="N", type=int, help=texts.EXPORT_NUMBER)
    which.add_argument("--import", dest="import_", metavar="N", type=int, help=texts.IMPORT_NUMBER)


def _run(args: Arguments) -> Answer:
    from ntm_desktop.reports import document_files, receipt

    if args.kind in LATER:
        raise WrongUse(texts.report_not_yet(args.kind))
    document_files.check_ending(args.out)
    with opened(args.file) as book:
        if args.import_ is not None:
            found = receipts.received_receipt(book, args.import_)
        else:
            number = args.export or receipts.latest_number(book, sent=True)
            found = receipts.sent_receipt(book, number)
    pages = document_files.save(receipt.document_of(found, date.today()), args.out)
    document = {"path": str(args.out), "pages": pages}
    return Answer(document, lines.written(str(args.out), pages))


COMMANDS = (Command("report", _fill, _run),)
