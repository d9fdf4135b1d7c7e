"""What a tab of the form is, and what it may ask of the form around it."""

from __future__ import annotations

import tkinter as tk
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

import ttkbootstrap as ttk

from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.ui.commune.field_keys import FieldKeys
from ntm_desktop.ui.commune.form_model import FormModel


class PageHost(Protocol):
    """The form, as its tabs see it."""

    model: FormModel
    evidence_style: str

    def open_evidence(self, row: FormRow) -> None:
        """Show the papers of a row."""

    def open_menu(self, row: FormRow, x: int, y: int) -> None:
        """Show what can be done with a row, at that place of the screen."""

    def open_conflict(self, row: FormRow) -> None:
        """Go to where two sides are settled."""

    def confirm(self, rows: Sequence[FormRow]) -> None:
        """Confirm what is carried in these rows."""

    def read_only_reason(self, rows: Sequence[FormRow]) -> str:
        """Why nothing of these rows can be written here, "" where something can."""

    def page_width(self) -> int:
        """The width that a page gets, before it is shown."""

    def say(self, sentence: str) -> None:
        """Put a sentence into the status bar."""


class Page(ttk.Frame):
    """A tab: ``fill`` after going to another place, ``refresh`` after a change."""

    field_keys: FieldKeys

    def __init__(self, parent: tk.Misc, host: PageHost) -> None:
        super().__init__(parent, padding=(8, 2, 4, 2))
        self.host = host
        self.where: tuple[str, ...] | None = None
        self._bases: Mapping[str, str] = {}

    @abstractmethod
    def fill(self) -> None:
        """Show the values of the place."""

    @abstractmethod
    def refresh(self) -> None:
        """Show what changed at the same place."""

    @abstractmethod
    def first_field(self) -> None:
        """Put the keyboard where work starts."""

    def bring_into_sight(self, code: str) -> bool:
        """Show a criterion or indicator; False where it is not on this page."""
        return False

    def bases_changed(self, bases: Mapping[str, str]) -> bool:
        """Whether the base figures are others than at the last question."""
        changed = bases != self._bases
        self._bases = bases
        return changed
