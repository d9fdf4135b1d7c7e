"""The table of registers: every kind has its list, and a list asks only what its kind has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ntm_desktop.domain import numbers
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import FieldType
from ntm_desktop.domain.kinds_programme import PROGRAMME
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import SPECS, Group, RegisterSpec, asked_parts, field_of
from ntm_desktop.services.records.register_choices import code_of, matching
from ntm_desktop.services.records.register_contents import contents_of, lines_of, may_be_lines
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as texts

OTHERS = {"document", "funding", "recognition", "village", "target"}
HAND_WRITTEN = {"narrative", "template"}

every_spec = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)


def test_every_kind_of_the_programme_is_one_register() -> None:
    wanted = {kind.name for kind in PROGRAMME} - HAND_WRITTEN | OTHERS
    assert sorted(spec.kind for spec in SPECS) == sorted(wanted)


def test_every_group_has_a_title_and_registers() -> None:
    assert {spec.group for spec in SPECS} == set(Group)
    assert set(texts.GROUPS) == {group.value for group in Group}


@every_spec
def test_every_column_is_a_field_or_a_part_of_the_key(spec: RegisterSpec) -> None:
    kind = KINDS[spec.kind]
    known = {field.name for field in kind.fields} | set(kind.parts)
    assert set(spec.columns) <= known
    assert len(set(spec.columns)) == len(spec.columns)
    named = {spec.about, spec.year, spec.sort, spec.not_summed} - {""}
    assert named <= known
    assert spec.sort in spec.columns


@every_spec
def test_only_numbers_are_summed_and_only_those_in_sight(spec: RegisterSpec) -> None:
    assert set(spec.sums) <= set(spec.columns)
    for name in spec.sums:
        assert field_of(spec.kind, name).type is FieldType.DECIMAL


@every_spec
def test_every_column_and_field_is_said_in_vietnamese(spec: RegisterSpec) -> None:
    kind = KINDS[spec.kind]
    for name in spec.columns:
        assert texts.heading(spec.kind, name) != name
    typed = [field for field in kind.fields if field.type is not FieldType.SHA]
    for field in (*typed, *asked_parts(spec.kind)):
        assert texts.part_label(spec.kind, field.name) != field.name
        for choice in field.choices:
            assert (field.name, choice) in words.CHOICES


@pytest.mark.parametrize(
    ("values", "sum_"),
    [
        (["0.1", "0.2"], "0.3"),
        (["999999999999999999999999", "0.000001"], "999999999999999999999999.000001"),
        (["12.50", None, "7.5"], "20"),
        ([None], "0"),
        (["-3", "3"], "0"),
    ],
)
def test_a_sum_is_exact(values: Sequence[str | None], sum_: str) -> None:
    assert numbers.added(values) == sum_


VILLAGES = (
    ("1.a", "Phia Chang – Phúc Sen"),
    ("2.b", "Đầu Cầu 2 – Quảng Hưng"),
    ("3.c", "Phia Đén"),
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", None),
        ("dau cau", "2.b"),
        ("PHIA DEN", "3.c"),
        ("2.b", "2.b"),
        ("Phia Chang – Phúc Sen", "1.a"),
    ],
)
def test_a_choice_is_named_by_any_words_that_only_it_has(typed: str, code: str | None) -> None:
    assert code_of(VILLAGES, typed) == code


@pytest.mark.parametrize(("typed", "said"), [("phia", "khớp 2"), ("hanoi", "Không có")])
def test_words_of_none_or_of_several_choose_nothing(typed: str, said: str) -> None:
    with pytest.raises(FieldError, match=said):
        code_of(VILLAGES, typed)


def test_the_list_of_choices_holds_what_is_typed() -> None:
    assert [code for code, _text in matching(VILLAGES, "phia")] == ["1.a", "3.c"]


def test_the_contents_of_a_survey_are_read_back_from_their_lines() -> None:
    value = {"Giao thông": {"satisfied": "40", "answered": "45"}, "Y tế": {"satisfied": "1200"}}
    assert may_be_lines(value)
    assert lines_of(value) == "Giao thông: 40/45\nY tế: 1.200"
    assert contents_of(lines_of(value)) == value
    assert contents_of(" \n") is None


@pytest.mark.parametrize("line", ["Giao thông", "Giao thông: nhiều", ": 40", "Y tế: 4,5", "Y tế:"])
def test_a_line_of_contents_that_is_not_one_is_refused(line: str) -> None:
    with pytest.raises(FieldError):
        contents_of(line)


def test_contents_that_lines_cannot_say_are_known() -> None:
    assert not may_be_lines({"Y tế": {"satisfied": "1", "asked": "2"}})
    assert not may_be_lines({"Y tế": {"satisfied": "nhiều"}})
