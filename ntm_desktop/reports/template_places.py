"""What a template of a report may hold: figures, the frame, and places for whole parts.

All of it is read from the document itself, so that a field exists where the built-in document has
what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ntm_desktop.domain.collation import fold
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph
from ntm_desktop.reports.drafted import Drafted, figures_of
from ntm_desktop.texts import field_names
from ntm_desktop.texts import report_fields as texts

WORDS, REST = "loi", "bang"
_NUMBER = re.compile(r"^\s*([IVX]+|\d+(\.\d+)*|[a-zđ])[.)]\s*")
_SLUG_WORDS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the contents that a paragraph of its own stands for."""

    name: str
    heading: str
    blocks: tuple[Block, ...]

    @property
    def meaning(self) -> str:
        """What it is, for people."""
        if self.name == texts.CONTENTS:
            return texts.CONTENTS_MEANING
        heading = self.heading or texts.TOP
        of_words = self.name.startswith(WORDS)
        return texts.words_meaning(heading) if of_words else texts.rest_meaning(heading)


def places_of(document: Document) -> tuple[Place, ...]:
    """The places of a document: all of its contents, then words and tables heading by heading."""
    found = [Place(texts.CONTENTS, "", document.blocks)]
    taken: set[str] = set()
    for heading, blocks in _parts(document.blocks):
        for kind, several in ((WORDS, _words(blocks)), (REST, _rest(blocks))):
            if several:
                name = _free(f"{kind}_{_slug(heading)}" if heading else kind, taken)
                found.append(Place(name, heading, several))
    return tuple(found)


def frame_of(document: Document) -> dict[str, str]:
    """The document's own parts as fields."""
    from ntm_desktop.texts.documents import head_name

    who = "\n\n".join(one for one, _how in document.signatures)
    how = "\n\n".join(one for _who, one in document.signatures)
    values = (
        head_name(document.organisation),
        document.number,
        document.date_line,
        document.title,
        document.subtitle,
        document.closing,
        who,
        how,
        "\n".join(document.recipients),
        document.mark,
    )
    return dict(zip(texts.FRAME, values, strict=True))


def fields_of(document: Document) -> dict[str, str]:
    """Every field that stands within a line, by both of its names, and what it is now."""
    figures = figures_of(document)
    called = {field_names.word(name): value for name, value in figures.items()}
    return {**figures, **called, **frame_of(document)}


def listed(document: Document, report: str) -> list[tuple[str, str, str]]:
    """Field in braces, meaning, today's value: all that a template of this report may hold."""
    frame = [(name, texts.FRAME[name], value) for name, value in frame_of(document).items()]
    figures = [
        (field_names.word(name), texts.meaning(report, name), value)
        for name, value in figures_of(document).items()
    ]
    places = [(one.name, one.meaning, "") for one in places_of(document)]
    return [(texts.braced(name), what, now) for name, what, now in (*frame, *places, *figures)]


def original(document: Document) -> Document:
    """The built-in document with fields in place of what is filled in: to be changed in Word."""
    names = {id(one.blocks[0]): one for one in places_of(document)[1:]}
    inside = {id(block) for one in names.values() for block in one.blocks}
    blocks: list[Block] = []
    for block in document.blocks:
        if id(block) in names:
            blocks.append(Paragraph(texts.braced(names[id(block)].name)))
        elif id(block) not in inside:
            blocks.append(block)
    field = {name: texts.braced(name) for name in texts.FRAME}
    return replace(
        document,
        organisation=field["co_quan"],
        number=field["so_van_ban"] if document.number else "",
        date_line=field["dia_danh_ngay"],
        title=field["tieu_de"],
        subtitle=field["trich_yeu"] if document.subtitle else "",
        closing=field["ket_thuc"] if document.closing else "",
        signatures=((field["nguoi_ky"], field["cach_ky"]),) if document.signatures else (),
        recipients=(field["noi_nhan"],) if document.recipients else (),
        mark="",
        blocks=tuple(blocks),
    )


def _parts(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    return parts


def _words(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if isinstance(block, Drafted))


def _rest(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Drafted))


def _slug(heading: str) -> str:
    """A heading without its number and tone marks, its first words: ``ket_qua_noi_bat``."""
    words = re.findall(r"[a-z0-9]+", fold(_NUMBER.sub("", heading)))
    return "_".join(words[:_SLUG_WORDS]) or "muc"


def _free(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found)
    return found
