"""Money and gifts of the programme: exact sums by source, unit, project and year.

Amounts are decimal texts in million đồng. A line marked as a stated total is compared with the
lines that it covers and never added to them; sums are of lines of which none lies in another
(``shares.counted``). Source: Kế hoạch 2023, mục IV and V.5; debts: condition 2 of recognition
(QĐ 18/2022/QĐ-TTg).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.numbers import added, exact, minus, more, percent_text
from ntm_desktop.domain.outcomes import DISTRICT

STAGES = ("planned", "allocated", "disbursed")
MONEY_KINDS = frozenset({"funding", "project", "debt", "contribution"})
FINANCE_OFFICE = "tai-chinh-ke-hoach"
"""The office that proposes how funds are shared out, by its code in the plan's data, which marks
no office for money. Source: Kế hoạch 2023, mục VI.2.2."""


@dataclass(frozen=True, slots=True)
class Funding:
    """A line of money. ``stated``: it is a total as written, not money beside the others;
    ``part_of``: the key of the line that it is a share of (see ``shares``)."""

    key: str
    scope: str
    year: str
    title: str
    source: str = ""
    unit: str = ""
    project: str = ""
    programme: str = ""
    planned: str | None = None
    allocated: str | None = None
    disbursed: str | None = None
    stated: bool = False
    part_of: str = ""
    purpose: str = ""

    def amount(self, stage: str) -> str | None:
        """The amount of one of :data:`STAGES`."""
        return {"planned": self.planned, "allocated": self.allocated}.get(stage, self.disbursed)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Exact sums; None where no line says anything: that is not nothing."""

    planned: str | None
    allocated: str | None
    disbursed: str | None

    def amount(self, stage: str) -> str | None:
        """The sum of one of :data:`STAGES`."""
        return {"planned": self.planned, "allocated": self.allocated}.get(stage, self.disbursed)

    @property
    def allocated_share(self) -> str | None:
        """Per cent of the plan that is allocated, None without a plan."""
        return share(self.allocated, self.planned)

    @property
    def disbursed_share(self) -> str | None:
        """Per cent of what is allocated that is disbursed, None where nothing is allocated."""
        return share(self.disbursed, self.allocated)


@dataclass(frozen=True, slots=True)
class Group:
    """The sums of the lines with the same value of something; ``code`` "" where it is not said."""

    code: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Difference:
    """A stated total beside what its parts come to. ``stage``: one of :data:`STAGES`."""

    line: Funding
    stage: str
    stated: str
    computed: str


def share(part: str | None, whole: str | None) -> str | None:
    """Per cent as decimal text, one place unless that would lie; None of nothing or unknown."""
    if part is None or whole is None or not more(whole, "0"):
        return None
    return percent_text(part, whole)


def known_sum(values: Iterable[str | None]) -> str | None:
    """The exact sum of what is known, None where nothing is."""
    known = [value for value in values if value is not None]
    return added(known) if known else None


def amounts(lines: Iterable[Funding]) -> Amounts:
    """The sums of lines; stated totals are left out."""
    parts = [line for line in lines if not line.stated]
    planned, allocated, disbursed = (
        known_sum(one.amount(stage) for one in parts) for stage in STAGES
    )
    return Amounts(planned, allocated, disbursed)


def grouped(lines: Iterable[Funding], by: Callable[[Funding], str]) -> tuple[Group, ...]:
    """The sums by source, unit, project or year, in order of the codes, what is not said last."""
    found: dict[str, list[Funding]] = {}
    for line in lines:
        if not line.stated:
            found.setdefault(by(line), []).append(line)
    codes = sorted(found, key=lambda code: (not code, code))
    return tuple(Group(code, amounts(found[code])) for code in codes)


def covered(total: Funding, lines: Iterable[Funding]) -> list[Funding]:
    """The lines that a stated total is the sum of: of its year and of everything that it names
    (source, unit, project, programme), whoever wrote them, so that it stands beside the same sum
    as in the tables. The district's speaks of everybody, a commune's of that commune; an office
    adds up only what it wrote itself."""
    of_all = total.scope in (DISTRICT, total.unit)
    return [
        line
        for line in lines
        if not line.stated
        and line.year == total.year
        and (of_all or line.scope == total.scope)
        and total.source in ("", line.source)
        and total.unit in ("", line.unit)
        and total.project in ("", line.project)
        and total.programme in ("", line.programme)
    ]


def differences(lines: Sequence[Funding]) -> tuple[Difference, ...]:
    """Stated totals whose parts come to something else; nothing where no part is known."""
    found = []
    for total in lines:
        parts = covered(total, lines) if total.stated else []
        for stage in STAGES:
            stated = total.amount(stage)
            known = [one.amount(stage) for one in parts if one.amount(stage) is not None]
            computed = added(known)
            if stated is not None and known and computed != added([stated]):
                found.append(Difference(total, stage, stated, computed))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt for basic construction. ``paid`` None: nothing."""

    key: str
    unit: str
    title: str
    amount: str
    paid: str | None = None
    project: str = ""
    due: str = ""

    @property
    def left(self) -> str:
        """What is still owed; below 0 where more was paid than was owed."""
        return minus(self.amount, self.paid)

    @property
    def open(self) -> bool:
        """Whether something of it is still owed."""
        return more(self.left, "0")

    @property
    def overpaid(self) -> str | None:
        """How much more was paid than was owed, None where it was not."""
        return minus("0", self.left) if more("0", self.left) else None


def owed(debts: Iterable[Debt]) -> tuple[tuple[str, str], ...]:
    """(unit, sum still owed) for units that owe something, in order of their codes."""
    found: dict[str, list[Debt]] = {}
    for debt in debts:
        found.setdefault(debt.unit, []).append(debt)
    sums = ((unit, still_owed(found[unit])) for unit in sorted(found))
    return tuple((unit, left) for unit, left in sums if more(left, "0"))


def still_owed(debts: Iterable[Debt]) -> str:
    """What is still owed of several debts: one that is paid above what it was lessens no other."""
    return added(debt.left for debt in debts if debt.open)


@dataclass(frozen=True, slots=True)
class Gift:
    """A contribution. ``value``: converted, None where nobody converted it."""

    key: str
    donor: str
    form: str
    donor_kind: str = ""
    quantity: str | None = None
    quantity_unit: str = ""
    value: str | None = None
    date: str = ""
    unit: str = ""
    project: str = ""
    commend: bool = False


@dataclass(frozen=True, slots=True)
class FormSum:
    """What was given in one form. ``quantities``: (sum, its unit), never of different units."""

    form: str
    count: int
    quantities: tuple[tuple[str, str], ...]
    value: str
    without_value: int


@dataclass(frozen=True, slots=True)
class Donor:
    """Who gave how much, for which unit. ``commend``: somebody proposed it on one of the gifts."""

    name: str
    kind: str
    gifts: int
    value: str
    without_value: int
    commend: bool
    unit: str = ""


def by_form(gifts: Iterable[Gift], order: Sequence[str]) -> tuple[FormSum, ...]:
    """The gifts of each form in the given order of forms; forms without a gift are left out."""
    found: dict[str, list[Gift]] = {}
    for gift in gifts:
        found.setdefault(gift.form, []).append(gift)
    return tuple(_form_sum(form, found[form]) for form in order if form in found)


def _form_sum(form: str, gifts: Sequence[Gift]) -> FormSum:
    measured: dict[str, list[str | None]] = {}
    for gift in gifts:
        if gift.quantity is not None:
            measured.setdefault(gift.quantity_unit, []).append(gift.quantity)
    quantities = tuple((added(measured[unit]), unit) for unit in sorted(measured))
    without = sum(gift.value is None for gift in gifts)
    return FormSum(form, len(gifts), quantities, added(gift.value for gift in gifts), without)


def donors(gifts: Iterable[Gift]) -> tuple[Donor, ...]:
    """Who gave most, by converted value, comes first; equal ones in Vietnamese order.

    The same name in other case or blanks, of the same kind and unit, is one donor; tones tell
    people apart, and so does the commune: who would add up two people commends one who is not.
    """
    found: dict[object, list[Gift]] = {}
    for gift in gifts:
        found.setdefault((sort_key(gift.donor)[:2], gift.donor_kind, gift.unit), []).append(gift)
    listed = [
        Donor(
            name=several[0].donor,
            kind=several[0].donor_kind,
            gifts=len(several),
            value=added(gift.value for gift in several),
            without_value=sum(gift.value is None for gift in several),
            commend=any(gift.commend for gift in several),
            unit=several[0].unit,
        )
        for several in found.values()
    ]
    listed.sort(key=lambda donor: (sort_key(donor.name), donor.unit))
    places = max((exact(donor.value)[1] for donor in listed), default=0)

    def weight(donor: Donor) -> int:
        digits, own = exact(donor.value)
        return -digits * int(10 ** (places - own))

    return tuple(sorted(listed, key=weight))


@dataclass(frozen=True, slots=True)
class Work:
    """A project and its money. ``amounts``: of funding lines that name it; ``owed``: debts left."""

    key: str
    code: str
    title: str
    unit: str
    status: str
    total: str | None
    amounts: Amounts
    given: str
    owed: str


def above(lines: Iterable[Funding]) -> tuple[tuple[Funding, str, str], ...]:
    """(line, lower stage, higher stage) where more is disbursed than allocated, or than planned.

    A stage that is not known bounds nothing.
    """
    found = []
    for line in lines:
        for lower, higher in (("allocated", "disbursed"), ("planned", "allocated")):
            most, amount = line.amount(lower), line.amount(higher)
            if most is not None and amount is not None and more(amount, most):
                found.append((line, lower, higher))
        if line.allocated is None and line.planned and line.disbursed:
            over = more(line.disbursed, line.planned)
            found += [(line, "planned", "disbursed")] if over else []
    return tuple(found)
