"""What the registers say beside a commune's indicators: a hint in words, never a result."""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain import economy
from ntm_desktop.domain.about import unit_about
from ntm_desktop.domain.economy import Enterprise, Work, WorkCount
from ntm_desktop.domain.levels import DEBT, SATISFACTION
from ntm_desktop.domain.numbers import added, more, vietnamese
from ntm_desktop.domain.resources import Debt
from ntm_desktop.domain.surveys import CommuneResult
from ntm_desktop.services.programme import surveys
from ntm_desktop.services.programme.resources import debts, rows_about
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import feeding as texts

# The codes below are those of this set; another set counts other things under them.
_SET = "xa-2021-2025"
WORK = "12.1"


def feeds_of(
    book: Workbook, commune: str, round_code: str, set_id: str = _SET
) -> Mapping[str, str]:
    """Code of an indicator or condition → what the registers say of it for the round.

    Only where there are records; only for the communes' standard set. Raises WrongUse.
    """
    if set_id != _SET or "." in commune:
        return {}
    round_ = find_round(book, round_code)
    found = {
        one.code: texts.economy(one.kind, one.good, one.total)
        for one in economy.counts(_enterprises(book, commune), round_.date)
    }
    worked = economy.work(_work(book, commune), round_.code[:4])
    if worked is not None:
        found[WORK] = texts.work(round_.code[:4], _work_words(worked))
    owing = debts_of(book, commune)
    if owing:
        found[DEBT] = texts.debt(vietnamese(added(one.left for one in owing)), len(owing))
    asked = surveys.commune_result(book, commune, round_.code)
    if asked is not None:
        found[SATISFACTION] = satisfaction_words(asked)
    return found


def debts_of(book: Workbook, commune: str) -> list[Debt]:
    """The debts of a commune that are not paid off."""
    return [one for one in debts(book, commune) if more(one.left, "0")]


def _work_words(found: WorkCount) -> list[str]:
    parts = []
    if found.classes:
        learned, placed = vietnamese(found.learned), vietnamese(found.placed)
        parts.append(texts.classes(found.classes, learned, placed))
    if found.jobs != "0":
        parts.append(texts.jobs(vietnamese(found.jobs)))
    if found.abroad != "0":
        parts.append(texts.abroad(vietnamese(found.abroad)))
    return parts


def satisfaction_words(found: CommuneResult) -> str:
    """What the surveys of a commune come to."""
    return "; ".join(_satisfaction(found))


def _satisfaction(found: CommuneResult) -> list[str]:
    share = found.whole.satisfied
    if share.text is None:
        return [texts.NOBODY_ANSWERED]
    shown = (vietnamese(one) for one in (share.part, share.whole, share.text, share.required))
    parts = [texts.satisfied(*shown)]
    parts += [
        texts.content(name, vietnamese(one.text), vietnamese(one.required))
        for name, one in found.whole.contents
        if one.text is not None and not one.reached
    ]
    if found.missing:
        parts.append(texts.not_asked(len(found.missing)))
    if found.thin:
        parts.append(texts.thin(len(found.thin), vietnamese(found.whole.coverage.required)))
    return [*parts, texts.UNCHECKED]


def _enterprises(book: Workbook, commune: str) -> list[Enterprise]:
    return [
        Enterprise(
            row["economic_kind"],
            row["product"] or "",
            row["partner"] or "",
            row["effective"] or "",
            row["traceable"] or "",
            row["certificate"] or "",
            row["contract_to"] or "",
        )
        for row in book.store.rows("economic_unit", scope=commune)
    ]


def _work(book: Workbook, commune: str) -> list[Work]:
    return [
        Work(row["employment_kind"], row["date"] or "", row["people"], row["placed"])
        for row in rows_about(book, "employment", commune)
        if unit_about(row["key"], row) == commune
    ]
