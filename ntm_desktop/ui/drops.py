"""Files that are dropped on the window; where the system cannot do it, they are chosen instead."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

Taken = Callable[[list[Path]], None]


def accept(widget: tk.Widget, taken: Taken) -> bool:
    """Call ``taken`` with the files dropped on a widget or on anything in it.

    False where this machine's toolkit cannot take drops.
    """
    try:
        from tkinterdnd2 import DND_FILES, TkinterDnD

        TkinterDnD._require(widget.winfo_toplevel())
    except (ImportError, RuntimeError, tk.TclError):
        return False
    target: Any = widget  # the extension adds its methods to every widget

    def dropped(event: Any) -> str:
        paths = files_in(widget, str(event.data))
        if paths:
            # The sender waits until the drop is answered: the work begins after that.
            widget.after(1, lambda: taken(paths))
        return str(event.action)

    target.drop_target_register(DND_FILES)
    target.dnd_bind("<<Drop>>", dropped)
    return True


def files_in(widget: tk.Misc, data: str) -> list[Path]:
    """The paths in what was dropped: names with spaces stand in braces there."""
    return [Path(name) for name in widget.tk.splitlist(data) if name]
