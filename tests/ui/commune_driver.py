"""The commune's form as a person meets it: go to a field, type, leave it, read."""

from __future__ import annotations

import tkinter as tk

from ntm_desktop.services import editing, units
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.field import Field
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.commune.indicator_row import IndicatorRow
from ntm_desktop.ui.view import ViewName

UNIT = "01603"
OTHER = "01624"
SET = "xa-2021-2025"
ROUND = "2023-06"
KEY = f"assessment/{UNIT}/{SET}/{{}}/{ROUND}/self"


class Form:
    """The form as a person meets it."""

    def __init__(self, app: App, book: Workbook, round_: str = ROUND) -> None:
        self.app, self.book, self.round = app, book, round_
        app.shell.navigate(ViewName.FORM, round_code=round_)
        app.window.update()
        app.window.focus_force()
        assert isinstance(app.shell.current, FormView)
        self.view: FormView = app.shell.current

    def row(self, code: str) -> IndicatorRow:
        page = self.view.page
        if not isinstance(page, GroupTab) or code not in page.rows:
            self.view.bring_into_sight(code)
            self.app.window.update()
            page = self.view.page
        assert isinstance(page, GroupTab)
        return page.rows[code]

    def field(self, code: str, part: str, measure: str = "m") -> Field:
        wanted = "" if part in ("stated", "note") else measure
        fields = self.row(code).fields
        return next(one for one in fields if (one.part, one.measure) == (part, wanted))

    def go(self, field: Field) -> None:
        field.widget.focus_force()
        self.app.window.update()

    def type(self, code: str, part: str, text: str, measure: str = "m") -> Field:
        """Type a text and leave the field with Tab."""
        field = self.field(code, part, measure)
        self.go(field)
        field.put(text)
        self.press(field.widget, "<Tab>")
        return field

    def press(self, widget: tk.Misc, keys: str, keysym: str = "") -> None:
        if keysym:
            widget.event_generate(keys, keysym=keysym)
        else:
            widget.event_generate(keys)
        self.app.window.update()

    def why(self, code: str) -> str:
        return str(self.row(code).why.label.cget("text"))

    def body(self, code: str, unit: str = UNIT) -> dict[str, object] | None:
        key = KEY.format(code).replace(UNIT, unit).replace(ROUND, self.round)
        return editing.current_body(self.book, key)


def say(book: Workbook, code: str, unit: str = UNIT, round_: str = ROUND, **what: object) -> None:
    place = assessing.place(book, units.find_unit(book, unit), code, round_)
    change = assessing.Input(
        unit,
        code,
        round_,
        place.evaluator,
        SET,
        **what,  # type: ignore[arg-type]
    )
    assessing.assess(book, change)
