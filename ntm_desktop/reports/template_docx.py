"""An office's own .docx with fields, filled from a document: {field}, {{field}}, {{place}}.

A field may be broken over several runs, as Word likes to do. A field in capitals gives its value
in capitals. A place stands alone in its paragraph, which gives way to headings, words and tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from ntm_desktop.domain.narratives import UNKNOWN
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.document import Block, Document, Paragraph
from ntm_desktop.reports.template_opening import opened
from ntm_desktop.reports.template_places import REST, WORDS, fields_of, frame_of, places_of
from ntm_desktop.texts import report_templates as texts
from ntm_desktop.texts import reports as report_texts

_FIELD = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}|\{([A-Za-z][A-Za-z0-9_]*)\}")
_MARK = "du_lieu_mau"
_GRID = "Table Grid"
_EMU_PER_MM = 36_000


def check(data: bytes, document: Document) -> None:
    """Raises WrongUse where the bytes are no .docx or hold a field that the report does not have.

    The sentence names every such field.
    """
    word = opened(data)
    fields, places = fields_of(document), {one.name for one in places_of(document)}
    unknown: list[str] = []
    crowded: list[str] = []
    for text in map(_text_of, _paragraphs(word)):
        for name in _names(text):
            if name.lower() in places:
                if not _stands_alone(text):
                    crowded.append(name)
            elif name.lower() not in fields:
                unknown.append(name)
    if unknown:
        raise WrongUse(texts.unknown_fields(tuple(dict.fromkeys(unknown))))
    if crowded:
        raise WrongUse(texts.crowded(tuple(dict.fromkeys(crowded))))


def write(data: bytes, document: Document, path: Path) -> None:
    """Write the template with the document's values. Raises WrongUse, OSError."""
    word = opened(data)
    fields = fields_of(document)
    frame = frame_of(document)
    places = {one.name: one.blocks for one in places_of(document)}
    marked = False

    def value(name: str) -> str:
        nonlocal marked
        lower = name.lower()
        marked = marked or lower == _MARK
        found = fields.get(lower, "")
        if not found and lower not in frame:
            return UNKNOWN
        return found.upper() if name.isupper() else found

    for paragraph in list(_paragraphs(word)):
        text = _text_of(paragraph)
        if "{" not in text:
            continue
        name = _place_in(text, places)
        if name is not None:
            _put_blocks(word, document, paragraph, places.get(name) or _nothing())
        else:
            _put_values(paragraph, value)
    if document.mark and not marked:
        _mark_pages(word, document.mark)
    word.core_properties.title = document.title
    word.save(str(path))


def _paragraphs(word: Any) -> Iterator[Any]:
    """Every paragraph element: of the body, tables and boxes in it, headers and footers."""
    from docx.oxml.ns import qn

    parts = [word.element.body]
    for section in word.sections:
        for name in ("header", "footer"):
            for kind in (name, f"first_page_{name}", f"even_page_{name}"):
                part = getattr(section, kind)
                if not part.is_linked_to_previous:
                    parts.append(part._element)
    for part in parts:
        yield from part.iter(qn("w:p"))


def _pieces(paragraph: Any) -> list[Any]:
    """The text elements of a paragraph, without those of a box that is anchored in it."""
    from docx.oxml.ns import qn

    return [
        piece
        for piece in paragraph.iter(qn("w:t"))
        if next(piece.iterancestors(qn("w:p"))) is paragraph
    ]


def _text_of(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _names(text: str) -> list[str]:
    return [match[1] or match[2] for match in _FIELD.finditer(text)]


def _stands_alone(text: str) -> bool:
    return _FIELD.fullmatch(text.strip()) is not None


def _place_in(text: str, places: Collection[str]) -> str | None:
    """The place that a paragraph stands for; one that this document lacks has nothing recorded."""
    match = _FIELD.fullmatch(text.strip())
    if match is None:
        return None
    name = (match[1] or match[2]).lower()
    like_one = name.startswith((f"{WORDS}_", f"{REST}_"))
    return name if name in places or like_one else None


def _nothing() -> Sequence[Block]:
    return (Paragraph(report_texts.NOTHING_RECORDED),)


def _put_values(paragraph: Any, value: Callable[[str], str]) -> None:
    """Each field's value into the run in which the field begins."""
    pieces = _pieces(paragraph)
    texts_ = [piece.text or "" for piece in pieces]
    for match in reversed(list(_FIELD.finditer("".join(texts_)))):
        said = value(match[1] or match[2])
        start, end, at = match.start(), match.end(), 0
        for place, text in enumerate(texts_):
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first < last:
                texts_[place] = text[:first] + said + text[last:]
                said = ""
    for piece, text in zip(pieces, texts_, strict=True):
        if text != (piece.text or ""):
            _set_text(piece, text)


def _set_text(piece: Any, text: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    first, *more = text.split("\n")
    piece.text = first
    piece.set(qn("xml:space"), "preserve")
    after = piece
    for line in more:
        for name, words in (("w:br", None), ("w:t", line)):
            made = OxmlElement(name)
            if words is not None:
                made.text = words
                made.set(qn("xml:space"), "preserve")
            after.addnext(made)
            after = made


def _put_blocks(word: Any, document: Document, paragraph: Any, blocks: Sequence[Block]) -> None:
    from ntm_desktop.reports.document_docx import append_blocks

    if all(isinstance(block, Paragraph) for block in blocks):
        made = [_like(paragraph, block.text) for block in blocks if isinstance(block, Paragraph)]
    else:
        _need_grid(word)
        body = word.element.body
        before = list(body)
        append_blocks(word, document, blocks, _width(word))
        made = [one for one in body if not any(one is other for other in before)]
    for one in made:
        paragraph.addprevious(one)
    _remove(paragraph, made)


def _like(paragraph: Any, text: str) -> Any:
    """A paragraph with these words that looks as its place does in the template."""
    from docx.oxml.ns import qn

    made = deepcopy(paragraph)
    for ending in list(made.iter(qn("w:sectPr"))):
        ending.getparent().remove(ending)
    _put_values(made, lambda _name: text)
    return made


def _remove(paragraph: Any, made: Sequence[Any]) -> None:
    """A cell has to end with a paragraph, and section properties must not be lost."""
    from docx.oxml.ns import qn

    shape = paragraph.find(qn("w:pPr"))
    ends_section = shape is not None and shape.find(qn("w:sectPr")) is not None
    last_in_cell = (
        paragraph.getparent().tag == qn("w:tc")
        and paragraph.getnext() is None
        and (not made or made[-1].tag != qn("w:p"))
    )
    if ends_section or last_in_cell:
        for piece in _pieces(paragraph):
            piece.text = ""
    else:
        paragraph.getparent().remove(paragraph)


def _width(word: Any) -> float:
    """Of a line of the first section, in mm."""
    section = word.sections[0]
    return float(section.page_width - section.left_margin - section.right_margin) / _EMU_PER_MM


def _need_grid(word: Any) -> None:
    """Word keeps only the styles that a file uses: give it lines for tables where it has none."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    with suppress(KeyError):
        word.styles[_GRID]
        return
    style = word.styles.add_style(_GRID, WD_STYLE_TYPE.TABLE)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders>"
            '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
        )
    )


def _mark_pages(word: Any, mark: str) -> None:
    """A sample says so at the foot of every page, whatever the template."""
    for section in word.sections:
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        for foot in feet:
            if not any(mark in (one.text or "") for one in foot.paragraphs):
                foot.add_paragraph().add_run(mark).bold = True
