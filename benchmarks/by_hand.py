"""The widgets of a page described, made again by plain calls, and filled by hand."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

_CLASSES: dict[str, Callable[..., Any]] = {
    "TFrame": ttk.Frame,
    "TLabel": ttk.Label,
    "TEntry": ttk.Entry,
    "TCombobox": ttk.Combobox,
    "TButton": ttk.Button,
    "TScrollbar": ttk.Scrollbar,
    "TSeparator": ttk.Separator,
    "Canvas": tk.Canvas,
    "Frame": tk.Frame,
    "Label": tk.Label,
    "Entry": tk.Entry,
}
_OPTIONS = (
    "style",
    "font",
    "foreground",
    "background",
    "wraplength",
    "width",
    "height",
    "values",
    "justify",
    "anchor",
    "relief",
    "highlightthickness",
    "borderwidth",
    "orient",
    "padding",
)


@dataclass(frozen=True, slots=True)
class Described:
    """A widget: how to make it, what it shows, how it is placed, what is in it."""

    make: Callable[..., Any]
    options: dict[str, Any]
    text: str
    manager: str
    place: dict[str, Any]
    weights: tuple[tuple[str, int, int, int], ...]
    children: tuple[Described, ...]


def describe(widget: tk.Misc) -> Described:
    """The widget and everything in it, as it is now."""
    known = set(widget.keys())
    manager = widget.winfo_manager()
    place: dict[str, Any] = {}
    if manager in ("grid", "pack"):
        info = widget.grid_info() if manager == "grid" else widget.pack_info()  # type: ignore[attr-defined]
        place = {name: value for name, value in info.items() if name != "in"}
    return Described(
        make=_CLASSES[widget.winfo_class()],
        options={
            name: value
            for name in _OPTIONS
            if name in known and (value := widget.cget(name)) not in ("", ())
        },
        text=shown_text(widget),
        manager=manager,
        place=place,
        weights=_weights(widget),
        children=tuple(describe(child) for child in widget.winfo_children()),
    )


def _weights(widget: tk.Misc) -> tuple[tuple[str, int, int, int], ...]:
    columns, rows = widget.grid_size()
    found = []
    for which, count in (("column", columns), ("row", rows)):
        for index in range(count):
            info = (widget.columnconfigure if which == "column" else widget.rowconfigure)(index)
            found.append((which, index, int(info["weight"]), int(info["minsize"])))
    return tuple(one for one in found if one[2] or one[3])


def shown_text(widget: tk.Misc) -> str:
    """What a widget says."""
    if isinstance(widget, tk.Entry | ttk.Entry | ttk.Combobox):
        return str(widget.get())
    return str(widget.cget("text")) if "text" in set(widget.keys()) else ""


def every_widget(widget: tk.Misc) -> list[tk.Misc]:
    """The widget and all in it, in a fixed order."""
    return [widget, *(one for child in widget.winfo_children() for one in every_widget(child))]


def make(parent: Any, described: Described) -> Any:
    """The widget again, by plain calls, filled and placed."""
    widget = described.make(parent, **described.options)
    fill(widget, described.text)
    for child in described.children:
        make(widget, child)
    for which, index, weight, least in described.weights:
        configure = widget.columnconfigure if which == "column" else widget.rowconfigure
        configure(index, weight=weight, minsize=least)
    if described.manager == "grid":
        widget.grid(**described.place)
    elif described.manager == "pack":
        widget.pack(**described.place)
    elif described.manager == "canvas":
        parent.create_window(0, 0, window=widget, anchor="nw")
    return widget


def fill(widget: Any, text: str) -> None:
    """Put a text into a widget as one would by hand."""
    if isinstance(widget, ttk.Combobox):
        widget.set(text)
    elif isinstance(widget, tk.Entry | ttk.Entry):
        widget.delete(0, "end")
        widget.insert(0, text)
    elif text:
        widget.configure(text=text)


def fill_all(widgets: Sequence[Any], texts: Sequence[str]) -> None:
    """Put the texts into the widgets, in order."""
    for widget, text in zip(widgets, texts, strict=True):
        fill(widget, text)
