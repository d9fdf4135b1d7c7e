"""The form of a commune: a tab a group, base figures, conditions; saved on leaving a field."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.services.criteria import gaps
from ntm_desktop.services.criteria.reading import CONDITIONS_GROUP, FormRow, UnitForm
from ntm_desktop.services.programme.levels import sets_of_level
from ntm_desktop.services.status import find_round
from ntm_desktop.services.units import find_unit, name_of
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import assessing as assessing_texts
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import villages as village_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.base_figures_tab import BaseFiguresTab
from ntm_desktop.ui.commune.dropping import Dropping, are_papers
from ntm_desktop.ui.commune.form_aside import FormAside
from ntm_desktop.ui.commune.form_model import FormModel
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.commune.page import Page
from ntm_desktop.ui.commune.row_menu import row_menu
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_BASES = "bases"
_TABS = "Form.TNotebook"


class FormView(KeyedView):
    """The header and the tabs. A tab is made at its first visit and kept."""

    model: FormModel
    evidence_style: str

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.pages: dict[str, Page] = {}
        self._groups: tuple[str, ...] = ()
        self._set_id = ""
        self._made_for = ""
        self._offers = False
        self._sets: tuple[tuple[str, str], ...] = ()
        self._menu: tk.Menu | None = None
        self._dropping = Dropping()

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """The keys of the form."""
        return {
            "<F7>": self.confirm_row,
            "<Control-Shift-R>": self.confirm_group,
            "<Control-Shift-r>": self.confirm_group,
            "<Control-h>": lambda: self._with_row(self.open_history),
            "<Control-H>": lambda: self._with_row(self.open_history),
            "<Control-m>": lambda: self._with_row(self.open_evidence),
            "<Control-M>": lambda: self._with_row(self.open_evidence),
            "<Control-t>": lambda: self._with_row(self.give_task),
            "<Control-T>": lambda: self._with_row(self.give_task),
            "<Shift-F10>": self._menu_of_focus,
            "<Alt-Left>": self.go_back,
            "<Control-Key-1>": lambda: self._choose_place(0),
            "<Control-Key-2>": lambda: self._choose_place(1),
        }

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """The header and an empty notebook."""
        self.model = FormModel(self.context.book)
        self.evidence_style = theme.icon_style(self, "paperclip", "secondary-outline")
        header = ttk.Frame(self)
        header.pack(fill="x", pady=(0, 6))
        self._unit_name = ttk.Label(header, font=theme.TITLE)
        self._met = ttk.Label(header, font=theme.LARGE, foreground=theme.QUIET)
        self._to_do = ttk.Label(header, foreground=theme.WARN, cursor="hand2")
        second = ttk.Frame(header)
        self._basis = ttk.Label(second, font=theme.SMALL, foreground=theme.QUIET)
        self._unit_name.grid(row=0, column=0, sticky="w")
        self._met.grid(row=0, column=1, sticky="w", padx=14)
        second.grid(row=1, column=0, columnspan=3, sticky="ew")
        self._basis.pack(side="left")
        header.columnconfigure(2, weight=1)
        self.aside = FormAside(second, self.go_back, self.choose_set)
        ttk.Style().configure(_TABS + ".Tab", font=theme.SMALL, padding=(7, 5))
        self.book_of_tabs = ttk.Notebook(self, style=_TABS)
        self.book_of_tabs.enable_traversal()
        self.book_of_tabs.pack(fill="both", expand=True)
        self.book_of_tabs.bind("<<NotebookTabChanged>>", self._on_tab)
        self.bind("<Configure>", lambda _event: self._fit())
        self._to_do.bind("<Button-1>", lambda _event: self.context.navigate(ViewName.GAPS))
        for field in ("Entry", "TEntry", "TCombobox"):
            self.unbind_class(field, "<Control-h>")  # to Tk it rubs out a letter
            self.unbind_class(field, "<Control-t>")  # to Tk it swaps two letters

    def rescale(self) -> None:
        """The text size changed."""
        if self._groups:
            self._fit()

    def _make_tabs(self, form: UnitForm) -> None:
        the_set = form.criteria_set
        groups = the_set.groups
        if the_set.conditions:
            groups = (*groups, CONDITIONS_GROUP)
        if form.unit.level == "commune":
            groups = (*groups, _BASES)
        if (groups, the_set.id) == (self._groups, self._made_for):
            return
        self._made_for = the_set.id
        for tab in self.book_of_tabs.tabs():
            self.book_of_tabs.forget(tab)
        for page in self.pages.values():
            page.destroy()
        self.pages.clear()
        self._groups = groups
        for _group in groups:
            self.book_of_tabs.add(ttk.Frame(self.book_of_tabs))
        self._title_tabs()

    def _fit(self) -> None:
        """Tabs and header within the present width."""
        self._title_tabs()
        beside = self._basis.winfo_reqwidth() + self.aside.winfo_reqwidth() + 20
        if not self._offers:
            self.aside.pack_forget()
        elif beside > self.winfo_width() > 1:
            self.aside.pack(side="bottom", anchor="w", before=self._basis)
        else:
            self.aside.pack(side="right", anchor="e", before=self._basis)
        wanted = sum(one.winfo_reqwidth() for one in (self._unit_name, self._met, self._to_do))
        if wanted + 40 > self.winfo_width() > 1:
            self._to_do.grid(row=2, column=0, columnspan=3, sticky="w")
        else:
            self._to_do.grid(row=0, column=2, columnspan=1, sticky="e")

    def _title_tabs(self) -> None:
        words = {CONDITIONS_GROUP: texts.CONDITIONS, _BASES: texts.BASE_FIGURES}
        titles = [words.get(group, group) for group in self._groups]
        edge = theme.px(self, 24)
        wanted = sum(theme.text_width(self, title, theme.SMALL) + edge for title in titles)
        if wanted > max(self.winfo_width(), 400):
            titles = [_in_two_lines(title) for title in titles]
        for place, title in enumerate(titles):
            if self.book_of_tabs.tab(place, "text") != title:
                self.book_of_tabs.tab(place, text=title)

    @property
    def group(self) -> str:
        """The group whose tab is shown."""
        return self._groups[int(self.book_of_tabs.index("current"))]

    @property
    def page(self) -> Page:
        """The page that is shown; made and filled if that is still to be done."""
        group = self.group
        page = self.pages.get(group)
        if page is None:
            frame = self.nametowidget(self.book_of_tabs.select())
            bases = group == _BASES
            page = BaseFiguresTab(frame, self) if bases else GroupTab(frame, self, group)
            page.pack(fill="both", expand=True)
            self.pages[group] = page
        return page

    def page_width(self) -> int:
        """The width that a page gets, before it is shown."""
        return int(self.winfo_width()) - 4

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Show the form of the context's unit and round."""
        if not self.context.unit:
            return
        form = self._loaded()
        self._make_tabs(form)
        self._offers = self.aside.show(form, self._sets)
        self._show_header(form)
        self._fill_page()

    def show(self, context: AppContext) -> None:
        """The form becomes visible; a place that names a line is one of a set, else it stays."""
        if (context.set_id or context.code) and context.set_id != self._set_id:
            self.finish_typing()
            self._set_id, self.stale = context.set_id, True
        super().show(context)

    def _loaded(self) -> UnitForm:
        """The unit's form by the chosen set, where its level has that one."""
        unit, round_code = self.context.unit, self.context.round
        round_ = find_round(self.context.book, round_code)
        level = find_unit(self.context.book, unit).level
        self._sets = sets_of_level(self.context.book, round_, level)
        ids = [set_id for set_id, _grade in self._sets]
        chosen = self._set_id if self._set_id in ids else None
        return self.model.load(unit, round_code, chosen)

    def choose_set(self, set_id: str) -> None:
        """Show the unit by another set of its level."""
        self.finish_typing()
        self._set_id = set_id
        self.fill()

    def _choose_place(self, place: int) -> None:
        if place < len(self._sets):
            self.choose_set(self._sets[place][0])

    def go_back(self) -> None:
        """From a village to its register, from the district to its criteria."""
        form = self.model.form
        if form is None:
            return
        if form.unit.level == "village":
            self.context.navigate(ViewName.VILLAGES, unit=form.unit.code)
        elif form.unit.level == "district":
            self.context.navigate(ViewName.DISTRICT_CRITERIA)

    def _fill_page(self) -> None:
        page = self.page
        if page.where != self.model.where:
            page.where = self.model.where
            page.fill()
        else:
            page.refresh()

    def _on_tab(self, _event: tk.Event[tk.Misc]) -> None:
        if self.model.form is not None and self._groups and self.visible:
            self._fill_page()

    def concerns(self, change: Change) -> bool:
        """Other units' records leave a form as it is; rules and rounds touch every form."""
        if not change.units:
            return True
        return self.context.unit.partition(".")[0] in change.units

    def _show_header(self, form: UnitForm) -> None:
        met = sum(result.outcome.counts_as_met for result in form.criteria.values())
        basis = [one.basis for one in form.criteria.values() if one.outcome.speaks]
        self._unit_name.configure(text=self._name_of(form))
        self._met.configure(text=texts.met_of(met, len(form.criteria)))
        self._basis.configure(
            text=texts.basis(
                basis.count(Authority.DISTRICT),
                basis.count(Authority.DEPARTMENT),
                basis.count(Authority.SELF),
            )
        )
        mine = [row for row in form.rows if row.writable]
        self._to_do.configure(
            text=texts.to_do(len(gaps.unreviewed(mine)), len(gaps.without_evidence(mine)))
        )
        self._fit()

    def _name_of(self, form: UnitForm) -> str:
        if form.unit.level == "village":
            commune = name_of(self.context.book, form.unit.commune)
            return village_texts.of_commune(form.unit.name, commune)
        if form.unit.level == "district":
            return texts.district(form.unit.name)
        return form.unit.name

    def read_only_reason(self, rows: Sequence[FormRow]) -> str:
        """Why nothing of these rows can be written here."""
        form = self.model.form
        if form is None or any(row.writable for row in rows):
            return ""
        if form.round.closed:
            return texts.CLOSED
        return texts.FILE_READ_ONLY if self.context.book.store.read_only else texts.READ_ONLY

    def say(self, sentence: str) -> None:
        """Put a sentence into the status bar."""
        self.context.say(sentence)

    # ------------------------------------------------------------------ keyboard

    def finish_typing(self) -> None:
        """Save what is typed and not left yet."""
        for page in self.pages.values():
            if page.where is not None and page.where == self.model.where:
                page.field_keys.finish()

    def drop_mistyped(self) -> bool:
        """What could not be saved goes before any saved step is undone."""
        page = self.pages.get(self.group) if self._groups else None
        wrong = [one for one in page.field_keys.fields if one.fault] if page is not None else []
        if not wrong:
            return False
        wrong[-1].owner.forget_typed(wrong[-1])
        return True

    def take_files(self, files: list[Path]) -> bool:
        """Attach files that were dropped to the row under the mouse, else that of the keyboard."""
        page, form = (self.page, self.model.form) if self._groups else (None, None)
        if form is None or not isinstance(page, GroupTab) or not are_papers(files):
            return False
        row = page.row_under_pointer() or page.row_of_focus()
        if row is None:
            return False
        shown = self.model.shown_code(row.row)
        self._dropping.attach(self.context, form, row.code, shown, files)
        return True

    def take_focus(self) -> None:
        """The first field that can be typed into."""
        self.page.first_field()

    def bring_into_sight(self, code: str) -> None:
        """Open the tab of a criterion or indicator and put the keyboard there."""
        row = self.model.rows.get(code)
        if row is None or row.group not in self._groups:
            return
        self.book_of_tabs.select(self._groups.index(row.group))
        self._fill_page()
        self.page.bring_into_sight(code)

    def _with_row(self, action: Callable[[FormRow], None]) -> None:
        row = self._row_of_focus()
        if row is not None:
            self.finish_typing()
            action(self.model.rows[row.code])

    def _row_of_focus(self) -> FormRow | None:
        page = self.page
        found = page.row_of_focus() if isinstance(page, GroupTab) else None
        return found.row if found is not None else None

    def _menu_of_focus(self) -> None:
        focus = self.focus_get()
        row = self._row_of_focus()
        if row is not None and focus is not None:
            self.open_menu(row, focus.winfo_rootx(), focus.winfo_rooty() + focus.winfo_height())

    # ------------------------------------------------------------------ actions

    def confirm_row(self) -> None:
        """Confirm what is carried in the row that has the keyboard."""
        self._with_row(lambda row: self.confirm([row]))

    def confirm_group(self) -> None:
        """Confirm everything that is carried in the shown group."""
        page = self.page
        if isinstance(page, GroupTab):
            page.confirm_all()

    def confirm(self, rows: Sequence[FormRow]) -> None:
        """Confirm what is carried in these rows, as one step."""
        fresh = [self.model.rows[row.code] for row in rows]
        done = self.model.confirm(fresh)
        said = texts.confirmed(done.count) if done.count else texts.NOTHING_TO_CONFIRM
        self.say(assessing_texts.not_confirmed(done.count, done.refused) if done.refused else said)

    def open_evidence(self, row: FormRow) -> None:
        """The window with the papers of a row."""
        from ntm_desktop.ui.commune.evidence_panel import EvidencePanel

        self.finish_typing()
        EvidencePanel(self.winfo_toplevel(), self.context, self.model, row.code).run()

    def open_history(self, row: FormRow) -> None:
        """The window with every revision of a row's record."""
        from ntm_desktop.ui.commune.history_window import HistoryWindow

        HistoryWindow(self.winfo_toplevel(), self.context.book, self.model.key(row)).run()

    def give_task(self, row: FormRow) -> None:
        """A task from what the row lacks."""
        from ntm_desktop.ui.tasks.giving import give_for_row

        if self.model.form is not None:
            give_for_row(self.context, self.model.form, row.code)

    def open_conflict(self, row: FormRow) -> None:
        """Go to where two sides are settled."""
        self.context.navigate(ViewName.CONFLICTS, code=row.code)

    def open_menu(self, row: FormRow, x: int, y: int) -> None:
        """Everything that can be done with a row."""
        if self._menu is not None:
            self._menu.destroy()
        self._menu = row_menu(self, self, row)
        self._menu.tk_popup(x, y)


def _in_two_lines(title: str) -> str:
    """Broken at the space nearest to the middle."""
    spaces = [place for place, letter in enumerate(title) if letter in " -"]
    if not spaces or len(title) < 10:
        return title
    middle = min(spaces, key=lambda place: abs(place - len(title) / 2))
    cut = middle + (title[middle] == "-")
    return f"{title[:cut]}\n{title[cut:].lstrip()}"
