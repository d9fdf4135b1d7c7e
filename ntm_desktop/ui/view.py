"""What a view of the main window is, and what it is given.

How to add a view (the shell needs no change):

1. Subclass ``View``; make the widgets in ``build`` (called once, when first shown), put values into
   them in ``fill`` (called whenever they may be out of date). Parent is always the first argument.
2. Say in ``concerns`` which changes touch it (default: every change). A hidden view marks itself
   stale and fills when it is shown again; never fill from anywhere else.
3. Add one ``ViewSpec`` to ``ntm_desktop/ui/views.py`` and its title to ``texts/shell.py``.

What a view may lean on:

- ``self.context``: workbook, round, unit, and the doors to the rest of the window (``AppContext``).
- ``scroll.ScrollFrame`` for forms longer than the window; children go into ``.body``.
- ``grid.Grid`` for anything like a spreadsheet.
- ``context.dialogs`` for everything modal; it returns plain values.
- ``context.background`` for work that takes longer than a blink.
- ``theme`` for colours, fonts by name, ``px`` for sizes, ``OUTCOME_MARKS`` for the four outcomes.

Errors: let ``NtmError`` and everything else rise out of a callback. The window turns the first into
its sentence and the second into a log entry and a short text.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

import ttkbootstrap as ttk

if TYPE_CHECKING:
    import tkinter as tk
    from pathlib import Path

    from ntm_desktop.services.workbook import Change, Workbook
    from ntm_desktop.ui.background import Background
    from ntm_desktop.ui.dialogs import Dialogs
    from ntm_desktop.ui.keys import Action


class Role(Enum):
    """What kind of organisation the workbook belongs to; it decides which views are shown."""

    DISTRICT = "district"
    OFFICE = "office"
    COMMUNE = "commune"


def role_of(org: str) -> Role:
    """The role of an organisation's code (``huyen``, ``xa-01603``, ``nong-nghiep``)."""
    from ntm_desktop.domain.outcomes import DISTRICT
    from ntm_desktop.domain.ownership import unit_of_org

    if org == DISTRICT:
        return Role.DISTRICT
    return Role.OFFICE if unit_of_org(org) is None else Role.COMMUNE


class ViewName(Enum):
    """The views that the window knows. The value is kept in the user's settings."""

    FORM = "form"
    GAPS = "gaps"
    REGISTERS = "registers"
    DEPARTMENT = "department"
    HEATMAP = "heatmap"
    REPORTING = "reporting"
    RESOURCES = "resources"
    CHECKS = "checks"
    GOALS = "goals"
    TARGETS = "targets"
    TASKS = "tasks"
    VILLAGES = "villages"
    LEVELS = "levels"
    DISTRICT_CRITERIA = "district-criteria"
    REPORTS = "reports"
    CHARTS = "charts"
    EXCHANGE = "exchange"
    CONFLICTS = "conflicts"
    HISTORY = "history"
    SETTINGS = "settings"


class Navigate(Protocol):
    """Go to a place; what is not named stays as it is. ``code``: criterion or indicator.

    ``set_id``: the criteria set that the form is to show, "" for the round's own.
    """

    def __call__(
        self,
        view: ViewName | None = None,
        *,
        unit: str | None = None,
        round_code: str | None = None,
        code: str = "",
        set_id: str = "",
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class AppContext:
    """Where the person is, and the doors of the window that a view may use.

    ``round`` and ``unit`` are codes; ``unit`` is "" where the workbook has no unit to show.
    ``code`` is a criterion or indicator to bring into sight, "" for none, of the set ``set_id`` or
    the round's own. ``say`` puts one sentence into the status bar.
    """

    book: Workbook
    round: str
    unit: str
    navigate: Navigate
    dialogs: Dialogs
    background: Background
    say: Callable[[str], None]
    code: str = ""
    set_id: str = ""

    @property
    def role(self) -> Role:
        """The role of the workbook's organisation."""
        return role_of(self.book.org)


class View(ttk.Frame):
    """A page of the content area. Built when first shown, filled only while it is visible.

    ``least_height``: pixels at 100 % below which the page scrolls rather than being squeezed (a
    small screen, large text).
    """

    least_height = 340

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent)
        self.context = context
        self.stale = True
        self.visible = False
        self._built = False

    @abstractmethod
    def build(self) -> None:
        """Make the widgets, without values. Called once, just before the first ``fill``."""

    @abstractmethod
    def fill(self) -> None:
        """Read through services for ``self.context`` and put the values into the widgets."""

    def concerns(self, change: Change) -> bool:
        """Whether the change may alter what this view shows for its context."""
        return True

    def bring_into_sight(self, code: str) -> None:
        """Show that criterion or indicator, after ``fill``; by default there is nothing to do."""

    def finish_typing(self) -> None:
        """Save what is typed but not left yet: before undo, navigation, export, closing."""

    def drop_mistyped(self) -> bool:
        """Take back the last text that could not be saved; False where there is none."""
        return False

    def perform(self, action: Action) -> bool:
        """Do what a button of the top bar asks of this view (IMPORT, EXPORT); False: not mine."""
        return False

    def take_files(self, files: list[Path]) -> bool:
        """Take files that were dropped on the window; False where the view has no use for them."""
        return False

    def take_focus(self) -> None:
        """Put the keyboard where work starts; by default the first widget that takes it."""
        first = self.tk_focusNext()
        if first is not None:
            first.focus_set()

    def show(self, context: AppContext) -> None:
        """The view becomes visible at that place. Fills it if the place or the data changed."""
        moved = (context.round, context.unit) != (self.context.round, self.context.unit)
        self.context = context
        self.visible = True
        if not self._built:
            self.build()
            self._built = True
        if self.stale or moved:
            self.stale = False
            self.fill()
        if context.code:
            self.bring_into_sight(context.code)

    def hide(self) -> None:
        """The view is covered by another one."""
        self.visible = False

    def apply(self, change: Change) -> None:
        """Something was changed: fill now if visible, else remember to."""
        if not (change.everything or self.concerns(change)):
            return
        if self.visible:
            self.fill()
        else:
            self.stale = True


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One entry of the list of views, in the order of the view bar.

    ``build`` imports its module inside itself, so that a view costs nothing before it is visited.
    ``offices``: codes of offices that see it beside the roles of ``shown_for``.
    ``needs_unit``: the view is about the unit chosen on the left. ``inner_units``: it can also be
    about one that is not in that list, a village or the district itself.
    """

    name: ViewName
    title: str
    build: Callable[[tk.Misc, AppContext], View]
    shown_for: Callable[[Role], bool]
    needs_unit: bool = False
    inner_units: bool = False
    offices: frozenset[str] = frozenset()

    def is_for(self, org: str) -> bool:
        """Whether the workbook of an organisation shows it."""
        return self.shown_for(role_of(org)) or org in self.offices
