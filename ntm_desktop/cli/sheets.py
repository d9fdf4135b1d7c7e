"""The command of Excel: sheet export, sheet import."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import DONE, FAILED, NEEDS_A_PERSON, Answer, table
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import SheetReport, import_sheet
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines
from ntm_desktop.texts import sheets as sheet_texts

_SOURCES = {one.word: one for one in (Authority.SELF, Authority.DEPARTMENT, Authority.DISTRICT)}


def _fill(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("export", "import"), help=sheet_texts.EXPORT_OR_IMPORT)
    add_file(parser)
    parser.add_argument("what", metavar="KIND|IN.xlsx", help=sheet_texts.KIND_OR_FILE)
    parser.add_argument("-o", dest="out", metavar="OUT", type=Path, help=sheet_texts.OUT)
    parser.add_argument("--unit", metavar="UNIT", help=texts.UNIT)
    add_round(parser)
    parser.add_argument("--source", choices=tuple(_SOURCES), help=texts.SOURCE)
    parser.add_argument("--dry-run", action="store_true", help=texts.DRY_RUN)


def _sheet(args: Arguments) -> Answer:
    return _export(args) if args.action == "export" else _import(args)


def _export(args: Arguments) -> Answer:
    if args.out is None:
        raise WrongUse(sheet_texts.OUT_WANTED)
    source = None if args.source is None else _SOURCES[args.source]
    with opened(args.file) as book:
        done = export_sheet(
            book, args.what, args.out, unit=args.unit, round_code=args.round, source=source
        )
    text = sheet_texts.exported(str(done.path), done.pages, done.records)
    return Answer({"path": str(done.path)}, text)


def _import(args: Arguments) -> Answer:
    with opened(args.file) as book:
        done = import_sheet(book, Path(args.what), dry_run=args.dry_run)
    return Answer(done.as_json(), _text(done), _status(done), _complaint(done))


def _status(done: SheetReport) -> int:
    if done.report.status is Status.REFUSED:
        return FAILED
    return NEEDS_A_PERSON if done.report.needs_a_person else DONE


def _complaint(done: SheetReport) -> str:
    return done.report.sentence if done.report.status is Status.REFUSED else ""


def _text(done: SheetReport) -> str:
    report = done.report
    row = (
        Path(report.path).name,
        lines.IMPORT_STATUS[report.status],
        report.author or lines.NONE,
        report.new,
        report.updated,
        report.same,
        report.older,
        report.conflicts,
        len(report.refused_rows),
    )
    parts = [table(lines.IMPORT_HEADINGS, [row]), "", report.sentence, *report.about.notes]
    if done.cells:
        rows = [(one.page, one.row.reason) for one in done.cells]
        parts += ["", table(sheet_texts.REFUSED_HEADINGS, rows)]
    return "\n".join(parts)


COMMANDS = (Command("sheet", _fill, _sheet),)
