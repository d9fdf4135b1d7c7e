"""Papers on their way into the workbook: large scans, closed rounds, what is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ntm_desktop.db import package_format
from ntm_desktop.services.criteria import rounds
from ntm_desktop.services.papers import evidence, scan_reducing
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.evidence_panel import EvidencePanel
from ntm_desktop.ui.commune.reduce_modal import Answer, Choice, ReduceModal
from tests.pictures import page, photograph
from tests.ui.commune_driver import ROUND, SET, UNIT, Form

OpenBook = Callable[..., Workbook]
WaitUntil = Callable[[Callable[[], object]], None]
REDUCE, KEEP, LEAVE_OUT = Choice.REDUCE, Choice.KEEP, Choice.LEAVE_OUT


class Desk:
    """The window of a row's papers, and what is answered there."""

    def __init__(self, form: Form, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch) -> None:
        self.form, self._wait = form, wait_until
        self.panel = EvidencePanel(form.app.window, form.view.context, form.view.model, "13.1")
        self.asked: list[ReduceModal] = []
        self.answers: list[Answer | None] = []

        def run(modal: ReduceModal) -> Answer | None:
            self.asked.append(modal)
            modal.top.destroy()
            return self.answers.pop(0)

        monkeypatch.setattr(ReduceModal, "run", run)

    def attach(self, *files: Path) -> None:
        self.panel.attach(list(files))
        self._wait(lambda: self.panel._batch is None)

    @property
    def kept(self) -> dict[str, int]:
        return {one.file_name: one.size for one in evidence.evidence_of(self.form.book, UNIT)}

    @property
    def told(self) -> str:
        return str(self.panel.told.label.cget("text"))


@pytest.fixture
def form(app: App, open_book: OpenBook) -> Form:
    return Form(app, open_book("xa-01603"))


@pytest.fixture
def desk(form: Form, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    found = Desk(form, wait_until, monkeypatch)
    yield found
    if found.panel.top.winfo_exists():
        found.panel.cancel()


def scan(path: Path, width: int = 1500) -> Path:
    page((width, width * 7 // 5), noise=70).save(path)
    return path


def test_one_answer_serves_the_scans_of_a_batch_and_other_files_are_not_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    pdf = tmp_path / "nghị quyết.pdf"
    pdf.write_bytes(b"%PDF" + b"x" * 900_000)
    desk.answers = [Answer(REDUCE, True)]
    desk.attach(scan(tmp_path / "một.png"), pdf, scan(tmp_path / "hai.bmp", 1600))
    assert set(desk.kept) == {"một.jpg", "nghị quyết.pdf", "hai.jpg"}
    assert desk.kept["nghị quyết.pdf"] == 900_004
    assert len(desk.asked) == 1
    assert desk.told.startswith("Đã đính kèm 3 tệp, thu nhỏ bớt được ")


def test_each_scan_may_be_answered_by_itself(desk: Desk, tmp_path: Path) -> None:
    paths = [scan(tmp_path / f"{name}.png", 1500 + place) for place, name in enumerate("abc")]
    desk.answers = [Answer(KEEP, False), Answer(REDUCE, False), Answer(LEAVE_OUT, False)]
    desk.attach(*paths)
    assert set(desk.kept) == {"a.png", "b.jpg"}
    assert desk.kept["a.png"] == paths[0].stat().st_size
    assert "không đính kèm 1 ảnh" in desk.told


def test_a_question_that_is_shut_leaves_the_scans_out_but_not_the_other_files(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    desk.answers = [None]
    desk.attach(scan(tmp_path / "a.png"), scan(tmp_path / "b.png", 1501), tmp_path / "a.pdf")
    assert desk.kept == {"a.pdf": 4}


def test_a_scan_over_the_limit_is_asked_about_again_where_the_others_are_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = scan(tmp_path / "a.png", 1000), scan(tmp_path / "b.bmp", 1800)
    limit = small.stat().st_size + 1000
    assert large.stat().st_size > limit
    for module in (evidence, scan_reducing):
        monkeypatch.setattr(module, "LARGEST_ATTACHMENT", limit)
    desk.answers = [Answer(KEEP, True), Answer(REDUCE, True)]
    desk.attach(small, large)
    assert set(desk.kept) == {"a.png", "b.jpg"}
    assert len(desk.asked) == 2


def test_a_scan_over_the_limit_cannot_be_kept_and_enter_takes_the_smaller_form(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = scan_reducing.reduction(photograph(tmp_path / "a.jpg", (1500, 2000)))
    assert found is not None
    monkeypatch.setattr(scan_reducing, "LARGEST_ATTACHMENT", found.before - 1)
    modal = ReduceModal(form.app.window, "a.jpg", found, 0)
    assert modal.keep.instate(["disabled"])
    assert modal.rest is None
    assert modal.first_focus() is modal.reduce
    modal.keep.invoke()
    assert modal.result is None
    modal.reduce.invoke()
    assert modal.result == Answer(REDUCE, False)


def test_a_file_that_is_refused_says_why_and_the_others_are_attached(
    desk: Desk, tmp_path: Path
) -> None:
    large = tmp_path / "lớn.pdf"
    large.write_bytes(b"%PDF" + b"x" * package_format.LARGEST_ATTACHMENT)
    (tmp_path / "hỏng.jpg").write_bytes(b"\xff\xd8\xff" + b"x" * 700_000)
    desk.attach(large, tmp_path / "hỏng.jpg")
    assert desk.kept == {"hỏng.jpg": 700_003}
    assert "«lớn.pdf» 10,0 MB" in desk.told
    assert "150–200 dpi" in desk.told


def test_the_window_says_what_the_papers_of_the_unit_come_to(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x" * 2048)
    desk.attach(tmp_path / "a.pdf")
    told = str(desk.panel._total.cget("text"))
    assert told.partition("; ")[0] == "Phúc Sen: 1 tệp, 2 KB"


def test_shutting_the_window_while_scans_are_looked_at_attaches_nothing(
    desk: Desk, tmp_path: Path, app: App
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    desk.panel.attach([scan(tmp_path / "a.png"), tmp_path / "a.pdf"])
    desk.panel.cancel()
    for _ in range(40):
        app.window.update()
        time.sleep(0.02)
    assert desk.kept == {}
    assert desk.asked == []


# ---------------------------------------------------------------- dropped on the form


def paper(path: Path) -> Path:
    path.write_bytes(b"%PDF " + path.name.encode())
    return path


def kept(form: Form) -> set[tuple[str, tuple[str, ...]]]:
    return {(one.file_name, one.codes) for one in evidence.evidence_of(form.book, UNIT)}


def pointing(form: Form, code: str, patch: pytest.MonkeyPatch) -> None:
    """The mouse is over the title of a row that can be seen."""
    label = form.row(code).title.label
    form.view.page.bring_into_sight(code)
    form.app.window.update()
    place = (label.winfo_rootx() + 5, label.winfo_rooty() + 5)
    patch.setattr(type(form.view.page), "winfo_pointerxy", lambda _page: place)


def nowhere(form: Form, patch: pytest.MonkeyPatch) -> None:
    """The mouse is over the list of units."""
    units = form.app.shell.units
    place = (units.winfo_rootx() + 5, units.winfo_rooty() + 5)
    patch.setattr(type(form.view.page), "winfo_pointerxy", lambda _page: place)


def test_files_dropped_on_a_row_become_its_papers_wherever_the_keyboard_is(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.go(form.field("13.1", "stated"))
    pointing(form, "13.2", monkeypatch)
    form.go(form.field("13.1", "stated"))
    form.app.shell.take_files([paper(tmp_path / "a.pdf"), paper(tmp_path / "b.pdf")])
    assert kept(form) == {("a.pdf", ("13.2",)), ("b.pdf", ("13.2",))}
    assert str(form.row("13.2").evidence.cget("text")) == "2 tệp"
    assert "13.2: Đã đính kèm 2 tệp." in form.app.shell.status.text
    assert form.app.shell.current is form.view


def test_files_dropped_beside_the_rows_go_to_the_row_with_the_keyboard(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.go(form.field("13.1", "stated"))
    nowhere(form, monkeypatch)
    assert form.view.take_files([paper(tmp_path / "a.pdf")])
    assert kept(form) == {("a.pdf", ("13.1",))}
    form.app.shell.units.canvas.focus_force()
    form.app.window.update()
    assert not form.view.take_files([paper(tmp_path / "b.pdf")])
    assert kept(form) == {("a.pdf", ("13.1",))}


@pytest.mark.parametrize("name", ["goi.ntmx", "so.NTM"])
def test_packages_and_workbooks_are_left_to_the_page_of_packages(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pointing(form, "13.1", monkeypatch)
    assert not form.view.take_files([paper(tmp_path / "a.pdf"), paper(tmp_path / name)])
    assert kept(form) == set()


def test_a_dropped_scan_is_asked_about_and_a_refused_file_is_told(
    desk: Desk, form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait_until: WaitUntil
) -> None:
    desk.panel.cancel()
    told: list[str] = []
    monkeypatch.setattr(form.app.dialogs, "show_error", told.append)
    pointing(form, "13.1", monkeypatch)
    desk.answers = [Answer(REDUCE, True)]
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    assert form.view.take_files([scan(tmp_path / "a.png"), tmp_path / "rỗng.pdf"])
    assert form.view.take_files([paper(tmp_path / "b.pdf")])  # one batch after the other
    wait_until(lambda: not form.view._dropping.busy)
    assert kept(form) == {("a.jpg", ("13.1",))}
    assert len(desk.asked) == 1
    assert len(told) == 1 and "rỗng.pdf" in told[0]


def test_nothing_is_dropped_into_a_closed_round(
    app: App, open_book: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    app.shell.navigate(unit=UNIT)
    form = Form(app, book)
    told: list[str] = []
    monkeypatch.setattr(app.dialogs, "show_error", told.append)
    pointing(form, "13.1", monkeypatch)
    rounds.close_round(book, ROUND)
    app.window.update()
    assert form.view.take_files([paper(tmp_path / "a.pdf")])
    assert told == [evidence.closed_reason(book, ROUND)]
    assert kept(form) == set()


# ---------------------------------------------------------------- what is told


def test_a_commune_reads_how_many_files_its_package_carries_and_the_district_does_not(
    app: App, open_book: OpenBook, tmp_path: Path
) -> None:
    for org, words in (("xa-01603", "mang 2 tệp huyện chưa báo nhận"), ("huyen", "")):
        book = open_book(org)
        app.shell.navigate(unit=UNIT)
        form = Form(app, book)
        for name in ("a.pdf", "b.pdf"):
            evidence.attach(book, UNIT, SET, "13.1", ROUND, paper(tmp_path / name))
        panel = EvidencePanel(app.window, form.view.context, form.view.model, "13.1")
        told = str(panel._total.cget("text"))
        panel.cancel()
        assert "2 tệp, " in told
        assert words in told and ("gói gửi huyện" in told) is bool(words)


def test_in_a_closed_round_papers_are_only_looked_at(
    app: App, open_book: OpenBook, tmp_path: Path
) -> None:
    book = open_book("huyen")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    evidence.attach(book, UNIT, SET, "13.1", ROUND, tmp_path / "a.pdf")
    rounds.close_round(book, ROUND)
    for round_, attach in ((ROUND, "disabled"), ("2023-11", "!disabled")):
        app.shell.navigate(unit=UNIT)
        form = Form(app, book, round_)
        panel = EvidencePanel(app.window, form.view.context, form.view.model, "13.1")
        assert panel._attach.instate([attach])
        assert panel._detach.instate(["disabled"])
        assert panel._open.instate(["!disabled"])
        told = f"{panel.told.label.cget('text')} {panel._stays.cget('text')}"
        assert f"Kỳ {ROUND} đã chốt" in told
        panel.detach()
        panel.cancel()
    assert len(evidence.evidence_of(book, UNIT)) == 1
