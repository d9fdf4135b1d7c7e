"""Foreign files: each fault has its word, none is believed, none brings the program down."""

import os
from pathlib import Path

import pytest

from tests.exchange_matrix.matrix_hands import raw
from tests.packages import (
    chain,
    changed,
    edit,
    package,
    read,
    reason_of,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A genuine package."""
    return package(tmp_path / "goc.ntmx", chain(20))


def test_a_file_that_may_not_be_read_is_unreadable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", refuse)
        reason = reason_of(path)
    assert reason == "unreadable"


def test_a_reader_version_beyond_ours_is_a_newer_package(path: Path) -> None:
    changed(path, "UPDATE manifest SET value = '2' WHERE name = 'min_reader'")
    found = read(path)
    assert (found.reason, found.detail) == ("newer_version", "2")


def test_an_attached_file_beyond_the_limit_is_too_large(path: Path) -> None:
    changed(path, "INSERT INTO attachment VALUES (zeroblob(32), 10485761)", rehash=False)
    assert reason_of(path) == "too_large"


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("author", "", "bad_value"),
        ("author", "xa 01603", "bad_value"),
        ("device", "", "bad_value"),
        ("device", "a\u202eb", "bad_value"),
        ("device", "x" * 201, "bad_value"),
        ("edited_at", "2023-06-08", "bad_value"),
        ("edited_at", "2023-13-08T07:30:00Z", "bad_value"),
        ("edited_at", "٢٠٢٣-06-08T07:30:00Z", "bad_value"),
        ("comment", "", "bad_value"),
        ("comment", "a\x07", "bad_value"),
        ("kind", "unit", "bad_value"),
        ("key", "assessment/../../x/y/z", "unknown_kind"),
        ("key", "spell/01603", "unknown_kind"),
        ("key", "assessment/01603", "unknown_kind"),
    ],
)
def test_a_bad_field_is_a_refused_row(tmp_path: Path, field: str, value: str, word: str) -> None:
    bad = raw(**{field: value})
    found = read(package(tmp_path / "a.ntmx", [bad, edit(code="1.1")]))
    assert (found.reason, dict(found.faulty)) == (None, {bad.id: word})
