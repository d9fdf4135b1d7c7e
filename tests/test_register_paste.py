"""The preview of a pasted block says beforehand what writing it would refuse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.register_specs import RegisterSpec, spec_of
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import villages
from ntm_desktop.services.records import register_paste, registers
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, PLAN

FUNDING, DEBT, VILLAGE = spec_of("funding"), spec_of("debt"), spec_of("village")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", PLAN, "huyen")
    yield made
    made.close()


def block(spec: RegisterSpec, *lines: dict[str, str]) -> str:
    return "\n".join("\t".join(line.get(name, "") for name in spec.columns) for line in lines)


def test_a_share_of_no_line_is_told_in_its_own_line_and_the_others_are_written(
    book: Workbook,
) -> None:
    good = {"title": "Tốt", "year": "2023", "planned": "5"}
    bad = {"title": "Chia", "year": "2023", "planned": "3", "part_of": "funding/huyen/2023/x"}
    lines = register_paste.read_block(book, FUNDING, block(FUNDING, good, bad))
    assert [bool(line.fault) for line in lines] == [False, True]
    assert "Chia từ nguồn" in lines[1].fault
    before = len(registers.entries(book, "funding"))
    register_paste.write_block(book, FUNDING, "huyen", lines)
    assert len(registers.entries(book, "funding")) == before + 1


def test_a_line_that_names_another_commune_is_judged_by_whose_record_it_becomes(
    book: Workbook,
) -> None:
    mine = {"title": "a", "unit": "Phúc Sen", "amount": "5"}
    other = {"title": "b", "unit": "Quốc Toản", "amount": "5"}
    lines = register_paste.read_block(book, DEBT, block(DEBT, mine, other))
    assert [line.fault for line in lines] == ["", ""]
    for_commune = register_paste.checked(book, DEBT, PHUC_SEN, lines)
    assert [bool(line.fault) for line in for_commune] == [False, True]
    again = register_paste.checked(book, DEBT, "huyen", for_commune)
    assert [line.fault for line in again] == ["", ""]


def test_a_line_that_cannot_be_read_stays_so_for_every_owner(book: Workbook) -> None:
    bad = block(DEBT, {"title": "a", "unit": "Phúc Sen", "amount": "năm"})
    (line,) = register_paste.read_block(book, DEBT, bad)
    assert line.fault
    assert register_paste.checked(book, DEBT, PHUC_SEN, [line]) == [line]


def test_a_village_whose_name_is_taken_is_told_in_its_line(book: Workbook) -> None:
    villages.add(book, PHUC_SEN, "Xóm Hai")
    named = [{"commune": "Phúc Sen", "name": name} for name in ("XÓM HAI", "Xóm Ba", "Xóm Ba")]
    lines = register_paste.read_block(book, VILLAGE, block(VILLAGE, *named))
    assert [bool(line.fault) for line in lines] == [True, False, True]
