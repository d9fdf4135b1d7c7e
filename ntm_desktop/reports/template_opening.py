"""Opening a template: a .docx of a bearable size that asks nothing of other places.

A template may come from somebody else, and what is made of it is opened in Word: nothing in it may
be fetched from elsewhere or started.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.template_fields import forbidden, local_name
from ntm_desktop.texts import report_templates as texts

_MOST_FILES, _MOST_BYTES = 3000, 80_000_000
_HARMLESS = "/hyperlink"
_ATTACHED = "/attachedTemplate"
# Parts that are another file within the file, or a programme. The last words of relations.
# fmt: off
_FOREIGN_PARTS = frozenset((
    "aFChunk", "oleObject", "package", "control", "activeXControlBinary", "vbaProject",
    "wordVbaData", "subDocument", "attachedToolbars", "webextension", "webextensiontaskpanes",
))
# fmt: on
_FOREIGN = frozenset(("altChunk", "object", "OLEObject", "control", "subDoc"))
# Beside XML a template holds pictures, fonts and what a printer was set to, nothing else.
_PLAIN = ("image/", "application/x-font", "font/")
_PLAIN_ENDS = (".obfuscatedFont", ".printerSettings")
# (element, attribute) that names a place to fetch from; a mail merge names a source of rows.
_FETCHING = frozenset({("blip", "link"), ("imagedata", "href")})
_MERGE = "mailMerge"


def opened(data: bytes) -> Any:
    """The Word file of these bytes. Raises WrongUse where it is none or reaches elsewhere."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            sizes = [one.file_size for one in file.infolist()]
        if len(sizes) > _MOST_FILES or sum(sizes) > _MOST_BYTES:
            raise WrongUse(texts.TOO_LARGE)
        word = docx.Document(io.BytesIO(data))
        package = word.part.package
        for holder in (package, *package.iter_parts()):
            _cut_off(holder)
        for part in package.iter_parts():
            _look_through(part)
    except WrongUse:
        raise
    except Exception as error:  # whatever a torn or foreign file makes the library raise
        raise WrongUse(texts.NO_DOCX) from error
    return word


def _cut_off(holder: Any) -> None:
    """Word's note of where a style sheet lies is forgotten; everything else is refused."""
    for number, link in list(holder.rels.items()):
        if link.reltype.rpartition("/")[2] in _FOREIGN_PARTS:
            raise WrongUse(texts.EMBEDDED)
        if not link.is_external or link.reltype.endswith(_HARMLESS):
            continue
        if not link.reltype.endswith(_ATTACHED) or not hasattr(holder, "element"):
            raise WrongUse(texts.LINKED)
        for noted in list(holder.element.iter("{*}attachedTemplate")):
            noted.getparent().remove(noted)
        del holder.rels[number]


def _look_through(part: Any) -> None:
    """Every part that Word will read, also notes and comments, which the library leaves unread.

    What no relation leads to is not in what is saved.
    """
    root = _root(part)
    if root is None:
        return
    for one in root.iter():
        tag = local_name(one.tag)
        if tag in _FOREIGN:
            raise WrongUse(texts.EMBEDDED)
        names = {(tag, local_name(name)) for name in one.attrib}
        if tag == _MERGE or names & _FETCHING or "://" in one.get("src", ""):
            raise WrongUse(texts.LINKED)
    field = forbidden(root)
    if field is not None:
        raise WrongUse(texts.forbidden_field(field))


def _root(part: Any) -> Any:
    """The top element of a part, None for a picture, a font or an empty part."""
    from docx.oxml import parse_xml

    if hasattr(part, "element"):
        root = part.element
    else:
        kind = part.content_type
        if not part.blob or (kind.startswith(_PLAIN) and not kind.endswith("xml")):
            return None
        if not kind.endswith("xml"):
            if kind.endswith(_PLAIN_ENDS):
                return None
            raise WrongUse(texts.EMBEDDED)
        root = parse_xml(part.blob)  # expands no entity
    if root.getroottree().docinfo.doctype:
        raise WrongUse(texts.NO_DOCX)
    return root
