"""A district with everything of some years, the same on every run: what one year gives, by year.

Each year has two rounds. In a round every commune has each indicator by itself, by its offices and
by the district, villages have theirs, and all rounds but the last are closed. Each year has records
of every kind of the programme, goals, targets, base figures and papers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.resources import Funding
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services import opening, units
from ntm_desktop.services.criteria import rounds
from ntm_desktop.services.samples.sample_figures import bases_of, drawn, figures_of
from ntm_desktop.services.samples.sample_money import money_of
from ntm_desktop.services.samples.sample_programme import records_of
from ntm_desktop.services.units import Unit
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"
MONTHS = ("06", "11")
VILLAGES, PAPERS, TIMES = 5, 6, 4
SOURCES = ("central", "local", "integrated")
_AWAY = ("round", "closing", "assessment", "goal", "target")
Made = tuple[str, str, Mapping[str, Any] | None]
"""key, author, body"""


def make(path: Path, codes: Sequence[str], *, closed: bool = True) -> None:
    """A workbook of the district with these rounds; ``closed``: all but the last are frozen."""
    book = opening.create_from_plan(path, PLAN, DISTRICT)
    sets = dict(book.rules.rounds()[-1].sets)
    goals = book.store.rows("goal")
    _append(book, list(_without_the_plans(book)))
    _append(book, list(_villages(book)))
    for year in sorted({code[:4] for code in codes}):
        _append(book, list(_year(book, year, sets, goals)))
    for code in codes:
        round_ = KINDS["round"].key(code)
        body = {"title": code, "date": f"{code}-10", "due": f"{code}-10", "sets": sets}
        _append(book, [(round_, DISTRICT, body)])
        _append(book, list(_assessments(book, code, sets)))
        if closed and code != codes[-1]:
            rounds.close_round(book, code)
    book.close()


def _append(book: Workbook, several: Sequence[Made]) -> None:
    rows: list[Revision] = []
    for key, author, body in several:
        rows.append(
            make_revision(
                key,
                None if body is None else {k: v for k, v in body.items() if v not in (None, "")},
                parents=sorted(book.store.head_bodies(key)),
                author=author,
                device="may-mau",
                edited_at="2025-11-01T08:00:00Z",
            )
        )
    with book.store.transaction():
        book.store.append(rows, local=True)
        book.rules.forget()


def _without_the_plans(book: Workbook) -> Iterator[Made]:
    """The plan's own year goes, so that both districts have the rounds asked for and no other."""
    for kind in _AWAY:
        for row in book.store.rows(kind):
            yield row["key"], DISTRICT, None


def _villages(book: Workbook) -> Iterator[Made]:
    there = {unit.code for unit in units.villages(book)}
    for commune in units.communes(book):
        have = sum(code.startswith(f"{commune.code}.") for code in there)
        for number in range(have, VILLAGES):
            body = {"name": f"Xóm {number + 1}", "commune": commune.code, "households": "80"}
            yield KINDS["village"].key(f"{commune.code}.them-{number + 1}"), DISTRICT, body


def _year(
    book: Workbook, year: str, sets: Mapping[str, str], goals: Sequence[Mapping[str, Any]]
) -> Iterator[Made]:
    communes, villages = units.communes(book), units.villages(book)
    made = {}
    for time in range(TIMES):
        kept = records_of(communes, villages, year, f"{year}-{MONTHS[0]}")
        for key, author, body in (*kept, *_money(communes, year)):
            made[_of_year(key, year, time)] = (author, _of_year(json.dumps(body), year, time))
    for key, (author, text) in made.items():
        yield key, author, json.loads(text)
    names = [field.name for field in KINDS["goal"].fields]
    for goal in goals:
        body = {name: goal[name] for name in names} | {"year": year}
        yield KINDS["goal"].key(f"{goal['goal']}-{year}"), DISTRICT, body
    for commune in communes:
        author = commune_org(commune.code)
        for figure, value in bases_of(commune.code, book.catalogue.base_figures()).items():
            yield KINDS["base_figure"].key(commune.code, year, figure), author, {"value": value}
        for criterion in book.rules.criteria_set(sets["commune"]).criteria:
            key = KINDS["target"].key(commune.code, sets["commune"], criterion.code, year)
            month = str(drawn(key, low=1, high=12))
            yield key, DISTRICT, {"aim": "achieve", "month": month, "cost": "120.5"}
        for number in range(PAPERS):
            code = f"nam-{year}-{number}"
            name = sha256(f"{commune.code} {code}".encode()).hexdigest()
            body = {"title": f"Biên bản {number}", "file_name": "bien-ban.pdf", "sha256": name,
                    "size": "20480", "criteria_set": sets["commune"], "codes": ["17.8"],
                    "round": f"{year}-{MONTHS[0]}", "valid_to": f"{year}-12-31"}  # fmt: skip
            yield KINDS["evidence"].key(commune.code, code), author, body


def _money(communes: Sequence[Unit], year: str) -> Iterator[Made]:
    """A plan's sources of a year, shared out."""
    lines = []
    for source in SOURCES:
        key = KINDS["funding"].key(DISTRICT, year, f"mau-{source}")
        lines.append(Funding(key, DISTRICT, year, source, source, planned="30000"))
        yield key, DISTRICT, {"title": source, "source": source, "planned": "30000"}
    yield from money_of(lines, communes, year)


def _of_year(text: str, year: str, time: int) -> str:
    """The sample records bear the same keys each year: give them those of this one."""
    return text.replace("mau-", f"nam-{year}-{time}-")


def _assessments(book: Workbook, code: str, sets: Mapping[str, str]) -> Iterator[Made]:
    year = int(code[:4])
    the_set = book.rules.criteria_set(sets["commune"])
    for unit in units.communes(book):
        bases = bases_of(unit.code, book.catalogue.base_figures())
        for indicator in the_set.indicators():
            met = drawn(unit.code, indicator.code, code) % 6 != 0
            said = {"stated": "met" if met else "not_met", "note": "Theo biên bản của xã"}
            body: dict[str, Any] = dict(said)
            if not indicator.only_yes_no:
                figures = figures_of(unit.code, indicator, met, year, bases)
                body["figures"] = {
                    measure: {
                        name: value
                        for name in ("value", "numerator", "denominator")
                        if (value := getattr(figure, name)) is not None
                    }
                    for measure, figure in figures.items()
                }
            for evaluator in (SELF, *sorted(book.rules.offices(the_set.id, indicator.code))):
                author = commune_org(unit.code) if evaluator == SELF else evaluator
                key = KINDS["assessment"].key(
                    unit.code, the_set.id, indicator.code, code, evaluator
                )
                yield key, author, body if evaluator == SELF else said
            key = KINDS["assessment"].key(unit.code, the_set.id, indicator.code, code, DISTRICT)
            yield key, DISTRICT, said
    of_villages = book.rules.criteria_set(sets["village"])
    for village in units.villages(book):
        for indicator in of_villages.indicators():
            met = drawn(village.code, indicator.code, code) % 5 != 0
            key = KINDS["assessment"].key(village.code, of_villages.id, indicator.code, code, SELF)
            body = {"stated": "met" if met else "not_met"}
            yield key, commune_org(village.code.partition(".")[0]), body
