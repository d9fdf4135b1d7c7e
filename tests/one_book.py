"""One open workbook of the shipped plan, and short ways to write into it; for tests of services."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ntm_desktop.db.annul import Annulled
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"
SET = "xa-2021-2025"
ROUND = "2023-06"
PHUC_SEN = "01603"


def made(path: Path, org: str) -> Iterator[Workbook]:
    """A new workbook of an organisation, closed at the end."""
    book = create_from_plan(path, PLAN, org)
    yield book
    book.close()


def at(book: Workbook, code: str, unit: str = PHUC_SEN, round_: str | None = ROUND) -> Input:
    return assessing.place(book, find_unit(book, unit), code, round_)


def say(book: Workbook, code: str, **what: Any) -> assessing.Assessed:
    place = what.pop("place", None) or at(book, code)
    return assessing.assess(
        book, Input(place.unit, code, place.round, place.evaluator, SET, **what)
    )


def ratio(numerator: str, denominator: str, measure: str = "") -> dict[str, Figure]:
    return {measure: Figure(numerator=numerator, denominator=denominator)}


def foreign(key: str, body: dict[str, Any] | None, **more: Any) -> Revision:
    more.setdefault("author", f"xa-{key.split('/')[1]}")
    return make_revision(key, body, device="khac", edited_at="2023-06-02T00:00:00Z", **more)


def bring(book: Workbook, *revisions: Revision) -> int:
    """Revisions as an import brings them; returns the number of the import."""
    with book.store.transaction():
        number = book.store.add_import(
            "goi.ntmx", sha256(b"x").digest(), "xa", book.now(), "applied", False, "", "{}"
        )
        known = book.store.known_ids()
        fresh = [one for one in revisions if bytes.fromhex(one.id) not in known]
        book.store.append(fresh, local=False)
        book.store.link_import(number, b"".join(bytes.fromhex(one.id) for one in revisions))
    return number


def annul(book: Workbook, number: int) -> Annulled:
    with book.store.transaction():
        return book.store.annul_import(number)


def stated(book: Workbook, key: str) -> str | None:
    body = editing.current_body(book, key)
    return None if body is None else body.get("stated")
