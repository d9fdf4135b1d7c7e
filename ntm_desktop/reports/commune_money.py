"""Biểu 11 to 13 behind a commune's report: money by source, by component, by kind of works.

What nobody recorded is unknown, never 0. Money is in million đồng, as sums count it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ntm_desktop.domain.numbers import added, minus, more
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.resources import STAGES, Funding, known_sum
from ntm_desktop.reports.document import Block, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext, shown
from ntm_desktop.services.programme.resources import counted
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.texts import commune_forms as texts
from ntm_desktop.texts import records as words

_SOURCE_WIDTHS = (0.7, 4, 1.5, 1.7, 1.4, 1.5)
_COMPONENT_WIDTHS = (0.6, 2.4, 1, 1, 1, 1, 1, 1.1, 1)
_WORK_WIDTHS = (0.6, 2.6, 1.4, 1.8, 2)
_KNOWN = ("central", "local", "integrated", "credit", "enterprises", "community")
# Until then a district had a budget of its own (before 7/2025).
_LAST_YEAR_OF_DISTRICTS = "2025"


Lines = Sequence[Funding]
Gifts = Sequence[Entry]


def funding_lines(context: ReportContext) -> Lines:
    """The lines of money of the commune and year as sums count them: printed totals are no money
    beside the others, and no line lies in another."""
    unit = context.form.unit.code
    return [
        one
        for one in counted(context.book)
        if one.year == context.year and unit in (one.unit, one.scope) and not one.stated
    ]


# ---------------------------------------------------------------- Biểu 11


class _Sums:
    """Sums of some lines of money; ``given``: (sum, gifts that nobody converted) where a register
    of gifts tells the result, else None."""

    def __init__(self, lines: Lines, given: tuple[str | None, int] | None = None) -> None:
        self.planned, self.allocated, self.disbursed = (
            known_sum([one.amount(stage) for one in lines]) for stage in STAGES
        )
        self.unconverted = 0
        if given is not None:
            self.allocated, self.unconverted = given

    def cells(self) -> tuple[str, str, str, str]:
        """Plan, result, disbursed, rest of the plan."""
        result = _said(self.allocated)
        return (
            _said(self.planned),
            texts.with_unconverted(result, self.unconverted),
            _said(self.disbursed),
            _said(self.rest),
        )

    @property
    def rest(self) -> str | None:
        """What the plan still has to bring; None where plan or result is unknown."""
        if self.planned is None or self.allocated is None:
            return None
        return minus(self.planned, self.allocated) if more(self.planned, self.allocated) else "0"


def sources_form(context: ReportContext, lines: Lines) -> Table:
    """Sources × plan, result, disbursed, rest of the plan; gifts at their converted value."""
    by_source = {code: _of_source(lines, code) for code in _KNOWN}
    central = by_source["central"]
    gifts = context.gifts
    of_firms = [one for one in gifts if one.fields.get("donor_kind") == "enterprise"]
    of_people = [one for one in gifts if one not in of_firms]
    cash = [one for one in of_people if one.fields["form"] == "cash"]
    kind = [one for one in of_people if one not in cash]
    rest = [one for one in lines if one.source not in _KNOWN]
    whole = [
        ("I", texts.CENTRAL, _Sums(central)),
        ("II", texts.LOCAL, _Sums(by_source["local"])),
        ("III", texts.INTEGRATED, _Sums(by_source["integrated"])),
        ("IV", texts.CREDIT, _Sums(by_source["credit"])),
        ("V", texts.ENTERPRISES, _Sums(by_source["enterprises"], _given(of_firms))),
        ("VI", texts.COMMUNITY, _Sums(by_source["community"], _given(of_people))),
        *([("VII", texts.OTHER, _Sums(rest))] if rest else []),
    ]
    under = {
        "I": _purposes(central),
        "II": [(name, _Sums(())) for name in _levels(context.year)],
        "VI": [(texts.CASH, _Sums((), _given(cash))), (texts.IN_KIND, _Sums((), _given(kind)))],
    }
    rows: list[tuple[str, ...]] = [("", texts.TOTAL, *_sum_of([one for *_, one in whole]))]
    for number, name, sums in whole:
        rows.append((number, name, *sums.cells()))
        rows += [
            (str(at), title, *one.cells())
            for at, (title, one) in enumerate(under.get(number, ()), 1)
        ]
    return Table(texts.SOURCE_HEADINGS, tuple(rows), _SOURCE_WIDTHS, frozenset({2, 3, 4, 5}))


def _sum_of(several: Iterable[_Sums]) -> tuple[str, str, str, str]:
    """The sums of what is known. The rest is summed too: a source above its plan makes up for no
    other one."""
    known = list(several)
    return (
        _said(known_sum([one.planned for one in known])),
        _said(known_sum([one.allocated for one in known])),
        _said(known_sum([one.disbursed for one in known])),
        _said(known_sum([one.rest for one in known])),
    )


def _purposes(central: Lines) -> list[tuple[str, _Sums]]:
    found = [
        (texts.INVESTMENT, _Sums(_of_purpose(central, "investment"))),
        (texts.RECURRENT, _Sums(_of_purpose(central, "recurrent"))),
    ]
    unsaid = [one for one in central if not one.purpose]
    return [*found, (texts.UNSAID_PURPOSE, _Sums(unsaid))] if unsaid else found


def _levels(year: str) -> tuple[str, ...]:
    """The local budgets there were in a year; no record tells them apart."""
    if year <= _LAST_YEAR_OF_DISTRICTS:
        return (texts.PROVINCE, texts.DISTRICT, texts.COMMUNE)
    return (texts.PROVINCE, texts.COMMUNE)


def _given(gifts: Gifts) -> tuple[str | None, int] | None:
    """The converted value of gifts and how many have none; None without a gift."""
    if not gifts:
        return None
    values = [_text(one, "value") for one in gifts]
    return known_sum(values), values.count(None)


# ---------------------------------------------------------------- Biểu 12


def components_form(context: ReportContext, lines: Lines) -> list[Block]:
    """Component projects × sources, as allocated; a sentence where no money is told of any."""
    rows = _component_rows(context, lines)
    if not rows:
        return [Paragraph(texts.NO_COMPONENTS)]
    table = Table(texts.COMPONENT_HEADINGS, tuple(rows), _COMPONENT_WIDTHS, frozenset(range(2, 9)))
    return [table, Paragraph(texts.COMPONENTS_NOTE)]


def has_components(context: ReportContext) -> bool:
    """Whether money of the year is told of any component project."""
    return bool(_component_rows(context, funding_lines(context)))


def _component_rows(context: ReportContext, lines: Lines) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for one in context.entries("project", of_year=False):
        if one.fields.get("project_kind") != "component":
            continue
        mine = [line for line in lines if line.project == one.parts[1]]
        given = [gift for gift in context.gifts if gift.fields.get("project") == one.parts[1]]
        if mine or given:
            rows.append((str(len(rows) + 1), str(one.fields["title"]), *_by_source(mine, given)))
    return rows


def _by_source(lines: Lines, gifts: Gifts) -> tuple[str, ...]:
    firms = [one for one in gifts if one.fields.get("donor_kind") == "enterprise"]
    people = [one for one in gifts if one not in firms]
    central = _of_source(lines, "central")
    known = {"central", "local", "credit", "enterprises", "community"}
    rest = [one for one in lines if one.source not in known]
    several = (
        _Sums([one for one in central if one.purpose != "recurrent"]),
        _Sums(_of_purpose(central, "recurrent")),
        _Sums(_of_source(lines, "local")),
        _Sums(rest),
        _Sums(_of_source(lines, "credit")),
        _Sums(_of_source(lines, "enterprises"), _given(firms)),
        _Sums(_of_source(lines, "community"), _given(people)),
    )
    return tuple(shown(one.allocated or "") for one in several)


# ---------------------------------------------------------------- Biểu 13


def works_form(context: ReportContext, lines: Lines) -> list[Block]:
    """Kinds of works × plan and result of the central budget's investment."""
    projects = {one.parts[1]: one for one in context.entries("project", of_year=False)}
    central = _of_source(lines, "central")
    placed = [one for one in _of_purpose(central, "investment") if one.project in projects]
    kind_of = {code: str(one.fields.get("project_kind", "other")) for code, one in projects.items()}
    rows: list[tuple[str, ...]] = []
    for kind in _project_kinds():
        mine = [one for one in placed if kind_of[one.project] == kind]
        count = sum(one == kind for one in kind_of.values())
        if not count:
            continue
        sums = _Sums(mine)
        name = words.CHOICES[("project_kind", kind)]
        note = texts.works(count)
        rows.append(
            (
                str(len(rows) + 1),
                name[0].upper() + name[1:],
                _said(sums.planned),
                _said(sums.disbursed),
                note,
            )
        )
    unplaced = sum(one not in placed and one.purpose != "recurrent" for one in central)
    found: list[Block] = [
        Table(texts.WORK_HEADINGS, tuple(rows), _WORK_WIDTHS, frozenset({2, 3}))
        if rows
        else Paragraph(texts.NO_WORKS)
    ]
    return [*found, Paragraph(texts.unsorted(unplaced))] if unplaced else found


def _project_kinds() -> tuple[str, ...]:
    fields: Mapping[str, tuple[str, ...]] = {
        field.name: field.choices for field in KINDS["project"].fields
    }
    return fields["project_kind"]


# ---------------------------------------------------------------- lines of money


def _of_source(lines: Lines, code: str) -> Lines:
    return [one for one in lines if one.source == code]


def _of_purpose(lines: Lines, purpose: str) -> Lines:
    return [one for one in lines if one.purpose == purpose]


def _text(one: Entry, name: str) -> str | None:
    return str(one.fields[name]) if name in one.fields else None


def _said(amount: str | None) -> str:
    return shown(added([amount])) if amount is not None else texts.UNKNOWN
