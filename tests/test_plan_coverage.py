"""The table of the plan's sections says where each is served, naming only what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ntm_desktop.domain.records import KINDS
from ntm_desktop.reports.book_charts import ChartKind
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.texts import checks_view
from ntm_desktop.texts.cli import COMMANDS
from ntm_desktop.texts.shell import VIEWS as TITLES
from ntm_desktop.ui.views import VIEWS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/plan-coverage.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| section"))
]
SECTIONS = (
    "Căn cứ",
    *("I.1", "I.2", "II.1", "II.2", "III.1", "III.2", "III.3", "IV"),
    *(f"V.{number}" for number in range(1, 9)),
    *("VI.1", "VI.2"),
    *(f"VI.2.{number}" for number in range(1, 16)),
    *("VI.3", "VI.4", "Phụ lục"),
)
NAMED = re.findall(r"`(\w+): ([^`]+)`", "\n".join("|".join(row) for row in ROWS))
KNOWN: Mapping[str, frozenset[str]] = {
    "page": frozenset(TITLES[spec.name.name] for spec in VIEWS),
    "kind": frozenset(KINDS),
    "command": frozenset(COMMANDS),
    "report": frozenset(map(str, ReportKind)),
    "chart": frozenset(map(str, ChartKind)),
    "check": frozenset(checks_view.TITLES),
    "module": frozenset(
        path.relative_to(ROOT / "ntm_desktop").as_posix()
        for path in (ROOT / "ntm_desktop").rglob("*.py")
    ),
}


def test_the_table_has_every_section_of_the_plan_once_and_in_its_order() -> None:
    assert tuple(row[0] for row in ROWS) == SECTIONS


def test_no_cell_is_empty() -> None:
    assert all(len(row) == 3 and all(row) for row in ROWS)


def test_every_section_names_a_place_in_the_program() -> None:
    assert [row[0] for row in ROWS if not re.search(r"`\w+: [^`]+`", row[2])] == []


@pytest.mark.parametrize("sort", sorted(KNOWN))
def test_what_the_table_names_is_there(sort: str) -> None:
    named = {name for of, name in NAMED if of == sort}

    assert named
    assert named - KNOWN[sort] == set()


def test_the_table_names_in_no_other_way() -> None:
    assert {sort for sort, _ in NAMED} <= KNOWN.keys()
    assert len(NAMED) == sum(row.count("`") for row in map("|".join, ROWS)) // 2


def test_every_kind_of_the_programme_serves_a_section() -> None:
    from ntm_desktop.domain.kinds_programme import PROGRAMME

    named = {name for sort, name in NAMED if sort == "kind"}

    assert {kind.name for kind in PROGRAMME} - named == {"template"}
