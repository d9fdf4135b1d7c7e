"""Giving a task from where something is lacking: the same question and answer on every page."""

from __future__ import annotations

from ntm_desktop.services.criteria.gaps import Gap
from ntm_desktop.services.criteria.reading import UnitForm
from ntm_desktop.services.programme import task_making
from ntm_desktop.services.programme.task_making import Made
from ntm_desktop.services.units import name_of
from ntm_desktop.texts import tasks as texts
from ntm_desktop.ui.view import AppContext


def give_for_gap(context: AppContext, form: UnitForm, gap: Gap) -> None:
    """A task from a line of what a form lacks."""
    _say(context, task_making.from_gap(context.book, form, gap))


def give_for_row(context: AppContext, form: UnitForm, code: str) -> None:
    """A task from a line of a form. Raises Refused where nothing is lacking there."""
    _say(context, task_making.from_form(context.book, form, code))


def give_for_code(context: AppContext, unit: str, code: str) -> None:
    """A task from an indicator or criterion that a unit does not have. Raises Refused."""
    _say(context, task_making.from_code(context.book, unit, code, context.round))


def give_to_lagging(context: AppContext, criterion: str) -> None:
    """After a question, one task for each commune that lags in a criterion."""
    book = context.book
    units = task_making.lagging(book, criterion, context.round)
    if not units:
        context.say(texts.nobody_lags(criterion))
        return
    names = ", ".join(name_of(book, unit) for unit in units)
    question = texts.make_all_question(len(units), criterion, names)
    if context.dialogs.ask_yes_no(question, yes=texts.MAKE):
        _say(context, task_making.from_criterion(book, criterion, context.round))


def _say(context: AppContext, made: Made) -> None:
    context.say(texts.made(len(made.keys), len(made.known)))
