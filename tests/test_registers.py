"""Records of every kind: written field by field, listed, deleted, carried, owned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.domain.value_rules import value_fault
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import editing
from ntm_desktop.services.records import register_lists, registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.records.register_fields import text_of, value_of
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, take_one
from tests.packages import read

COMMUNE = "xa-01603"
TYPED = sorted(
    name
    for name, kind in KINDS.items()
    if kind.parts == ("scope", name) and name not in registers.MADE_ELSEWHERE
)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def commune(laptops: Laptops) -> Workbook:
    return laptops.from_plan(COMMUNE)


def example(field: Field) -> Any:
    """A value that any field of the type takes."""
    match field.type:
        case FieldType.DECIMAL:
            return "12.5"
        case FieldType.DATE:
            return "2023-06-08"
        case FieldType.CHOICE:
            return field.choices[0]
        case FieldType.LINES:
            return ["một", "hai"]
        case FieldType.OBJECT:
            return {"đường làng": {"satisfied": "4"}}
        case FieldType.CODE:
            known = {"unit": "01603", "village": "01603.phia-chang", "organisation": "nong-nghiep"}
            return known.get(field.name, "2023-06" if field.name == "round" else "abc")
        case FieldType.SHA:
            return "ab" * 32
        case _:
            return "chữ Việt: ếỗữ"


NAMED = {"project": "project", "inspection": "inspection", "task": "task"}
NAMED |= {"finding": "inspection_finding"}


def body_of(name: str) -> dict[str, Any]:
    """A body that says something in every field and that may be typed."""
    body = {field.name: example(field) for field in KINDS[name].fields}
    counted = [one for one in body if value_fault(name, one, body[one]) and body[one] == "12.5"]
    known = {"codes": ["17.6", "17.8"], "units": [COMMUNE[3:]]}
    body |= {one: said for one, said in known.items() if isinstance(body.get(one), list)}
    body |= {"codes": "17.6, 17.8"} if isinstance(body.get("codes"), str) else {}
    return body | dict.fromkeys(counted, "12")


def name_others(book: Workbook, name: str) -> None:
    """Write the records that the body of a kind names."""
    for kind in {NAMED[field.name] for field in KINDS[name].fields if field.name in NAMED}:
        required = {one.name: example(one) for one in KINDS[kind].fields if one.required}
        registers.save(book, KINDS[kind].key(COMMUNE[3:], "abc"), required)


@pytest.mark.parametrize("name", TYPED)
def test_what_a_field_shows_is_read_back_as_the_same_value(commune: Workbook, name: str) -> None:
    for field in KINDS[name].fields:
        if field.type is not FieldType.SHA:
            shown = text_of(field, example(field))
            assert value_of(commune, field, shown) == example(field), field.name


@pytest.mark.parametrize("name", TYPED)
def test_a_record_of_every_kind_is_written_carried_and_listed_alike(
    laptops: Laptops, commune: Workbook, name: str
) -> None:
    name_others(commune, name)
    key = registers.new_key(commune, name)
    registers.save(commune, key, body_of(name))
    district = laptops.from_plan("huyen")
    take_one(district, laptops.export(commune))
    here, there = (registers.entry(book, key) for book in (commune, district))
    assert here is not None and there is not None
    assert there.fields == here.fields == body_of(name)
    assert there.revision == here.revision
    assert (there.scope, there.author) == ("01603", COMMUNE)


def test_an_empty_value_empties_the_field_and_a_required_one_is_asked_for(
    commune: Workbook,
) -> None:
    key = registers.new_key(commune, "task")
    registers.save(commune, key, {"title": "làm đường", "person": "Trưởng xóm"})
    registers.save(commune, key, registers.read_values(commune, "task", {"person": ""}))
    found = registers.entry(commune, key)
    assert found is not None and found.fields == {"title": "làm đường"}
    with pytest.raises(WrongUse, match="Việc cần làm"):
        registers.save(commune, key, {"title": None})


def test_a_deleted_record_leaves_the_list_and_undo_brings_it_back(commune: Workbook) -> None:
    key = registers.new_key(commune, "task")
    registers.save(commune, key, {"title": "làm đường"})
    registers.delete(commune, key)
    assert registers.entries(commune, "task") == ()
    with pytest.raises(WrongUse):
        registers.delete(commune, key)
    editing.undo(commune)
    assert len(registers.entries(commune, "task")) == 1


def test_nobody_writes_in_the_scope_of_somebody_else(commune: Workbook) -> None:
    for scope in ("01582", "huyen", "nong-nghiep"):
        with pytest.raises(Refused):
            registers.save(commune, registers.new_key(commune, "task", scope), {"title": "x"})


@pytest.mark.parametrize("name", sorted(registers.MADE_ELSEWHERE))
def test_what_the_program_makes_itself_is_not_written_field_by_field(
    commune: Workbook, name: str
) -> None:
    kind = KINDS[name]
    key = kind.key(*("a" for _ in kind.parts))
    with pytest.raises(Refused):
        registers.save(commune, key, {})


@pytest.mark.parametrize("kind", ["criteria_set", "round", "unit", "setting", "target"])
def test_a_record_that_others_name_by_its_code_gets_no_made_up_key(
    commune: Workbook, kind: str
) -> None:
    with pytest.raises(WrongUse, match=kind):
        registers.new_key(commune, kind)


def test_emptying_all_of_a_record_cell_by_cell_deletes_it(laptops: Laptops) -> None:
    district = laptops.from_plan("huyen")
    key = "target/01603/xa-2021-2025/17/2031"
    registers.save(district, key, {"aim": "achieve"})
    cells = [CellText(key, "aim", ""), CellText(key, "month", "")]
    assert write_cells(district, "xóa", cells) == [None, None]
    assert registers.entry(district, key) is None


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("task", {"tieu_de": "x"}, "không có mục"),
        ("task", {"due": "31/2/2023"}, "Hạn xong"),
        ("task", {"unit": "khong co"}, "Đơn vị"),
        ("task", {"progress": "mai"}, "đang làm"),
        ("debt", {"amount": "nhiều"}, "không phải là số"),
        ("survey", {"contents": "[]"}, "JSON"),
    ],
)
def test_a_bad_value_names_its_field(
    commune: Workbook, name: str, given: dict[str, str], said: str
) -> None:
    with pytest.raises(WrongUse, match=said):
        registers.read_values(commune, name, given)


def test_a_choice_and_a_unit_may_be_said_in_vietnamese(commune: Workbook) -> None:
    given = {
        "progress": "dang lam",
        "unit": "phuc sen",
        "organisation": "phòng nông nghiệp và ptnt",
    }
    assert registers.read_values(commune, "task", given) == {
        "progress": "doing",
        "unit": "01603",
        "organisation": "nong-nghiep",
    }


def test_a_kind_with_codes_in_its_key_wants_the_key(commune: Workbook) -> None:
    with pytest.raises(WrongUse, match="target/UNIT/CRITERIA_SET/CODE/YEAR"):
        registers.new_key(commune, "target")
    assert registers.new_key(commune, "funding").startswith("funding/01603/2023/")
    assert registers.full_key("funding", "01603/2023/dan-gop") == "funding/01603/2023/dan-gop"
    with pytest.raises(WrongUse):
        registers.full_key("funding", "01603")


def test_a_task_reaches_the_office_and_the_commune_that_it_names_and_no_other(
    laptops: Laptops,
) -> None:
    district = laptops.from_plan("huyen")
    for_office = registers.new_key(district, "task", "01603")
    registers.save(district, for_office, {"title": "a", "organisation": "nong-nghiep"})
    for_commune = registers.new_key(district, "task", "nong-nghiep")
    registers.save(district, for_commune, {"title": "b", "unit": "01603"})
    for_other = registers.new_key(district, "task", "huyen")
    registers.save(district, for_other, {"title": "c", "unit": "01582"})
    for_all = registers.new_key(district, "task", "huyen")
    registers.save(district, for_all, {"title": "d"})

    def carried(to: str) -> set[str]:
        heads = read(laptops.export(district, to)).package_heads
        return {key for key in heads if key.startswith("task/")}

    assert carried("xa-01603") == {for_office, for_commune, for_all}
    assert carried("nong-nghiep") == {for_office, for_commune, for_other, for_all}
    assert carried("xa-01582") == {for_other, for_all}
    assert for_office not in carried("giao-duc")


def test_a_work_names_the_village_that_it_goes_to(laptops: Laptops) -> None:
    district = laptops.from_plan("huyen")
    village = "01603.phia-chang"
    key = registers.new_key(district, "project")
    registers.save(district, key, {"title": "Đường xóm", "unit": "01603", "village": village})
    (row,) = register_lists.rows_of(district, spec_of("project"))
    assert "Phia Chang" in row.cells
    commune = laptops.from_plan(COMMUNE)
    with pytest.raises(WrongUse):
        registers.save(
            commune,
            registers.new_key(commune, "project"),
            {"title": "Đường", "village": "01639.khac"},
        )
