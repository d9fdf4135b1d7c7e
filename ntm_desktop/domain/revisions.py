"""Revisions: immutable, content-addressed, the same id on every laptop."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring as _quote
from typing import Any, TypeAlias

Body: TypeAlias = dict[str, Any]
"""A record's content: texts, decimal texts, lists and objects of them; no nulls, no numbers."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one record. ``body`` is canonical JSON text, None where it was deleted."""

    id: str
    kind: str
    key: str
    parents: tuple[str, ...]
    author: str
    device: str
    edited_at: str
    comment: str | None
    body: str | None


def clean_text(text: str) -> str:
    """NFC, ``\\n`` line ends, no control or direction characters, no blanks at the ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", text.replace("\t", " ")).strip()


def is_clean(text: str) -> bool:
    """Whether a text from outside is already as :func:`clean_text` would leave it, ends aside."""
    return not _CONTROL.search(text) and unicodedata.is_normalized("NFC", text)


def decimal_text(number: str) -> str:
    """The one spelling of a decimal: no exponent, no sign of zero, no trailing zeros.

    Takes plain decimal text (``-12.50``). Raises ValueError for anything else.
    """
    text = number.strip()
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = digits.partition(".")
    if not (whole + part).isascii() or not (whole + part).isdigit() or not whole:
        raise ValueError(number)
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    result = f"{whole}.{part}" if part else whole
    return sign + result if result != "0" else "0"


def is_decimal_text(text: str) -> bool:
    """Whether a text is a decimal in its one spelling."""
    return bool(_DECIMAL.fullmatch(text)) and text not in ("-0",)


def canonical(value: Any) -> str:
    """Canonical JSON: keys sorted, no spaces, NFC as given. Numbers and nulls are not allowed."""
    return _encode(value)


def canonical_body(body: Mapping[str, Any]) -> str:
    """The text of a body: empty fields dropped, then canonical."""
    return canonical(without_empty(body))


def without_empty(value: Any) -> Any:
    """A body's value as JSON has it, empty fields dropped. Raises TypeError for other values."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        kept = {name: without_empty(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item}
    if isinstance(value, list | tuple):
        return [without_empty(item) for item in value]
    raise TypeError(f"not a body value: {value!r}")


def revision_id(
    kind: str,
    key: str,
    parents: Sequence[str],
    author: str,
    device: str,
    edited_at: str,
    comment: str | None,
    body: str | None,
) -> str:
    """Lower-case hex SHA-256 of the canonical JSON of the revision; ``body`` is spliced verbatim.

    ``parents`` are sorted here; absent ``comment`` and ``body`` are left out.
    """
    names = ",".join(f'"{parent}"' for parent in sorted(parents))
    text = (
        f'{{"author":{_quote(author)},'
        + (f'"body":{body},' if body is not None else "")
        + (f'"comment":{_quote(comment)},' if comment is not None else "")
        + f'"device":{_quote(device)},"edited_at":"{edited_at}","key":"{key}","kind":"{kind}",'
        + f'"parents":[{names}]}}'
    )
    return sha256(text.encode("utf-8")).hexdigest()


def make_revision(
    key: str,
    body: Mapping[str, Any] | None,
    *,
    parents: Sequence[str] = (),
    author: str,
    device: str,
    edited_at: str,
    comment: str | None = None,
) -> Revision:
    """A new revision of the record ``key`` (its first segment is the kind)."""
    text = None if body is None else canonical_body(body)
    return revision_of(
        key,
        text,
        parents=parents,
        author=author,
        device=device,
        edited_at=edited_at,
        comment=comment,
    )


def revision_of(
    key: str,
    text: str | None,
    *,
    parents: Sequence[str] = (),
    author: str,
    device: str,
    edited_at: str,
    comment: str | None = None,
) -> Revision:
    """As :func:`make_revision`, for a body that is canonical text already."""
    kind = key.partition("/")[0]
    note = clean_text(comment) or None if comment else None
    ordered = tuple(sorted(parents))
    return Revision(
        id=revision_id(kind, key, ordered, author, device, edited_at, note, text),
        kind=kind,
        key=key,
        parents=ordered,
        author=author,
        device=device,
        edited_at=edited_at,
        comment=note,
        body=text,
    )
