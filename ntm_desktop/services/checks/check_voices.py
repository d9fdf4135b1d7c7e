"""Surveys that do not fit: parts above their whole, shares against what is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain import surveys as rules
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.levels import SATISFACTION
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.checks.check_figures import typed_shares
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.programme import surveys
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_voices as texts


def parts_above(book: Workbook) -> Iterator[Finding]:
    """More satisfied than answered, answered than asked, asked than there are households."""
    for one in surveys.ballots(book):
        wrong = one.out_of_order()
        if wrong is not None:
            part, whole = (str(getattr(one, name)) for name in wrong)
            message = texts.part_above(
                name_of(book, one.village), wrong, vietnamese(part), vietnamese(whole)
            )
            yield Finding("survey_parts", Severity.WARNING, one.key, part, whole, message)
            continue
        for name, said in sorted(one.contents.items(), key=lambda item: sort_key(item[0])):
            if not said.in_order:
                count, answered = said.satisfied, said.answered
                message = texts.content_above(
                    name_of(book, one.village), name, vietnamese(count), vietnamese(answered)
                )
                yield Finding("survey_parts", Severity.WARNING, one.key, count, answered, message)


def coverage(book: Workbook) -> Iterator[Finding]:
    """Villages where fewer households were asked than the district requires."""
    required = surveys.required(book)
    for one in surveys.ballots(book):
        if one.out_of_order() is not None:
            continue
        share = rules.result(one.village, [one], required).coverage
        if share.text is not None and not share.reached:
            message = texts.thin(
                name_of(book, one.village), vietnamese(share.text), vietnamese(share.required)
            )
            yield Finding(
                "survey_coverage", Severity.NOTE, one.key, share.text, share.required, message
            )


def undated(book: Workbook) -> Iterator[Finding]:
    """Surveys that belong to no round because they say neither the round nor the day."""
    for one in surveys.ballots(book):
        if not one.round and not one.date:
            message = texts.undated(name_of(book, one.village))
            yield Finding("survey_undated", Severity.WARNING, one.key, None, None, message)


def twice(book: Workbook) -> Iterator[Finding]:
    """Two surveys of one village in one round: only the one of the latest day counts."""
    first: dict[tuple[str, str], str] = {}
    for one in surveys.ballots(book):
        other = first.setdefault((one.village, one.round), one.key)
        if one.round and other != one.key:
            message = texts.twice(name_of(book, one.village), one.round)
            yield Finding("survey_twice", Severity.WARNING, one.key, None, None, message)


def households(book: Workbook) -> Iterator[Finding]:
    """A survey that counts other households than the register of villages."""
    known = {row["unit"]: row["households"] for row in book.store.rows("village")}
    for one in surveys.ballots(book):
        listed = known.get(one.village)
        if listed is not None and listed != one.households:
            message = texts.other_households(
                name_of(book, one.village), vietnamese(one.households), vietnamese(listed)
            )
            yield Finding(
                "survey_households", Severity.NOTE, one.key, one.households, listed, message
            )


def satisfaction(book: Workbook) -> Iterator[Finding]:
    """The recorded satisfaction of a commune against its surveys: its share and its result."""
    shares = {one.key: one for one in typed_shares(book) if one.code == SATISFACTION}
    for row in book.store.rows("assessment", code=SATISFACTION):
        round_ = book.rules.round(row["round"])
        if round_ is None or round_.closed:
            continue
        found = surveys.commune_result(book, row["unit"], row["round"])
        asked = None if found is None else found.whole.satisfied
        if found is None or asked is None or asked.text is None:
            continue
        typed = shares.get(row["key"])
        where = texts.place(name_of(book, row["unit"]), row["round"])
        if typed is not None and typed.share is not None and typed.shown != asked.text:
            message = texts.share_differs(where, vietnamese(typed.shown), vietnamese(asked.text))
            yield Finding(
                "satisfaction_differs",
                Severity.WARNING,
                row["key"],
                typed.shown,
                asked.text,
                message,
            )
        recorded = Outcome(row["outcome"])
        if recorded is Outcome.MET and found.outcome is Outcome.NOT_MET:
            yield Finding(
                "satisfaction_result",
                Severity.WARNING,
                row["key"],
                recorded.word,
                found.outcome.word,
                texts.result_differs(where),
            )


CHECKS = (
    ("survey_parts", parts_above),
    ("survey_coverage", coverage),
    ("survey_undated", undated),
    ("survey_twice", twice),
    ("survey_households", households),
    ("satisfaction", satisfaction),
)
