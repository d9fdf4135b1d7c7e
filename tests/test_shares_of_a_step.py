"""Lines of money and their shares that are written in one step are judged by what it writes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.errors import WrongUse
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.workbook import Workbook

LINE, SHARE = "funding/huyen/2023/w", "funding/huyen/2023/s"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


def put(book: Workbook, **bodies: Mapping[str, Any] | None) -> None:
    keys = {"line": LINE, "share": SHARE}
    write(book, "vốn", [Edit(keys[name], body) for name, body in bodies.items()])


def line(**more: str) -> dict[str, Any]:
    return {"title": "khoản", "planned": "10", **more}


def test_a_line_and_its_share_are_written_in_one_step(book: Workbook) -> None:
    put(book, share=line(part_of=LINE), line=line())
    assert (current_body(book, SHARE) or {})["part_of"] == LINE


def test_a_line_and_its_share_may_change_places_in_one_step(book: Workbook) -> None:
    put(book, line=line(), share=line(part_of=LINE))
    put(book, line=line(part_of=SHARE), share=line())
    assert (current_body(book, LINE) or {})["part_of"] == SHARE


def test_two_lines_cannot_be_put_into_each_other_in_one_step(book: Workbook) -> None:
    put(book, line=line(), share=line())
    with pytest.raises(WrongUse, match="Chia từ nguồn"):
        put(book, line=line(part_of=SHARE), share=line(part_of=LINE))
    assert "part_of" not in (current_body(book, LINE) or {})


@pytest.mark.parametrize("now", [None, line(stated_total="yes")])
def test_a_share_of_what_the_same_step_takes_away_is_refused(
    book: Workbook, now: Mapping[str, Any] | None
) -> None:
    put(book, line=line())
    with pytest.raises(WrongUse, match="Chia từ nguồn"):
        put(book, line=now, share=line(part_of=LINE))
