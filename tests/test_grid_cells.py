"""Blocks of cells on the clipboard, as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("tkinter")

from ntm_desktop.ui.grid_cells import format_block, parse_block


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1", [["1"]]),
        ("1\t2\n3\t4", [["1", "2"], ["3", "4"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("\t", [["", ""]]),
        ("1\n\n2\n", [["1"], [""], ["2"]]),
        ('"hai\ndòng"\tx', [["hai\ndòng", "x"]]),
        ('"nói ""có"""\t1', [['nói "có"', "1"]]),
        ('5" ống', [['5" ống']]),
        ('"hở', [['"hở']]),
    ],
)
def test_a_block_is_read_as_a_spreadsheet_wrote_it(text: str, rows: list[list[str]]) -> None:
    assert parse_block(text) == rows


CELL = st.text(alphabet='ab1 "\t\n', max_size=6)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_what_is_copied_is_read_back(rows: list[list[str]]) -> None:
    whole = [row for row in rows]
    if not whole or whole[-1] == [""]:
        whole.append(["x"] * (len(whole[0]) if whole else 1))  # a last empty line is only an end
    assert parse_block(format_block(whole)) == whole
