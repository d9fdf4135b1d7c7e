"""Sample words of the district itself: its own criteria, recognitions on their way, the towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.levels import Stage
from ntm_desktop.domain.outcomes import DISTRICT, Outcome
from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.texts import sample_programme as texts
from ntm_desktop.texts.dossier import PAPERS

# Criteria of the district of which something is said; of the others nothing is known yet.
_MET, _FAILED, _HALF = ("1", "4", "9"), ("3",), ("2", "8")
_FIRST_CONDITION = "DK1"
# Town by town, in the order of codes: how far each has come.
_TOWNS = (Stage.RECOGNISED, Stage.DISTRICT, Stage.SELF)


def district_verdicts(unit: str, the_set: CriteriaSet, round_code: str) -> Iterator[Made]:
    """What the district says of its own criteria in a round; some stay without a word."""

    def said(code: str, outcome: Outcome) -> Made:
        key = KINDS["assessment"].key(unit, the_set.id, code, round_code, DISTRICT)
        return key, DISTRICT, {"stated": outcome.word, "note": texts.DISTRICT_SAYS}

    if the_set.find(_FIRST_CONDITION) is not None:
        yield said(_FIRST_CONDITION, Outcome.NOT_MET)
    for criterion in the_set.criteria:
        codes = [one.code for one in criterion.indicators]
        if criterion.code in _HALF:
            codes = codes[: len(codes) // 2]
        elif criterion.code not in _MET + _FAILED:
            continue
        for place, code in enumerate(codes):
            failed = criterion.code in _FAILED and place == 0
            yield said(code, Outcome.NOT_MET if failed else Outcome.MET)


def recognitions(
    full: Sequence[str], nearly: Sequence[str], decided: Sequence[str]
) -> Iterator[Made]:
    """Dossiers of communes on their way; nobody gets a decision here. ``full`` have every
    criterion, ``nearly`` all but one, ``decided`` have a decision of the plan and go on."""

    def dossier(unit: str, grade: str, stage: Stage, papers: int) -> Made:
        key = KINDS["recognition"].key(unit, grade)
        body = {"stage": stage.value, "papers": list(PAPERS[:papers]), "note": texts.NOTE}
        return key, DISTRICT, body

    for place, unit in enumerate(full):
        stage = Stage.DISTRICT if place == 0 else Stage.SELF
        yield dossier(unit, "standard", stage, len(PAPERS) - 2 - place)
    for unit in full[:1]:
        yield dossier(unit, "advanced", Stage.SELF, 2)
        yield dossier(unit, "model", Stage.SELF, 1)
    for unit in nearly:
        yield dossier(unit, "standard", Stage.SELF, 2)
    for unit in decided:
        yield dossier(unit, "advanced", Stage.SELF, 3)


def town_recognitions(towns: Sequence[str], year: str) -> Iterator[Made]:
    """The towns on their way to a civilised town (condition 3 of the district)."""
    for town, stage in zip(sorted(towns), _TOWNS, strict=False):
        body = {"stage": stage.value, "note": texts.NOTE}
        if stage is Stage.RECOGNISED:
            body |= {"number": texts.NUMBER, "date": f"{year}-03-10", "issuer": texts.ISSUER}
        yield KINDS["recognition"].key(town, "standard"), DISTRICT, body
