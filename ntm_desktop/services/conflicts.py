"""Records on which two sides said different things: listing and settling them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain.merge import Value
from ntm_desktop.domain.records import fault_in_body, split_key
from ntm_desktop.domain.revisions import Revision, clean_text, make_revision
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.editing import change_of, check_writable
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import exchange as texts


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record in conflict: the value shown meanwhile, and all heads, the same on every laptop."""

    key: str
    base: Value
    heads: tuple[Revision, ...]

    def as_json(self) -> dict[str, Any]:
        """The entry of the command's JSON document."""
        return {
            "key": self.key,
            "base": _parsed(self.base.body),
            "heads": [
                {
                    "revision": head.id,
                    "author": head.author,
                    "device": head.device,
                    "edited_at": head.edited_at,
                    "body": _parsed(head.body),
                }
                for head in self.heads
            ],
        }


def conflicts(book: Workbook) -> list[Conflict]:
    """Every record whose heads say different things, by key."""
    store = book.store
    keys = store.conflicts()
    heads = store.heads(keys)
    return [
        Conflict(
            key,
            store.value(key),
            tuple(
                sorted(
                    (one for one in store.revisions([key]) if one.id in heads[key]),
                    key=lambda one: one.id,
                )
            ),
        )
        for key in keys
    ]


def resolve(
    book: Workbook,
    key: str,
    take: str | None = None,
    *,
    body: Mapping[str, Any] | None = None,
    note: str,
) -> Change:
    """Settle a conflict: take one revision of the record, or write a third value.

    ``take``: a revision's id or an unambiguous beginning of it. The new revision has all heads as
    parents and ``note`` as its comment. Raises WrongUse, Refused (not the owner, no conflict).
    """
    comment = clean_text(note)
    if not comment:
        raise WrongUse(texts.note_wanted())
    if (take is None) == (body is None):
        raise WrongUse(texts.choose_one())
    with book.store.transaction():
        if key not in book.store.conflicts():
            raise Refused(texts.not_in_conflict(key))
        check_writable(book, key)
        revision = make_revision(
            key,
            _checked(key, body) if take is None else _taken(book.store.revisions([key]), take),
            parents=sorted(book.store.heads([key])[key]),
            author=book.org,
            device=book.device,
            edited_at=book.now(),
            comment=comment,
        )
        book.store.append([revision], local=True)
        # A settled threshold, round or responsibility is a rule that others are judged by.
        book.rules.forget()
    return book.tell(change_of(texts.step_resolve(), [key]))


def _taken(revisions: Sequence[Revision], take: str) -> Mapping[str, Any] | None:
    found = [one for one in revisions if take and one.id.startswith(take.lower())]
    if len(found) != 1:
        raise WrongUse(texts.unknown_choice(take))
    body: Mapping[str, Any] | None = _parsed(found[0].body)
    return body


def _checked(key: str, body: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    kind, _ = split_key(key)
    fault = fault_in_body(kind, dict(body or {}))
    if fault is not None:
        raise WrongUse(texts.bad_body(fault))
    return body


def _parsed(body: str | None) -> Any:
    return None if body is None else json.loads(body)
