"""The page of resources: sums by source, unit and year, donors, debts, the way to the register."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import resources as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.registers.register_view import RegisterView
from ntm_desktop.ui.resources.resources_view import ResourcesView
from ntm_desktop.ui.view import ViewName

OpenBook = Callable[..., Workbook]
UNIT = "01603"


def _save(book: Workbook, key: str, **typed: str) -> None:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))


def _page(app: App) -> ResourcesView:
    app.shell.navigate(ViewName.RESOURCES)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, ResourcesView)
    return view


def _first_cells(view: ResourcesView) -> list[tuple[str, str]]:
    return [(cells[0], cells[1]) for cells, _look in view.rows]


@pytest.mark.parametrize(
    ("org", "shown"), [("huyen", True), ("tai-chinh-ke-hoach", True), (f"xa-{UNIT}", False)]
)
def test_money_is_shared_out_only_by_the_district_and_its_finance_office(
    app: App, open_book: OpenBook, org: str, shown: bool
) -> None:
    open_book(org)
    view = _page(app)
    assert bool(view.share_button.winfo_manager()) is shown
    assert view.share_button.instate(["disabled"]) is not shown


def test_the_plans_money_stands_by_source_with_total_and_difference(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    view = _page(app)
    assert view.year == "2023"
    assert _first_cells(view) == [
        ("Ngân sách trung ương", "36.436"),
        ("Ngân sách địa phương", "9.749"),
        ("Vốn lồng ghép", "69.458"),
        ("Người dân và cộng đồng", "1.460"),
        (texts.TOTAL, "117.103"),
        (texts.STATED, "116.843"),
        (texts.DIFFERENCE, "260"),
    ]
    assert view.rows[0][0][2:] == ("", "", "", "")


def test_what_is_written_elsewhere_shows_at_once(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    view = _page(app)
    view.choose("gifts")
    assert view.rows == []
    _save(book, f"contribution/{UNIT}/a", donor="Mẫu A", form="cash", value="2,5", date="1/2/2023")
    _save(book, f"contribution/{UNIT}/b", donor="Mẫu B", form="land", value="30", date="1/2/2023")
    app.window.update()
    assert [cells[0] for cells, _look in view.rows] == ["Mẫu B", "Mẫu A"]
    assert [cells[1] for cells, _look in view.rows] == ["Phúc Sen", "Phúc Sen"]
    assert [cells[4] for cells, _look in view.rows] == ["30", "2,5"]


def test_year_and_unit_narrow_the_sums(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    _save(book, f"funding/{UNIT}/2022/a", title="a", source="local", planned="80")
    _save(book, f"debt/{UNIT}/d", title="Nợ mẫu", amount="10", paid="4")
    view = _page(app)
    view.units.current(list(view.units.cget("values")).index("Phúc Sen"))
    view.units.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert view.rows == []
    view.years.current(0)
    view.years.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert _first_cells(view) == [("Ngân sách địa phương", "80"), (texts.TOTAL, "80")]
    assert "Phúc Sen: 6" in [words for words, _look in view.beside.shown]


def test_a_commune_begins_with_its_own_money(app: App, open_book: OpenBook) -> None:
    open_book(f"xa-{UNIT}")
    assert _page(app).unit == UNIT


@pytest.mark.parametrize(
    ("part", "kind"),
    [("sources", "funding"), ("works", "project"), ("gifts", "contribution"), ("debts", "debt")],
)
def test_enter_opens_the_register_of_the_table(
    app: App, open_book: OpenBook, part: str, kind: str
) -> None:
    book = open_book("huyen")
    _save(book, f"project/{UNIT}/p", title="Đường mẫu")
    _save(book, f"debt/{UNIT}/d", title="Nợ mẫu", amount="10")
    _save(book, f"contribution/{UNIT}/a", donor="Mẫu A", form="cash", value="2", date="1/2/2023")
    view = _page(app)
    view.choose(part)
    app.window.update()
    assert view.table is not None
    view.table.tree.focus_force()
    app.window.update()
    view.table.tree.event_generate("<Return>")
    app.window.update()
    page = app.shell.current
    assert isinstance(page, RegisterView) and page.spec.kind == kind
    if part in ("works", "debts"):
        assert page.list is not None
        assert page.shown[page.list.current or 0].entry.key == view.opens[0]


def test_numbered_keys_change_the_table(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    view = _page(app)
    for number, part in enumerate(texts.PARTS, start=1):
        app.window.event_generate(f"<Control-Key-{number}>")
        app.window.update()
        assert view.part == part


def test_large_text_keeps_the_amounts_and_leaves_the_shares_out(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    view = _page(app)
    theme.set_zoom(app.window, 150)
    try:
        app.window.update()
        assert view.table is not None
        tree = view.table.tree
        shown = [tree.heading(name)["text"] for name in tree.cget("columns")]
        assert shown == ["Nguồn", "Kế hoạch", "Đã phân bổ", "Đã giải ngân"]
        assert view.beside.winfo_rooty() > view.table.winfo_rooty()
    finally:
        theme.set_zoom(app.window, 100)
    app.window.update()
    assert view.table is not None and len(view.table.tree.cget("columns")) == 6


def test_a_table_without_a_row_says_so(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    view = _page(app)
    view.choose("works")
    app.window.update()
    assert view.table is not None
    told = [
        str(child.cget("text")) for child in view.table.winfo_children() if "label" in str(child)
    ]
    assert told == [texts.NOTHING["works"]]


CENTRAL = "funding/huyen/2023/trung-uong"


def test_lines_stand_with_their_shares_and_what_is_not_shared_out(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    _save(book, "funding/huyen/2023/ps", title="Phần 2023", unit=UNIT, planned="1000",
          disbursed="300", part_of=CENTRAL)  # fmt: skip
    view = _page(app)
    assert (texts.TOTAL, "117.103") in _first_cells(view)
    view.choose("lines")
    assert view.rows[0][0] == ("Ngân sách trung ương", "36.436", "", "300", "1.000", "35.436")
    assert view.rows[1][0] == ("   – Phúc Sen: Phần 2023", "1.000", "", "300", "", "")
    assert view.opens[:2] == [CENTRAL, "funding/huyen/2023/ps"]
    view.choose("units")
    assert _first_cells(view) == [
        ("Phúc Sen", "1.000"),
        (texts.NOT_SHARED_OUT, "116.103"),
        (texts.TOTAL, "117.103"),
    ]


def test_f2_opens_a_share_of_the_chosen_source_and_writes_it(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    view = _page(app)
    assert view.table is not None
    line = view._line()
    assert line is not None and line.key == CENTRAL
    form = view.share_form(line)
    assert form.fields["part_of"].value() == CENTRAL
    assert form.fields["year"].value() == "2023"
    form.fields["unit"].widget.set("Phúc Sen")
    form.fields["planned"].widget.insert(0, "1.000")
    form.accept()
    app.window.update()
    found = [one for one in registers.entries(book, "funding") if "part_of" in one.fields]
    assert [(one.fields["unit"], one.fields["planned"]) for one in found] == [(UNIT, "1000")]
    assert (texts.TOTAL, "117.103") in _first_cells(view)


def test_without_a_line_the_table_of_lines_comes_first(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    view = _page(app)
    view.choose("gifts")
    app.window.event_generate("<F2>")
    app.window.update()
    assert view.part == "lines"


def test_a_gift_without_a_day_and_a_debt_paid_twice_are_marked(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    _save(book, f"contribution/{UNIT}/a", donor="Mẫu A", form="cash", value="2,5")
    _save(book, f"debt/{UNIT}/a", title="Nợ a", amount="100", paid="1")
    _save(book, f"debt/{UNIT}/b", title="Nợ b", amount="50", paid="100")
    view = _page(app)
    view.choose("gifts")
    assert [cells[0] for cells, _look in view.rows] == [texts.undated_name("Mẫu A")]
    view.choose("debts")
    assert [cells[4] for cells, _look in view.rows] == ["99", "99", "trả thừa 50"]
    said = [words for words, _look in view.beside.shown]
    assert "Phúc Sen: 99" in said
    assert texts.undated_line(1, "2,5", 0) in said


def test_the_finance_office_sees_the_page_and_no_other_office(
    app: App, open_book: OpenBook
) -> None:
    open_book("tai-chinh-ke-hoach")
    view = _page(app)
    assert (texts.TOTAL, "117.103") in _first_cells(view)
    open_book("nong-nghiep")
    app.window.update()
    assert ViewName.RESOURCES not in [spec.name for spec in app.shell._specs]
