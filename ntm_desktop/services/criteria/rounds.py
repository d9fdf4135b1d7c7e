"""The district's rounds: open, close with a snapshot, reopen with a reason."""

from __future__ import annotations

import re
from typing import Any

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.domain.roadmap import last_day
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import status as statuses
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.editing import Edit, change_of, write
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import assessing
from ntm_desktop.texts import rounds as texts

_FORM = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")


def open_round(book: Workbook, code: str, title: str = "", due: str | None = None) -> Change | None:
    """A new round; it takes over the sets of the round before it. Raises Refused, WrongUse.

    Its day: an ad hoc round's own, else the day it is due, else the last of its month, so that what
    happens in the month is not after the round.
    """
    _check_district(book)
    if not is_round_code(code):
        raise WrongUse(texts.bad_code(code))
    if book.rules.round(code) is not None:
        raise Refused(texts.exists(code))
    rounds = book.rules.rounds()
    if not rounds:
        raise Refused(texts.no_sets())
    before = [one for one in rounds if one.code < code] or list(rounds[:1])
    body: dict[str, Any] = {
        "title": title or texts.title(code),
        "date": _day_of(code, due),
        "due": due,
        "sets": dict(before[-1].sets),
    }
    key = KINDS["round"].key(code)
    return write(book, texts.step_open(code), [Edit(key, body)])


def _day_of(code: str, due: str | None) -> str:
    if len(code) == 10:
        return code
    return due or last_day(int(code[:4]), int(code[5:])).isoformat()


def is_round_code(code: str) -> bool:
    """Whether a code is of a round's form: ``2023-06`` or, for an ad hoc one, a day."""
    return bool(_FORM.fullmatch(code))


def close_round(book: Workbook, code: str) -> Change:
    """Freeze the figures of a round. Raises Refused where it is closed or not the district's."""
    _check_district(book)
    round_ = statuses.find_round(book, code)
    if round_.closed:
        raise Refused(texts.closed_already(code))
    return _write(book, code, statuses.snapshot(book, round_), None, texts.step_close(code))


def reopen_round(book: Workbook, code: str, reason: str) -> Change:
    """Take the snapshot away, with a reason; what arrived since then counts."""
    _check_district(book)
    round_ = statuses.find_round(book, code)
    if not round_.closed:
        raise Refused(texts.not_closed(code))
    if not reason.strip():
        raise WrongUse(texts.reason_wanted())
    return _write(book, code, None, reason, texts.step_reopen(code))


def _check_district(book: Workbook) -> None:
    if book.org != DISTRICT:
        raise Refused(texts.district_only())


def _write(
    book: Workbook, code: str, body: dict[str, Any] | None, reason: str | None, label: str
) -> Change:
    """Not a step of undo: a round is reopened with a reason, not taken back in passing."""
    key = KINDS["closing"].key(code)
    with book.store.transaction():
        heads = book.store.head_bodies(key)
        if len(set(heads.values())) > 1:
            raise Refused(assessing.in_conflict(title_of(book, key)))
        revision = make_revision(
            key,
            body,
            parents=sorted(heads),
            author=book.org,
            device=book.device,
            edited_at=book.now(),
            comment=reason,
        )
        book.store.append([revision], local=True)
        book.rules.forget()
    return book.tell(change_of(label, [key]))
