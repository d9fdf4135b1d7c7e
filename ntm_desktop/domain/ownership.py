"""Who owns a record, and what a package may carry. From codes alone, so arrival order is nothing.

Source: docs/contract.md, "Owners": at the door a package's rows are judged by owner and author;
whether an office is responsible for an indicator is judged when results are derived.
"""

from __future__ import annotations

from ntm_desktop.domain.about import unit_about
from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.records import split_key

COMMUNE_PREFIX = "xa-"
_COMMUNE_KINDS = frozenset({"base_figure", "evidence"})
_OF_ORGANISATION = frozenset({"key_withdrawal"})


def commune_org(unit: str) -> str:
    """The organisation of a commune, or of the commune that a village's code starts with."""
    return COMMUNE_PREFIX + unit.partition(".")[0]


def unit_of_org(org: str) -> str | None:
    """The commune of a commune's organisation; None for offices and the district."""
    return org[len(COMMUNE_PREFIX) :] if org.startswith(COMMUNE_PREFIX) else None


def owner_of(key: str) -> str:
    """The organisation that owns the record. Raises ValueError for a malformed key."""
    kind, parts = split_key(key)
    if kind.name == "assessment":
        unit, evaluator = parts[0], parts[4]
        if evaluator == SELF:
            return commune_org(unit)
        # A commune speaks as ``self`` only; its own code as evaluator is nobody's to bring.
        return DISTRICT if evaluator.startswith(COMMUNE_PREFIX) else evaluator
    if kind.name in _COMMUNE_KINDS:
        return commune_org(parts[0])
    if kind.parts[0] == "scope":
        scope = parts[0]
        return commune_org(scope) if scope[:1].isdigit() else scope
    if kind.name in _OF_ORGANISATION:
        return parts[0]
    if kind.name == "village" and "." in parts[0]:
        return commune_org(parts[0])
    return DISTRICT


def unit_of(key: str) -> str | None:
    """The commune (or other unit) that a record is about by its key alone, None where the key
    names none."""
    return unit_about(key) or None


def may_write(org: str, key: str) -> bool:
    """Whether an organisation may write the record: its owner, or the district on its behalf."""
    return org == DISTRICT or owner_of(key) == org


def may_bring(sender: str, key: str, author: str) -> bool:
    """Whether a package of ``sender`` may carry a revision of the record by ``author``."""
    if sender == DISTRICT:
        return True
    return author in (sender, DISTRICT) and owner_of(key) == sender
