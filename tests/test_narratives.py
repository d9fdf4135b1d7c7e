"""Words that may be edited, figures that stay those of the records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain.narratives import UNKNOWN, fields_of, fill, without_empty
from ntm_desktop.texts.reports import DRAFTS


def test_fields_are_filled_and_a_missing_one_is_named_and_shown() -> None:
    found = fill("Xã đạt {met}/{total} tiêu chí, {change}.", {"met": "17", "total": "19"})
    assert found.text == f"Xã đạt 17/19 tiêu chí, {UNKNOWN}."
    assert found.unknown == ("change",)


def test_what_nobody_recorded_is_not_spoken_of_in_a_draft() -> None:
    template = "Có {training} lớp tập huấn. Có {jobs} lớp nghề.\nNợ {debts} triệu đồng."
    assert without_empty(template, {"jobs": "2"}) == "Có {jobs} lớp nghề."
    assert without_empty(template, {}) == ""
    clauses = "Có {inspections} cuộc kiểm tra; phát hiện {findings} nội dung; xử lý {handled}."
    assert without_empty(clauses, {"inspections": "3", "handled": "1"}) == (
        "Có {inspections} cuộc kiểm tra; xử lý {handled}."
    )
    assert without_empty(clauses, {"findings": "2"}) == "Phát hiện {findings} nội dung."
    assert without_empty("Lời không có số.", {}) == "Lời không có số."


def test_every_field_of_every_draft_is_read_as_a_field() -> None:
    for report, sections in DRAFTS.items():
        for section, template in sections.items():
            assert template.count("{") == template.count("}"), (report, section)
            filled = fill(template, dict.fromkeys(fields_of(template), "7"))
            assert "{" not in filled.text, (report, section)
            assert filled.unknown == ()


@given(st.text(alphabet="abc {}1ếđ.\n", max_size=60))
def test_any_words_can_be_filled(template: str) -> None:
    names = fields_of(template)
    assert fill(template, dict.fromkeys(names, "x")).unknown == ()


def test_a_sentence_of_the_draft_that_was_left_in_place_is_silent_without_its_figure() -> None:
    draft = "Đạt {met} tiêu chí. Chưa có số liệu: {unknown}."
    edited = "Đạt {met} tiêu chí. Chưa có số liệu: {unknown}. Xã đã họp. Còn thiếu {debt}."
    said = without_empty(edited, {"met": "18"}, draft)
    assert said == "Đạt {met} tiêu chí. Xã đã họp. Còn thiếu {debt}."
