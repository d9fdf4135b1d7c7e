"""The command about the keys that sign packages: seen, compared, withdrawn, given back."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from ntm_desktop.cli.arguments import Arguments, Command, add_file
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer, table
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.describing import when
from ntm_desktop.services.exchange import sender_keys, signing
from ntm_desktop.services.exchange.sender_keys import SenderKey
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import keys as key_texts


def _fill(parser: ArgumentParser) -> None:
    add_file(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--compare", metavar="CODE", help=texts.COMPARE_KEY)
    what.add_argument("--withdraw", metavar="CODE", help=texts.WITHDRAW_KEY)
    what.add_argument("--give-back", metavar="CODE", help=texts.GIVE_BACK_KEY)
    parser.add_argument("--org", metavar="ORG", help=texts.KEY_ORG)
    parser.add_argument("--yes", action="store_true", help=texts.KEY_YES)
    parser.add_argument("--note", metavar="T", default="", help=texts.KEY_NOTE)


def _run(args: Arguments) -> Answer:
    with opened(args.file) as book:
        said = _act(book, args)
        signing.machine_key()  # so that this machine's code can be told before the first export
        found = sender_keys.sender_keys(book)
        rows = [
            (
                book.org_name(one.organisation),
                one.code or key_texts.unseen(one.shown),
                key_texts.STATES[one.state],
                when(one.first_known) if one.first_known else "",
                one.note,
            )
            for one in found
        ]
    text = table(key_texts.HEADINGS, rows)
    return Answer([_as_json(one) for one in found], f"{said}\n\n{text}" if said else text)


def _act(book: Workbook, args: Arguments) -> str:
    code = args.compare or args.withdraw or args.give_back
    if code is None:
        return ""
    key = sender_keys.find_key(book, code, args.org)
    name = book.org_name(key.organisation)
    if args.compare:
        sender_keys.compare(book, key)
        return key_texts.compared(key.shown, name)
    if args.withdraw:
        if key.own and not args.yes:
            raise WrongUse(key_texts.own_wants_a_yes())
        sender_keys.withdraw(book, key, args.note)
        return key_texts.withdrawn(key.shown, name, key.own)
    sender_keys.give_back(book, key)
    return key_texts.given_back(key.shown, name, key.own)


def _as_json(one: SenderKey) -> dict[str, Any]:
    return {
        "organisation": one.organisation,
        "code": one.code,
        "state": one.state,
        "first_seen": one.first_seen or None,
        "compared_at": one.compared_at or None,
        "note": one.note,
    }


COMMANDS = (Command("keys", _fill, _run),)
