"""The open workbook: one file, one organisation, one action = one transaction = one Change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntm_desktop.db.store import Store
    from ntm_desktop.services.rules import Rulebook
    from ntm_desktop.services.shipped.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed: which records may now show another value.

    ``everything``: too much to name (import, restore); views read anew.
    """

    label: str
    keys: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    everything: bool = False


Listener = Callable[[Change], None]
Clock = Callable[[], str]


class Workbook:
    """An open workbook. Services take it as their first argument; it has no rules of its own.

    ``now`` gives the display time of a new revision as ``YYYY-MM-DDTHH:MM:SSZ``. ``recovered``: at
    opening, what was half written when the machine went down was taken back.
    """

    def __init__(
        self,
        path: Path,
        store: Store,
        catalogue: Catalogue,
        rules: Rulebook,
        *,
        device: str,
        now: Clock,
        recovered: bool = False,
    ) -> None:
        self.path = path
        self.store = store
        self.catalogue = catalogue
        self.rules = rules
        self.device = device
        self.now = now
        self.recovered = recovered
        self.org = store.setting("organisation")
        self.district = store.setting("district")
        self.demo = store.setting("demo") == "yes"
        self._listeners: list[Listener] = []

    def org_name(self, org: str) -> str:
        """The name of an organisation as the plan writes it; its code where it is unknown."""
        rows = self.store.rows("organisation", organisation=org)
        return str(rows[0]["name"]) if rows else org

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with every later Change."""
        self._listeners.append(listener)

    def tell(self, change: Change) -> Change:
        """Tell every listener; returns the change."""
        for listener in self._listeners:
            listener(change)
        return change

    def close(self) -> None:
        """Commit nothing (everything is), leave no side file, let the lock go."""
        self.store.close()
