"""Writing into a workbook and asking what the data checks find; for tests of the checks."""

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services.checks import check_registry
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook

SET, UNIT, ROUND, AFTER = "xa-2021-2025", "01603", "2023-06", "2023-11"


def save(book: Workbook, key: str, **typed: str) -> str:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))
    return key


def assess(book: Workbook, code: str, round_: str = ROUND, stated: str = "", **parts: str) -> str:
    measure = parts.pop("measure", "m")
    figures = {measure: Figure(**parts)} if parts else None
    assessing.assess(book, Input(UNIT, code, round_, "self", SET, stated or None, figures))
    return f"assessment/{UNIT}/{SET}/{code}/{round_}/self"


def found(book: Workbook, code: str) -> list[Finding]:
    return [one for one in check_registry.findings(book) if one.code == code]


def values(book: Workbook, code: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.where, one.stated, one.computed) for one in found(book, code)]
