"""Before a workbook on a stick or in a network folder is opened: shall it be copied here first?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain.media import Medium
from ntm_desktop.services import places
from ntm_desktop.services.preferences import Preferences
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import places as texts
from ntm_desktop.ui.dialogs import Dialogs


@dataclass(frozen=True, slots=True)
class Way:
    """How to open it: as it lies, or through a copy in ``folder``."""

    preferences: Preferences
    folder: Path | None = None


def ask(dialogs: Dialogs, preferences: Preferences, path: Path) -> Way | None:
    """The way that the person chooses; asked once a file where it is to stay there.

    None where the person stepped back.
    """
    if not path.is_file() or preferences.stays(path):
        return Way(preferences)
    medium = places.medium(path)
    folder = None if medium is Medium.LOCAL else places.local_folder()
    if folder is None:
        return Way(preferences)
    answer = dialogs.ask_choice(
        texts.ask(path.name, medium is Medium.NETWORK, str(folder)),
        (texts.LEAVE, texts.IN_PLACE, texts.COPY),
        title=texts.TITLE,
    )
    if answer == texts.COPY:
        return Way(preferences, folder)
    return Way(preferences.staying(path)) if answer == texts.IN_PLACE else None


def opening(path: Path, folder: Path, open_: Callable[[Path], Workbook]) -> Callable[[], Workbook]:
    """Copies the workbook at ``path`` into ``folder`` and opens that copy, when called."""
    return lambda: open_(places.bring_here(path, folder))
