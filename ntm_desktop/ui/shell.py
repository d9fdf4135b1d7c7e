"""The main window of an open workbook: bars, unit list and the views; where the person is."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import keys, theme
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.scroll import ScrollFrame
from ntm_desktop.ui.status_bar import StatusBar
from ntm_desktop.ui.top_bar import TopBar
from ntm_desktop.ui.unit_list import UnitItem, UnitList
from ntm_desktop.ui.view import AppContext, View, ViewName, ViewSpec
from ntm_desktop.ui.view_bar import ViewBar

if TYPE_CHECKING:
    from ntm_desktop.services.workbook import Change, Workbook
    from ntm_desktop.ui.background import Background
    from ntm_desktop.ui.dialogs import Dialogs

_LIST_WIDTH = 270
_WIDEST_LIST = 0.32
_REDRAW_MS = 30
_VIEW_OF = {
    Action.CHARTS: ViewName.CHARTS,
    Action.REPORTS: ViewName.REPORTS,
    Action.IMPORT: ViewName.EXCHANGE,
    Action.EXPORT: ViewName.EXCHANGE,
    Action.CONFLICTS: ViewName.CONFLICTS,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is, as it is kept for the next start."""

    unit: str = ""
    round: str = ""
    view: str = ""


class Shell(ttk.Frame):
    """Draws its bars empty at once; ``set_book`` fills them. One workbook at a time."""

    def __init__(
        self,
        parent: tk.Misc,
        views: Sequence[ViewSpec],
        dialogs: Dialogs,
        background: Background,
    ) -> None:
        super().__init__(parent)
        self._all_views = views
        self._dialogs = dialogs
        self._background = background
        self._specs: Sequence[ViewSpec] = ()
        self._views: dict[ViewName, View] = {}
        self._units: Sequence[UnitItem] = ()
        self._listed = ""
        self._refresh = ""
        self.context: AppContext | None = None
        self.current: View | None = None
        self.open_backups: Callable[[], None] = lambda: None
        self._current_name: ViewName | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.columnconfigure(2, weight=1)
        self.rowconfigure(2, weight=1)
        self.top = TopBar(self, self.act, lambda code: self.navigate(round_code=code))
        self.units = UnitList(self, lambda code: self.navigate(unit=code))
        self.units.grid_propagate(False)
        self.content = ttk.Frame(self)
        self.bar = ViewBar(self.content, self.choose_view)
        self.stage = ScrollFrame(self.content, least=View.least_height)
        self.status = StatusBar(self, lambda: self.act(Action.BACKUPS))
        self.top.grid(row=0, column=0, columnspan=3, sticky="ew")
        self._line().grid(row=1, column=0, columnspan=3, sticky="ew")
        self.units.grid(row=2, column=0, sticky="nsew")
        self._line().grid(row=2, column=1, sticky="ns")
        self.content.grid(row=2, column=2, sticky="nsew")
        self.status.grid(row=3, column=0, columnspan=3, sticky="ew")
        self.rescale()
        self.bind("<Configure>", lambda _event: self._set_list_width())

    def _line(self) -> tk.Frame:
        return tk.Frame(self, background=theme.LINE, width=1, height=1)

    # ------------------------------------------------------------------ the workbook

    def set_book(self, book: Workbook, place: Place) -> None:
        """Show this workbook at that place, or the nearest there is."""
        from ntm_desktop.ui import overview

        self.clear()
        rounds = overview.rounds(book)
        known = place.round in {code for code, _title in rounds}
        round_code = place.round if known else overview.default_round(book)
        self._units = overview.units(book, round_code)
        self.context = AppContext(
            book=book,
            round=round_code,
            unit=overview.first_unit(book, self._units, place.unit),
            navigate=self.navigate,
            dialogs=self._dialogs,
            background=self._background,
            say=self.status.say,
        )
        self._listed = self.context.unit
        self._specs = [spec for spec in self._all_views if spec.is_for(book.org)]
        self.top.show_title(book.org_name(book.org), book.demo)
        self.top.show_rounds(rounds, round_code)
        self.units.set_items(self._units)
        self.units.set_current(self.context.unit)
        self._show_content()
        book.listen(self._on_change)
        self._show_bars()
        named = next((s.name for s in self._specs if s.name.value == place.view), None)
        self._show(named or (self._specs[0].name if self._specs else None))

    def _show_content(self) -> None:
        """The bar of views and the stage, which the first drawing of the window does without."""
        self.bar.pack(side="top", fill="x")
        self.stage.pack(side="top", fill="both", expand=True)
        self._set_edges()

    def clear(self) -> None:
        """No workbook: the bars are empty, every view is gone."""
        for view in self._views.values():
            view.destroy()
        self._views.clear()
        self.context, self.current, self._current_name = None, None, None
        self._specs, self._units = (), ()
        self.bar.pack_forget()
        self.stage.pack_forget()
        self.top.show_title(texts.PROGRAM, sample=False)
        self.top.show_rounds((), "")
        self.top.show_days("", urgent=False)
        self.top.show_actions((), 0)
        self.units.set_items(())
        self.status.show_file("", "")
        self.status.say("")

    @property
    def where(self) -> Place:
        """Where the person is now."""
        if self.context is None:
            return Place()
        name = self._current_name
        return Place(self._listed, self.context.round, name.value if name else "")

    def finish_typing(self) -> None:
        """Save what is typed but not left yet."""
        if self.current is not None:
            self.current.finish_typing()

    # ------------------------------------------------------------------ going places

    def navigate(
        self,
        view: ViewName | None = None,
        *,
        unit: str | None = None,
        round_code: str | None = None,
        code: str = "",
        set_id: str = "",
    ) -> None:
        """Go there; a view that this workbook does not have is no place to go."""
        if self.context is None:
            return
        self.finish_typing()
        old = self.context
        has = view in {spec.name for spec in self._specs}
        if unit is not None and view is None and not self._about_unit():
            view = next((spec.name for spec in self._specs if spec.needs_unit), None)
            has = view is not None
        name = view if has else self._current_name
        self.context = replace(
            old,
            unit=self._unit_for(name, old.unit if unit is None else unit),
            round=old.round if round_code is None else round_code,
            code=code,
            set_id=set_id,
        )
        if self.context.unit != self.units.current:
            self.units.set_current(self.context.unit)
        if self.context.round != old.round:
            self._refresh_bars()
        self._show(name)

    def _unit_for(self, name: ViewName | None, unit: str) -> str:
        """The unit that a view can be about: a village's commune where it knows no villages."""
        listed = {item.code for item in self._units}
        if unit not in listed:
            if any(spec.inner_units for spec in self._specs if spec.name is name):
                return unit
            commune = unit.partition(".")[0]
            unit = commune if commune in listed else self._listed
        self._listed = unit
        return unit

    def choose_view(self, index: int) -> None:
        """The view at that place of the bar."""
        if index < len(self._specs):
            self.navigate(self._specs[index].name)

    def act(self, action: Action) -> None:
        """What a button or key of the window asks for."""
        if self.context is None:
            return
        if action is Action.UNDO:
            self._turn(back=True)
        elif action is Action.REDO:
            self._turn(back=False)
        elif action is Action.SEARCH:
            self.units.focus_search()
        elif action in (Action.NEXT_UNIT, Action.PREVIOUS_UNIT):
            self.finish_typing()
            self.units.step(1 if action is Action.NEXT_UNIT else -1)
        elif action is Action.CONTENT:
            self._swap_focus()
        elif action is Action.BACKUPS:
            self.open_backups()
        elif action in _VIEW_OF:
            self.navigate(_VIEW_OF[action])
            if self._current_name is _VIEW_OF[action] and self.current is not None:
                self.current.perform(action)

    def _about_unit(self) -> bool:
        return any(s.needs_unit for s in self._specs if s.name is self._current_name)

    def _show(self, name: ViewName | None) -> None:
        if name is None or self.context is None:
            return
        spec = next(spec for spec in self._specs if spec.name is name)
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = spec.build(self.stage.body, self.context)
        before = self.current
        if view is not self.current:
            if self.current is not None:
                self.current.hide()
                self.current.pack_forget()
            view.pack(fill="both", expand=True)
            self.current, self._current_name = view, name
            self.stage.set_least(view.least_height)
            self.stage.to_top()
        self.bar.set_titles([s.title for s in self._specs], list(self._specs).index(spec))
        view.show(self.context)
        if before is not view and str(self.tk.call("focus")).startswith(f"{before}."):
            # The keyboard must not stay in a page that is covered.
            view.take_focus()

    def take_files(self, files: list[Path]) -> None:
        """Files were dropped: the page in sight takes them, else the page of packages does."""
        if self.context is None:
            return
        self.finish_typing()
        if self.current is not None and self.current.take_files(files):
            return
        self.navigate(ViewName.EXCHANGE)
        if self.current is not None:
            self.current.take_files(files)

    def _swap_focus(self) -> None:
        inside = self.focus_get()
        if inside is not None and str(inside).startswith(str(self.units)) and self.current:
            self.current.take_focus()
        else:
            self.finish_typing()
            self.units.canvas.focus_set()

    # ------------------------------------------------------------------ changes

    def _turn(self, *, back: bool) -> None:
        from ntm_desktop.services import editing

        assert self.context is not None
        if back and self.current is not None and self.current.drop_mistyped():
            self.status.say(texts.MISTYPED_DROPPED)
            return
        self.finish_typing()
        book = self.context.book
        label = editing.undo_label(book) if back else editing.redo_label(book)
        if label is None:
            self.status.say(texts.NOTHING_TO_UNDO if back else texts.NOTHING_TO_REDO)
            return
        change = editing.undo(book) if back else editing.redo(book)
        self._show_turned(change)
        self.status.say(texts.undone(label) if back else texts.redone(label))

    def _show_turned(self, change: Change) -> None:
        """Bring into sight what undo or redo changed, on a page about a unit."""
        assessed = [key.split("/") for key in change.keys if key.startswith("assessment/")]
        if not self._about_unit() or not assessed:
            return
        _, unit, set_id, code, round_code, _ = assessed[0]
        known = unit.partition(".")[0] in {item.code for item in self._units}
        if known and len({parts[1] for parts in assessed}) == 1:
            self.navigate(unit=unit, round_code=round_code, code=code, set_id=set_id)

    def _on_change(self, change: Change) -> None:
        if self.context is None:
            return
        self.status.saved_now()
        for view in self._views.values():
            view.apply(change)
        # Many changes in a row (a pasted block) are one new roll-up.
        if not self._refresh:
            self._refresh = self.after(_REDRAW_MS, self._refresh_bars)

    def _refresh_bars(self) -> None:
        from ntm_desktop.ui import overview

        self._refresh = ""
        if self.context is None:
            return
        book = self.context.book
        self._units = overview.units(book, self.context.round)
        self.units.set_items(self._units)
        self.top.show_rounds(overview.rounds(book), self.context.round)
        self._show_bars()

    def _show_bars(self) -> None:
        from ntm_desktop.services import editing
        from ntm_desktop.ui import overview

        if self.context is None:
            return
        book = self.context.book
        left = overview.deadline(book, self.context.round, date.today())
        self.top.show_days(left.text, left.urgent)
        conflicts = overview.conflicts(book)
        names = {spec.name for spec in self._specs}
        actions = [action for action, name in _VIEW_OF.items() if name in names]
        if not conflicts and Action.CONFLICTS in actions:
            actions.remove(Action.CONFLICTS)
        # The bar of the sample is long already, and nothing there is worth a copy (F9 works).
        actions += [] if book.demo else [Action.BACKUPS]
        self.top.show_actions([Action.UNDO, *actions], conflicts)
        self.top.show_undo(editing.undo_label(book))
        self.show_backups()

    def show_backups(self) -> None:
        """The copies of the workbook are others now."""
        from ntm_desktop.ui import overview

        if self.context is not None:
            book = self.context.book
            last, reminder = overview.last_backup(book), overview.elsewhere(book)
            self.status.show_file(str(book.path), last, reminder)

    # ------------------------------------------------------------------ sizes

    def rescale(self) -> None:
        """The text size changed."""
        if self.stage.winfo_manager():
            self._set_edges()
        self._set_list_width()

    def _set_edges(self) -> None:
        edge, gap = theme.px(self, 14), theme.px(self, 8)
        self.bar.pack_configure(padx=edge)
        self.stage.pack_configure(padx=edge, pady=gap)

    def _set_list_width(self) -> None:
        width = theme.px(self, _LIST_WIDTH)
        whole = self.winfo_width()
        self.units.configure(width=min(width, round(whole * _WIDEST_LIST)) if whole > 1 else width)


def bind_keys(window: tk.Misc, shell: Shell, others: dict[Action, Callable[[], None]]) -> None:
    """Bind the table of shortcuts: ``others`` for the window's own, the rest to the shell."""

    def acting(action: Action) -> Callable[[], None]:
        return others.get(action) or (lambda: shell.act(action))

    keys.bind(window, {action: acting(action) for action in Action})
    keys.bind_view_keys(window, shell.choose_view)
