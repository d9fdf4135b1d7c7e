"""The page of packages: its tabs, and what the buttons of the top bar ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import sheets_view as sheet_texts
from ntm_desktop.ui.exchange.export_pane import ExportPane
from ntm_desktop.ui.exchange.import_pane import ImportPane
from ntm_desktop.ui.exchange.keys_pane import KeysPane
from ntm_desktop.ui.exchange.log_pane import LogPane
from ntm_desktop.ui.exchange.outbox_pane import OutboxPane
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.sheets.sheets_pane import SheetsPane
from ntm_desktop.ui.view import AppContext
from ntm_desktop.ui.view_keys import KeyedView

SHEET_ENDINGS = (".xlsx", ".xls")
_CONCERNING = frozenset({"organisation", "unit", "key_withdrawal", "acknowledgement"})


class ExchangeView(KeyedView):
    """Import with preview, export, the logs of both, and the keys that sign."""

    def build(self) -> None:
        """Make the tabs."""
        self.tabs = ttk.Notebook(self)
        self.importing = ImportPane(self.tabs, self._where)
        self.exporting = ExportPane(self.tabs, self._where)
        self.log = LogPane(self.tabs, self._where)
        self.outbox = OutboxPane(self.tabs, self._where)
        self.senders = KeysPane(self.tabs, self._where)
        self.sheets = SheetsPane(self.tabs, self._where)
        for pane, text in (
            (self.importing, texts.IMPORT_TAB),
            (self.exporting, texts.EXPORT_TAB),
            (self.log, texts.LOG_TAB),
            (self.outbox, texts.OUTBOX_TAB),
            (self.senders, texts.KEYS_TAB),
            (self.sheets, sheet_texts.TAB),
        ):
            self.tabs.add(pane, text=text)
        self.tabs.pack(fill="both", expand=True)

    def fill(self) -> None:
        """Read receivers and log anew; the files of a preview stay as they are."""
        panes = (self.importing, self.exporting, self.log, self.outbox, self.senders, self.sheets)
        for pane in panes:
            pane.fill()

    def concerns(self, change: Change) -> bool:
        """Only what changes the organisations, the keys or the logs."""
        return change.everything or bool(change.kinds & _CONCERNING)

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+Enter does what the open tab is for."""
        return {"<Control-Return>": self._go, "<Control-KP_Enter>": self._go}

    def perform(self, action: Action) -> bool:
        """IMPORT asks for files at once, EXPORT opens its form."""
        if action is Action.IMPORT:
            self.tabs.select(self.importing)
            self.importing.choose_files()
            return True
        if action is Action.EXPORT:
            self.tabs.select(self.exporting)
            self.exporting.receiver.focus_set()
            return True
        return False

    def take_files(self, files: list[Path]) -> bool:
        """Preview files that were dropped on the window."""
        sheets = [one for one in files if one.suffix.lower() in SHEET_ENDINGS]
        if sheets and len(files) == 1:
            self.tabs.select(self.sheets)
            self.sheets.desk.look_at(sheets[0])
            return True
        self.tabs.select(self.importing)
        self.importing.look_at(files)
        return True

    def take_focus(self) -> None:
        """The tabs: arrows choose among them, Tab goes into the chosen one."""
        self.tabs.focus_set()

    def _where(self) -> AppContext:
        return self.context

    def _go(self) -> None:
        place = self.tabs.index(self.tabs.select())
        if place == 0:
            self.importing.apply()
        elif place == 1:
            self.exporting.go()
        elif place == 2:
            self.log.undo()
