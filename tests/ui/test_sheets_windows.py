"""Excel in the window: what the columns are, the preview, and nothing written before the button."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ntm_desktop.errors import WrongUse
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets import wizard
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sheets_foreign, sheets_view
from ntm_desktop.ui.app import App
from ntm_desktop.ui.sheets.desk import SheetDesk
from ntm_desktop.ui.sheets.mapping_window import MappingWindow
from ntm_desktop.ui.sheets.preview_window import Answer, PreviewWindow
from ntm_desktop.ui.view import ViewName

OpenBook = Callable[..., Workbook]
ROWS = (
    ("DANH SÁCH CÔNG TRÌNH",),
    ("STT", "Tên công trình", "Xã", "Tổng mức đầu tư"),
    (1, "Đường Phja Chang", "Phúc Sen", "1.234,5"),
    (2, "Kè suối", "Xã Lạ", 5),
)


def made(path: Path, rows: Sequence[Sequence[Any]] = ROWS) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def mapping(app: App, book: Workbook, path: Path) -> MappingWindow:
    return MappingWindow(
        app.window, book, wizard.look(path), kind="project", unit="01603", round_code="2023-06"
    )


def desk_of(app: App) -> SheetDesk:
    app.shell.navigate(ViewName.REGISTERS)
    app.window.update()
    view: Any = app.shell.current
    view.choose("project")
    app.window.update()
    desk: SheetDesk = view.sheets
    return desk


def answering(
    monkeypatch: pytest.MonkeyPatch, answers: Sequence[Answer | None]
) -> list[PreviewWindow]:
    """Windows that answer by themselves; those of the preview in the order they were shown."""
    shown: list[PreviewWindow] = []
    left = list(answers)

    def look(window: PreviewWindow) -> Answer | None:
        shown.append(window)
        window.top.destroy()
        return left.pop(0)

    def say(window: MappingWindow) -> Any:
        window.accept()
        return window.result

    monkeypatch.setattr(PreviewWindow, "run", look)
    monkeypatch.setattr(MappingWindow, "run", say)
    return shown


def test_the_columns_are_guessed_and_can_be_said_anew(
    app: App, open_book: OpenBook, tmp_path: Path
) -> None:
    book = open_book("huyen")
    window = mapping(app, book, made(tmp_path / "a.xlsx"))
    assert window.heading.get() == "2"
    assert window.mapping.columns == {2: "title", 3: "unit", 4: "total"}
    window.columns.set_rows(window.columns._rows, 1)
    window.target.current(0)
    window._set_target()
    assert window.mapping.columns == {3: "unit", 4: "total"}
    assert set(window.asked) == {"title"}
    window.cancel()


def test_another_heading_row_is_read_anew(app: App, open_book: OpenBook, tmp_path: Path) -> None:
    book = open_book("huyen")
    window = mapping(app, book, made(tmp_path / "a.xlsx"))
    window.heading.set(1)
    window._move_heading()
    assert window.mapping.columns == {}
    window.accept()
    assert sheets_foreign.NO_COLUMNS in str(window.reason.cget("text"))
    assert window.result is None
    window.heading.set("hai")
    window._move_heading()
    assert window.heading.get() == "1"
    window.cancel()


def test_only_looking_writes_nothing(
    app: App,
    open_book: OpenBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], object]], None],
) -> None:
    book = open_book("huyen")
    desk = desk_of(app)
    shown = answering(monkeypatch, [Answer.BACK, None])
    before = book.store.known_ids()
    desk.look_at(made(tmp_path / "a.xlsx"), "project")
    wait_until(lambda: len(shown) == 2)
    assert book.store.known_ids() == before
    assert [(line.action, line.cell) for line in shown[0].lines] == [
        ("refused", "C4"),
        ("new", "A3"),
    ]


def test_the_button_writes_what_was_seen_and_the_log_tells(
    app: App,
    open_book: OpenBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], object]], None],
) -> None:
    book = open_book("huyen")
    desk = desk_of(app)
    answering(monkeypatch, [Answer.TAKE])
    desk.look_at(made(tmp_path / "a.xlsx"), "project")
    wait_until(lambda: importing.imports(book))
    (entry,) = registers.entries(book, "project")
    assert entry.fields["title"] == "Đường Phja Chang"
    assert entry.fields["total"] == "1234.5"


def test_a_sheet_of_ours_goes_straight_to_the_preview(
    app: App,
    open_book: OpenBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], object]], None],
) -> None:
    book = open_book("huyen")
    key = registers.new_key(book, "project")
    registers.save(book, key, {"title": "Cầu", "note": "cũ"})
    path = tmp_path / "cong-trinh.xlsx"
    export_sheet(book, "project", path)
    sheet = openpyxl.load_workbook(path)
    page = sheet.worksheets[0]
    names = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(2, page.max_row) if page.cell(r, 1).value == key)
    page.cell(row, int(names["note"] or 0)).value = "mới"
    sheet.save(path)
    shown = answering(monkeypatch, [None])
    desk_of(app).look_at(path)
    wait_until(lambda: shown)
    (line,) = shown[0].lines
    assert (line.action, line.title) == ("updated", "Cầu")
    assert "cũ" in line.before
    assert "mới" in line.after
    assert "Cầu" not in line.after


def test_the_reason_of_a_refused_row_is_read_whole_and_has_the_room(
    app: App, open_book: OpenBook, tmp_path: Path
) -> None:
    book = open_book("xa-01603")
    path = made(tmp_path / "a.xlsx", (*ROWS[:3], (2, "Kè suối", "Quốc Toàn", 5)))
    columns = mapping(app, book, path)
    chosen = columns.choice()
    columns.cancel()
    planned = wizard.preview(book, wizard.look(path), chosen)
    window = PreviewWindow(app.window, book, "a.xlsx", planned, may_go_back=True)
    window.top.deiconify()
    window.top.update()
    line = window.lines[0]
    assert line.action == "refused"
    assert window.told.shown[-1][0] == line.after
    room = window.table.tree.column("after", "width")
    assert room > window.table.tree.column("record", "width")
    assert window.table.tree.item(window.table.tree.get_children()[0], "values")[-1] == line.after
    window.cancel()


def test_a_fault_of_the_preview_leads_back_to_the_columns_as_they_were_said(
    app: App,
    open_book: OpenBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], object]], None],
) -> None:
    open_book("huyen")
    desk = desk_of(app)
    shown = answering(monkeypatch, [None])
    seen: list[tuple[str, str]] = []

    def say(window: MappingWindow) -> Any:
        if not seen:
            window.scope.current(1)
            window.columns.set_rows(window.columns._rows, 2)
            window.target.current(0)
            window._set_target()
            unit: Any = window.asked["unit"]
            unit.set(unit.cget("values")[3])
            window.scope.current(1)
        seen.append((window.asked["unit"].get(), window.scope.get()))
        chosen = window.choice()
        window.cancel()
        return chosen

    monkeypatch.setattr(MappingWindow, "run", say)
    told: list[str] = []
    monkeypatch.setattr(app.dialogs, "show_error", lambda sentence, **_how: told.append(sentence))
    real = wizard.preview

    def preview(*given: Any) -> Any:
        if not told:
            raise WrongUse("Hỏi lại.")
        return real(*given)

    monkeypatch.setattr(wizard, "preview", preview)
    desk.look_at(made(tmp_path / "a.xlsx"), "project")
    wait_until(lambda: shown)
    assert told == ["Hỏi lại."]
    assert len(seen) == 2 and seen[0] == seen[1] and all(seen[0])


def test_an_old_file_is_told_how_to_be_saved(
    app: App,
    open_book: OpenBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Callable[[Callable[[], object]], None],
) -> None:
    open_book("huyen")
    told: list[str] = []
    monkeypatch.setattr(app.dialogs, "show_error", lambda sentence, **_how: told.append(sentence))
    desk = desk_of(app)
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    desk.look_at(path)
    wait_until(lambda: told)
    assert ".xlsx" in told[0]


def test_the_tab_among_the_packages_gives_out_forms(
    app: App, open_book: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_book("xa-01603")
    app.shell.navigate(ViewName.EXCHANGE)
    app.window.update()
    view: Any = app.shell.current
    view.tabs.select(view.sheets)
    app.window.update()
    path = tmp_path / "bieu.xlsx"
    monkeypatch.setattr(app.dialogs, "choose_save_path", lambda **_asked: path)
    view.sheets.export_button.invoke()
    assert path.exists()
    assert str(path) in str(view.sheets.result.cget("text"))
    assert str(view.sheets.source.cget("state")) == "disabled"


def test_a_register_is_given_out_from_its_page(
    app: App, open_book: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_book("huyen")
    desk_of(app)
    view: Any = app.shell.current
    path = tmp_path / "cong-trinh.xlsx"
    monkeypatch.setattr(app.dialogs, "choose_save_path", lambda **_asked: path)
    view.to_excel_button.invoke()
    assert openpyxl.load_workbook(path).worksheets[0].title
    assert sheets_view.IMPORT in str(view.from_excel_button.cget("text"))


def test_a_letter_of_the_results_is_given_its_meaning_in_the_window(
    app: App, open_book: OpenBook, tmp_path: Path
) -> None:
    book = open_book("huyen")
    rows = (("Xã", "17.8", "17.6"), ("Phúc Sen", "K", "Đ"), ("Tự Do", "C", "C"))
    look = wizard.look(made(tmp_path / "a.xlsx", rows))
    window = MappingWindow(
        app.window, book, look, kind="assessment", unit="01603", round_code="2023-06"
    )
    assert window.meanings.winfo_manager() == "pack"
    assert window.word.get() == "“K” (1 ô): chưa rõ"
    window.meaning.current(2)
    window._set_meaning()
    assert window.choice().mapping.meanings == {"k": "not_met"}
    assert window.word.get() == "“K” (1 ô): Chưa đạt"
    window.cancel()
