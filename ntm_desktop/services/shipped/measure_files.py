"""The measures of a criteria set with their thresholds: ``measures.tsv``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ntm_desktop.domain.criteria import Measure, MeasureType, Provenance, Threshold, ThresholdCase
from ntm_desktop.domain.numbers import compare, exact
from ntm_desktop.services.shipped.asset_files import Row, read_table
from ntm_desktop.texts import catalogue as words

COMPARISONS = (">=", "<=", "=")
TYPES = tuple(kind.value for kind in MeasureType)
THRESHOLD_SOURCES = ("text", "plan", "unverified", "unknown")
_COLUMNS = (
    "code",
    "measure",
    "title",
    "type",
    "unit",
    "per_cent",
    "numerator",
    "denominator",
    "numerator_base",
    "denominator_base",
    "levels",
    "maximum",
    "comparison",
    "threshold",
    "years",
    "cases",
    "threshold_from",
    "note",
)
_RATIO_COLUMNS = ("per_cent", "numerator", "denominator", "numerator_base", "denominator_base")
_CASE = re.compile(r"([a-z][a-z_]*)(>=|<=|>|<|=)([\d.]+):([\d.]+)")


def read_measures(
    path: Path, names: Mapping[str, Provenance], base_figures: frozenset[str]
) -> dict[str, tuple[Measure, ...]]:
    """Measures by the code of their indicator or condition, in file order. Raises MalformedAsset.

    ``names``: every code that may have measures, with the provenance of its name.
    """
    found: dict[str, tuple[Measure, ...]] = {}
    for row in read_table(path, _COLUMNS):
        code = row["code"]
        if code not in names:
            raise row.fault(words.unknown_line(code))
        own = found.get(code, ())
        measure = _measure(row, names[code], base_figures)
        if any(measure.code == other.code for other in own):
            raise row.fault(words.duplicate(f"{code} {measure.code}"))
        found[code] = (*own, measure)
    return found


def _measure(row: Row, name: Provenance, base_figures: frozenset[str]) -> Measure:
    kind = MeasureType(row.choice("type", TYPES))
    if kind is MeasureType.RATIO:
        row.choice("per_cent", ("yes", "no"))
        row.required("numerator")
        row.required("denominator")
        for column in ("numerator_base", "denominator_base"):
            if row[column] and row[column] not in base_figures:
                raise row.fault(words.unknown_figure(row[column]))
    else:
        row.empty(*_RATIO_COLUMNS)
    if kind is MeasureType.SCORE:
        row.decimal("maximum")
    else:
        row.empty("maximum")
    if kind is MeasureType.LEVEL:
        row.required("levels")
    else:
        row.empty("levels")
    return Measure(
        code=row.code("measure"),
        title=row.required("title"),
        type=kind,
        unit=row["unit"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        numerator_base=row["numerator_base"],
        denominator_base=row["denominator_base"],
        per_cent=row["per_cent"] != "no",
        levels=tuple(row["levels"].split("|")) if row["levels"] else (),
        maximum=row["maximum"],
        threshold=_threshold(row, kind, name, base_figures),
    )


def _threshold(
    row: Row, kind: MeasureType, name: Provenance, base_figures: frozenset[str]
) -> Threshold:
    comparison = row.choice("comparison", COMPARISONS)
    note = row["note"]
    if kind is MeasureType.YES_NO:
        # What must be answered "yes" is the wording itself, so its source is the name's.
        row.empty("years", "cases", "threshold_from")
        if (comparison, row["threshold"]) != ("=", "1"):
            raise row.fault(words.YES_NO_THRESHOLD)
        return Threshold(comparison, "1", provenance=Provenance(name.status, note))
    source = row.choice("threshold_from", THRESHOLD_SOURCES)
    given = sum(1 for column in ("threshold", "years", "cases") if row[column])
    if given != (0 if source == "unknown" else 1):
        raise row.fault(words.THRESHOLD_OR_UNKNOWN)
    value = row["threshold"] or None
    if kind is MeasureType.LEVEL:
        if value is not None and value not in row["levels"].split("|"):
            raise row.fault(words.unknown_level(value))
    elif value is not None:
        row.decimal("threshold")
        if kind is MeasureType.SCORE and compare(exact(value), exact(row["maximum"])) > 0:
            raise row.fault(words.BEYOND_MAXIMUM)
    return Threshold(
        comparison, value, _years(row), _cases(row, base_figures), Provenance(source, note)
    )


def _years(row: Row) -> tuple[tuple[int, str], ...]:
    """``2021:36;2022:39``: the threshold of a year of assessment."""
    years: list[tuple[int, str]] = []
    for part in row["years"].split(";") if row["years"] else ():
        year, _, value = part.partition(":")
        if not re.fullmatch(r"20\d\d", year) or (years and int(year) <= years[-1][0]):
            raise row.fault(words.wrong_years(row["years"]))
        years.append((int(year), row.decimal("years", value)))
    return tuple(years)


def _cases(row: Row, base_figures: frozenset[str]) -> tuple[ThresholdCase, ...]:
    """``schools>3:70;schools<=3:50``: the first whose condition on a base figure holds."""
    cases = []
    for part in row["cases"].split(";") if row["cases"] else ():
        found = _CASE.fullmatch(part)
        if found is None:
            raise row.fault(words.wrong_cases(row["cases"]))
        figure, comparison, limit, value = found.groups()
        if figure not in base_figures:
            raise row.fault(words.unknown_figure(figure))
        cases.append(
            ThresholdCase(
                figure, comparison, row.decimal("cases", limit), row.decimal("cases", value)
            )
        )
    return tuple(cases)
