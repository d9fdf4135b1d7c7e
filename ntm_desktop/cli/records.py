"""Commands over records of every kind: record, list, delete."""

from __future__ import annotations

from argparse import ArgumentParser

from ntm_desktop.cli.arguments import Arguments, Command, add_file
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer, table
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.describing import summary, when
from ntm_desktop.services.records import register_keys, register_names, registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import registers as register_texts


def _fill_record(parser: ArgumentParser) -> None:
    parser.epilog = texts.RECORD_NAMES
    add_file(parser)
    parser.add_argument("kind", metavar="KIND", help=texts.KIND)
    parser.add_argument("key", metavar="KEY", nargs="?", help=texts.RECORD_KEY)
    parser.add_argument("--set", metavar="FIELD=VALUE", action="append", default=[], help=texts.SET)


def _record(args: Arguments) -> Answer:
    given = {}
    for text in args.set:
        name, equals, value = text.partition("=")
        if not equals:
            raise WrongUse(register_texts.no_equals(text))
        given[name] = value
    with opened(args.file) as book:
        registers.find_kind(args.kind)
        if args.key:
            key = registers.full_key(args.kind, args.key)
            values = registers.read_values(book, args.kind, given)
            if not book.store.heads([key]).get(key):
                values = register_keys.with_own_unit(book, args.kind, values)
        else:
            # A kind that wants a key says so before its fields.
            register_keys.check_keyless(book, args.kind)
            values = registers.read_values(book, args.kind, given)
            values = register_keys.with_own_unit(book, args.kind, values)
            key = register_keys.free_key(book, args.kind, values)
        registers.save(book, key, values)
        revision = _revision(book, key)
    return Answer({"revision": revision, "key": key}, register_texts.saved(key))


def _fill_list(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("kind", metavar="KIND", help=texts.KIND)


def _list(args: Arguments) -> Answer:
    with opened(args.file) as book:
        found = registers.entries(book, args.kind)
        names = register_names.names_of(book, args.kind)
        rows = [(one.key, one.author, when(one.edited_at), _words(book, one.key)) for one in found]
    text = table(texts.LIST_HEADINGS, rows) if rows else register_texts.nothing_there(args.kind)
    if names:
        text = "\n".join(
            (text, "", register_texts.NAMES_TITLES[args.kind], table(texts.NAMES_HEADINGS, names))
        )
    return Answer([registers.as_json(one) for one in found], text)


def _words(book: Workbook, key: str) -> str:
    return summary(book, key, book.store.value(key).body)


def _fill_delete(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("key", metavar="KEY", help=texts.KEY)


def _delete(args: Arguments) -> Answer:
    with opened(args.file) as book:
        registers.delete(book, args.key)
        revision = _revision(book, args.key)
    return Answer({"revision": revision, "key": args.key}, register_texts.deleted(args.key))


def _revision(book: Workbook, key: str) -> str:
    (revision,) = book.store.heads([key])[key]
    return revision


COMMANDS = (
    Command("record", _fill_record, _record),
    Command("list", _fill_list, _list),
    Command("delete", _fill_delete, _delete),
)
