"""What an evaluator's word carries into a later round when it is confirmed.

Source: docs/contract.md, "Closing a round": of a closed round only what stood at that moment.
"""

from __future__ import annotations

import json
from typing import Any

from ntm_desktop.domain.merge import value_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import Refused
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import assessing as texts

_ASSESSMENT = KINDS["assessment"]


class Carrying:
    """Answers for several records of one moment; the closing records are read once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._seen = {
            row["round"]: frozenset(row["seen"] or ()) for row in book.store.rows("closing")
        }

    def body(
        self, unit: str, criteria_set: str, code: str, before: str, evaluator: str
    ) -> dict[str, Any] | None:
        """The body of the evaluator's latest assessment of a code before a round, if it speaks.

        Raises Refused where that one is of a closed round and says something else than when the
        round was closed: what came later does not count, and what counts is not what is shown.
        """
        store = self._book.store
        rows = store.rows(
            "assessment",
            unit=unit,
            criteria_set=criteria_set,
            code=code,
            evaluator=evaluator,
        )
        speaking = {row["round"] for row in rows if row["outcome"]}
        for round_ in sorted(speaking | self._seen.keys(), reverse=True):
            if round_ >= before:
                continue
            key = _ASSESSMENT.key(unit, criteria_set, code, round_, evaluator)
            text = store.value(key).body
            if round_ in self._seen:
                frozen = self._frozen(key, round_)
                if frozen != text and (round_ in speaking or _speaks(frozen)):
                    raise Refused(texts.written_after_closing(title_of(self._book, key)))
            if round_ in speaking and text is not None:
                body: dict[str, Any] = json.loads(text)
                return body
        return None

    def _frozen(self, key: str, round_: str) -> str | None:
        """The body that a record had when its round was closed, None where it said nothing."""
        revisions = self._book.store.revisions([key])
        bodies = {one.id: one.body for one in revisions}
        parents = {one.id: one.parents for one in revisions}
        heads = [one.id for one in revisions if one.id[:16] in self._seen[round_]]
        return value_of(heads, parents, bodies.__getitem__).body


def _speaks(text: str | None) -> bool:
    return text is not None and not {"stated", "figures"}.isdisjoint(json.loads(text))
