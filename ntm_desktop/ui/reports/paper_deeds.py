"""Files and paper of the report in sight: saved where the person says, opened, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.reports import printing, report_files
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.document import Document
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.background import Work
from ntm_desktop.ui.view import AppContext

PAPER_FOLDER = "ban-in"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be written: the report in sight, and the name of its file without ending."""

    kind: ReportKind
    document: Document
    name: str


class PaperDeeds:
    """``done(path, words)`` is told of every file that was written."""

    def __init__(self, done: Callable[[Path, str], None]) -> None:
        self._done = done
        self._folder = ""

    def save(self, context: AppContext, sheet: Sheet, ending: str) -> None:
        """Ask for a place and write the report there; .docx by the office's own template."""
        path = context.dialogs.choose_save_path(
            title=texts.SAVE_TITLE,
            types=((texts.FILE_TYPES[ending], f"*{ending}"),),
            name=f"{sheet.name}{ending}",
            ending=ending,
            folder=self._folder,
        )
        if path is None:
            return
        self._folder = str(path.parent)
        note = report_files.note_for(context.book, sheet.kind, ending)
        words = " ".join(filter(None, (texts.saved(str(path)), note)))
        if ending != report_files.PDF or self._paper(context, sheet).template is None:
            report_files.save(context.book, sheet.kind, sheet.document, path)
            self._done(path, words)
            return
        paper = self._paper(context, sheet)
        context.say(texts.CONVERTING)
        context.background.thread(
            lambda _work: report_files.write(paper, path), lambda _pages: self._done(path, words)
        )

    def open_to_print(self, context: AppContext, sheet: Sheet) -> None:
        """Write a file that stays, and show it in the system's program: a PDF, or the Word file
        of the office's own template."""
        paper = self._paper(context, sheet)
        context.say(texts.OPENING)

        def opened(path: Path) -> None:
            self._done(path, texts.kept(str(path)))
            printing.open_file(path)

        ending = report_files.open_ending(paper)
        context.background.thread(lambda _work: _kept(paper, sheet.name, ending), opened)

    def print(self, context: AppContext, sheet: Sheet) -> None:
        """Write a file that stays, ask for the printer where there are several, and print it."""
        paper = self._paper(context, sheet)
        context.say(texts.CONVERTING if paper.template is not None else texts.PRINTING)

        def prepare(_work: Work) -> tuple[Path, tuple[str, ...] | None]:
            ending = report_files.print_ending(paper)
            return _kept(paper, sheet.name, ending), printing.printers()

        def send(prepared: tuple[Path, tuple[str, ...] | None]) -> None:
            path, printers = prepared
            self._done(path, texts.kept(str(path)))
            self._send(context, path, printers, sheet.document.paper)

        context.background.thread(prepare, send)

    def _send(
        self, context: AppContext, path: Path, printers: tuple[str, ...] | None, paper: str
    ) -> None:
        if printers is not None and not printers:
            context.dialogs.show_info(texts.no_printer(str(path)), title=texts.PRINT)
            return
        chosen = printers[0] if printers else ""
        if printers and len(printers) > 1:
            items = [(name, name) for name in printers]
            answer = context.dialogs.choose(
                texts.CHOOSE_PRINTER, items, title=texts.PRINT, chosen=chosen
            )
            if answer is None:
                return
            chosen = answer
        context.background.thread(
            lambda _work: printing.print_file(path, chosen, paper),
            lambda _nothing: self._done(path, f"{texts.printed(chosen)} {texts.kept(str(path))}"),
        )

    def _paper(self, context: AppContext, sheet: Sheet) -> report_files.Paper:
        return report_files.paper_of(context.book, sheet.kind, sheet.document)


def _kept(paper: report_files.Paper, name: str, ending: str) -> Path:
    """The paper as a file in the person's folder, under a name of its own."""
    folder = paths.user_home() / PAPER_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    clock = datetime.now().strftime("%Y%m%d-%H%M%S")
    path = folder / f"{name}_{clock}{ending}"
    report_files.write(paper, path)
    return path
