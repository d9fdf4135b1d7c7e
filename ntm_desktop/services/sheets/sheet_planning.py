"""What drafts change here: the rules of typing for each row, then the merge rules of packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.domain.about import NAMING, names_another_commune
from ntm_desktop.domain.collation import same_words
from ntm_desktop.domain.merge import Action, MergePlan, plan_merge
from ntm_desktop.domain.records import split_key
from ntm_desktop.domain.revisions import Revision, canonical, revision_of, without_empty
from ntm_desktop.errors import NtmError
from ntm_desktop.services.editing import check_writable
from ntm_desktop.services.record_rules import RecordRules
from ntm_desktop.services.sheets.sheet_values import Draft, Drafts, RefusedCell
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import check_body
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import sheets as texts


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The merge of the drafts; ``same`` and ``older`` count rows that nothing is written for;
    ``placed``: key → page and cell."""

    merge: MergePlan
    refused: tuple[RefusedCell, ...]
    same: int
    older: int
    placed: dict[str, tuple[str, str]]

    def count(self, action: Action) -> int:
        """How many records see that action."""
        extra = {Action.SAME: self.same, Action.OLDER: self.older}
        return self.merge.count(action) + extra.get(action, 0)


def plan_drafts(book: Workbook, drafts: Drafts) -> SheetPlan:
    """Plan what a sheet changes here and now. Changes nothing."""
    rows: list[Revision] = []
    refused = list(drafts.refused)
    same, older = drafts.untouched, 0
    placed: dict[str, tuple[str, str]] = {}
    villages: list[tuple[tuple[str, str], str]] = []
    rules = RecordRules(book, beside={draft.key: draft.body for draft in drafts.drafts})
    for draft in drafts.drafts:
        try:
            made = _revise(book, draft, rules)
        except NtmError as error:
            refused.append(RefusedCell(draft.key, draft.page, _place_of(draft), error.sentence))
            continue
        named = _village_of(draft)
        twin = next((cell for other, cell in villages if named and _same(other, named)), None)
        if twin is not None and named is not None:
            sentence = texts.name_twice(named[1], twin)
            place = draft.cells.get("name", draft.place)
            refused.append(RefusedCell(draft.key, draft.page, place, sentence))
            continue
        if named is not None:
            villages.append((named, draft.cells.get("name", draft.place)))
        if isinstance(made, Action):
            same += made is Action.SAME
            older += made is Action.OLDER
            continue
        placed[made.key] = (draft.page, draft.place)
        rows.append(made)
    keys = [row.key for row in rows]
    merge = plan_merge(
        book.org,
        {row.key: frozenset((row.id,)) for row in rows},
        rows,
        book.store.heads(keys),
        book.store.body_of,
        {},
    )
    for row in merge.refused:
        page, cell = placed[row.key]
        sentence = exchange_texts.ROW_REASONS.get(row.reason, row.reason)
        refused.append(RefusedCell(row.key, page, cell, sentence))
    return SheetPlan(merge, tuple(refused), same, older, placed)


def _place_of(draft: Draft) -> str:
    """The cell of a refusal: the one that names another commune, else the row's."""
    if not names_another_commune(draft.key, draft.body):
        return draft.place
    return next((draft.cells[name] for name in NAMING if name in draft.cells), draft.place)


def _village_of(draft: Draft) -> tuple[str, str] | None:
    """Commune and name of a village that is given a name; None for anything else."""
    kind, _parts = split_key(draft.key)
    name = str(draft.body.get("name", ""))
    if kind.name != "village" or name == (draft.former or {}).get("name"):
        return None
    return str(draft.body.get("commune", "")), name


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and same_words(one[1], other[1])


def _revise(book: Workbook, draft: Draft, rules: RecordRules) -> Revision | Action:
    """The revision of a draft; SAME where the record says so already, OLDER where it came before.

    Raises what typing it would: Refused, WrongUse.
    """
    body = without_empty(draft.body)
    kind, _parts = split_key(draft.key)
    # An assessment of which nothing is left is taken away, as in the form.
    text = canonical(body) if body else None
    value = book.store.value(draft.key)
    if value.body == text and (value.revision is not None or text is None):
        return Action.SAME
    known = {one.id: one for one in book.store.revisions([draft.key])}
    parents = tuple(sorted(one for one in draft.parents if one in known))
    if any(one.body == text and one.parents == parents for one in known.values()):
        return Action.OLDER
    check_writable(book, draft.key)
    if body or kind.name != "assessment":
        check_body(book, draft.key, body, draft.former, rules)
    return revision_of(
        draft.key,
        text,
        parents=parents,
        author=book.org,
        device=book.device,
        edited_at=book.now(),
    )


def as_refused(cells: Sequence[RefusedCell]) -> list[dict[str, str]]:
    """Refused rows as the command prints them."""
    return [
        {"key": one.key, "reason": one.row.reason, "cell": f"{one.page}!{one.cell}"}
        for one in cells
    ]
