"""The charts in the window: one figure, drawn anew when round, commune, data or size change.

matplotlib is imported when the view is first shown.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from ntm_desktop import paths
from ntm_desktop.errors import NtmError
from ntm_desktop.reports import chart_files, printing
from ntm_desktop.reports.book_charts import ChartKind, draw, kinds_for
from ntm_desktop.services.units import seen_units
from ntm_desktop.texts import charts_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.view import AppContext, Role
from ntm_desktop.ui.view_keys import KeyedView

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ENDINGS = ("png", "pdf", "svg")
_KEYS = {"png": "Ctrl+S", "pdf": "Ctrl+D", "svg": "Ctrl+G"}
_PRINT_KEY = "Ctrl+P"
_REDRAW_MS = 120
_DOTS_PER_INCH = 96


class ChartsView(KeyedView):
    """Chooser, chart, and what can be done with it."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.kinds = kinds_for(context.book)
        self.kind = self.kinds[0]
        self.figure: Figure | None = None
        self.saved: Path | None = None
        self._canvas: Any = None
        self._waiting = ""
        self._folder = ""

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the bar of buttons and the empty figure."""
        self._chosen = tk.StringVar(self, self.kind.value)
        self._choosers().pack(side="top", fill="x", pady=(0, theme.px(self, 4)))
        self._bar().pack(side="top", fill="x", pady=(0, theme.px(self, 6)))
        self._result_line()
        self.fault = ttk.Label(self, foreground=theme.BAD, wraplength=theme.px(self, 700))
        self._make_canvas()

    def _choosers(self) -> ttk.Frame:
        line = ttk.Frame(self)
        self._rows = (ttk.Frame(line), ttk.Frame(line))
        for row in self._rows:
            row.pack(side="top", anchor="w")
        self._in_first = 0
        self.choosers: dict[ChartKind, ttk.Radiobutton] = {}
        for place, kind in enumerate(self.kinds):
            chooser = ttk.Radiobutton(
                line,
                text=texts.CHARTS[kind.value],
                value=kind.value,
                variable=self._chosen,
                bootstyle="primary-outline-toolbutton",
                command=partial(self.choose, kind),
            )
            tip = shell_texts.tip(texts.CHARTS[kind.value], f"Ctrl+{place + 1}")
            ttk.ToolTip(chooser, text=tip)
            self.choosers[kind] = chooser
        line.bind("<Configure>", lambda event: self._flow(event.width))
        return line

    def _flow(self, width: int) -> None:
        """As many choosers in the first row as fit, the others in a second one.

        Laid out anew only where that changes something: a layout makes the page ask for another.
        """
        gap, used, first = theme.px(self, 4), 0, 0
        for chooser in self.choosers.values():
            used += chooser.winfo_reqwidth() + gap
            first += used <= width
        if first == self._in_first or width <= 1:
            return
        self._in_first = first
        for place, chooser in enumerate(self.choosers.values()):
            row = self._rows[0 if place < first else 1]
            chooser.pack(in_=row, side="left", padx=(0, gap), pady=(0, gap // 2))

    def _bar(self) -> ttk.Frame:
        bar = ttk.Frame(self)
        self.buttons: dict[str, ttk.Button] = {}
        for name, text, key, command in reversed(self._deeds()):
            button = ttk.Button(bar, text=text, bootstyle="secondary-outline", command=command)
            button.pack(side="right", padx=(theme.px(self, 6), 0))
            ttk.ToolTip(button, text=shell_texts.tip(text, key))
            self.buttons[name] = button
        self._whom = ttk.Frame(bar)
        ttk.Label(self._whom, text=texts.OF_WHOM).pack(side="left", padx=(0, theme.px(self, 4)))
        self.whom = ttk.Combobox(self._whom, state="readonly", width=18)
        self.whom.bind("<<ComboboxSelected>>", self._on_whom)
        self.whom.pack(side="left")
        return bar

    def _deeds(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        saving: list[tuple[str, str, str, Callable[[], None]]] = [
            (ending, texts.save_as(ending), _KEYS[ending], partial(self.save, ending))
            for ending in _ENDINGS
        ]
        return [*saving, ("print", texts.PRINT, _PRINT_KEY, self.print_chart)]

    def _result_line(self) -> None:
        """What was saved last, under the chart; without that the chart has the room."""
        self._saved_line = ttk.Frame(self)
        self.open_button = ttk.Button(
            self._saved_line,
            text=texts.OPEN_FILE,
            bootstyle="secondary-outline",
            command=self.open_saved,
        )
        self.result = ttk.Label(self._saved_line, foreground=theme.GOOD)
        self.result.pack(side="left")
        self.open_button.pack(side="left", padx=theme.px(self, 10))

    def _make_canvas(self) -> None:
        from matplotlib.backends.backend_tkagg import FigureCanvasTkAgg
        from matplotlib.figure import Figure

        # The density follows the text size of the window, so that a chart grows with it.
        dots = theme.px(self, _DOTS_PER_INCH)
        self.figure = Figure(figsize=(10, 5.6), dpi=dots, facecolor="white")
        self._canvas = FigureCanvasTkAgg(self.figure, master=self)
        widget = self._canvas.get_tk_widget()
        widget.configure(highlightthickness=0, width=1, height=1)
        widget.pack(side="top", fill="both", expand=True)
        widget.bind("<Configure>", lambda _event: self._redraw_soon(), add="+")

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1…9 choose the chart; saving and printing have letters."""
        found: dict[str, Callable[[], None]] = {
            f"<Control-Key-{place + 1}>": partial(self.choose, kind)
            for place, kind in enumerate(self.kinds)
        }
        for _name, _text, key, command in self._deeds():
            letter = key[-1]
            found[f"<Control-{letter.lower()}>"] = command
            found[f"<Control-{letter}>"] = command
        return found

    # ------------------------------------------------------------------ drawing

    def fill(self) -> None:
        """Draw the chosen chart for the present round and commune."""
        self._show_whom()
        self._redraw()

    def choose(self, kind: ChartKind) -> None:
        """Show another chart."""
        self.kind = kind
        self._chosen.set(kind.value)
        self._show_saved(None)
        self.fill()

    def unit(self) -> str | None:
        """The commune that the chart is about; None for a chart of all of them."""
        if self.kind.needs_unit:
            return self.context.unit or None
        if self.kind.takes_unit:
            if self.context.role is Role.COMMUNE:
                return self.context.unit or None
            return self.context.unit if self.whom.current() == 1 else None
        return None

    def _show_whom(self) -> None:
        """Some charts are of all communes or of the one chosen on the left."""
        shown = self.kind.takes_unit and self.context.role is not Role.COMMUNE
        if not shown:
            self._whom.pack_forget()
            return
        names = {unit.code: unit.name for unit in seen_units(self.context.book)}
        place = max(0, self.whom.current())
        values = [texts.EVERYBODY]
        if self.context.unit in names:
            values.append(names[self.context.unit])
        self.whom.configure(values=values)
        self.whom.current(min(place, len(values) - 1))
        self._whom.pack(side="left")

    def _on_whom(self, _event: tk.Event[tk.Misc]) -> None:
        self.whom.selection_clear()
        self._redraw()

    def _redraw_soon(self) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_REDRAW_MS, self._redraw)

    def _redraw(self) -> None:
        self._waiting = ""
        width = self._canvas.get_tk_widget().winfo_width()
        if not self.visible or width <= 1:
            return
        try:
            self._draw(self.figure)
        except NtmError as error:
            self.figure.clear() if self.figure is not None else None
            self.fault.configure(text=error.sentence)
            self.fault.pack(side="top", anchor="w", before=self._canvas.get_tk_widget())
        else:
            self.fault.pack_forget()
        self._canvas.draw_idle()

    def _draw(self, figure: Figure | None) -> Figure:
        context = self.context
        unit, today = self.unit(), date.today()
        return draw(context.book, self.kind, context.round, unit, today, figure)

    def rescale(self) -> None:
        """The text size changed."""
        if self.figure is not None:
            widget = self._canvas.get_tk_widget()
            dots = theme.px(self, _DOTS_PER_INCH)
            size = (max(1, widget.winfo_width()) / dots, max(1, widget.winfo_height()) / dots)
            self.figure.set_dpi(dots)
            self.figure.set_size_inches(*size, forward=False)
            self._redraw_soon()

    # ------------------------------------------------------------------ files and paper

    def save(self, ending: str) -> None:
        """Ask for a place and write the chart there, on an A4 page."""
        path = self.context.dialogs.choose_save_path(
            title=texts.SAVE_TITLE,
            types=((texts.FILE_TYPES[ending], f"*.{ending}"),),
            name=f"{self._file_name()}.{ending}",
            ending=f".{ending}",
            folder=self._folder,
        )
        if path is None:
            return
        chart_files.save(self._draw(None), path)
        self._folder = str(path.parent)
        self._show_saved(path)
        self.context.say(texts.saved(str(path)))

    def print_chart(self) -> None:
        """Hand the chart to the system's printer, on A4."""
        path = paths.user_home() / f"{self._file_name()}.pdf"
        chart_files.save(self._draw(None), path)
        self.context.say(texts.PRINTING)
        self.context.background.thread(
            lambda _work: printing.print_file(path),
            lambda _nothing: self.context.say(texts.PRINTED),
        )

    def open_saved(self) -> None:
        """Open the file that was written last."""
        if self.saved is not None:
            printing.open_file(self.saved)

    def _file_name(self) -> str:
        parts = [texts.FILE_NAMES[self.kind.value], self.unit() or "", self.context.round]
        return "_".join(part for part in parts if part)

    def _show_saved(self, path: Path | None) -> None:
        self.saved = path
        if path is None:
            self._saved_line.pack_forget()
            return
        room = theme.px(self, 760)
        self.result.configure(text=theme.fit(self, texts.saved(str(path)), room))
        self._saved_line.pack(
            side="bottom",
            fill="x",
            pady=(theme.px(self, 6), 0),
            before=self._canvas.get_tk_widget(),
        )
