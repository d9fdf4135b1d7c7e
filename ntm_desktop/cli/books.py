"""Commands about the workbook as a file: new, check, repair, backup, backups, restore."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from ntm_desktop.cli.arguments import Arguments, Command, add_file
from ntm_desktop.cli.opened import opened, opened_for_mending
from ntm_desktop.cli.output import DONE, NEEDS_A_PERSON, Answer, table
from ntm_desktop.errors import FileRefused, WrongUse
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup as backups
from ntm_desktop.services.backups import restoring
from ntm_desktop.services.backups.backup_files import local_time
from ntm_desktop.services.checks import checking
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines
from ntm_desktop.texts import storage


def _fill_new(parser: ArgumentParser) -> None:
    add_file(parser)
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--plan", metavar="PLAN", help=texts.PLAN)
    origin.add_argument("--from", dest="package", metavar="PACKAGE", type=Path, help=texts.PACKAGE)
    parser.add_argument("--as", dest="org", metavar="ORG", required=True, help=texts.AS)
    parser.add_argument("--demo", action="store_true", help=texts.DEMO)


def _new(args: Arguments) -> Answer:
    if args.package is not None:
        if args.demo:
            raise WrongUse(
                texts.fault_of_usage("argument --demo: not allowed with argument --from")
            )
        book = opening.create_from_package(args.file, args.package, args.org)
    else:
        book = opening.create_from_plan(args.file, args.plan, args.org, demo=args.demo)
    try:
        document = {"file": str(args.file), "org": book.org, "district": book.district}
        text = lines.made(str(args.file), book.org_name(book.org), book.district)
    finally:
        book.close()
    return Answer(document, text)


def _check(args: Arguments) -> Answer:
    with opened_for_mending(args.file) as book:
        report = checking.check(book)
    text = [lines.INTEGRITY[report.integrity]]
    rows = [(lines.SEVERITIES[one.severity], one.message) for one in report.findings]
    text.append(table(lines.FINDING_HEADINGS, rows) if rows else lines.NO_FINDINGS)
    status = NEEDS_A_PERSON if report.findings else DONE
    return Answer(report.as_json(), "\n".join(text), status)


def _repair(args: Arguments) -> Answer:
    with opened_for_mending(args.file) as book:
        rebuilt = checking.repair(book)
    return Answer({"rebuilt": rebuilt}, lines.repaired(rebuilt))


def _fill_backup(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument(
        "folder", metavar="DIR", type=Path, nargs="?", default=None, help=texts.BACKUP_DIR
    )


def _backup(args: Arguments) -> Answer:
    with opened(args.file) as book:
        path = backups.make_backup(book, "manual", args.folder)
    return Answer({"path": str(path)}, lines.backed_up(str(path)))


def _backups(args: Arguments) -> Answer:
    found = backups.backups(args.file)
    if not found and not args.file.exists():
        raise FileRefused("unreadable", storage.absent(str(args.file)))
    document = [{"path": str(one.path), "at": one.at, "size": one.size} for one in found]
    rows = [(local_time(one.at), lines.size(one.size), one.path) for one in found]
    return Answer(document, table(lines.BACKUP_HEADINGS, rows) if rows else lines.NO_BACKUPS)


def _fill_restore(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=texts.BACKUP)


def _restore(args: Arguments) -> Answer:
    existed = args.file.exists()
    done = restoring.restore_path(args.file, args.backup)
    text = [lines.restored(str(args.file), str(args.backup))]
    if done.before is not None:
        text.append(lines.restored_before(str(done.before)))
    elif existed:
        text.append(lines.restored_aside(str(args.file.absolute().parent)))
    return Answer({"path": str(args.file)}, "\n".join(text))


COMMANDS = (
    Command("new", _fill_new, _new),
    Command("check", add_file, _check),
    Command("repair", add_file, _repair),
    Command("backup", _fill_backup, _backup),
    Command("backups", add_file, _backups),
    Command("restore", _fill_restore, _restore),
)
