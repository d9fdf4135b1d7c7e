"""Sample corrections of the district: lines of a set without text, a threshold, a setting.

They are written before anything is assessed, for what is assessed is judged by them. None of them
is the text of a decision: each is a numbered sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ntm_desktop.domain.criteria import CriteriaSet, MeasureType
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.setting_names import JUMP, OCOP_PAPERS
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.texts import sample_rules as texts

_LINES = 3
_INCOME, _INCOME_LEVEL = "10", "50"
_JUMP = "25"


def rules_of(sets: Sequence[CriteriaSet], year: str) -> Iterator[Made]:
    """Wordings for the open sets, the missing income level of a set, one setting."""
    for the_set in sets:
        if the_set.open:
            for number in range(1, _LINES + 1):
                key = KINDS["wording"].key(the_set.id, str(number))
                yield key, DISTRICT, {"title": texts.line(number), "source": texts.SOURCE}
        income = the_set.assessable(_INCOME)
        if income is not None and the_set.level == "commune":
            for measure in income.measures:
                if measure.type is MeasureType.MONEY and not measure.threshold.known:
                    key = KINDS["threshold"].key(the_set.id, _INCOME, measure.code)
                    body = {"by_year": {year: _INCOME_LEVEL}, "source": texts.SOURCE}
                    yield key, DISTRICT, body
    yield KINDS["setting"].key(JUMP), DISTRICT, {"value": _JUMP}
    yield KINDS["setting"].key(OCOP_PAPERS), DISTRICT, {"value": "; ".join(texts.OCOP_PAPERS)}
