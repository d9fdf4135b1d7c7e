"""What the lists on a commune's page say: what is missing, villages, money, late tasks."""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain.numbers import more, vietnamese
from ntm_desktop.domain.resources import STAGES
from ntm_desktop.reports.charts_funding import amount_of, length
from ntm_desktop.reports.charts_lists import Block, Item
from ntm_desktop.reports.charts_values import MissingCriterion, Portrait, SourceRow
from ntm_desktop.texts import charts as texts


def missing_block(portrait: Portrait) -> Block:
    """What is missing: criteria in the order of the set, each with the indicators in its way."""
    missing = portrait.missing
    if not missing:
        return Block(texts.PORTRAIT_COMPLETE, ())
    failing = sum(one.known for one in missing)
    heading = _and(
        (texts.PORTRAIT_MISSING_FAILING, failing),
        (texts.PORTRAIT_MISSING_UNKNOWN, len(missing) - failing),
    )
    full = tuple(item for one in missing for item in _in_full(one))
    reasons = tuple(Item(_with_reasons(one)) for one in missing)
    codes = tuple(Item(_in_short(one)) for one in missing)
    return Block(heading, full, (reasons, codes))


def _and(*counts: tuple[str, int]) -> str:
    said = ", ".join(template.format(count=count) for template, count in counts if count)
    return texts.PORTRAIT_MISSING.format(parts=said)


def _in_full(one: MissingCriterion) -> Iterator[Item]:
    yield Item(texts.PORTRAIT_CRITERION.format(code=one.code, title=one.title), bold=True)
    if one.known and not one.failing:
        yield Item(texts.PORTRAIT_WHOLE, indent=True)
    for code, title, why in one.failing:
        reason = why.removeprefix(f"{code} ").removesuffix(".")
        if code == one.code:
            said = f"{reason[:1].upper()}{reason[1:]}"
        else:
            said = texts.PORTRAIT_CRITERION.format(code=code, title=title)
            said += texts.PORTRAIT_WHY.format(why=reason) if reason else ""
        if said:
            yield Item(said, indent=True)
    codes = [code for code, _, _ in one.unknown if code != one.code]
    if codes:
        yield Item(texts.PORTRAIT_UNKNOWN.format(codes=", ".join(codes)), indent=True)
    elif not one.known:
        yield Item(texts.NO_DATA_HERE, indent=True)


def _with_reasons(one: MissingCriterion) -> str:
    """One line a criterion: its indicators by code, with what their figures lack."""
    said = [
        (why.removeprefix(f"{one.code} ") if code == one.code else why).removesuffix(".")
        if why
        else texts.PORTRAIT_FAILING.format(codes=code)
        for code, _, why in one.failing
        if why or code != one.code
    ]
    unknown = [code for code, _, _ in one.unknown if code != one.code]
    if unknown:
        said.append(texts.PORTRAIT_UNKNOWN.format(codes=", ".join(unknown)))
    title = texts.PORTRAIT_CRITERION.format(code=one.code, title=one.title)
    return f"{title}: {'; '.join(said)}" if said else title


def _in_short(one: MissingCriterion) -> str:
    said = []
    failing = [code for code, _, _ in one.failing if code != one.code]
    unknown = [code for code, _, _ in one.unknown if code != one.code]
    if failing:
        said.append(texts.PORTRAIT_FAILING.format(codes=", ".join(failing)))
    if unknown:
        said.append(texts.PORTRAIT_UNKNOWN.format(codes=", ".join(unknown)))
    title = texts.PORTRAIT_CRITERION.format(code=one.code, title=one.title)
    return f"{title}: {'; '.join(said)}" if said else title


def side_blocks(portrait: Portrait) -> list[Block]:
    """Villages, money and overdue tasks."""
    return [_villages(portrait), _money(portrait), _tasks(portrait)]


def _villages(portrait: Portrait) -> Block:
    words = {
        "met": len(portrait.villages_met),
        "aimed": portrait.villages_aimed,
        "year": portrait.year,
    }
    heading = texts.PORTRAIT_VILLAGES if portrait.villages_aimed else texts.PORTRAIT_VILLAGES_NO_AIM
    items = [
        Item(template.format(names=", ".join(names)))
        for template, names in (
            (texts.PORTRAIT_VILLAGES_MET, portrait.villages_met),
            (texts.PORTRAIT_VILLAGES_PLANNED, portrait.villages_planned),
            (texts.PORTRAIT_VILLAGES_BEFORE, portrait.villages_before),
        )
        if names
    ]
    return Block(heading.format(**words), tuple(items or [Item(texts.PORTRAIT_VILLAGES_NONE)]))


def _money(portrait: Portrait) -> Block:
    money: SourceRow = portrait.money
    longest = max(length(amount_of(money, stage)) for stage in STAGES)
    known = any(amount_of(money, stage) is not None for stage in STAGES)
    items = [Item(texts.PORTRAIT_MONEY_NONE)]
    if known:
        items = [_stage(stage, amount_of(money, stage), longest) for stage in STAGES]
    if more(portrait.owed, "0"):
        items.append(Item(texts.PORTRAIT_OWED.format(amount=vietnamese(portrait.owed))))
    return Block(texts.PORTRAIT_MONEY.format(year=portrait.year), tuple(items))


def _stage(stage: str, amount: str | None, longest: float) -> Item:
    words = texts.FUNDING_UNKNOWN if amount is None else vietnamese(amount)
    return Item(words, stage=stage, part=length(amount) / longest if longest else 0.0)


def _tasks(portrait: Portrait) -> Block:
    late = portrait.tasks
    day = f"{portrait.today:%d/%m/%Y}"
    if not late:
        return Block(texts.PORTRAIT_NO_TASKS.format(day=day), ())
    items = tuple(
        Item(
            texts.PORTRAIT_TASK.format(
                title=task.title,
                due=f"{task.due:%d/%m/%Y}",
                days=(portrait.today - task.due).days,
            )
        )
        for task in late
    )
    return Block(texts.PORTRAIT_TASKS.format(count=len(late), day=day), items)
