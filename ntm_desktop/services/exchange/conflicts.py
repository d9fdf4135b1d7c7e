"""Records on which two sides said different things: listing and settling them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain.merge import Value
from ntm_desktop.domain.revisions import Revision, clean_text, make_revision, without_empty
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.editing import change_of, check_papers, check_writable
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.services.writing_rules import check_body
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
    parents and ``note`` as its comment. Raises WrongUse, Refused (not the owner, no conflict, a
    closed round, a third value that an ordinary edit could not write).
    """
    comment = clean_text(note)
    if not comment:
        raise WrongUse(texts.note_wanted())
    if (take is None) == (body is None):
        raise WrongUse(texts.choose_one())
    with book.store.transaction():
        if key not in book.store.conflicts():
            raise Refused(texts.not_in_conflict(title_of(book, key)))
        check_writable(book, key)
        chosen = _third(book, key, body) if body is not None else _taken(book, key, take or "")
        heads = [_parsed(one) for one in book.store.head_bodies(key).values()]
        check_papers(book, key, chosen, *heads)
        revision = make_revision(
            key,
            chosen,
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


def _taken(book: Workbook, key: str, take: str) -> Mapping[str, Any] | None:
    """What one side said; it stands in the record already, so that no rule is asked again."""
    found = [one for one in book.store.revisions([key]) if take and one.id.startswith(take.lower())]
    if len(found) != 1:
        raise WrongUse(texts.unknown_choice(take))
    body: Mapping[str, Any] | None = _parsed(found[0].body)
    return body


def _third(book: Workbook, key: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """A value of neither side, held to the same rules as an ordinary edit."""
    kept: Mapping[str, Any] = without_empty(body)
    sides = [_parsed(one) or {} for one in book.store.head_bodies(key).values()]
    check_body(book, key, kept, _said_already(kept, sides))
    return kept


def _said_already(kept: Mapping[str, Any], sides: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What of a value some side says: that stands in the record and is not asked again."""
    said = {
        name: value for name, value in kept.items() if any(one.get(name) == value for one in sides)
    }
    figures = [one["figures"] for one in sides if "figures" in one]
    return {
        **said,
        **({"figures": {k: v for one in figures for k, v in one.items()}} if figures else {}),
    }


def _parsed(body: str | None) -> Any:
    return None if body is None else json.loads(body)
