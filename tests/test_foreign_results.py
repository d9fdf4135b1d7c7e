"""Letters of results in an office's table: told by its legend, guessed together, or asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.errors import WrongUse
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.sheets import wizard
from ntm_desktop.services.sheets.wizard import Choice
from ntm_desktop.services.workbook import Workbook
from tests.office_sheet import choice, sheet, take
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET

KEY = f"assessment/{PHUC_SEN}/{SET}/{{}}/{ROUND}/huyen"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home"))
    made = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield made
    made.close()


def stated(book: Workbook, code: str) -> object:
    return (current_body(book, KEY.format(code)) or {}).get("stated")


def test_a_table_of_met_not_met_and_not_applicable_letters_comes_in_whole(
    book: Workbook, tmp_path: Path
) -> None:
    optional = next(
        one.code for one in wizard.set_for(book, ROUND).indicators() if one.not_applicable_allowed
    )
    rows = [
        ("Xã", "17.8", optional),
        ("I. Phía Đông", None, None),
        ("Quốc Toản", "Đ", "C"),
        ("Phúc Sen", "C", "K"),
    ]
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    assert (done.report.new, done.cells) == (4, ())
    assert (stated(book, "17.8"), stated(book, optional)) == ("not_met", "not_applicable")
    group, note = done.report.about.notes
    assert "A2 «I. Phía Đông»" in group
    assert "“C” là chưa đạt (2 ô)" in note
    assert "“K” là không áp dụng (1 ô)" in note


def test_the_legend_of_a_table_tells_its_letters(book: Workbook, tmp_path: Path) -> None:
    optional = next(
        one.code for one in wizard.set_for(book, ROUND).indicators() if one.not_applicable_allowed
    )
    rows = [
        ("Ghi chú: Đ: đạt; K: không đạt; X là không áp dụng", None, None, None),
        ("Xã", "17.8", "17.6", optional),
        ("Phúc Sen", "K", "Đ", "x"),
    ]
    take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    found = (stated(book, "17.8"), stated(book, "17.6"), stated(book, optional))
    assert found == ("not_met", "met", "not_applicable")


def test_a_letter_that_may_mean_two_things_is_named_until_a_person_says_it(
    book: Workbook, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [("Xã", "17.8", "17.6"), ("Phúc Sen", "K", "Đ"), ("Tự Do", "Đ", "K")])
    seen, chosen = choice(book, path, "assessment", round=ROUND)
    told = [("Xã", "17.8"), ("Phúc Sen", "K"), ("Tự Do", "C"), ("Quốc Toản", "Đ")]
    other, beside = choice(book, sheet(tmp_path, told, "b.xlsx"), "assessment", round=ROUND)
    # 17.8 is judged everywhere: K is no "không áp dụng" there.
    found = {one.shown: one.meaning for one in
             wizard.words_of(book, other.grids[0], beside.mapping, ROUND)}  # fmt: skip
    assert found == {"C": "not_met", "K": ""}
    (word,) = wizard.words_of(book, seen.grids[0], chosen.mapping, ROUND)
    assert (word.shown, word.count, word.meaning) == ("K", 2, "")
    planned = wizard.preview(book, seen, chosen)
    assert [one.cell for one in planned.cells] == ["B2", "C3"]
    assert "chưa rõ “K”" in planned.cells[0].sentence
    assert "Cột B: 1 trên 2 ô" in " ".join(planned.report.about.notes)
    said = Choice("Bảng", wizard.with_meaning(chosen.mapping, "k", "not_met"), round=ROUND)
    planned = wizard.preview(book, seen, said)
    wizard.apply(book, seen, said, planned.report.mark)
    assert stated(book, "17.8") == "not_met"
    again = wizard.first_mapping(book, seen.grids[0], "assessment", ROUND)
    assert again.meanings == {"k": "not_met"}


def test_a_letter_is_never_met_in_one_column_and_unread_in_another(
    book: Workbook, tmp_path: Path
) -> None:
    yes_no = next(
        one.code
        for one in wizard.set_for(book, ROUND).indicators()
        if len(one.measures) == 1 and str(one.measures[0].type) == "yes_no"
    )
    rows = [("Xã", yes_no, "17.8"), ("Phúc Sen", "C", "C")]
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    assert [one.cell for one in done.cells] == ["B2", "C2"]
    told = [("Xã", yes_no, "17.8"), ("Phúc Sen", "C", "Đ")]
    take(book, sheet(tmp_path, told, "b.xlsx"), "assessment", round=ROUND)
    assert current_body(book, KEY.format(yes_no)) == {"stated": "not_met"}


ONE = [
    ("TT", "Nội dung tiêu chí", "Kết quả", "Ghi chú"),
    ("1", "Quy hoạch", "Đạt", None),
    ("17.8", "Tỷ lệ", "Chưa đạt", "chờ"),
]


def test_a_list_of_one_commune_named_above_it_comes_in(book: Workbook, tmp_path: Path) -> None:
    rows = [("BIỂU TỰ ĐÁNH GIÁ XÃ PHÚC SEN", None, None, None), *ONE]
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    assert (done.report.new, done.cells) == (2, ())
    assert (stated(book, "1"), stated(book, "17.8")) == ("met", "not_met")


def test_a_list_that_names_no_commune_asks_whose_it_is(book: Workbook, tmp_path: Path) -> None:
    seen, chosen = choice(book, sheet(tmp_path, ONE), "assessment", round=ROUND)
    assert chosen.mapping.columns == {1: "code"}
    with pytest.raises(WrongUse, match="của xã nào"):
        wizard.preview(book, seen, chosen)
    mapping = wizard.with_column(chosen.mapping, 3, f"unit:{PHUC_SEN}")
    said = Choice("Bảng", mapping, round=ROUND)
    assert wizard.preview(book, seen, said).report.new == 2


def test_in_a_communes_workbook_a_list_is_its_own(tmp_path: Path) -> None:
    commune = create_from_plan(tmp_path / "xa.ntm", PLAN, f"xa-{PHUC_SEN}")
    _seen, chosen = choice(commune, sheet(tmp_path, ONE), "assessment", round=ROUND)
    assert chosen.mapping.columns == {1: "code", 3: f"unit:{PHUC_SEN}"}
    commune.close()
