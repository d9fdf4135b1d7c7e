"""The office's own templates of reports: kept as records with their file in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain import ownership
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.papers import record_files
from ntm_desktop.services.records.registers import own_scope
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import report_templates as texts

KIND = KINDS["template"]


@dataclass(frozen=True, slots=True)
class Template:
    """A template in use. ``owner``: the organisation whose it is; ``here``: its bytes are."""

    key: str
    owner: str
    file_name: str
    sha256: str
    here: bool


def template_of(book: Workbook, report: str) -> Template | None:
    """The template of a kind of report: one's own, else the district's; None: the built-in one."""
    for scope in dict.fromkeys((own_scope(book), DISTRICT)):
        key = KIND.key(scope, report)
        body = current_body(book, key)
        if body is not None:
            digest = str(body["sha256"])
            here = book.store.attachment_size(digest) is not None
            owner = ownership.owner_of(key)
            return Template(key, owner, str(body["file_name"]), digest, here)
    return None


def read(book: Workbook, template: Template) -> bytes:
    """The bytes of a template. Raises WrongUse where they are not in this workbook."""
    if not template.here:
        raise WrongUse(texts.NOT_HERE)
    return b"".join(book.store.read_attachment(template.sha256))


def load(book: Workbook, report: str, path: Path) -> Change | None:
    """Keep a file as one's own template. Raises WrongUse, StorageFailed, Refused.

    Whoever calls has looked into the file; see ``reports.report_files``.
    """
    key = KIND.key(own_scope(book), report)
    body = record_files.keep(book, key, path)
    return write(book, texts.step_load(path.name), [Edit(key, body)])


def remove(book: Workbook, report: str) -> Change | None:
    """Go back to the district's or the built-in one. Raises WrongUse where one's own is none."""
    key = KIND.key(own_scope(book), report)
    body = current_body(book, key)
    if body is None:
        raise WrongUse(texts.GONE)
    return write(book, texts.step_remove(str(body["file_name"])), [Edit(key, None)])
