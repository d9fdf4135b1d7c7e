"""The words that people wrote for a section of a report, instead of the drafted ones."""

from __future__ import annotations

import re
from collections.abc import Collection

from ntm_desktop.domain.narratives import renamed
from ntm_desktop.domain.records import KINDS, LONGEST_TEXT
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import field_names
from ntm_desktop.texts import narratives as texts

KIND = KINDS["narrative"]
_DOUBLED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BRACED = re.compile(r"\{([^{}]*)\}")


def key_of(scope: str, report: str, round_code: str, section: str) -> str:
    """The key of a section's words."""
    return KIND.key(scope, report, round_code, section)


def words(book: Workbook, key: str) -> str | None:
    """What a person wrote, its fields in braces by the code's names; None: the draft stands."""
    body = current_body(book, key)
    return None if body is None else in_code(str(body["words"]))


def in_words(text: str) -> str:
    """A template as people read it and as it is kept: its fields are called in Vietnamese."""
    return renamed(text, field_names.word)


def in_code(text: str) -> str:
    """A template with the code's names of its fields, whichever of both it was written with."""
    return renamed(text, field_names.code)


def why_not(book: Workbook, key: str) -> str:
    """Why this section is not written here, "" where it may be."""
    try:
        check_writable(book, key)
    except Refused as error:
        return error.sentence
    return texts.READ_ONLY if book.store.read_only else ""


def fault_in(text: str, known: Collection[str]) -> str:
    """What is wrong with typed words, "" for nothing: empty, too long, a field not of ``known``.

    ``known``: the code's names.
    """
    said = _tidy(text)
    if not said:
        return texts.EMPTY
    if len(said) > LONGEST_TEXT:
        return texts.too_long(LONGEST_TEXT)
    names = dict.fromkeys(_BRACED.findall(said))
    strange = tuple(name for name in names if field_names.code(name) not in known)
    return texts.unknown_fields(strange) if strange else ""


def save(
    book: Workbook, key: str, text: str, known: Collection[str], draft: str, heading: str
) -> Change | None:
    """Keep a section's words; those of the ``draft`` itself leave no record.

    Raises WrongUse for what :func:`fault_in` names, Refused where it is not to be written here.
    """
    fault = fault_in(text, known)
    if fault:
        raise WrongUse(fault)
    said = in_words(_tidy(text))
    if said == in_words(draft):
        return reset(book, key, heading)
    return write(book, texts.step_save(heading), [Edit(key, {"words": said})])


def reset(book: Workbook, key: str, heading: str) -> Change | None:
    """Let the drafted words stand again; None where they do. Raises Refused."""
    if current_body(book, key) is None:
        return None
    return write(book, texts.step_reset(heading), [Edit(key, None)])


def _tidy(text: str) -> str:
    return _DOUBLED.sub(r"{\1}", clean_text(text))
