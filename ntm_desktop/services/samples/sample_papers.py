"""Sample papers with their files: plans of communes, a scheme, an office's own form of a report.

A file says on its first line that it is a sample. They are small, and the same on every laptop.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.services.units import Unit
from ntm_desktop.texts import sample_papers as texts

OFFICE, REPORT = "nong-nghiep", "department-report"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
WithFile = tuple[Made, bytes]


def papers_of(communes: Sequence[Unit], year: str) -> Iterator[WithFile]:
    """Documents of the district and of communes, and the form of an office; each with its bytes."""
    yield _document(DISTRICT, DISTRICT, texts.SCHEME, texts.DISTRICT_ISSUER, year)
    for unit in communes:
        title = texts.plan(year)
        yield _document(unit.code, commune_org(unit.code), title, texts.issuer(unit.name), year)
    data = _word(texts.FORM)
    body = {"file_name": texts.FORM_FILE, "note": texts.NOTE, **_named(data)}
    yield (KINDS["template"].key(OFFICE, REPORT), OFFICE, body), data


def _document(scope: str, author: str, title: str, issuer: str, year: str) -> WithFile:
    data = texts.paper(title, issuer).encode("utf-8")
    body: dict[str, Any] = {
        "title": f"{texts.MARK} {title}",
        "number": texts.NUMBER,
        "date": f"{year}-02-10",
        "issuer": issuer,
        "summary": texts.SUMMARY,
        "effect": texts.EFFECT,
        "file_name": texts.FILE,
        "note": texts.NOTE,
        **_named(data),
    }
    return (KINDS["document"].key(scope, "mau-1"), author, body), data


def _named(data: bytes) -> dict[str, str]:
    return {"sha256": sha256(data).hexdigest(), "size": str(len(data))}


def _word(lines: Sequence[str]) -> bytes:
    """A Word file of these paragraphs, byte for byte the same on every laptop: nothing is packed
    and no clock is read."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOCUMENT}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" '
        'w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as file:
        for name, text in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = 0  # as on Windows, so that the bytes are the same there
            file.writestr(info, (head + text).encode("utf-8"))
    return written.getvalue()
