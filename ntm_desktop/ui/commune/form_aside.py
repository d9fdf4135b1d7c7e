"""Beside the form's heading: the way back from a village or the district, a commune's sets."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.criteria.reading import UnitForm
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme

_PADDING = (8, 2)


class FormAside(ttk.Frame):
    """``back()`` goes back, ``chosen(set_id)`` is called with another set."""

    def __init__(
        self, parent: tk.Misc, back: Callable[[], None], chosen: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._set_id = tk.StringVar(self)
        self._sets: Sequence[tuple[str, str]] = ()
        self.back = ttk.Button(self, bootstyle="secondary-outline", command=back, padding=_PADDING)
        self.buttons: list[ttk.Radiobutton] = []

    def show(self, form: UnitForm, sets: Sequence[tuple[str, str]]) -> bool:
        """Offer what this form has, (set, grade) each; False where there is nothing to offer."""
        outside = form.unit.level != "commune"
        if outside:
            self.back.configure(text=texts.BACK[form.unit.level])
            self.back.pack(side="left")
        else:
            self.back.pack_forget()
        several = sets if len(sets) > 1 else ()
        if several != self._sets:
            self._sets = several
            self._make_buttons()
        self._set_id.set(form.criteria_set.id)
        return outside or bool(several)

    def _make_buttons(self) -> None:
        for button in self.buttons:
            button.destroy()
        self.buttons = []
        for number, (set_id, grade) in enumerate(self._sets, start=1):
            button = ttk.Radiobutton(
                self,
                text=texts.GRADES[grade],
                value=set_id,
                variable=self._set_id,
                bootstyle="primary-outline-toolbutton",
                padding=_PADDING,
                command=partial(self._chosen, set_id),
            )
            button.pack(side="left", padx=(theme.px(self, 4), 0))
            ttk.ToolTip(button, text=f"Ctrl+{number}")
            self.buttons.append(button)
