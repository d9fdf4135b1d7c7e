"""The commands: finds the one that is asked for, runs it, answers with text, JSON and a status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from ntm_desktop.cli.arguments import Command, overview, parse
from ntm_desktop.cli.output import DONE, FAILED, WRONG_USE, complain, emit, use_utf8
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.texts import cli as texts

# Command → module that has it; a module is imported when one of its commands is asked for.
_WHERE = {
    "new": "books",
    "check": "books",
    "repair": "books",
    "backup": "books",
    "backups": "books",
    "restore": "books",
    "assess": "assessments",
    "history": "assessments",
    "round": "assessments",
    "status": "status",
    "export": "exchange",
    "import": "exchange",
    "imports": "exchange",
    "undo-import": "exchange",
    "conflicts": "exchange",
    "resolve": "exchange",
    "chart": "drawing",
}
NOT_YET = ("record", "list", "delete", "report", "sheet")
NAMES = (*_WHERE, *NOT_YET)


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
    if name in NOT_YET:
        raise WrongUse(texts.not_yet(name))
    if name not in _WHERE:
        raise WrongUse(texts.unknown_command(name, NAMES))
    command = _command(name)
    args = parse(command, rest)
    answer = command.run(args)
    emit(answer, args.json)
    return answer.status


def _command(name: str) -> Command:
    module = import_module(f"ntm_desktop.cli.{_WHERE[name]}")
    found: Command = next(one for one in module.COMMANDS if one.name == name)
    return found
