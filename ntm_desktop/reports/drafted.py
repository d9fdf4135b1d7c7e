"""The written parts of a report within its blocks: which section they are, and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ntm_desktop.domain.narratives import UNKNOWN
from ntm_desktop.reports.document import Document, Heading, Paragraph


@dataclass(frozen=True, slots=True)
class Drafted(Paragraph):
    """A paragraph of a section that people may write. ``values``: the section's figures.

    ``wanting``: nobody has written the section and nothing could be drafted.
    """

    report: str = ""
    section: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    wanting: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A written section as it stands in a document, under ``heading`` ("" for none)."""

    report: str
    name: str
    heading: str
    text: str
    values: Mapping[str, str]
    wanting: bool

    @property
    def has_holes(self) -> bool:
        """A figure that nobody recorded stands as "…" among its words."""
        return not self.wanting and UNKNOWN in self.text


def sections_of(document: Document) -> tuple[Section, ...]:
    """The written sections of a document, in its order."""
    found: dict[str, Section] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Drafted):
            known = found.get(block.section)
            text = block.text if known is None else f"{known.text}\n{block.text}"
            under = heading if known is None else known.heading
            found[block.section] = Section(
                block.report, block.section, under, text, block.values, block.wanting
            )
    return tuple(found.values())


def figures_of(document: Document) -> dict[str, str]:
    """The figures of all its sections: field → text for people."""
    found: dict[str, str] = {}
    for section in sections_of(document):
        found.update(section.values)
    return found
