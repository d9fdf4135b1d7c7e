"""Writing records: one step, one transaction, one Change; undo and redo as new revisions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.db.steps import Step, StepRecord
from ntm_desktop.domain import ownership
from ntm_desktop.domain.records import split_key
from ntm_desktop.domain.revisions import Revision, canonical, revision_of, without_empty
from ntm_desktop.errors import Refused
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.record_rules import RecordRules
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.services.writing_rules import check_body
from ntm_desktop.texts import assessing as texts


@dataclass(frozen=True, slots=True)
class Edit:
    """A record and the body it gets; None deletes it."""

    key: str
    body: Mapping[str, Any] | None


def change_of(label: str, keys: Sequence[str]) -> Change:
    """The Change that names these records."""
    units = {unit for key in keys if (unit := ownership.unit_of(key)) is not None}
    kinds = {key.partition("/")[0] for key in keys}
    return Change(label, frozenset(keys), frozenset(kinds), frozenset(units))


def current_body(book: Workbook, key: str) -> dict[str, Any] | None:
    """The body of a record's value, None where it says nothing or was deleted."""
    return _parsed(book.store.value(key).body)


def _parsed(text: str | None) -> dict[str, Any] | None:
    body: dict[str, Any] | None = None if text is None else json.loads(text)
    return body


def write(book: Workbook, label: str, edits: Sequence[Edit]) -> Change | None:
    """Write records as one named step. None where every body is already so.

    Parents of an edit are all heads, which say what was shown. Raises Refused for a record of
    somebody else, in conflict, or in a closed round, and what ``check_body`` raises; then nothing
    is written.
    """
    last = {edit.key: edit for edit in edits}  # two heads of one's own would be a conflict
    rules = RecordRules(book, beside={key: edit.body for key, edit in last.items()})
    with book.store.transaction():
        steps, revisions = [], []
        for edit in last.values():
            check_writable(book, edit.key)
            made = _revise(book, edit, rules)
            if made is not None:
                former, revision = made
                revisions.append(revision)
                steps.append(StepRecord(edit.key, revision.id, former))
        if not revisions:
            return None
        book.store.append(revisions, local=True)
        book.store.add_step(label, steps)
    return book.tell(change_of(label, [revision.key for revision in revisions]))


def check_edit(book: Workbook, edit: Edit, rules: RecordRules) -> None:
    """Raises what :func:`write` would for this edit; writes nothing."""
    check_writable(book, edit.key)
    _revise(book, edit, rules)


def check_writable(book: Workbook, key: str) -> None:
    """Raises Refused where this organisation may not write the record now."""
    if not ownership.may_write(book.org, key):
        raise Refused(texts.not_yours(book.org_name(ownership.owner_of(key))))
    kind, parts = split_key(key)
    if kind.name == "assessment":
        _check_round(book, parts[3])


def check_papers(book: Workbook, key: str, *bodies: Mapping[str, Any] | None) -> None:
    """Raises Refused where evidence belongs, by what stood or is to stand there, to a closed round.

    Its round stands in its body, not in its key, so that ``check_writable`` does not see it.
    """
    if split_key(key)[0].name == "evidence":
        for body in bodies:
            _check_round(book, str((body or {}).get("round") or ""))


def _check_round(book: Workbook, code: str) -> None:
    round_ = book.rules.round(code)
    if round_ is not None and round_.closed:
        raise Refused(texts.round_closed(round_.code))


def _revise(book: Workbook, edit: Edit, rules: RecordRules) -> tuple[str | None, Revision] | None:
    heads = book.store.head_bodies(edit.key)
    bodies = set(heads.values()) or {None}
    if len(bodies) > 1:
        raise Refused(texts.in_conflict(title_of(book, edit.key)))
    (former,) = bodies
    body = None if edit.body is None else without_empty(edit.body)
    text = None if body is None else canonical(body)
    if text == former:
        return None
    before = _parsed(former)
    check_papers(book, edit.key, before, body)
    if body is not None:
        check_body(book, edit.key, body, before, rules)
    return former, revision_of(
        edit.key,
        text,
        parents=sorted(heads),
        author=book.org,
        device=book.device,
        edited_at=book.now(),
    )


def undo_label(book: Workbook) -> str | None:
    """Name of the step that undo would take back, None if there is none."""
    step = book.store.next_step(undone=False)
    return None if step is None else step.label


def redo_label(book: Workbook) -> str | None:
    """Name of the step that redo would do again, None if there is none."""
    step = book.store.next_step(undone=True)
    return None if step is None else step.label


def undo(book: Workbook) -> Change:
    """Take back the last step by new revisions with the former bodies. Raises Refused."""
    step = book.store.next_step(undone=False)
    if step is None:
        raise Refused(texts.nothing_to_undo())
    return _turn(book, step, undone=True)


def redo(book: Workbook) -> Change:
    """Do the step again that was undone last. Raises Refused."""
    step = book.store.next_step(undone=True)
    if step is None:
        raise Refused(texts.nothing_to_redo())
    return _turn(book, step, undone=False)


def _turn(book: Workbook, step: Step, *, undone: bool) -> Change:
    store = book.store
    heads = store.heads([record.key for record in step.records])
    if any(heads.get(record.key) != frozenset((record.revision,)) for record in step.records):
        with store.transaction():
            store.drop_step(step.number)
        raise Refused(texts.cannot_turn(step.label))
    try:
        for record in step.records:
            check_writable(book, record.key)
            now = _parsed(store.body_of(record.revision))
            check_papers(book, record.key, now, _parsed(record.former))
    except Refused:
        # A step in a closed round must not stand in the way of the steps before it.
        with store.transaction():
            store.drop_step(step.number)
        raise
    with store.transaction():
        revisions, records = [], []
        for record in step.records:
            left = store.body_of(record.revision)
            revision = revision_of(
                record.key,
                record.former,
                parents=[record.revision],
                author=book.org,
                device=book.device,
                edited_at=book.now(),
            )
            revisions.append(revision)
            records.append(StepRecord(record.key, revision.id, left))
        store.append(revisions, local=True)
        store.turn_step(step, undone, records)
        for record, revision in zip(step.records, revisions, strict=True):
            store.restand(step, undone, record.key, record.revision, revision.id)
    label = texts.undone(step.label) if undone else texts.redone(step.label)
    return book.tell(change_of(label, [revision.key for revision in revisions]))
