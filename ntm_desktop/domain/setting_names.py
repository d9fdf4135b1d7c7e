"""The settings that the district may make: their names and what holds while nobody made them.

Every one is a share in per cent. None of the defaults was compared with an official text.
"""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain.surveys import Required

JUMP = "check.jump"
COVERAGE, SATISFIED, CONTENT = "survey.coverage", "survey.satisfied", "survey.content"

DEFAULTS: Mapping[str, str] = {
    COVERAGE: Required().coverage,
    SATISFIED: Required().satisfied,
    CONTENT: Required().content,
    JUMP: "30",
}
