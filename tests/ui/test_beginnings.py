"""Making a workbook from a package: what the package says already is not asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.errors import FileRefused
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui import beginnings
from ntm_desktop.ui.app import App
from ntm_desktop.ui.modal_lists import ChooseModal
from tests.exchange_world import Laptops


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the choices that were asked for; each is answered by Enter, as it stands."""
    seen: list[str] = []
    plain = ChooseModal.show_matching

    def show(modal: ChooseModal, typed: str, chosen: str = "") -> None:
        plain(modal, typed, chosen)
        seen.append(modal.top.title())
        modal.top.after(50, modal.accept)

    monkeypatch.setattr(ChooseModal, "show_matching", show)
    return seen


def _made(app: App, laptops: Laptops, package: Path, patch: pytest.MonkeyPatch) -> Workbook | None:
    patch.setattr(app.dialogs, "choose_file", lambda **_asked: package)
    place = laptops.folder / "moi.ntm"
    patch.setattr(app.dialogs, "choose_save_path", lambda **_asked: place)
    book = beginnings.from_package(app.dialogs, laptops.catalogue)
    if book is not None:
        laptops.books["moi"] = book
    return book


def test_the_organisation_that_a_package_is_for_is_chosen_beforehand(
    app: App, laptops: Laptops, accepted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = laptops.export(laptops.from_plan("huyen"), "xa-01606")
    book = _made(app, laptops, package, monkeypatch)
    assert book is not None
    assert (book.org, accepted) == ("xa-01606", ["Đơn vị của tôi"])


def test_a_package_for_everybody_leaves_the_choice_open(
    app: App, laptops: Laptops, accepted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = laptops.export(laptops.from_plan("huyen"))
    book = _made(app, laptops, package, monkeypatch)
    assert book is not None and accepted == ["Đơn vị của tôi"]
    assert book.org == "huyen"  # the first of the list


def test_a_file_that_is_no_package_is_refused_before_anything_is_asked(
    app: App,
    laptops: Laptops,
    accepted: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = laptops.folder / "anh.ntmx"
    bad.write_bytes(b"JFIF" * 100)
    with pytest.raises(FileRefused) as refused:
        _made(app, laptops, bad, monkeypatch)
    assert refused.value.reason == "not_sqlite"
    assert accepted == []
