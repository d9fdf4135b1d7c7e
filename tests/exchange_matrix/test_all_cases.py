"""The table of the matrix: every case has its number, a short title and at least one test."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TITLES = {
    1: "a file of no bytes",
    2: "a text, a document, an archive under our ending",
    3: "nothing but the first hundred bytes",
    4: "half a file",
    5: "the last byte is missing",
    6: "the last page is missing",
    7: "junk behind the end",
    8: "a page of zeros, sectors in the wrong place",
    9: "one bit of a justification flipped",
    10: "thousands of random mutations",
    11: "a database of another program",
    12: "a newer program's file",
    13: "an older program's file",
    14: "a header in write-ahead mode",
    15: "a write-ahead log beside the file",
    16: "a hot journal beside the file",
    17: "copied in mid-transaction, the journal left behind",
    18: "a folder, a link, a device, a hollow giant",
    19: "the stick is pulled while it is read",
    20: "a trigger",
    21: "a view where a table should be",
    22: "expressions that eat the memory",
    23: "virtual, extra and missing tables, an extra column",
    24: "an edited structure",
    25: "texts and rows beyond the limits",
    26: "values that are no values",
    27: "letters that are no letters, formulas",
    28: "rows that point nowhere",
    29: "a manifest that is absent or lies",
    30: "ids and parents that do not fit",
    31: "another district",
    32: "an unknown round, an unknown set, another threshold",
    33: "rows of another commune",
    34: "an office beyond its assignment and its scope",
    35: "commune and department on one criterion",
    36: "an own export comes back",
    37: "the same file twice",
    38: "the same file under another name or date",
    39: "a second export of the same",
    40: "an older copy after a newer one",
    41: "a newer copy after an older one",
    42: "sixteen files in any order",
    43: "two edits with different values",
    44: "two edits with the same value",
    45: "a figure on one side, a note on the other",
    46: "two laptops from one copied workbook",
    47: "a laptop restored from an old backup",
    48: "a clock that is years off",
    49: "deleted here, edited there",
    50: "settled, then the old files again",
    51: "settled, then an edit on the other branch",
    52: "the reply, into an unedited and an edited workbook",
    53: "the reply to somebody else",
    54: "undo of an import, at once and after an edit",
    55: "changed between preview and confirmation",
    56: "killed while importing",
    57: "the power goes",
    58: "the disk is full",
    59: "the stick is full, locked, pulled out while it is written",
    60: "killed while exporting",
    61: "the name is taken",
    62: "another program holds the file",
    63: "a second window on one workbook",
    64: "a workbook that cannot be written where it lies",
    65: "the first start after a crash",
    66: "a backup restored after a crash",
    67: "a backup copied by hand beside an old journal",
    68: "a damaged workbook",
    69: "names with signs, accents, spaces, and long ones",
    70: "attached files of a record that is updated",
    71: "one bad file among sixteen",
    72: "sixteen large files, and cancelling",
    73: "a migration broken off",
    74: "backups thinned, and no place for one",
}
FOLDER = Path(__file__).parent


@cache
def by_number() -> dict[int, dict[str, bool]]:
    """The tests of each case: number → name → whether it does more than name a script to run."""
    found: dict[int, dict[str, bool]] = {}
    for path in sorted(FOLDER.glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.FunctionDef):
                continue
            named = re.match(r"test_case_(\d\d)_", node.name)
            if named:
                runs = len(node.body) > 1 or "pytest.skip" not in ast.unparse(node.body[0])
                assert node.name not in found.setdefault(int(named[1]), {})
                found[int(named[1])][node.name] = runs
    return found


def test_the_table_has_seventy_four_cases() -> None:
    assert list(TITLES) == list(range(1, 75))
    assert len(set(TITLES.values())) == 74


@pytest.mark.parametrize("number", TITLES)
def test_every_case_has_a_test_that_runs(number: int) -> None:
    assert any(by_number().get(number, {}).values()), TITLES[number]


def test_no_test_stands_for_a_case_that_is_not_in_the_table() -> None:
    assert set(by_number()) == set(TITLES)
