"""What a template may hold: fields that Word counts and shows by itself, nothing fetched or run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.template_opening import opened

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def mark(kind: str) -> Any:
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    return made


def instruction(text: str) -> Any:
    made = OxmlElement("w:instrText")
    made.text = text
    return made


def with_runs(*children: Any) -> bytes:
    """A document with a paragraph of these, each in a run of its own."""
    word = docx.Document()
    paragraph = word.add_paragraph("Xã đạt {met}. ")
    for child in children:
        paragraph.add_run()._r.append(child)
    return saved(word)


def field(*texts: str) -> list[Any]:
    return [mark("begin"), *map(instruction, texts), mark("separate"), mark("end")]


def simple(text: str) -> bytes:
    word = docx.Document()
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), text)
    word.add_paragraph()._p.append(made)
    return saved(word)


def with_part(name: str, relation: str, content_type: str, blob: bytes) -> bytes:
    word = docx.Document()
    part = Part(PackURI(name), content_type, blob, word.part.package)
    word.part.relate_to(part, f"{_RELATIONS}/{relation}")
    return saved(word)


def saved(word: Any) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def notes(kind: str, *texts: str) -> bytes:
    """A document whose notes or comments hold a field."""
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in texts)
    ends = [f'<w:r><w:fldChar w:fldCharType="{end}"/></w:r>' for end in ("begin", "end")]
    xml = (
        f'<w:{kind} xmlns:w="{_WORD}"><w:{kind[:-1]} w:id="1"><w:p>{ends[0]}{runs}{ends[1]}</w:p>'
        f"</w:{kind[:-1]}></w:{kind}>"
    )
    return with_part(f"/word/{kind}.xml", kind, f"{_TYPES}.{kind}+xml", xml.encode())


@pytest.mark.parametrize(
    "texts",
    [
        [' INCLUDEPICTURE "http://x.invalid/a.png" \\d '],
        ["LINK Excel.Sheet.8 c:\\\\x.xls"],
        ["IMPORT x.png"],
        ["DATABASE \\c x"],
        [" RD c:\\\\x.docx"],
        ["D", "DEAU", "TO c:\\\\x"],
        ["\n d", "de", " x"],
        ["QUOTE 68 68 69"],
        ["MACROBUTTON x"],
        ["ten_la"],
    ],
)
def test_a_field_that_is_not_of_the_harmless_ones_is_refused_by_its_name(
    texts: Sequence[str],
) -> None:
    name = "".join(texts).split()[0].upper()
    with pytest.raises(WrongUse, match=f"«{name}»"):
        opened(with_runs(*field(*texts)))
    with pytest.raises(WrongUse, match=f"«{name}»"):
        opened(simple("".join(texts)))


@pytest.mark.parametrize("kind", ["footnotes", "endnotes", "comments"])
def test_notes_and_comments_are_read_too(kind: str) -> None:
    opened(notes(kind, " PA", "GE "))
    with pytest.raises(WrongUse, match="«DDEAUTO»"):
        opened(notes(kind, "DDE", "AUTO x"))


def test_heads_and_feet_of_pages_are_read_too() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].add_run()._r.append(instruction("INCLUDETEXT x"))
    with pytest.raises(WrongUse, match="«INCLUDETEXT»"):
        opened(saved(word))


def test_a_field_within_a_field_never_makes_up_the_name_of_the_outer_one() -> None:
    opened(with_runs(mark("begin"), instruction("REF "), *field("SEQ a"), mark("end")))
    made_up = (mark("begin"), *field("SEQ a"), instruction(" PAGE"), mark("end"))
    with pytest.raises(WrongUse, match="«…»"):
        opened(with_runs(*made_up))
    joined = (mark("begin"), instruction("PAGE"), *field("SEQ a"), mark("end"))
    with pytest.raises(WrongUse, match="«PAGE…»"):
        opened(with_runs(*joined))


@pytest.mark.parametrize(
    "text",
    [
        *("PAGE", " numpages ", 'DATE \\@ "d/M/yyyy"', "TIME", 'TOC \\o "1-3"', "REF a"),
        *("SEQ Bang", "MERGEFIELD ten", 'HYPERLINK \\l "a"', "=SUM(ABOVE)", "STYLEREF 1"),
    ],
)
def test_what_word_counts_and_shows_by_itself_stays(text: str) -> None:
    opened(simple(text))
    opened(with_runs(*field(text[:3], text[3:])))


@pytest.mark.parametrize(
    ("name", "relation", "content_type"),
    [
        ("/word/afchunk.html", "aFChunk", "text/html"),
        ("/word/afchunk.xhtml", "aFChunk", "application/xhtml+xml"),
        ("/word/embeddings/oleObject1.bin", "oleObject", f"{_TYPES}.oleObject"),
        ("/word/embeddings/a.bin", "image", "application/vnd.ms-office.vbaProject"),
        ("/word/embeddings/a.xlsx", "package", "application/octet-stream"),
    ],
)
def test_another_file_within_the_template_is_refused(
    name: str, relation: str, content_type: str
) -> None:
    with pytest.raises(WrongUse, match="tệp khác nằm bên trong"):
        opened(with_part(name, relation, content_type, b"<html/>"))


@pytest.mark.parametrize("tag", ["w:altChunk", "w:object"])
def test_the_place_of_another_file_is_refused_too(tag: str) -> None:
    with pytest.raises(WrongUse, match="tệp khác nằm bên trong"):
        opened(with_runs(OxmlElement(tag)))


def test_rows_of_another_file_are_not_merged_in() -> None:
    word = docx.Document()
    word.settings.element.append(OxmlElement("w:mailMerge"))
    with pytest.raises(WrongUse, match="lấy từ nơi khác"):
        opened(saved(word))


def test_a_part_with_entities_is_no_template() -> None:
    blob = b'<!DOCTYPE a [<!ENTITY b "DDE">]><a>&b;</a>'
    with pytest.raises(WrongUse, match="docx"):
        opened(with_part("/word/footnotes.xml", "footnotes", f"{_TYPES}.footnotes+xml", blob))
