"""Tables as lines of text: nothing is lost, no line is wider than its column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from ntm_desktop.reports.document import Table
from ntm_desktop.ui.reports.table_lines import lines_of, stops_of, widths_of, wrapped


def measure(text: str) -> int:
    return 7 * len(text)


@given(some.text("abc đ ", max_size=80), some.integers(7, 200))
def test_wrapping_keeps_every_letter_within_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width, measure)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure(line) <= width or len(line) == 1 for line in lines)


def test_a_row_is_as_high_as_its_longest_cell_and_every_cell_begins_with_a_tab() -> None:
    lines = lines_of(("một hai ba", "x"), (40, 40), measure)
    assert lines == ["\tmột\tx", "\thai\t", "\tba\t"]


def test_numbers_stop_at_the_right_end_of_their_column() -> None:
    table = Table(("a", "b"), (), (1, 1), frozenset({1}))
    assert stops_of(table, [100, 50], 10, 4) == ["10", "left", "164", "right"]


def test_a_narrow_column_gets_room_for_its_longest_word_from_the_others() -> None:
    table = Table(("STT", "Tên"), (("1", "một hai ba bốn năm"),), (0.1, 10))
    narrow, wide = widths_of(table, 400, 10, measure)
    assert narrow == measure("STT")
    assert narrow + wide + 20 <= 400
