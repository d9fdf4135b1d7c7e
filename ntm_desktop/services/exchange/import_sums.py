"""A list of files in a few words: how many came in, and which of them a person has to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ntm_desktop.services.exchange.import_reports import OLD, ImportReport, Status
from ntm_desktop.services.exchange.senders import sender_words
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import exchange_view as texts


def summed(reports: Sequence[ImportReport]) -> str:
    """What became of the files of the list in all."""
    taken = [one for one in reports if one.status is Status.APPLIED]
    silent = [one for one in reports if one.status is Status.NOTHING_NEW]
    return texts.imported(
        len(taken),
        sum(one.conflicts for one in taken),
        sum(len(one.refused_rows) for one in reports),
        sum(one.word != OLD for one in silent),
        sum(one.word == OLD for one in silent),
        sum(one.status is Status.REFUSED for one in reports),
    )


def troubles(book: Workbook, reports: Sequence[ImportReport]) -> str:
    """Who sent what is not taken and why, what waits for a decision, what is old; "" for none."""

    def who(one: ImportReport) -> str:
        name = sender_words(book, one).removesuffix(" ?").removeprefix(texts.COMMUNE_HEAD)
        return name or Path(one.path).name

    refused = [
        f"{who(one)} ({exchange_texts.REASONS.get(one.reason or '', '?')})"
        for one in reports
        if one.status is Status.REFUSED
    ]
    open_ = [one for one in reports if one.status in (Status.APPLIED, Status.PLANNED)]
    groups = (
        (texts.NOT_TAKEN, refused),
        (texts.PARTLY, [who(one) for one in open_ if one.refused_rows]),
        (texts.TO_CHOOSE, [who(one) for one in open_ if one.conflicts]),
        (texts.OLD_ONES, [who(one) for one in reports if one.word == OLD]),
    )
    lines = [texts.named(what, names) for what, names in groups if names]
    return ". ".join(lines) + "." if lines else ""
