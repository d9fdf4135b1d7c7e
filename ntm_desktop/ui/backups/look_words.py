"""What a copy holds, in words: lines for the window, times of the clock on the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from ntm_desktop.texts import backup_view as texts
from ntm_desktop.texts.records import KINDS
from ntm_desktop.ui.prose import BAD, GOOD, PLAIN, QUIET, STRONG, WARN, Line

if TYPE_CHECKING:
    from ntm_desktop.services.backups.backup_files import Backup
    from ntm_desktop.services.backups.backup_look import Listed, Look, Side

_SHOWN = "%d/%m/%Y %H:%M"


def clock(utc: str) -> str:
    """``2026-06-08T07:20:00Z`` → local ``08/06/2026 14:20``; as it is where it is no time."""
    try:
        return datetime.fromisoformat(utc.replace("Z", "+00:00")).astimezone().strftime(_SHOWN)
    except ValueError:
        return utc


def made_at(backup: Backup) -> str:
    """When a copy was made."""
    return datetime.fromisoformat(backup.at).strftime(_SHOWN)


def row(one: Listed) -> tuple[str, str, str, str]:
    """The cells of a copy in the list."""
    backup = one.backup
    return (
        made_at(backup),
        texts.REASONS.get(backup.reason, texts.OTHER_REASON),
        texts.SECOND if one.second else texts.HERE,
        texts.size(backup.size),
    )


def lines(look: Look) -> list[Line]:
    """What stands beside the list."""
    found: list[Line] = [(texts.owner(look.org_name, look.demo), STRONG)]
    if look.district_name:
        found.append((texts.district(look.district_name), PLAIN))
    found.append((texts.holds(look.records, look.revisions), PLAIN))
    if look.latest:
        found.append((texts.latest(clock(look.latest)), PLAIN))
    if look.other:
        found.append((texts.OTHER_WORKBOOK, BAD))
    if look.lacks is None or look.more is None:
        return found
    if not look.lacks.count and not look.more.count:
        return [*found, (texts.SAME, GOOD)]
    return [*found, *_side(look.lacks, texts.lacks, WARN), *_side(look.more, texts.more, WARN)]


def _side(side: Side, say: Callable[[int, str], str], look: str) -> list[Line]:
    if not side.count:
        return []
    kinds = [(texts.of_kind(KINDS.get(kind, kind), number), QUIET) for kind, number in side.kinds]
    return [(say(side.count, clock(side.since)), look), *kinds]
