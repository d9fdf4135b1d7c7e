"""One group of criteria: headings that stay, rows that scroll, and pasting a block into them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria import gaps
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field
from ntm_desktop.ui.commune.field_keys import FieldKeys
from ntm_desktop.ui.commune.form_model import FormModel
from ntm_desktop.ui.commune.indicator_row import IndicatorRow
from ntm_desktop.ui.commune.page import Page, PageHost
from ntm_desktop.ui.commune.row_widgets import LINES, Layout
from ntm_desktop.ui.commune.rows_frame import RowsFrame
from ntm_desktop.ui.scroll import ScrollFrame

_CODE, _MEASURES, _STATED, _EVIDENCE, _NOTE, _MENU = 46, 282, 146, 92, 120, 26
_NARROWEST_TITLE = 230
_BAR = 6  # the scrollbar beside the rows
# Where the fields stand under the title.
_NARROW_MEASURES, _NARROW_STATED, _NARROW_EVIDENCE, _NARROW_NOTE = 236, 124, 90, 68


class GroupTab(Page):
    """The rows of a group. Built for a unit's rows; another unit's values go into the same ones."""

    def __init__(self, parent: tk.Misc, host: PageHost, group: str) -> None:
        super().__init__(parent, host)
        self.group = group
        self.model: FormModel = host.model
        self.evidence_style = host.evidence_style
        self.field_keys = FieldKeys(self, self.paste)
        self.rows: dict[str, IndicatorRow] = {}
        self._codes: tuple[str, ...] = ()
        self._width = 0
        self._layout: Layout | None = None
        self._head = ttk.Frame(self)
        self._head.pack(fill="x")
        self.told = ttk.Label(self._head, font=theme.SMALL, foreground=theme.QUIET)
        self.confirm_button = ttk.Button(
            self._head, bootstyle="secondary-outline", command=self.confirm_all
        )
        self._headings = ttk.Frame(self)
        self._headings.pack(fill="x")
        self._words = [
            ttk.Label(self._headings, text=text, font=theme.BOLD)
            for text in (texts.INDICATOR, texts.FIGURES, texts.RESULT, texts.EVIDENCE, texts.NOTE)
        ]
        self.scroll = ScrollFrame(self)
        self.scroll.pack(fill="both", expand=True)
        self.body = RowsFrame(self.scroll)
        self.bind("<Configure>", self._on_size)

    # ------------------------------------------------------------------ rows

    def fill(self) -> None:
        """Show the form that the model holds; the rows are made on the first call."""
        form = self.model.form
        assert form is not None
        rows = form.rows_of(self.group)
        codes = tuple(row.code for row in rows)
        if codes != self._codes:
            self._build(rows, codes)
        for row in rows:
            self.rows[row.code].show(row)
        self._show_head(rows)

    def refresh(self) -> None:
        """Show what changed: rows whose values are as before are left alone."""
        form = self.model.form
        assert form is not None
        rows = form.rows_of(self.group)
        if tuple(row.code for row in rows) != self._codes:
            self.fill()
            return
        bases = self.bases_changed(self.model.bases)
        for row in rows:
            widget = self.rows[row.code]
            conflicted = self.model.conflicted(row) is not widget.conflicted
            if bases or conflicted or row != widget.row:
                widget.show(row)
        self._show_head(rows, same_place=True)

    def _build(self, rows: Sequence[FormRow], codes: tuple[str, ...]) -> None:
        for child in self.body.winfo_children():
            child.destroy()
        self.field_keys.clear()
        self._set_columns()
        self.rows = {}
        for place, row in enumerate(rows):
            made = IndicatorRow(self.body, self, row, place * LINES)
            if self._layout is not None:
                made.lay_out(self._layout)
            self.rows[row.code] = made
        self._codes = codes
        self.bases_changed(self.model.bases)

    def _show_head(self, rows: Sequence[FormRow], *, same_place: bool = False) -> None:
        # After the last confirmation the button stays, so that the rows do not jump.
        keep = same_place and bool(self.confirm_button.winfo_manager())
        waiting = [row for row in gaps.unreviewed(rows) if row.writable]
        told = self.host.read_only_reason(rows)
        self.told.configure(text=told)
        for widget, wanted, side in (
            (self.confirm_button, bool(waiting) or keep, "right"),
            (self.told, bool(told), "left"),
        ):
            if wanted and not widget.winfo_manager():
                widget.pack(side=side, pady=(6, 0))
            elif not wanted:
                widget.pack_forget()
        self.confirm_button.configure(text=texts.confirm_group(len(waiting)))
        self.confirm_button.state(["!disabled" if waiting else "disabled"])
        if not waiting and not told and not keep:
            self._head.configure(height=1)

    # ------------------------------------------------------------------ sizes

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and event.width != self._width:
            self._set_columns()

    def rescale(self) -> None:
        """The text size changed."""
        self._width = 0
        self._set_columns()

    def _set_columns(self) -> None:
        width = self.winfo_width() if self.winfo_width() > 1 else self.host.page_width()
        if width <= 1 or (width == self._width and self._layout is not None):
            return
        self._width = width

        def px(pixels: int) -> int:
            return theme.px(self, pixels)

        inside = width - 34
        fixed = sum(map(px, (_CODE, _MEASURES, _STATED, _EVIDENCE, _NOTE, _MENU)))
        narrow = inside - fixed < px(_NARROWEST_TITLE)
        if narrow:
            code, measures = px(_CODE), px(_NARROW_MEASURES)
            layout = Layout(True, inside - code - 8, measures - 8, inside - 8, inside)
            sizes = [code, 0, measures - code, px(_NARROW_STATED), px(_NARROW_EVIDENCE)]
        else:
            title = inside - fixed
            words = fixed - px(_CODE) - 8
            layout = Layout(False, title - 12, px(_MEASURES) - 8, words, inside - px(_CODE))
            sizes = [px(_CODE), title, px(_MEASURES), px(_STATED), px(_EVIDENCE)]
        for frame in (self.body, self._headings):
            for column, size in enumerate([*sizes, px(_NARROW_NOTE), px(_MENU)]):
                weight = 1 if column == (5 if narrow else 1) else 0
                frame.columnconfigure(column, minsize=size, weight=weight)
            if not narrow:
                frame.columnconfigure(5, minsize=px(_NOTE))
        self._headings.columnconfigure(7, minsize=_BAR)
        places = (0, 0, 3, 4, 5) if narrow else (0, 2, 3, 4, 5)
        for place, label in zip(places, self._words, strict=True):
            label.grid(
                row=0,
                column=place,
                columnspan=2 if place == 0 else 1,
                sticky="w",
                padx=4 if place > 2 else 0,
                pady=4,
            )
        if narrow:
            self._words[1].grid_remove()
        self._layout = layout
        for row in self.rows.values():
            row.lay_out(layout)

    # ------------------------------------------------------------------ keyboard

    def row_of_focus(self) -> IndicatorRow | None:
        """The row that has the keyboard."""
        focus = self.focus_get()
        field = self.field_keys.of(focus)
        for row in self.rows.values():
            if field in row.fields or focus is row.evidence:
                return row
        return None

    def row_under_pointer(self) -> IndicatorRow | None:
        """The row that the mouse is over."""
        x, y = self.winfo_pointerxy()
        under = self.winfo_containing(x, y)
        if under is None or not f"{under}.".startswith(f"{self.body}."):
            return None
        inside = (x - self.body.winfo_rootx(), y - self.body.winfo_rooty())
        _column, line = self.body.grid_location(*inside)
        place = line // LINES
        return self.rows[self._codes[place]] if 0 <= place < len(self._codes) else None

    def bring_into_sight(self, code: str) -> bool:
        """Put the keyboard into the first field of a code; False where it is not here."""
        row = self.rows.get(code)
        if row is None:
            return False
        self.update_idletasks()
        self.scroll.see(row.note.widget)
        field = next((one for one in row.fields if one.writable), None)
        if field is not None:
            self.field_keys.focus(field)
        return True

    def first_field(self) -> None:
        """Put the keyboard into the first field that can be typed into."""
        field = next((one for one in self.field_keys.fields if one.writable), None)
        if field is not None:
            self.field_keys.focus(field)

    # ------------------------------------------------------------------ actions

    def open_evidence(self, row: FormRow) -> None:
        """Show the papers of a row."""
        self.host.open_evidence(row)

    def open_menu(self, row: FormRow, x: int, y: int) -> None:
        """Show what can be done with a row."""
        self.host.open_menu(row, x, y)

    def open_conflict(self, row: FormRow) -> None:
        """Go to where two sides are settled."""
        self.host.open_conflict(row)

    def confirm_all(self) -> None:
        """Confirm every carried value of the group, as one step."""
        self.field_keys.finish()
        self.host.confirm([row.row for row in self.rows.values()])

    def paste(self, field: Field, block: list[list[str]]) -> None:
        """Put a block of a spreadsheet into the fields downwards and to the right, as one step."""
        taken: dict[IndicatorRow, list[Field]] = {}
        left_out = 0
        for down, cells in enumerate(block):
            first = self.field_keys.below(field, down)
            for right, text in enumerate(cells):
                target = self.field_keys.right(first, right) if first is not None else None
                if target is None:
                    left_out += bool(text.strip())
                    continue
                self._put(target, text)
                owner = target.owner
                assert isinstance(owner, IndicatorRow)
                taken.setdefault(owner, []).append(target)
        self._save(taken, left_out)

    def _put(self, field: Field, text: str) -> None:
        text = " ".join(text.split())
        if field.choices:
            match = field.matching(text)
            field.put(text if match is None else match)
        else:
            field.put(text)

    def _save(self, taken: dict[IndicatorRow, list[Field]], left_out: int) -> None:
        changes: dict[IndicatorRow, Input] = {}
        count = sum(map(len, taken.values()))
        for row, fields in taken.items():
            change = row.collect(fields)
            if change is not None:
                changes[row] = change
        good = {row: [field for field in taken[row] if not field.fault] for row in changes}
        done = sum(map(len, good.values()))
        before = [(field, field.shown) for fields in good.values() for field in fields]
        for field, _shown in before:
            field.shown = field.text  # the refresh after saving may write into it
        try:
            self.model.assess_many(texts.step_paste(done), list(changes.values()))
        except NtmError as fault:
            done = 0
            for field, shown in before:
                field.shown = shown
            for row, fields in good.items():
                for field in fields:
                    row.fail(field, fault.sentence)
        else:
            for row, fields in good.items():
                row.settle(fields)
        self.host.say(texts.pasted(done, count - done, left_out))
