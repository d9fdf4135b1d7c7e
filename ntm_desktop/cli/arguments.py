"""The argument parser of one command, speaking Vietnamese."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ntm_desktop.cli.output import Answer
from ntm_desktop.errors import WrongUse
from ntm_desktop.texts import cli as texts

Arguments = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, how its parser is filled, and what runs it."""

    name: str
    fill: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], Answer]


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = text.splitlines()
        return "\n".join(super(_Help, self)._fill_text(one, width, indent) for one in lines)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{texts.fault_of_usage(message)} {texts.see_help(self.prog)}")


def parser_of(command: Command) -> argparse.ArgumentParser:
    """The parser of a command; what is wrong with arguments is raised as WrongUse."""
    parser = _Parser(
        prog=f"{texts.PROGRAM} {command.name}",
        description=texts.COMMANDS[command.name],
        add_help=False,
        allow_abbrev=False,
        formatter_class=_Help,
    )
    # The two groups that argparse makes itself are headed in English.
    parser._positionals.title = texts.POSITIONALS
    parser._optionals.title = texts.OPTIONS
    command.fill(parser)
    parser.add_argument("--json", action="store_true", help=texts.JSON)
    parser.add_argument("-h", "--help", action="help", help=texts.HELP)
    # Parsing with options between the files would cut an English "usage: " off the front of it.
    parser.usage = parser.format_usage().removeprefix(texts.USAGE).strip()
    return parser


def parse(command: Command, words: Sequence[str]) -> Arguments:
    """The arguments of a command; options may stand between the files. Raises WrongUse."""
    return parser_of(command).parse_intermixed_args(list(words))


def add_file(parser: argparse.ArgumentParser) -> None:
    """The workbook, the first argument of almost every command."""
    parser.add_argument("file", metavar="FILE", type=Path, help=texts.FILE)


def add_round(parser: argparse.ArgumentParser) -> None:
    """``--round R``."""
    parser.add_argument("--round", metavar="R", help=texts.ROUND)


def overview() -> str:
    """The list of commands."""
    width = max(map(len, texts.COMMANDS))
    lines = [f"  {name.ljust(width)}  {about}" for name, about in texts.COMMANDS.items()]
    usage = f"{texts.USAGE}{texts.PROGRAM} {texts.FIRST_ARGUMENTS}"
    return "\n".join(
        (usage, "", texts.ABOUT, "", f"{texts.COMMANDS_TITLE}:", *lines, "", texts.MORE)
    )
