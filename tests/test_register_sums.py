"""The foot of a filtered register: money that is shared out twice counts once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import register_lists, registers
from ntm_desktop.services.workbook import Workbook

UNIT = "01603"
WHOLE, MIDDLE, LEAST, OWN = (f"funding/huyen/2022/{name}" for name in ("w", "m", "l", "o"))
SPEC = spec_of("funding")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    for key, fields in (
        (WHOLE, {"title": "Cả gói", "planned": "100"}),
        (MIDDLE, {"title": "Phần giữa", "planned": "60", "part_of": WHOLE}),
        (LEAST, {"title": "Cả xã", "planned": "30", "part_of": MIDDLE, "unit": UNIT}),
        (OWN, {"title": "Cả riêng", "planned": "5"}),
    ):
        registers.save(made, key, fields)
    yield made
    made.close()


def test_a_share_of_a_share_counts_once_where_the_line_between_is_not_shown(
    book: Workbook,
) -> None:
    rows = register_lists.rows_of(book, SPEC)
    shown = [
        row
        for row in register_lists.chosen(rows, year="2022")
        if not row.cells[0].startswith("Phần")
    ]
    assert {one.entry.key for one in shown} == {WHOLE, LEAST, OWN}
    assert register_lists.sums(SPEC, shown, rows) == {"planned": "105"}
    counted = register_lists.summed(SPEC, shown, rows)
    assert {one.entry.key for one in counted} == {WHOLE, OWN}


def test_a_share_whose_lines_are_not_shown_counts_by_itself(book: Workbook) -> None:
    rows = register_lists.rows_of(book, SPEC)
    shown = register_lists.chosen(rows, unit=UNIT, year="2022")
    assert register_lists.sums(SPEC, shown, rows) == {"planned": "30"}
    assert len(register_lists.summed(SPEC, shown, rows)) == 1
