"""One criteria set from its folder: ``set.toml``, ``lines.tsv`` and ``measures.tsv``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ntm_desktop.domain.criteria import (
    Band,
    BaseFigure,
    CriteriaSet,
    Criterion,
    Indicator,
    Measure,
    Provenance,
    RevocationRule,
)
from ntm_desktop.services.shipped.asset_files import Header, Row, read_table
from ntm_desktop.services.shipped.measure_files import read_measures
from ntm_desktop.texts import catalogue as words

LEVELS = ("commune", "village", "district")
GRADES = ("standard", "advanced", "model")
NAME_SOURCES = ("plan", "text", "name-from-text", "partly-from-text", "unverified")
_LINE_COLUMNS = (
    "line",
    "code",
    "parent",
    "group",
    "title",
    "rule",
    "not_applicable",
    "name_from",
    "note",
)
_RULE = re.compile(r"all|any|at_least:([1-9]\d?)")
_BAND = re.compile(r"(\d+)(?:-(\d+))?")


def read_base_figures(path: Path) -> tuple[BaseFigure, ...]:
    """The base figures in file order. Raises MalformedAsset."""
    figures: dict[str, BaseFigure] = {}
    for row in read_table(path, ("code", "title", "unit", "whole")):
        code = row.code("code")
        if code in figures:
            raise row.fault(words.duplicate(code))
        whole = row.choice("whole", ("yes", "no")) == "yes"
        figures[code] = BaseFigure(code, row.required("title"), row.required("unit"), whole)
    return tuple(figures.values())


def read_set(folder: Path, base_figures: Sequence[BaseFigure]) -> CriteriaSet:
    """The set of a folder, whose name is the set's id. Raises MalformedAsset on the first fault."""
    header = Header(folder / "set.toml")
    groups = header.texts("groups")
    rows = read_table(folder / "lines.tsv", _LINE_COLUMNS)
    _check_codes(rows, groups)
    known = frozenset(figure.code for figure in base_figures)
    names = {
        row["code"]: _provenance(row) for row in rows if row["line"] in ("indicator", "condition")
    }
    measures = read_measures(folder / "measures.tsv", names, known)
    criteria = tuple(_criterion(row, rows, measures) for row in rows if row["line"] == "criterion")
    conditions = tuple(_indicator(row, measures) for row in rows if row["line"] == "condition")
    found = {
        "criteria": len(criteria),
        "indicators": sum(len(criterion.indicators) for criterion in criteria),
        "conditions": len(conditions),
    }
    for name, count in found.items():
        if (stated := header.number(f"counts.{name}")) != count:
            raise header.fault(f"counts.{name}", words.wrong_count(name, stated, count))
    criteria_set = CriteriaSet(
        id=folder.name,
        level=header.choice("level", LEVELS),
        grade=header.choice("grade", GRADES),
        title=header.text("title"),
        legal_basis=header.text("legal_basis"),
        valid_from=header.date("valid_from"),
        valid_to=header.date("valid_to"),
        groups=groups,
        criteria=criteria,
        conditions=conditions,
        bands=_bands(header, len(criteria)),
        revocation=_revocation(header, frozenset(criterion.code for criterion in criteria)),
        provenance=Provenance(
            header.choice("provenance.status", NAME_SOURCES), header.text("provenance.note")
        ),
        open=not rows,
    )
    header.finish()
    return criteria_set


def _check_codes(rows: Sequence[Row], groups: Sequence[str]) -> None:
    """Every code once, every indicator under a criterion, every group known, cells where due."""
    criteria = {row["code"] for row in rows if row["line"] == "criterion"}
    children = Counter(row["parent"] for row in rows if row["line"] == "indicator")
    seen: set[tuple[bool, str]] = set()
    for row in rows:
        line = row.choice("line", ("criterion", "indicator", "condition"))
        code = row.code("code")
        row.required("title")
        row.choice("name_from", NAME_SOURCES)
        if (line == "criterion", code) in seen or (line == "condition" and code in criteria):
            raise row.fault(words.duplicate(code))
        seen.add((line == "criterion", code))
        if line == "criterion":
            row.empty("parent", "rule", "not_applicable")
            if row.required("group") not in groups:
                raise row.fault(words.unknown_group(row["group"]))
            if not children[code]:
                raise row.fault(words.no_indicator(code))
            continue
        row.empty("group")
        row.choice("not_applicable", ("yes", ""))
        if line == "condition":
            row.empty("parent")
            continue
        parent = row.required("parent")
        if parent not in criteria:
            raise row.fault(words.parent_missing(code, parent))
        # One code for criterion and indicator means: assessed at the level of the criterion only.
        if code in criteria and (code != parent or children[parent] > 1):
            raise row.fault(words.shared_code(code))


def _criterion(
    row: Row, rows: Sequence[Row], measures: dict[str, tuple[Measure, ...]]
) -> Criterion:
    indicators = tuple(
        _indicator(child, measures)
        for child in rows
        if child["line"] == "indicator" and child["parent"] == row["code"]
    )
    return Criterion(row["code"], row["title"], row["group"], indicators, _provenance(row))


def _indicator(row: Row, measures: dict[str, tuple[Measure, ...]]) -> Indicator:
    code = row["code"]
    own = measures.get(code)
    if own is None:
        raise row.fault(words.no_measure(code))
    rule = _RULE.fullmatch(row["rule"])
    if rule is None or (rule[1] and int(rule[1]) > len(own)):
        raise row.fault(words.unknown_rule(row["rule"]))
    return Indicator(
        code=code,
        criterion=row["parent"],
        title=row["title"],
        measures=own,
        rule=row["rule"],
        not_applicable_allowed=row["not_applicable"] == "yes",
        note=row["note"],
        provenance=_provenance(row),
    )


def _provenance(row: Row) -> Provenance:
    # A criterion has no note of its own; what its line says explains its name.
    return Provenance(row["name_from"], row["note"] if row["line"] == "criterion" else "")


def _bands(header: Header, criteria: int) -> tuple[Band, ...]:
    bands: list[Band] = []
    for text in header.texts("bands"):
        found = _BAND.fullmatch(text)
        if found is None:
            raise header.fault("bands", words.wrong_entry("bands"))
        band = Band(text, int(found[1]), int(found[2] or found[1]))
        # From the highest down, no gap and no overlap: every count is in exactly one band.
        above = bands[-1].low - 1 if bands else criteria
        if band.high != above or band.low > band.high:
            raise header.fault("bands", words.wrong_entry("bands"))
        bands.append(band)
    if bands and bands[-1].low != 0:
        raise header.fault("bands", words.wrong_entry("bands"))
    return tuple(bands)


def _revocation(header: Header, criteria: frozenset[str]) -> RevocationRule | None:
    if not header.has("revocation"):
        return None
    rule = RevocationRule(
        header.texts("revocation.key_criteria"),
        header.number("revocation.low_share"),
        header.number("revocation.high_share"),
        header.text("revocation.source"),
    )
    if not criteria.issuperset(rule.key_criteria) or not rule.low_share < rule.high_share <= 100:
        raise header.fault("revocation", words.wrong_entry("revocation"))
    return rule
