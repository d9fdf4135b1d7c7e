"""Blocks of cells between a register and a spreadsheet, by the clipboard."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

from ntm_desktop.domain.register_specs import RegisterSpec
from ntm_desktop.services.records.register_keys import scopes
from ntm_desktop.services.records.register_lists import Row
from ntm_desktop.services.records.register_paste import read_block
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui.registers.paste_form import PasteForm
from ntm_desktop.ui.view import AppContext


def put(widget: tk.Misc, spec: RegisterSpec, rows: Sequence[Row]) -> None:
    """Put lines of a register on the clipboard, under their headings."""
    headings = [texts.heading(spec.kind, name) for name in spec.columns]
    lines = [headings, *(row.cells for row in rows)]
    widget.clipboard_clear()
    widget.clipboard_append("\n".join("\t".join(line) for line in lines))


def paste_form(widget: tk.Misc, context: AppContext, spec: RegisterSpec) -> PasteForm | None:
    """The preview of what is on the clipboard, not shown yet; None where there are no lines."""
    try:
        scope = next(iter(scopes(context.book, spec.kind, context.unit)), "")
        lines = read_block(context.book, spec, widget.clipboard_get(), scope)
    except tk.TclError:  # nothing on the clipboard, or no text
        return None
    if not lines:
        return None
    return PasteForm(widget.winfo_toplevel(), context.book, spec, lines, context.unit)
