"""The top line where it is narrow: short names first, a second line only then."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.ui import overview
from ntm_desktop.ui.app import App
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.top_bar import Room, TopBar

NAME = "Ủy ban nhân dân huyện Quảng Hòa"
SHORT = "UBND huyện Quảng Hòa"
ROUNDS = [
    ("2022-12", "Hiện trạng đầu năm 2023"),
    ("2023-06", "Báo cáo 6 tháng năm 2023"),
    ("2023-07-05", "Kiểm tra đột xuất"),
]
ACTIONS = (Action.UNDO, Action.IMPORT, Action.EXPORT, Action.CHARTS, Action.CONFLICTS)


class Line:
    """A top line in a window of its own, as wide as the test says."""

    def __init__(self, parent: tk.Misc) -> None:
        self.window = tk.Toplevel(parent)
        self.rounds: list[str] = []
        self.bar = TopBar(self.window, lambda _action: None, self.rounds.append)
        self.bar.pack(fill="x")
        self.bar.show_title(NAME, sample=False)
        self.bar.show_rounds(ROUNDS, "2023-06")
        self.bar.show_days("đã qua hạn 10/6/2023", urgent=False)
        self.bar.show_actions(ACTIONS, 12)

    def width(self, pixels: int) -> Room | None:
        self.window.geometry(f"{pixels}x120")
        for _ in range(3):
            self.window.update()
        return self.bar.room

    def fits(self) -> bool:
        """Nothing reaches beyond the window, and nothing lies over something else."""
        bar = self.bar
        right = bar._right
        beside = right.winfo_y() > bar._left.winfo_y() + 20 or (
            bar._left.winfo_x() + bar._left.winfo_width() <= right.winfo_x()
        )
        return beside and right.winfo_x() + right.winfo_reqwidth() <= bar.winfo_width()


@pytest.fixture
def line(app: App) -> Iterator[Line]:
    line = Line(app.window)
    yield line
    line.window.destroy()


def test_names_become_short_one_after_the_other_before_the_line_is_broken(line: Line) -> None:
    seen: list[Room] = []
    for pixels in range(2000, 700, -20):
        room = line.width(pixels)
        assert room is not None
        assert line.fits() or room is Room.TWO_LINES
        if room not in seen:
            seen.append(room)
        short = room in (Room.SHORT_NAME, Room.SHORT_ROUND)
        if room is not Room.TWO_LINES:
            assert line.bar.title.cget("text") == (SHORT if short else NAME)
        slim = room is Room.SHORT_ROUND
        assert line.bar.round.get() == ("Kỳ 06/2023" if slim else "Báo cáo 6 tháng năm 2023")
    assert seen == [Room.WHOLE, Room.SHORT_NAME, Room.SHORT_ROUND, Room.TWO_LINES]
    assert line.width(2000) is Room.WHOLE
    assert line.bar.title.cget("text") == NAME


def test_a_round_is_chosen_by_its_short_title_too(line: Line) -> None:
    for pixels in range(2000, 700, -20):
        if line.width(pixels) is Room.SHORT_ROUND:
            break
    values = line.bar.round.cget("values")
    assert tuple(map(str, values)) == ("Kỳ 12/2022", "Kỳ 06/2023", "Kỳ 05/07/2023")
    line.bar.round.current(2)
    line.bar.round.event_generate("<<ComboboxSelected>>")
    assert line.rounds == ["2023-07-05"]
    assert line.bar.round.get() == "Kỳ 05/07/2023"


def test_a_round_of_a_past_year_says_which_deadline_is_over(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "x.ntm", "quang-hoa-2023", "huyen")
    try:
        assert overview.deadline(book, "2023-06", date(2024, 1, 2)).text == "đã qua hạn 10/6/2023"
    finally:
        book.close()
