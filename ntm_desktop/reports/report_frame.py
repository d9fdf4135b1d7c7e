"""What every report has around its contents: heading, number, day, signature, "Nơi nhận"."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.reports.document import Block, Document
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.services.describing import unit_name
from ntm_desktop.services.units import organisations
from ntm_desktop.texts import reports as texts


def author_of(context: ReportContext) -> str:
    """Whose report it is: the office's, the commune's or the district's organisation."""
    if context.office:
        return context.office
    return commune_org(context.unit.code) if context.unit is not None else DISTRICT


def document(
    context: ReportContext,
    title: str,
    subtitle: str,
    blocks: Sequence[Block],
    *,
    mark: str = "BC",
    wide: bool = False,
    recipients: Sequence[str] = (),
    annex: str = "",
) -> Document:
    """The document around these blocks; ``mark``: the letters of its kind in the number; ``annex``:
    of an annex, which has no number and no signature of its own."""
    signed = not annex
    author = author_of(context)
    place = _place(context, author)
    day = texts.place_and_date(place, context.today.day, context.today.month, context.today.year)
    return Document(
        organisation=context.book.org_name(author),
        title=texts.kept_together(title),
        subtitle=texts.kept_together(subtitle),
        date_line=day if signed else "",
        blocks=tuple(blocks),
        signatures=texts.signatures(
            mark, office=context.office != "", name=context.book.org_name(author_of(context))
        )
        if signed
        else (),
        mark=texts.SAMPLE if context.book.demo else "",
        wide=wide,
        number=texts.number_line(mark, office=context.office != "") if signed else "",
        recipients=tuple(recipients) if signed else (),
        closing=texts.closing(mark, context.book.org_name(author)) if signed else "",
        parent=_parent(context, author),
        annex=annex,
        day=context.today,
    )


def _parent(context: ReportContext, author: str) -> str:
    """The body that an office stands under; the Front stands under none of the programme's."""
    kinds = {one.code: one.kind for one in organisations(context.book)}
    return context.book.org_name(DISTRICT) if kinds.get(author) == "office" else ""


def _place(context: ReportContext, author: str) -> str:
    if context.unit is not None:
        return context.unit.name
    units = {one.code: one.unit for one in organisations(context.book)}
    return unit_name(context.book, units.get(author) or units.get(DISTRICT) or "")
