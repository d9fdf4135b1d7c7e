"""Opening a template: a .docx of a bearable size that asks nothing of other places.

A template may come from somebody else, and what is made of it is opened in Word: nothing in it may
be fetched from elsewhere or started.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from ntm_desktop.errors import WrongUse
from ntm_desktop.texts import report_templates as texts

_MOST_FILES, _MOST_BYTES = 3000, 80_000_000
_HARMLESS = "/hyperlink"
_ATTACHED = "/attachedTemplate"
_STARTS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b", re.IGNORECASE)


def opened(data: bytes) -> Any:
    """The Word file of these bytes. Raises WrongUse where it is none or reaches elsewhere."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            sizes = [one.file_size for one in file.infolist()]
        if len(sizes) > _MOST_FILES or sum(sizes) > _MOST_BYTES:
            raise WrongUse(texts.TOO_LARGE)
        word = docx.Document(io.BytesIO(data))
    except WrongUse:
        raise
    except Exception as error:  # whatever a torn or foreign file makes the library raise
        raise WrongUse(texts.NO_DOCX) from error
    _cut_off(word)
    return word


def _cut_off(word: Any) -> None:
    """Word's note of where a style sheet lies is forgotten; everything else is refused."""
    from docx.oxml.ns import qn

    for part in word.part.package.iter_parts():
        for number, link in list(part.rels.items()):
            if not link.is_external or link.reltype.endswith(_HARMLESS):
                continue
            if not link.reltype.endswith(_ATTACHED):
                raise WrongUse(texts.LINKED)
            for noted in list(part.element.iter(qn("w:attachedTemplate"))):
                noted.getparent().remove(noted)
            del part.rels[number]
        if hasattr(part, "element"):
            said = (one.text or "" for one in part.element.iter(qn("w:instrText")))
            if any(map(_STARTS.search, said)):
                raise WrongUse(texts.LINKED)
