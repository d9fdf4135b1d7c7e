"""The list of registers beside their page."""

from __future__ import annotations

import pytest

from ntm_desktop.domain.register_specs import SPECS
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from tests.ui.register_driver import OpenBook, page


@pytest.mark.parametrize("zoom", [100, 125])
def test_every_register_is_read_whole_with_its_count(
    app: App, open_book: OpenBook, zoom: int
) -> None:
    open_book("huyen")
    chooser = page(app, "task").chooser
    theme.set_zoom(app.window, zoom)
    chooser.show({spec.kind: 1234 for spec in SPECS}, "task")
    app.window.update()
    width = min(chooser.tree.column("#0", "width"), chooser.tree.winfo_reqwidth())
    beside = theme.px(chooser, 40)  # two steps to the right
    for spec in SPECS:
        name = str(chooser.tree.item(spec.kind, "text"))
        assert "1234" in name and beside + theme.text_width(chooser, name) <= width
    theme.set_zoom(app.window, 100)
