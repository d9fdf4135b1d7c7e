"""The ways through the windows of Excel: from a file to what is written, from a list to a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.sheets import wizard
from ntm_desktop.services.sheets.sheet_export import SUFFIX, export_sheet
from ntm_desktop.services.sheets.sheet_import import SheetReport
from ntm_desktop.services.sheets.wizard import Choice, Look
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import sheets_view as texts
from ntm_desktop.ui.background import Work
from ntm_desktop.ui.sheets.mapping_window import MappingWindow
from ntm_desktop.ui.sheets.preview_window import Answer, PreviewWindow
from ntm_desktop.ui.view import AppContext

FILE_TYPES = (
    (texts.FILES, "*.xlsx"),
    (texts.OLD_FILES, "*.xls"),
    (dialog_texts.ALL_FILES, "*"),
)


class SheetDesk:
    """``context`` gives where the person is; ``done`` is called with what was taken in."""

    def __init__(
        self,
        context: Callable[[], AppContext],
        done: Callable[[SheetReport], None] | None = None,
    ) -> None:
        self._context, self._done = context, done
        self.work: Work | None = None

    # ------------------------------------------------------------------ taking in

    def import_file(self, kind: str = "") -> None:
        """Ask for a file, then look at it. ``kind``: what an office's sheet most likely is."""
        dialogs = self._context().dialogs
        path = dialogs.choose_file(title=texts.CHOOSE_TITLE, types=FILE_TYPES)
        if path is not None:
            self.look_at(path, kind)

    def look_at(self, path: Path, kind: str = "") -> None:
        """Read the file beside the window, then show what it is."""
        context = self._context()
        context.say(texts.READING)
        self.work = context.background.thread(
            lambda _work: wizard.look(path), partial(self._seen, kind)
        )

    def _seen(self, kind: str, look: Look) -> None:
        self.work = None
        context = self._context()
        context.say("")
        choice: Choice | None = None
        while True:
            if not look.ours:
                choice = self._mapped(look, kind, choice)
                if choice is None:
                    return
            try:
                if self._previewed(context, look, choice):
                    return
            except (WrongUse, Refused) as fault:
                context.dialogs.show_error(fault.sentence)
                if look.ours:
                    return
                # Back to the columns, as they were said.

    def _previewed(self, context: AppContext, look: Look, choice: Choice | None) -> bool:
        """Whether the way ends here; False: the columns are to be said anew."""
        planned = wizard.preview(context.book, look, choice)
        if planned.report.status is Status.REFUSED:
            context.dialogs.show_error(planned.report.sentence)
            return True
        answer = PreviewWindow(
            context.dialogs.window,
            context.book,
            look.name,
            planned,
            may_go_back=not look.ours,
        ).run()
        if answer is Answer.TAKE:
            done = wizard.apply(context.book, look, choice, planned.report.mark)
            context.say(done.report.sentence)
            if self._done is not None:
                self._done(done)
        return answer is not Answer.BACK

    def _mapped(self, look: Look, kind: str, before: Choice | None) -> Choice | None:
        context = self._context()
        if not look.grids:
            context.dialogs.show_error(texts.NO_LINES)
            return None
        return MappingWindow(
            context.dialogs.window,
            context.book,
            look,
            kind=kind,
            unit=context.unit,
            round_code=context.round,
            before=before,
        ).run()

    # ------------------------------------------------------------------ giving out

    def export(
        self,
        kind: str,
        *,
        unit: str = "",
        round_code: str | None = None,
        source: Authority | None = None,
    ) -> Path | None:
        """Ask where to, write, say so; None where no place was chosen."""
        context = self._context()
        path = context.dialogs.choose_save_path(
            title=texts.SAVE_TITLE,
            types=FILE_TYPES[:1],
            name=texts.file_name(kind, round_code or "", unit) + SUFFIX,
            ending=SUFFIX,
        )
        if path is None:
            return None
        done = export_sheet(
            context.book, kind, path, unit=unit or None, round_code=round_code, source=source
        )
        context.say(texts.was_exported(str(done.path), done.pages, done.records))
        return done.path
