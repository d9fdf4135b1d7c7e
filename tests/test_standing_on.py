"""A record that others name is not deleted under them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.errors import Refused
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.programme import villages
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.standing_on import standing_on
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, SET, made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def _save(book: Workbook, key: str, **typed: str) -> str:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))
    return key


@pytest.mark.parametrize(
    "key", [f"unit/{PHUC_SEN}", f"organisation/xa-{PHUC_SEN}", f"criteria_set/{SET}"]
)
def test_what_everything_hangs_on_is_not_deleted(book: Workbook, key: str) -> None:
    before = current_body(book, key)
    with pytest.raises(Refused, match="bản ghi khác"):
        registers.delete(book, key)
    assert current_body(book, key) == before


def test_a_project_goes_only_after_the_gifts_to_it(book: Workbook) -> None:
    project = _save(book, "project/huyen/cau", title="Cầu")
    gift = _save(book, "contribution/huyen/a", donor="A", form="tiền mặt", value="5", project="cau")
    with pytest.raises(Refused, match="«Cầu»"):
        registers.delete(book, project)
    registers.delete(book, gift)
    registers.delete(book, project)
    assert current_body(book, project) is None


def test_a_line_of_money_goes_only_after_its_shares(book: Workbook) -> None:
    line = _save(book, "funding/huyen/2023/a", title="A", planned="9")
    share = _save(book, "funding/huyen/2023/b", title="B", planned="1", part_of=line)
    assert standing_on(book, line) == [share]
    with pytest.raises(Refused):
        registers.delete(book, line)
    registers.delete(book, share)
    registers.delete(book, line)


def test_a_village_goes_with_what_was_judged_of_it_but_not_under_a_survey(book: Workbook) -> None:
    key = villages.add(book, PHUC_SEN, "Nà Thử")
    code = key.rpartition("/")[2]
    survey = _save(book, "survey/huyen/a", village=code, date="1/6/2023",
                   households="9", asked="5", answered="5", satisfied="5")  # fmt: skip
    assert standing_on(book, f"village/{code}") == [survey]
    with pytest.raises(Refused):
        villages.delete(book, code)
    registers.delete(book, survey)
    villages.delete(book, code)
    assert current_body(book, f"village/{code}") is None
