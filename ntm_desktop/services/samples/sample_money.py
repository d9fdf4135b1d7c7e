"""Sample money: the plan's sources shared out among communes, what came of it, works with their
debts and gifts.

Every share lies inside the plan's line of its source, so that the sample adds nothing to the plan.
Invented throughout, as all samples are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ntm_desktop.domain.numbers import minus
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.resources import STAGES, Funding
from ntm_desktop.services.samples.sample_figures import drawn
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.services.units import Unit
from ntm_desktop.texts import sample_money as texts

# Per cent of a source that is shared out, and its programme; the rest is not shared out yet.
_SHARED = {"central": (85, "rural"), "local": (60, "rural"), "integrated": (40, "poverty")}
_REPORTS_ITSELF = 4  # every fourth commune writes what it spent itself
_WORKS = ("mau-1", "mau-2")


def money_of(
    lines: Iterable[Funding], communes: Sequence[Unit], year: str, towns: Sequence[str] = ()
) -> Iterator[Made]:
    """The money of sample communes in a year; ``lines``: the plan's, of which shares are made.

    ``towns``: the first has a share for its work.
    """
    whole = [one for one in lines if one.year == year and not one.stated and one.planned]
    for line in whole:
        if line.source in _SHARED:
            yield from _shared_out(line, communes, year)
    for source, work, programme, unit in (
        ("integrated", "mau-3", "ethnic", communes[-1].code),
        *(("local", "mau-4", None, town) for town in sorted(towns)[:1]),
    ):
        for line in (one for one in whole if one.source == source):
            body = {
                "title": texts.FOR_TOWN if programme is None else texts.FOR_WORK,
                **dict(zip(STAGES, ("120", "90", "45"), strict=True)),
                "unit": unit,
                "project": work,
                "part_of": line.key,
                "note": texts.NOTE,
            }
            more = {} if programme is None else {"programme": programme}
            yield KINDS["funding"].key(DISTRICT, year, f"mau-{work}"), DISTRICT, {**body, **more}
            break
    for place, (commune, work) in enumerate(zip(communes, _WORKS, strict=False)):
        yield from _work(commune, work, place, year)


def _shared_out(line: Funding, communes: Sequence[Unit], year: str) -> Iterator[Made]:
    per_cent, programme = _SHARED[line.source]
    weights = [drawn(unit.code, line.source, "share", low=60, high=140) for unit in communes]
    for place, (unit, weight) in enumerate(zip(communes, weights, strict=True)):
        planned = int(line.planned or 0) * per_cent * weight // (100 * sum(weights))
        allocated = planned * drawn(unit.code, line.source, "given", low=70, high=100) // 100
        spent = allocated * drawn(unit.code, line.source, "spent", low=25, high=85) // 100
        code = f"mau-{line.source}-{unit.code}"
        body = {
            "title": texts.share(line.title, unit.name),
            "planned": str(planned),
            "allocated": str(allocated),
            "unit": unit.code,
            "programme": programme,
            "part_of": line.key,
            "note": texts.NOTE,
        }
        itself = place % _REPORTS_ITSELF == 1
        key = KINDS["funding"].key(DISTRICT, year, code)
        yield key, DISTRICT, body if itself else {**body, "disbursed": str(spent)}
        if line.source == "central" and place < len(_WORKS):
            amounts = (planned // 3, allocated // 3, spent // 3)
            yield from _for_work(key, _WORKS[place], year, amounts)
            spent -= amounts[2]
        if not itself:
            continue
        own = {
            "title": texts.own(line.title),
            "disbursed": str(spent),
            "part_of": line.key,
            "note": texts.NOTE,
        }
        yield KINDS["funding"].key(unit.code, year, code), commune_org(unit.code), own


def _for_work(share: str, work: str, year: str, amounts: tuple[int, int, int]) -> Iterator[Made]:
    """A part of a commune's share that is meant for one of its works, so much in each stage."""
    body = {
        "title": texts.FOR_WORK,
        **{stage: str(amount) for stage, amount in zip(STAGES, amounts, strict=True)},
        "project": work,
        "part_of": share,
        "note": texts.NOTE,
    }
    yield KINDS["funding"].key(DISTRICT, year, f"mau-{work}"), DISTRICT, body


def _work(unit: Unit, work: str, place: int, year: str) -> Iterator[Made]:
    """What people gave for a work, and what is still owed for it."""
    author = commune_org(unit.code)
    gifts: list[tuple[str, dict[str, Any]]] = [
        ("cash", {"value": str(drawn(work, "cash", low=20, high=60))}),
        ("labour", {"quantity": "120", "quantity_unit": texts.LABOUR_DAYS, "value": "24"}),
    ]
    for number, (form, given) in enumerate(gifts, 1):
        body = {
            "donor": texts.people(number),
            "donor_kind": "household",
            "form": form,
            **given,
            "date": f"{year}-03-{10 + number:02d}",
            "project": work,
            "note": texts.NOTE,
        }
        yield KINDS["contribution"].key(unit.code, f"mau-{work}-{number}"), author, body
    amount = str(drawn(work, "debt", low=150, high=320))
    paid = minus(amount, "60") if place == 0 else amount
    debt = {
        "title": texts.DEBT,
        "amount": amount,
        "paid": paid,
        "project": work,
        "creditor": texts.BUILDER,
        "since": f"{int(year) - 1}-12-31",
        "due": f"{year}-12-31",
        "note": texts.NOTE,
    }
    yield KINDS["debt"].key(unit.code, f"mau-{work}"), author, debt
