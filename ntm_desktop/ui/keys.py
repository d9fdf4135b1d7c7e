"""One table of the window's shortcuts: shown in tooltips and the F1 window, and bound once."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from ntm_desktop.texts import shell as texts


class Action(Enum):
    """What the window can be asked to do by a key. Labels: ``texts.shell.ACTIONS``."""

    SHORTCUTS = auto()
    OPEN = auto()
    START = auto()
    UNDO = auto()
    REDO = auto()
    SEARCH = auto()
    NEXT_UNIT = auto()
    PREVIOUS_UNIT = auto()
    IMPORT = auto()
    EXPORT = auto()
    CHARTS = auto()
    REPORTS = auto()
    CONFLICTS = auto()
    BACKUPS = auto()
    LARGER = auto()
    SMALLER = auto()
    NORMAL_SIZE = auto()
    CONTENT = auto()
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """``shown`` is how the key is written for people, ``sequences`` how Tk names it."""

    action: Action
    shown: str
    sequences: tuple[str, ...]


# With Caps Lock on, Tk reports the capital letter: both are bound.
SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(Action.SHORTCUTS, "F1", ("<F1>",)),
    Shortcut(Action.OPEN, "Ctrl+O", ("<Control-o>", "<Control-O>")),
    Shortcut(Action.START, "Ctrl+N", ("<Control-n>", "<Control-N>")),
    Shortcut(Action.UNDO, "Ctrl+Z", ("<Control-z>", "<Control-Z>")),
    Shortcut(Action.REDO, "Ctrl+Y", ("<Control-y>", "<Control-Y>")),
    Shortcut(Action.SEARCH, "Ctrl+F", ("<Control-f>", "<Control-F>")),
    Shortcut(Action.PREVIOUS_UNIT, "Ctrl+PageUp", ("<Control-Prior>",)),
    Shortcut(Action.NEXT_UNIT, "Ctrl+PageDown", ("<Control-Next>",)),
    Shortcut(Action.CONTENT, "F6", ("<F6>",)),
    Shortcut(Action.CHARTS, "F5", ("<F5>",)),
    Shortcut(Action.IMPORT, "Ctrl+I", ("<Control-i>", "<Control-I>")),
    Shortcut(Action.EXPORT, "Ctrl+E", ("<Control-e>", "<Control-E>")),
    Shortcut(Action.CONFLICTS, "F8", ("<F8>",)),
    Shortcut(Action.BACKUPS, "F9", ("<F9>",)),
    Shortcut(Action.REPORTS, "F11", ("<F11>",)),
    Shortcut(Action.LARGER, "Ctrl++", ("<Control-plus>", "<Control-equal>", "<Control-KP_Add>")),
    Shortcut(Action.SMALLER, "Ctrl+-", ("<Control-minus>", "<Control-KP_Subtract>")),
    Shortcut(Action.NORMAL_SIZE, "Ctrl+0", ("<Control-Key-0>", "<Control-KP_0>")),
    Shortcut(Action.QUIT, "Ctrl+Q", ("<Control-q>", "<Control-Q>")),
)

# Tk's own text fields use these for Emacs habits that nobody here expects.
_EMACS = ("<Control-o>", "<Control-n>", "<Control-e>", "<Control-i>", "<Control-f>", "<Control-y>")
_FIELDS = ("Text", "Entry", "TEntry", "TCombobox")


def shown(action: Action) -> str:
    """How the key of an action is written: ``Ctrl+Z``."""
    return next(shortcut.shown for shortcut in SHORTCUTS if shortcut.action is action)


def label(action: Action) -> str:
    """The Vietnamese name of an action."""
    return texts.ACTIONS[action.name]


def rows() -> list[tuple[str, str]]:
    """Key and what it does, for the F1 window: the table, then the keys of views and grids."""
    table = [(shortcut.shown, label(shortcut.action)) for shortcut in SHORTCUTS]
    return [*table, *texts.MORE_KEYS]


def bind(window: tk.Misc, actions: Mapping[Action, Callable[[], None]]) -> None:
    """Bind every action to its keys, wherever the focus is in ``window``."""
    for field in _FIELDS:
        for sequence in _EMACS:
            window.unbind_class(field, sequence)
    # On X11 Tk also takes Ctrl+Y for "paste", which would write the clipboard instead of redoing.
    window.event_delete("<<Paste>>", "<Control-Key-y>", "<Control-Lock-Key-Y>")
    for shortcut in SHORTCUTS:
        for sequence in shortcut.sequences:
            window.bind(sequence, _quiet(actions[shortcut.action]))


def bind_view_keys(window: tk.Misc, choose: Callable[[int], None]) -> None:
    """Bind Alt+1…9 to ``choose(0…8)``."""
    for place in range(9):
        window.bind(f"<Alt-Key-{place + 1}>", _quiet(partial(choose, place)))


def _quiet(action: Callable[[], None]) -> Callable[[tk.Event[tk.Misc]], str]:
    def run(_event: tk.Event[tk.Misc]) -> str:
        action()
        return "break"

    return run
