"""The commands: finds the one that is asked for, runs it, answers with text, JSON and a status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ntm_desktop.cli.arguments import Command, overview, parse
from ntm_desktop.cli.output import DONE, FAILED, WRONG_USE, complain, emit, use_utf8
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.texts import cli as texts


def run(words: Sequence[str]) -> int:
    """Run one command; ``words`` are its name and arguments. Returns the exit status.

    Only what nobody foresaw rises; the caller logs it.
    """
    use_utf8()
    if not words or words[0] in ("-h", "--help"):
        print(overview())
        return DONE
    try:
        return _run(words[0], words[1:])
    except NtmError as error:
        complain(error.sentence)
        return WRONG_USE if isinstance(error, WrongUse) else FAILED
    except KeyboardInterrupt:
        complain(texts.STOPPED)
        return FAILED
    except BrokenPipeError:
        # Whoever read the output has enough; what the command did is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except SystemExit as end:  # --help
        return end.code if isinstance(end.code, int) else DONE


def _run(name: str, rest: Sequence[str]) -> int:
    command = _command(name)
    if command is None:
        raise WrongUse(texts.unknown_command(name, texts.COMMANDS))
    args = parse(command, rest)
    answer = command.run(args)
    emit(answer, args.json)
    return answer.status


def _command(name: str) -> Command | None:
    """The command of that name. A group is imported only while it is being looked for."""
    groups = (
        _of_books,
        _of_assessments,
        _of_status,
        _of_exchange,
        _of_keys,
        _of_drawing,
        _of_reporting,
        _of_records,
        _of_sheets,
    )
    return next((one for group in groups for one in group() if one.name == name), None)


def _of_books() -> tuple[Command, ...]:
    from ntm_desktop.cli.books import COMMANDS

    return COMMANDS


def _of_assessments() -> tuple[Command, ...]:
    from ntm_desktop.cli.assessments import COMMANDS

    return COMMANDS


def _of_status() -> tuple[Command, ...]:
    from ntm_desktop.cli.status import COMMANDS

    return COMMANDS


def _of_exchange() -> tuple[Command, ...]:
    from ntm_desktop.cli.exchange import COMMANDS

    return COMMANDS


def _of_drawing() -> tuple[Command, ...]:
    from ntm_desktop.cli.drawing import COMMANDS

    return COMMANDS


def _of_keys() -> tuple[Command, ...]:
    from ntm_desktop.cli.keys import COMMANDS

    return COMMANDS


def _of_reporting() -> tuple[Command, ...]:
    from ntm_desktop.cli.reporting import COMMANDS

    return COMMANDS


def _of_records() -> tuple[Command, ...]:
    from ntm_desktop.cli.records import COMMANDS

    return COMMANDS


def _of_sheets() -> tuple[Command, ...]:
    from ntm_desktop.cli.sheets import COMMANDS

    return COMMANDS
