"""The second place of the copies as the window knows it: where it is, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ntm_desktop.services import preferences
from ntm_desktop.services.preferences import Preferences
from ntm_desktop.texts import backup_view as texts


class Second:
    """Reads and changes the preferences of the person through ``get`` and ``put``."""

    def __init__(self, get: Callable[[], Preferences], put: Callable[[Preferences], None]) -> None:
        self._get, self._put = get, put

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen once, whether or not it is there now."""
        name = self._get().second_folder
        return Path(name) if name else None

    def choose(self, folder: Path | None) -> None:
        """Take another one, or none, and keep that for the next start."""
        name = "" if folder is None else str(folder.absolute())
        changed = replace(self._get(), second_folder=name)
        self._put(changed)
        preferences.save(changed)

    def words(self, workbook: Path) -> tuple[str, bool]:
        """How it stands, and whether that is worth a warning."""
        from ntm_desktop.services.backups.backup_second import another_medium

        folder = self.folder
        if folder is None:
            return texts.NO_SECOND, False
        try:
            there = folder.is_dir()
        except OSError:
            there = False
        if not there:
            return f"{folder} – {texts.SECOND_ABSENT}", False
        if not another_medium(folder, workbook):
            return f"{folder} – {texts.SECOND_SAME_DISK}", True
        return str(folder), False
