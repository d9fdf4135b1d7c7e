"""Money that is shared out counts once, in the line and in its shares, whatever is added up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain import shares
from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.domain.resources import Funding
from ntm_desktop.domain.shares import LineFault
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import describing
from ntm_desktop.services.checks import check_registry
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import register_lists, registers
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import import_sheet
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sheets as sheet_texts
from tests.one_book import bring, foreign
from tests.typed_sheet import Sheet

UNIT, OTHER = "01603", "01606"
CENTRAL = "funding/huyen/2023/trung-uong"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


def _save(book: Workbook, key: str, **typed: str) -> None:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))


def _line(key: str, planned: str | None = None, **more: str | bool | None) -> Funding:
    plain = Funding(key, "huyen", "2023", key, planned=planned)
    return replace(plain, **more)  # type: ignore[arg-type]


def _sums(lines: list[Funding], by: str = "unit") -> dict[str, str | None]:
    groups = rules.grouped(shares.counted(lines), lambda line: str(getattr(line, by)))
    return {one.code: one.amounts.planned for one in groups}


def test_a_share_lies_inside_its_line() -> None:
    lines = [
        _line("a", "100", source="central", programme="rural"),
        _line("b", "30", part_of="a", unit=UNIT),
        _line("c", "20.5", part_of="a", unit=OTHER, programme="poverty", project="p"),
    ]
    assert rules.amounts(shares.counted(lines)).planned == "100"
    assert _sums(lines) == {UNIT: "30", OTHER: "20.5", "": "49.5"}
    assert _sums(lines, "source") == {"central": "100"}
    assert _sums(lines, "programme") == {"rural": "79.5", "poverty": "20.5"}
    assert _sums(lines, "project") == {"": "79.5", "p": "20.5"}


def test_a_share_is_for_what_its_line_is_for() -> None:
    lines = [
        _line("a", "100", purpose="investment"),
        _line("b", "40", part_of="a", unit=UNIT),
        _line("c", "5", part_of="a", purpose="recurrent"),
    ]
    assert _sums(lines, "purpose") == {"investment": "95", "recurrent": "5"}


def test_where_a_line_says_nothing_the_sum_of_its_shares_stands_for_it() -> None:
    lines = [
        _line("a", "100"),
        _line("b", "30", part_of="a", unit=UNIT, allocated="25", disbursed="0"),
        _line("c", None, part_of="a", unit=OTHER, allocated="5"),
    ]
    found = rules.amounts(shares.counted(lines))
    assert (found.planned, found.allocated, found.disbursed) == ("100", "30", "0")
    assert shares.shares(lines).figure("a", "allocated") == "30"


def test_a_line_that_is_wholly_shared_out_leaves_no_rest() -> None:
    lines = [_line("a", "50"), _line("b", "50", part_of="a", unit=UNIT)]
    assert _sums(lines) == {UNIT: "50"}


def test_a_share_of_a_share_counts_once_too() -> None:
    lines = [
        _line("a", "100"),
        _line("b", "40", part_of="a", unit=UNIT),
        _line("c", "15", part_of="b", project="p"),
    ]
    assert _sums(lines) == {UNIT: "40", "": "60"}
    assert _sums(lines, "project") == {"p": "15", "": "85"}


def test_a_communes_own_line_lies_in_the_share_that_the_district_gave_it() -> None:
    lines = [
        _line("a", "100"),
        _line("b", "40", part_of="a", unit=UNIT),
        _line("own", "40", part_of="a", unit=UNIT, scope=UNIT, allocated="38", disbursed="12"),
    ]
    groups = rules.grouped(shares.counted(lines), lambda line: line.unit)
    mine = groups[0].amounts
    assert (mine.planned, mine.allocated, mine.disbursed) == ("40", "38", "12")
    assert rules.amounts(shares.counted(lines)).planned == "100"


def test_a_communes_own_line_is_a_share_itself_where_the_district_gave_none() -> None:
    lines = [_line("a", "100"), _line("own", None, part_of="a", unit=UNIT, scope=UNIT)]
    lines[1] = replace(lines[1], disbursed="12")
    assert shares.shares(lines).parent == {"own": "a"}
    assert rules.amounts(shares.counted(lines)).disbursed == "12"


def test_a_share_of_a_line_that_is_not_there_is_a_line_of_its_own() -> None:
    lines = [_line("a", "100"), _line("b", "7", part_of="lost"), _line("t", "9", stated=True)]
    lines.append(_line("c", "2", part_of="t"))
    assert rules.amounts(shares.counted(lines)).planned == "109"
    assert shares.shares(lines).faults == {"b": LineFault.MISSING, "c": LineFault.TOTAL}


def test_lines_that_are_shares_of_one_another_stand_for_themselves() -> None:
    lines = [
        _line("a", "1", part_of="b"),
        _line("b", "2", part_of="a"),
        _line("c", "4", part_of="c"),
        _line("d", "1", part_of="b"),
    ]
    found = shares.shares(lines)
    assert set(found.faults) == {"a", "b", "c"}
    assert found.parent == {"d": "b"}
    assert rules.amounts(shares.counted(lines)).planned == "7"


def test_shares_above_their_line_and_of_another_year_or_source_are_found() -> None:
    lines = [
        _line("a", "10", source="central"),
        _line("b", "8", part_of="a", year="2024", unit=UNIT),
        _line("c", "3", part_of="a", source="local"),
    ]
    found = shares.shares(lines)
    (over,) = shares.exceeding(found)
    assert (over.line.key, over.stage, over.own, over.shared) == ("a", "planned", "10", "11")
    assert [(one.key, what) for one, _line, what in shares.differing(found)] == [
        ("b", "year"),
        ("c", "source"),
    ]
    assert rules.amounts(shares.counted(lines)).planned == "10"
    assert _sums(lines, "year") == {"2023": "10"}


def test_a_share_for_a_commune_leaves_the_plan_as_it_is(book: Workbook) -> None:
    _save(
        book, "funding/huyen/2023/ps", title="Phúc Sen", unit=UNIT, planned="1000", part_of=CENTRAL
    )
    found = resources.resources(book, "2023")
    assert found.whole.planned == "117103"
    assert (found.sources[0].code, found.sources[0].amounts.planned) == ("central", "36436")
    assert [(one.stated, one.computed) for one in found.differences] == [("116843", "117103")]
    assert {one.code: one.amounts.planned for one in found.units} == {UNIT: "1000", "": "116103"}
    of_unit = resources.resources(book, "2023", UNIT)
    assert [(one.code, one.amounts.planned) for one in of_unit.sources] == [("central", "1000")]


def test_a_share_of_a_total_of_itself_or_of_nothing_cannot_be_typed(book: Workbook) -> None:
    _save(book, "funding/huyen/2023/ps", title="a", planned="1", part_of="huyen/2023/trung-uong")
    entry = registers.entry(book, "funding/huyen/2023/ps")
    assert entry is not None and entry.fields["part_of"] == CENTRAL
    for key, line in (
        ("funding/huyen/2023/x", "huyen/2023/tong"),
        ("funding/huyen/2023/x", "huyen/2023/khong-co"),
        ("funding/huyen/2023/x", "trung-uong"),
        (CENTRAL, "huyen/2023/ps"),
    ):
        with pytest.raises(WrongUse, match="Chia từ nguồn"):
            _save(book, key, title="x", part_of=line)


def test_the_foot_of_the_register_counts_a_share_in_its_line(book: Workbook) -> None:
    _save(book, "funding/huyen/2023/a", title="a", unit=UNIT, planned="7", disbursed="2",
          part_of=CENTRAL)  # fmt: skip
    spec = spec_of("funding")
    rows = register_lists.rows_of(book, spec)
    assert register_lists.sums(spec, rows) == {"planned": "117103", "disbursed": "2"}
    assert len(register_lists.summed(spec, rows)) == 4
    mine = register_lists.chosen(rows, unit=UNIT)
    assert register_lists.sums(spec, mine) == {"planned": "7", "disbursed": "2"}
    assert mine[0].cells[spec.columns.index("part_of")] == "Ngân sách trung ương · 2023"


def test_a_share_goes_out_to_a_sheet_by_its_lines_name_and_comes_back(
    book: Workbook, tmp_path: Path
) -> None:
    key = "funding/huyen/2023/a"
    _save(book, key, title="a", unit=UNIT, planned="7", part_of=CENTRAL)
    path = tmp_path / "von.xlsx"
    export_sheet(book, "funding", path)
    sheet = Sheet(path)
    cell = sheet.cell(key, "part_of")
    assert cell.value == "Ngân sách trung ương · 2023"
    cell.value = "Ngân sách địa phương · 2023"
    sheet.cell(key, "planned").value = 8
    import_sheet(book, sheet.save())
    entry = registers.entry(book, key)
    assert entry is not None
    assert (entry.fields["part_of"], entry.fields["planned"]) == (
        "funding/huyen/2023/dia-phuong",
        "8",
    )
    labels = [row[0].value for row in sheet.page.iter_rows(min_col=2, max_col=2)]
    assert labels[-2:] == [sheet_texts.TOTAL_WITHOUT_SHARES, sheet_texts.TOTAL_OF_SHARES]


def test_a_share_is_told_by_the_name_of_its_line(book: Workbook) -> None:
    body = '{"title": "a", "part_of": "funding/huyen/2023/trung-uong"}'
    assert "Chia từ nguồn: Ngân sách trung ương" in describing.summary(book, CENTRAL, body)
    strange = '{"title": "a", "part_of": "đâu đó"}'
    assert "Chia từ nguồn: đâu đó" in describing.summary(book, CENTRAL, strange)


def test_a_share_that_a_file_brought_with_a_strange_line_can_be_corrected(book: Workbook) -> None:
    body = {"title": "a", "part_of": "đâu đó"}
    bring(book, foreign("funding/huyen/2023/a", body, author="huyen"))
    _save(book, "funding/huyen/2023/a", planned="1")
    _save(book, "funding/huyen/2023/b", title="b", part_of="huyen/2023/a")
    assert resources.resources(book, "2023").whole.planned == "117104"
    _save(book, "funding/huyen/2023/a", part_of=CENTRAL)
    assert resources.resources(book, "2023").whole.planned == "117103"


def test_the_sample_shares_money_out_and_leaves_the_plan_as_it_is(tmp_path: Path) -> None:
    made = create_from_plan(tmp_path / "mau.ntm", "quang-hoa-2023", "huyen", demo=True)
    found = resources.resources(made, "2023")
    assert found.whole.planned == "117103"
    for one in found.units:
        shared = (one.amounts.planned, one.amounts.allocated_share, one.amounts.disbursed_share)
        assert not one.code or None not in shared
    assert len(found.units) > 10
    assert all(one.amounts.disbursed for one in found.works)
    assert any(one.given != "0" for one in found.works)
    assert any(one.owed != "0" for one in found.works)
    codes = {one.code for one in check_registry.findings(made)}
    assert not {code for code in codes if code.startswith("funding_share")}
    made.close()
