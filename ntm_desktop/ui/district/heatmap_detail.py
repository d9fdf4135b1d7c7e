"""The paragraphs about one cell of the heatmap: result, basis, why, who is responsible."""

from __future__ import annotations

from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.services.criteria.concluding import Ground, criterion_row, grounds
from ntm_desktop.services.criteria.matrix import Matrix
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import district as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.prose import Line

WORDS = {
    Outcome.MET: texts.MET,
    Outcome.NOT_MET: texts.NOT_MET,
    Outcome.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    Outcome.NO_DATA: texts.NO_DATA,
}
_LOOKS = {Outcome.MET: prose.GOOD, Outcome.NOT_MET: prose.BAD}


def marked(outcome: Outcome) -> str:
    """Mark and word: "✗ Chưa đạt"."""
    return f"{theme.outcome_mark(outcome)} {WORDS[outcome]}"


def total_lines(matrix: Matrix, code: str) -> list[Line]:
    """A criterion over all communes: how many, and which do not have it."""
    criterion = matrix.criteria_set.criterion_of(code)
    counts = (
        matrix.count(code, Outcome.MET, Outcome.NOT_APPLICABLE),
        matrix.count(code, Outcome.NOT_MET),
        matrix.count(code, Outcome.NO_DATA),
    )
    title = criterion.title if criterion is not None else ""
    lines = [(texts.totals_title(code, title, *counts), prose.STRONG)]
    for outcome in (Outcome.NOT_MET, Outcome.NO_DATA):
        names = [
            unit.name
            for unit in matrix.status.units
            if matrix.results[unit.unit][code].outcome is outcome
        ]
        if names:
            lines.append((f"{marked(outcome)}: {', '.join(names)}", _look(outcome)))
    return lines


def commune_lines(unit: UnitStatus) -> list[Line]:
    """A commune over all criteria."""
    return [
        (texts.commune_title(unit.name, unit.met_count, unit.total), prose.STRONG),
        (texts.lacking(unit.not_met, unit.no_data), prose.PLAIN),
        (
            texts.basis_counts(
                unit.basis["district"],
                unit.basis["department"],
                unit.basis["self"],
                len(unit.unreviewed),
            ),
            prose.QUIET,
        ),
    ]


def cell_lines(book: Workbook, matrix: Matrix, unit: UnitStatus, code: str) -> list[Line]:
    """One commune's criterion: its result, and the indicators that decide it."""
    criterion = matrix.criteria_set.criterion_of(code)
    result = matrix.results[unit.unit][code]
    title = criterion.title if criterion is not None else ""
    words = [marked(result.outcome)]
    if result.outcome.speaks:
        words.append(texts.BASES[result.basis.word])
    if result.unreviewed:
        words.append(texts.CARRIED)
    lines = [
        (texts.cell_title(unit.name, code, title), prose.STRONG),
        (" · ".join(words), _look(result.outcome)),
    ]
    if result.findings:
        lines.append((texts.FINDING.format(codes=", ".join(result.findings)), prose.WARN))
    round_code = matrix.status.round
    lines += [
        _ground_line(book, one, result.basis) for one in grounds(book, unit.unit, round_code, code)
    ]
    row = criterion_row(book, unit.unit, round_code, code)
    said = row.district_said
    conclusion = texts.NO_CONCLUSION if said is None else marked(said.outcome)
    if said is not None and said.note:
        conclusion += f" · {texts.NOTE}: {said.note}"
    lines.append((f"{texts.CONCLUSION}: {conclusion}", prose.PLAIN if said else prose.QUIET))
    return lines


def _ground_line(book: Workbook, ground: Ground, basis: Authority) -> Line:
    """An indicator: code and why, or its outcome; then the office that answers for it."""
    row = ground.row
    why = ground.why.rstrip(".") if ground.outcome.speaks else ""
    words = [why or f"{row.code}. {row.title}: {marked(ground.outcome)}"]
    if ground.outcome.speaks and ground.authority not in (Authority.NONE, basis):
        words.append(texts.BASES[ground.authority.word])
    offices = ", ".join(book.org_name(office) for office in row.responsible) or texts.NOBODY
    words.append(f"{texts.RESPONSIBLE}: {offices}")
    return " · ".join(words), _look(ground.outcome)


def _look(outcome: Outcome) -> str:
    return _LOOKS.get(outcome, prose.QUIET)
