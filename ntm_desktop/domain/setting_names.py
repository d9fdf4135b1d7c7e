"""The settings that the district may make: their names and what holds while nobody made them.

Shares are in per cent, lists are items parted by ";". None of the defaults was compared with an
official text; a list has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain.surveys import Required

JUMP = "check.jump"
COVERAGE, SATISFIED, CONTENT = "survey.coverage", "survey.satisfied", "survey.content"

OCOP_PAPERS = "ocop.papers"

DEFAULTS: Mapping[str, str] = {
    COVERAGE: Required().coverage,
    SATISFIED: Required().satisfied,
    CONTENT: Required().content,
    JUMP: "30",
}
LISTS = frozenset({OCOP_PAPERS})


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list as it is written, each once, in its order."""
    said = (" ".join(item.split()) for item in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(item for item in said if item))
