"""A package carries records of every kind both ways, and only those that its sender owns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.ownership import may_bring, owner_of, unit_of_org
from ntm_desktop.domain.records import KINDS, fault_in_body
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.domain.snapshots import snapshot_of
from ntm_desktop.services import editing
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, take_one
from tests.one_book import SET
from tests.packages import package, read
from tests.test_registers import example

UNIT, COMMUNE, OFFICE = "01603", "xa-01603", "nong-nghiep"
OF_OFFICE = "13.2"  # an indicator that the plan gives this office
OWNERS = (DISTRICT, COMMUNE, OFFICE)
# Parts of keys that have to name something known or of a form of its own.
PARTS = {
    "unit": UNIT,
    "criteria_set": SET,
    "code": "17.8",
    "measure": "m",
    "year": "2031",
    "round": "2031-06",
    "grade": "model",
    "figure": "households",
    "setting": "survey.coverage",
    "office": "thong-ke",
    "report": "commune-report",
    "section": "I",
    "organisation": "moi",
}
BODIES: dict[str, dict[str, Any]] = {
    "round": {"sets": {"commune": SET}},
    "closing": snapshot_of({SET: [(UNIT, "17.8", "2031-06", 3, 1)]}, "2031-06") | {"seen": ["a"]},
    "assessment": {"figures": {"m": {"numerator": "1", "denominator": "2"}}},
    "threshold": {"value": "70", "by_year": {"2031": "80"}},
    "unit": {"unit_kind": "town"},
    "organisation": {"org_kind": "office", "unit": UNIT},
    "goal": {"metric": "ocop_products", "units": [UNIT], "year": "2031"},
    "village": {"commune": UNIT, "year": "2031"},
}


def key_of(name: str, owner: str, receiver: str) -> str | None:
    """A key of the kind that the owner owns, None where it owns none; ``receiver``: to be spoken
    to, where a record speaks to somebody."""
    kind = KINDS[name]
    scope = unit_of_org(owner) or owner
    given = {**PARTS, "scope": scope, "evaluator": SELF if owner == COMMUNE else owner}
    if name == "acknowledgement":
        given["organisation"] = receiver
    if name == "key_withdrawal":
        given["organisation"] = owner
    if OFFICE in (owner, receiver):
        given["code"] = OF_OFFICE
    if name == "unit":
        given["unit"] = "09999"
    if name == "village":
        given["unit"] = f"{UNIT}.moi"
    if name == "criteria_set":
        given["criteria_set"] = SET
    key = kind.key(*(given.get(part, "moi") for part in kind.parts))
    return key if owner_of(key) == owner else None


def body_of(name: str, said: str) -> dict[str, Any]:
    """A body with something in every field of the kind; ``said`` in one of its texts."""
    fields = KINDS[name].fields
    body = {one.name: example(one) for one in fields if one.type != "figures"}
    body |= BODIES.get(name, {})
    text = next((one.name for one in fields if one.type in ("text", "line")), "")
    # Lines that have rules of their own keep their value; what differs is said in a note.
    text = "note" if "note" in body else "source" if "source" in body else text
    if text and text != "metric":
        body[text] = said
    assert fault_in_body(KINDS[name], body) is None
    return body


CASES = [
    (name, owner, receiver)
    for name in KINDS
    for owner, receiver in (
        (DISTRICT, COMMUNE),
        (DISTRICT, OFFICE),
        (COMMUNE, DISTRICT),
        (OFFICE, DISTRICT),
    )
    if key_of(name, owner, receiver) is not None
]


def test_there_is_a_case_of_every_kind_and_of_every_owner() -> None:
    assert {name for name, _, _ in CASES} == set(KINDS)
    assert {owner for _, owner, _ in CASES} == set(OWNERS)
    # What the plan says belongs to a commune, an office and the district alike.
    both = {name for name, owner, _ in CASES if owner == COMMUNE}
    assert {"task", "funding", "survey", "assessment", "village", "evidence"} <= both
    assert not {"goal", "target", "threshold", "round", "closing"} & both


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


def write(book: Workbook, key: str, body: dict[str, Any]) -> None:
    """As the program writes, for kinds too that only an action of its own writes."""
    revision = make_revision(
        key,
        body,
        parents=sorted(book.store.heads([key]).get(key, ())),
        author=book.org,
        device=book.device,
        edited_at=book.now(),
    )
    with book.store.transaction():
        book.store.append([revision], local=True)
    book.rules.forget()


def body_in(book: Workbook, key: str) -> dict[str, Any] | None:
    return editing.current_body(book, key)


@pytest.mark.parametrize(("name", "owner", "receiver"), CASES)
def test_a_record_of_every_kind_goes_there_and_an_answer_comes_back(
    laptops: Laptops, name: str, owner: str, receiver: str
) -> None:
    key = key_of(name, owner, receiver)
    assert key is not None
    one, other = laptops.from_plan(owner), laptops.from_plan(receiver)
    before = body_in(other, key)
    first = body_of(name, "lời thứ nhất")
    if name == "acknowledgement":  # of what is not here nobody says that it came
        del first["files"]
        first["revisions"] = sorted(one.store.heads(["round/2023-06"])["round/2023-06"])
    write(one, key, first)
    package = laptops.export(one, receiver if owner == DISTRICT else None)
    assert key in read(package).package_heads
    report = take_one(other, package)
    assert not report.refused_rows
    assert body_in(other, key) == body_in(one, key) == first != before

    if name == "acknowledgement":
        return  # it speaks to its receiver, who has nothing to answer in it
    second = body_of(name, "lời thứ hai") | ({"stated": "not_met"} if name == "assessment" else {})
    if first == second:  # a kind whose body holds nothing to change: it is deleted instead
        second = {}
    write(other, key, second)
    back = laptops.export(other, owner if receiver == DISTRICT else None)
    report = take_one(one, back)
    if receiver == DISTRICT:
        # The district writes on behalf of an owner, and the owner learns of it.
        assert key in read(back).package_heads
        assert not report.refused_rows
        assert body_in(one, key) == body_in(other, key) == second
    else:
        # Nobody gives out what is not theirs, and what they made of it stays with them.
        assert key not in read(back).package_heads
        assert not may_bring(receiver, key, receiver)
        assert body_in(one, key) == first


@pytest.mark.parametrize(
    ("sender", "owner"), [(COMMUNE, DISTRICT), (COMMUNE, OFFICE), (OFFICE, COMMUNE)]
)
def test_a_record_of_no_kind_comes_in_from_who_does_not_own_it(
    laptops: Laptops, tmp_path: Path, sender: str, owner: str
) -> None:
    district = laptops.from_plan(DISTRICT)
    kinds = sorted(name for name, one, _ in CASES if one == owner)
    keys = dict.fromkeys(key for name in kinds if (key := key_of(name, owner, DISTRICT)))
    before = {key: body_in(district, key) for key in keys}
    rows = [
        make_revision(
            key,
            body_of(key.partition("/")[0], "của người khác"),
            author=sender,
            device="may-la",
            edited_at="2023-06-08T07:30:00Z",
        )
        for key in keys
    ]
    kind = "commune" if sender == COMMUNE else "office"
    report = take_one(district, package(tmp_path / "la.ntmx", rows, sender=sender, kind=kind))
    assert len(keys) > 10
    assert {row.key for row in report.refused_rows} == set(keys)
    assert {key: body_in(district, key) for key in keys} == before
