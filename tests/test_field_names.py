"""What the fields of reports are called: words for people, English in the code."""

from __future__ import annotations

import re

from ntm_desktop.domain.narratives import fields_of
from ntm_desktop.services.papers.narratives import fault_in, in_code, in_words
from ntm_desktop.texts import field_names, report_fields
from ntm_desktop.texts.reports import DRAFTS


def test_every_field_has_a_word_of_its_own_that_is_easy_to_type() -> None:
    assert set(field_names.WORDS) == set(report_fields.named())
    assert len(field_names.CODES) == len(field_names.WORDS)
    for word in field_names.CODES:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", word), word


def test_a_word_is_neither_another_name_of_a_figure_nor_of_a_part_of_the_document() -> None:
    words = set(field_names.CODES)
    assert not words & set(field_names.WORDS)
    assert not words & {*report_fields.FRAME, report_fields.CONTENTS}
    assert not [one for one in words if one.startswith(("loi_", "bang_"))]


def test_no_draft_shows_a_name_of_the_code() -> None:
    for report, sections in DRAFTS.items():
        for section, draft in sections.items():
            shown = in_words(draft)
            assert not set(fields_of(shown)) & set(field_names.WORDS), (report, section)
            assert in_code(shown) == draft


def test_typed_fields_are_checked_by_their_words_and_named_as_typed() -> None:
    assert fault_in("Đạt {so_dat}/{total}.", ["met", "total"]) == ""
    assert "{chua_dat}" in fault_in("Còn {chua_dat}.", ["met"])
