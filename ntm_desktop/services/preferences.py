"""Where the person left the program: recent workbooks, place, size of the text. No window here.

Kept in ``settings.json`` of the user's folder. It is a convenience: a missing, broken or unwritable
file never stops anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ntm_desktop import paths

MOST_RECENT = 8
MOST_IN_PLACE = 50
_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """``recent``: workbooks, the last one first; ``unit``, ``round``, ``view`` are those of it.

    ``zoom`` in per cent. ``reopen``: the program was left with ``recent[0]`` open.
    ``second_folder``: where copies go as well whenever it can be reached, "" for none.
    ``in_place``: workbooks that are to stay on their stick or network folder.
    """

    recent: tuple[str, ...] = ()
    unit: str = ""
    round: str = ""
    view: str = ""
    zoom: int = 100
    reopen: bool = False
    second_folder: str = ""
    in_place: tuple[str, ...] = ()

    def opened(self, path: Path) -> Preferences:
        """That workbook is open now; its place is kept if it was also the last one."""
        name = str(path.absolute())  # the next start may be in another folder
        others = tuple(other for other in self.recent if other != name)
        recent = (name, *others)[:MOST_RECENT]
        if self.recent[:1] == (name,):
            return replace(self, recent=recent, reopen=True)
        return replace(self, recent=recent, reopen=True, unit="", round="", view="")

    def without(self, path: Path) -> Preferences:
        """That workbook is no longer offered."""
        return replace(
            self, recent=tuple(one for one in self.recent if one != str(path.absolute()))
        )

    def stays(self, path: Path) -> bool:
        """Whether that workbook is to be opened where it lies, without a question."""
        return str(path.absolute()) in self.in_place

    def staying(self, path: Path) -> Preferences:
        """That workbook is opened where it lies from now on."""
        kept = (str(path.absolute()), *self.in_place)
        return replace(self, in_place=tuple(dict.fromkeys(kept))[:MOST_IN_PLACE])


def load() -> Preferences:
    """What was kept; the defaults for everything that cannot be read."""
    try:
        found = json.loads((paths.user_home() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _from_json(found) if isinstance(found, dict) else Preferences()


def save(preferences: Preferences) -> None:
    """Keep it for the next start. An unwritable folder is no error: nothing of worth is lost."""
    text = json.dumps(asdict(preferences), ensure_ascii=False, indent=1)
    try:
        target = paths.user_home() / _FILE
        fresh = target.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, target)
    except OSError:
        return


def _from_json(found: Mapping[str, Any]) -> Preferences:
    zoom = found.get("zoom")
    return Preferences(
        recent=_texts(found, "recent")[:MOST_RECENT],
        unit=_text(found, "unit"),
        round=_text(found, "round"),
        view=_text(found, "view"),
        zoom=zoom if isinstance(zoom, int) and 50 <= zoom <= 300 else 100,
        reopen=found.get("reopen") is True,
        second_folder=_text(found, "second_folder"),
        in_place=_texts(found, "in_place")[:MOST_IN_PLACE],
    )


def _texts(found: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = found.get(name)
    return tuple(one for one in values if isinstance(one, str)) if isinstance(values, list) else ()


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
