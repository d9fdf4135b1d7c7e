"""The page of all kinds of record is what the program has."""

from __future__ import annotations

from ntm_desktop.domain.records import KINDS
from scripts.records_doc import PAGE, page


def test_the_page_of_records_is_written_from_the_kinds_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_kind_and_field_stands_on_the_page() -> None:
    text = page()
    for kind in KINDS.values():
        assert f"\n## {kind.name}" in text
        for field in kind.fields:
            assert f"| {field.name} |" in text or f"| **{field.name}** |" in text
