"""Money is summed exactly; what is stated as a total is compared with its parts, never added."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain.resources import Debt, Funding, Gift
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook

UNIT = "01603"


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


def test_a_stated_total_is_compared_and_never_added() -> None:
    lines = [_line("a", "0.1"), _line("b", "0.2"), _line("tong", "0.4", stated=True)]
    assert rules.amounts(lines).planned == "0.3"
    (apart,) = rules.differences(lines)
    assert (apart.stated, apart.computed, apart.stage) == ("0.4", "0.3", "planned")


def test_a_total_that_agrees_or_has_no_known_part_is_no_difference() -> None:
    agreeing = [_line("a", "1.50"), _line("tong", "1.5", stated=True)]
    alone = [_line("a"), _line("tong", "9", stated=True)]
    assert rules.differences(agreeing) == ()
    assert rules.differences(alone) == ()


def test_a_total_covers_only_what_it_names() -> None:
    total = _line("tong", "5", stated=True, source="central")
    lines = [
        total,
        _line("a", "2", source="central"),
        _line("b", "3", source="central", unit=UNIT),
        _line("c", "7", source="local"),
        replace(_line("d", "7", source="central"), year="2022"),
    ]
    assert [line.key for line in rules.covered(total, lines)] == ["a", "b"]
    assert rules.differences(lines) == ()


def test_a_total_stands_beside_the_same_sum_as_the_table_whoever_wrote_its_lines() -> None:
    own = {"scope": UNIT, "unit": UNIT}
    lines = [
        _line("tong", "5", stated=True),
        _line("xa-tong", "9", stated=True, **own),
        _line("phong-tong", "4", stated=True, scope="nong-nghiep"),
        _line("a", "2"),
        _line("b", "3", unit=UNIT),
        _line("c", "7", **own),
        _line("d", "1", scope="nong-nghiep"),
    ]
    apart = {one.line.key: (one.stated, one.computed) for one in rules.differences(lines)}
    assert apart == {"tong": ("5", "13"), "xa-tong": ("9", "10"), "phong-tong": ("4", "1")}
    assert apart["tong"][1] == rules.amounts(lines).planned


def test_what_no_line_says_is_unknown_and_not_nothing() -> None:
    found = rules.amounts([_line("a", "10"), _line("b", "5", allocated="0")])
    assert (found.planned, found.allocated, found.disbursed) == ("15", "0", None)
    assert found.allocated_share == "0"
    assert found.disbursed_share is None


def test_shares_of_sums_are_never_rounded_over_the_whole() -> None:
    found = rules.amounts([_line("a", "100000", allocated="99999", disbursed="99999")])
    assert found.allocated_share == "99.999"
    assert found.disbursed_share == "100"


def test_groups_stand_in_order_with_the_unsaid_last() -> None:
    lines = [_line("a", "1"), _line("b", "2", unit="02"), _line("c", "3", unit="01")]
    groups = rules.grouped(lines, lambda line: line.unit)
    assert [(one.code, one.amounts.planned) for one in groups] == [
        ("01", "3"),
        ("02", "2"),
        ("", "1"),
    ]


def test_a_later_stage_above_an_earlier_one_is_found_also_across_an_unknown_one() -> None:
    lines = [
        _line("over", "10", allocated="11", disbursed="12"),
        _line("even", "10", allocated="10", disbursed="10"),
        _line("jump", "10", disbursed="10.01"),
        _line("free", None, disbursed="3"),
    ]
    assert [(line.key, low, high) for line, low, high in rules.above(lines)] == [
        ("over", "allocated", "disbursed"),
        ("over", "planned", "allocated"),
        ("jump", "planned", "disbursed"),
    ]


def test_what_is_owed_is_the_debt_less_what_is_paid() -> None:
    debts = [
        Debt("a", UNIT, "a", "100", "30.5"),
        Debt("b", UNIT, "b", "1"),
        Debt("c", "01606", "c", "10", "10"),
        Debt("d", "01606", "d", "10", "12"),
    ]
    assert [one.left for one in debts] == ["69.5", "1", "0", "-2"]
    assert rules.owed(debts) == ((UNIT, "70.5"),)


def test_a_debt_that_is_overpaid_lessens_no_other() -> None:
    debts = [Debt("a", UNIT, "a", "100", "1"), Debt("b", UNIT, "b", "50", "100")]
    assert rules.owed(debts) == ((UNIT, "99"),)
    assert rules.still_owed(debts) == "99"
    assert [one.overpaid for one in debts] == [None, "50"]


def test_quantities_of_different_units_are_never_added() -> None:
    gifts = [
        Gift("a", "A", "land", quantity="250", quantity_unit="m²", value="75"),
        Gift("b", "B", "land", quantity="0.5", quantity_unit="ha"),
        Gift("c", "C", "land", quantity="50", quantity_unit="m²", value="0.5"),
        Gift("d", "D", "cash", value="9"),
    ]
    cash, land = rules.by_form(gifts, ("cash", "materials", "land"))
    assert (cash.form, cash.value, cash.quantities) == ("cash", "9", ())
    assert land.quantities == (("0.5", "ha"), ("300", "m²"))
    assert (land.value, land.count, land.without_value) == ("75.5", 3, 1)


def test_donors_stand_by_what_they_gave_and_one_donor_stands_once() -> None:
    gifts = [
        Gift("a", "Hòa", "cash", "household", value="9.5"),
        Gift("b", "Hoa", "cash", "household", value="100"),
        Gift("c", "HOÀ", "labour", "household", value="90.75", commend=True),
        Gift("d", "An", "labour", "household"),
        Gift("e", "Hòa", "cash", "enterprise", value="10"),
    ]
    found = [(one.name, one.kind, one.value, one.commend) for one in rules.donors(gifts)]
    assert found == [
        ("Hòa", "household", "100.25", True),
        ("Hoa", "household", "100", False),
        ("Hòa", "enterprise", "10", False),
        ("An", "household", "0", False),
    ]


def test_a_name_in_two_communes_is_two_donors() -> None:
    gifts = [Gift(unit, "Hộ An", "cash", value="5", unit=unit) for unit in ("a", "b", "b2")]
    assert [(one.unit, one.value) for one in rules.donors(gifts)] == [
        ("a", "5"),
        ("b", "5"),
        ("b2", "5"),
    ]


def test_the_plan_shows_its_four_sources_and_the_difference(book: Workbook) -> None:
    found = resources.resources(book, "2023")
    assert [one.code for one in found.sources] == ["central", "local", "integrated", "community"]
    assert found.whole.planned == "117103"
    (apart,) = found.differences
    assert (apart.stated, apart.computed) == ("116843", "117103")
    assert resources.resources(book, "2022").sources == ()


def test_a_source_typed_in_words_is_the_source_of_the_plan(book: Workbook) -> None:
    _save(book, "funding/huyen/2023/them", title="t", source="vốn tín dụng", planned="7")
    _save(book, "funding/huyen/2023/tin", title="t", source="Tín dụng", planned="1")
    _save(book, "funding/huyen/2023/dn", title="d", source="doanh nghiệp", planned="2")
    _save(book, "funding/huyen/2023/khac", title="k", source="Quỹ mẫu", planned="1,5")
    _save(book, "funding/huyen/2023/khac2", title="k", source="quy  MAU", planned="1")
    found = resources.resources(book, "2023")
    assert [(one.code, one.amounts.planned) for one in found.sources][3:] == [
        ("credit", "8"),
        ("enterprise", "2"),
        ("community", "1460"),
        ("Quỹ mẫu", "2.5"),
    ]


def test_a_communes_own_lines_are_about_that_commune(book: Workbook) -> None:
    _save(book, f"funding/{UNIT}/2022/a", title="a", planned="80", disbursed="20")
    _save(book, "funding/huyen/2023/b", title="b", unit=UNIT, planned="5")
    _save(book, f"debt/{UNIT}/d", title="d", amount="100", paid="30")
    _save(book, f"contribution/{UNIT}/c", donor="Mẫu", form="tiền mặt", value="3", date="1/2/2023")
    found = resources.resources(book, unit=UNIT)
    assert [(one.code, one.amounts.planned) for one in found.years] == [
        ("2022", "80"),
        ("2023", "5"),
    ]
    assert found.owed == ((UNIT, "70"),)
    assert [one.value for one in resources.resources(book, "2023", UNIT).donors] == ["3"]
    assert resources.resources(book, "2022", UNIT).donors == ()
    assert resources.years(book) == ("2023", "2022")


def test_a_project_has_its_lines_gifts_and_debts(book: Workbook) -> None:
    _save(book, f"project/{UNIT}/duong", title="Đường", total="1200")
    _save(book, "funding/huyen/2023/x", title="x", project="duong", planned="500", disbursed="1")
    _save(book, "funding/huyen/2022/x", title="x", project="duong", planned="0,5")
    _save(book, f"debt/{UNIT}/d", title="d", amount="100", paid="30", project="duong")
    _save(book, f"contribution/{UNIT}/c", donor="M", form="cash", value="3", project="duong")
    (work,) = resources.resources(book, "2023").works
    assert (work.amounts.planned, work.amounts.disbursed) == ("500.5", "1")
    assert (work.given, work.owed, work.unit) == ("3", "70", UNIT)


def test_a_gift_without_a_day_is_in_every_years_view_and_in_no_years_sum(book: Workbook) -> None:
    _save(book, f"contribution/{UNIT}/a", donor="A", form="cash", value="3", date="1/2/2023")
    _save(book, f"contribution/{UNIT}/b", donor="B", form="cash", value="4")
    for year, dated in (("2023", ["A"]), ("2022", [])):
        found = resources.resources(book, year)
        assert [one.name for one in found.donors] == dated
        assert [one.donor for one in found.undated] == ["B"]
    assert [one.value for one in resources.resources(book, "2023").gifts] == ["3"]
    whole = resources.resources(book)
    assert [one.value for one in whole.gifts] == ["7"] and whole.undated == ()


def test_what_is_owed_is_the_same_sum_everywhere(book: Workbook) -> None:
    _save(book, f"project/{UNIT}/duong", title="Đường")
    _save(book, f"debt/{UNIT}/a", title="a", amount="100", paid="1", project="duong")
    _save(book, f"debt/{UNIT}/b", title="b", amount="50", paid="100", project="duong")
    found = resources.resources(book, "2023")
    assert found.owed_in_all == found.works[0].owed == found.owed[0][1] == "99"
    assert [one.key for one in found.overpaid] == [f"debt/{UNIT}/b"]
