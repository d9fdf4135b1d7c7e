"""The dossier of an OCOP product: the district's list, and what is kept from 3 to 4 stars."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.setting_names import items_of
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.programme import ocop
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, take_one
from tests.one_book import PHUC_SEN, made

COMMUNE = f"xa-{PHUC_SEN}"


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def product(book: Workbook, **fields: object) -> str:
    key = f"ocop_product/{PHUC_SEN}/mau"
    registers.save(book, key, {"name": "Sản phẩm mẫu", **fields})
    return key


def test_no_list_comes_with_the_program_and_the_district_writes_its_own(
    district: Workbook,
) -> None:
    assert ocop.checklist(district) == ()
    ocop.set_checklist(district, "Phiếu đăng ký\n Giấy kiểm nghiệm ;\nPhiếu đăng ký\n\n")
    assert ocop.checklist(district) == ("Phiếu đăng ký", "Giấy kiểm nghiệm")
    ocop.set_checklist(district, " \n ")
    assert ocop.checklist(district) == ()


def test_the_list_reaches_the_communes_which_do_not_change_it(tmp_path: Path) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(COMMUNE)
    ocop.set_checklist(district, "Phiếu đăng ký; Giấy kiểm nghiệm")
    take_one(commune, laptops.export(district, COMMUNE))
    assert ocop.checklist(commune) == ("Phiếu đăng ký", "Giấy kiểm nghiệm")
    with pytest.raises(Refused):
        ocop.set_checklist(commune, "Khác")
    laptops.close()


def test_papers_of_three_stars_are_kept_at_four_and_told_from_new_ones(district: Workbook) -> None:
    key = product(district, stars="3", papers=["A", "B"])
    assert ocop.kept(district, key) is None
    product(district, stars="3", papers=["A", "B", "C"])
    product(district, stars="4")
    found = ocop.kept(district, key)
    assert found is not None and found.stars == "3" and found.papers == {"A", "B", "C"}
    product(district, papers=["B", "D"])
    found = ocop.kept(district, key)
    assert found is not None and found.papers == {"B"}


def test_a_list_is_no_share_and_a_share_is_no_list(district: Workbook) -> None:
    registers.save(district, "setting/ocop.papers", {"value": "Phiếu; 150"})
    with pytest.raises(WrongUse):
        registers.save(district, "setting/survey.coverage", {"value": "Phiếu"})
    assert items_of("a;b\na ; ;") == ("a", "b")
