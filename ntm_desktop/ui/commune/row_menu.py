"""The menu of a row of the form: everything that can be done with it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from typing import Protocol

from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import tasks as task_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.form_model import FormModel
from ntm_desktop.ui.view import AppContext


class RowDeeds(Protocol):
    """The form, as far as its menu needs it."""

    model: FormModel
    context: AppContext

    def confirm(self, rows: Sequence[FormRow]) -> None:
        """Confirm what is carried in these rows."""

    def open_evidence(self, row: FormRow) -> None:
        """Show the papers of a row."""

    def open_history(self, row: FormRow) -> None:
        """Show every revision of a row's record."""

    def give_task(self, row: FormRow) -> None:
        """Make a task from what a row lacks."""

    def open_conflict(self, row: FormRow) -> None:
        """Go to where two sides are settled."""


def row_menu(parent: tk.Misc, form: RowDeeds, row: FormRow) -> tk.Menu:
    """The menu, not yet shown; ``form`` does what it offers."""
    menu = tk.Menu(
        parent,
        tearoff=False,
        background=theme.PAPER,
        activebackground=theme.CHOSEN,
        activeforeground=theme.INK,
        relief="solid",
        borderwidth=1,
        activeborderwidth=3,
    )
    waiting = row.writable and row.own is None and row.carried is not None
    menu.add_command(
        label=texts.MENU_CONFIRM,
        accelerator=texts.CONFIRM_KEY,
        state="normal" if waiting else "disabled",
        command=lambda: form.confirm([row]),
    )
    menu.add_command(
        label=texts.MENU_EVIDENCE,
        accelerator=texts.EVIDENCE_KEY,
        command=lambda: form.open_evidence(row),
    )
    menu.add_command(
        label=texts.MENU_HISTORY,
        accelerator=texts.HISTORY_KEY,
        command=lambda: form.open_history(row),
    )
    menu.add_command(
        label=task_texts.MAKE,
        accelerator=task_texts.MAKE_KEY,
        state="disabled" if row.in_force.outcome.counts_as_met else "normal",
        command=lambda: form.give_task(row),
    )
    menu.add_command(
        label=texts.MENU_TITLE,
        command=lambda: form.context.dialogs.show_info(
            texts.title(form.model.shown_code(row), row.title, form.model.sources(row))
        ),
    )
    if form.model.conflicted(row):
        menu.add_command(label=texts.MENU_CONFLICT, command=lambda: form.open_conflict(row))
    return menu
