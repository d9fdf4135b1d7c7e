"""Commands between machines: export, import, imports, undo-import, conflicts, resolve."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ntm_desktop.cli.arguments import Arguments, Command, add_file
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import (
    DONE,
    FAILED,
    NEEDS_A_PERSON,
    WRONG_USE,
    Answer,
    table,
)
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.services.describing import summary, title_of, when
from ntm_desktop.services.exchange import conflicts, exporting, importing
from ntm_desktop.services.exchange.conflicts import Conflict
from ntm_desktop.services.exchange.consents import Consents, consents
from ntm_desktop.services.exchange.import_reports import logged_word
from ntm_desktop.services.exchange.import_sums import summed, troubles
from ntm_desktop.services.exchange.importing import ImportReport, Status
from ntm_desktop.services.exchange.senders import sender_words
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts.records import short_name


def _fill_export(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("folder", metavar="DIR", type=Path, help=texts.DIR)
    parser.add_argument("--to", metavar="ORG", help=texts.TO)
    files = parser.add_mutually_exclusive_group()
    files.add_argument("--without-files", action="store_true", help=texts.WITHOUT_FILES)
    files.add_argument("--all-files", action="store_true", help=texts.ALL_FILES)


def _export(args: Arguments) -> Answer:
    with opened(args.file) as book:
        done = exporting.export(
            book,
            args.folder,
            args.to,
            with_files=not args.without_files,
            again=args.all_files,
        )
    document = {
        "path": str(done.path),
        "sha256": done.sha256,
        "records": done.records,
        "revisions": done.revisions,
    }
    text = lines.exported(str(done.path), done.records, done.revisions, done.code)
    return Answer(document, text)


def _fill_import(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("packages", metavar="PACKAGE", type=Path, nargs="+", help=texts.PACKAGES)
    parser.add_argument("--dry-run", action="store_true", help=texts.DRY_RUN)
    parser.add_argument("--accept-key", metavar="CODE", action="append", help=texts.ACCEPT_KEY)
    parser.add_argument("--accept-unsigned", action="store_true", help=texts.ACCEPT_UNSIGNED)


def _import(args: Arguments) -> Answer:
    """The document is printed whatever the exit status is."""
    try:
        with opened(args.file) as book:
            said = _consents(book, args)
            reports = importing.import_files(
                book, args.packages, accept_by_file=said.by_file, dry_run=args.dry_run
            )
            sums = [] if args.dry_run else [summed(reports)]
            sums += [troubles(book, reports)]
            senders = [sender_words(book, report) for report in reports]
            refused = [
                (title_of(book, row.key), exchange_texts.ROW_REASONS.get(row.reason, row.reason))
                for report in reports
                for row in report.refused_rows
            ]
    except NtmError as error:
        status = WRONG_USE if isinstance(error, WrongUse) else FAILED
        return Answer({"imports": []}, "", status, error.sentence)
    document = {"imports": [report.as_json() for report in reports]}
    status = _status(reports)
    notes = [lines.unused_code(code) for code in said.unused]
    if args.accept_unsigned and said.nameless:
        notes.append(lines.unsigned_one_by_one(said.nameless))
    complaints = [*notes]
    if status == FAILED:
        complaints = [*(report.sentence for report in reports), *notes]
    return Answer(
        document, _reports_text(reports, senders, refused, sums), status, " ".join(complaints)
    )


def _consents(book: Workbook, args: Arguments) -> Consents:
    """What was agreed to is told file by file, by what a preview without any yes waits for."""
    codes = args.accept_key or ()
    if not codes and not args.accept_unsigned:
        return Consents({}, (), 0)
    seen = importing.preview(book, args.packages)
    return consents(seen, codes, unsigned=args.accept_unsigned)


def _status(reports: Sequence[ImportReport]) -> int:
    if all(report.status is Status.REFUSED for report in reports):
        return FAILED
    return NEEDS_A_PERSON if any(report.needs_a_person for report in reports) else DONE


def _reports_text(
    reports: Sequence[ImportReport],
    senders: Sequence[str],
    refused: Sequence[tuple[str, str]],
    sums: Sequence[str],
) -> str:
    rows = [
        (
            Path(one.path).name,
            _became(one),
            sender or lines.NONE,
            one.new,
            one.updated,
            one.same,
            one.older,
            one.conflicts,
            len(one.refused_rows),
        )
        for one, sender in zip(reports, senders, strict=True)
    ]
    said = [_said(one) for one in reports]
    parts = [table(lines.IMPORT_HEADINGS, rows), "", *said]
    if refused:
        parts += ["", table(lines.ROW_HEADINGS, refused)]
    if len(reports) > 1:
        parts += ["", *filter(None, sums)]
    return "\n".join(parts)


def _became(report: ImportReport) -> str:
    """What became of a file, with the reason of a refusal in a few words."""
    said = lines.IMPORT_STATUS[report.word]
    reason = exchange_texts.REASONS.get(report.reason or "")
    return f"{said}: {reason}" if reason else said


def _said(report: ImportReport) -> str:
    """What became of a file: its code, who signed it, what is odd."""
    about = report.about
    words = [report.sentence]
    if about.code and report.status is not Status.REFUSED:
        words.append(lines.receipt_code(about.code))
    if about.key_state in ("first_seen", "seen"):
        words.append(lines.unsure_key(about.key_code))
    elif about.key_state == "none" and report.status is not Status.REFUSED:
        words.append(exchange_texts.taken_unsigned())
    return " ".join((*words, *about.notes))


def _imports(args: Arguments) -> Answer:
    with opened(args.file) as book:
        entries = importing.imports(book)
        names = {entry.sender: short_name(book.org_name(entry.sender)) for entry in entries}
    document: list[dict[str, Any]] = [
        {
            **entry.said,
            "import": entry.number,
            "path": entry.path,
            "author": entry.sender,
            "at": entry.at,
            "status": entry.status,
        }
        for entry in entries
    ]
    rows = [
        (
            entry.number,
            when(entry.at),
            names[entry.sender],
            lines.IMPORT_STATUS[logged_word(entry)],
            entry.path,
        )
        for entry in entries
    ]
    return Answer(document, table(lines.IMPORTS_HEADINGS, rows) if rows else lines.NO_IMPORTS)


def _fill_undo(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("number", metavar="IMPORT", help=texts.IMPORT)


def _undo(args: Arguments) -> Answer:
    if not (args.number.isascii() and args.number.isdigit()):
        raise WrongUse(texts.not_a_number(args.number))
    with opened(args.file) as book:
        done = importing.undo_import(book, int(args.number))
        kept = "; ".join(title_of(book, key) for key in done.kept)
    document = {"import": done.number, "removed": done.removed, "kept": list(done.kept)}
    text = [lines.undone_import(done.number, done.removed)]
    if not done.removed or done.elsewhere:
        text.append(exchange_texts.stays(done.elsewhere, len(done.kept)))
    if kept:
        text.append(lines.kept(kept))
    return Answer(document, "\n".join(text))


def _conflicts(args: Arguments) -> Answer:
    with opened(args.file) as book:
        found = conflicts.conflicts(book)
        text = [_conflict_text(book, one) for one in found]
    document = [one.as_json() for one in found]
    status = NEEDS_A_PERSON if found else DONE
    return Answer(document, "\n\n".join(text) or lines.NO_CONFLICTS, status)


def _conflict_text(book: Workbook, one: Conflict) -> str:
    """Name and key of the record, for ``resolve``, then what stood there and who wrote what."""
    silent = one.base.revision is None
    base = lines.NO_BASE if silent else summary(book, one.key, one.base.body)
    heads = [
        lines.head(
            head.id[:12],
            short_name(book.org_name(head.author)),
            head.device,
            when(head.edited_at),
            summary(book, one.key, head.body),
        )
        for head in one.heads
    ]
    title = title_of(book, one.key)
    return "\n".join((lines.conflict(title, one.key), lines.base(base), *heads))


def _fill_resolve(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("key", metavar="KEY", help=texts.KEY)
    parser.add_argument("--take", metavar="REVISION", required=True, help=texts.TAKE)
    parser.add_argument("--note", metavar="T", required=True, help=texts.RESOLVE_NOTE)


def _resolve(args: Arguments) -> Answer:
    with opened(args.file) as book:
        conflicts.resolve(book, args.key, args.take, note=args.note)
        (revision,) = book.store.heads([args.key])[args.key]
        title = title_of(book, args.key)
    return Answer({"revision": revision, "key": args.key}, lines.resolved(title))


COMMANDS = (
    Command("export", _fill_export, _export),
    Command("import", _fill_import, _import),
    Command("imports", add_file, _imports),
    Command("undo-import", _fill_undo, _undo),
    Command("conflicts", add_file, _conflicts),
    Command("resolve", _fill_resolve, _resolve),
)
