"""The buttons of the parts of a page: one is pressed; Ctrl+1, Ctrl+2… press them too."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable
from functools import partial

import ttkbootstrap as ttk


def part_buttons(
    parent: tk.Misc,
    parts: Iterable[tuple[str, str]],
    chosen: tk.StringVar,
    choose: Callable[[str], None],
) -> list[ttk.Radiobutton]:
    """Not laid out yet, in order. ``parts``: (name, title); ``choose`` is given the name."""
    made = []
    for number, (name, title) in enumerate(parts, start=1):
        button = ttk.Radiobutton(
            parent,
            text=title,
            value=name,
            variable=chosen,
            bootstyle="primary-outline-toolbutton",
            command=partial(choose, name),
        )
        ttk.ToolTip(button, text=f"{title} (Ctrl+{number})")
        made.append(button)
    return made
