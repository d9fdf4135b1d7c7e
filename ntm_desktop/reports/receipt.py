"""A receipt as a document: one file in full, or a batch as a table."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ntm_desktop.reports.document import Block, Document, Facts, Heading, Paragraph, Table
from ntm_desktop.services.describing import when
from ntm_desktop.services.exchange.receipts import Handover, Receipt
from ntm_desktop.services.exchange.senders import name_of
from ntm_desktop.texts import receipts as texts
from ntm_desktop.texts.exchange import REASONS
from ntm_desktop.texts.records import round_

_BATCH_WIDTHS = (0.045, 0.15, 0.19, 0.155, 0.045, 0.055, 0.06, 0.05, 0.07, 0.06, 0.12)
_BARE = texts.RECEIVED_COUNTS


def document_of(receipt: Receipt, today: date) -> Document:
    """The document of a receipt, dated ``today``."""
    if len(receipt.handovers) == 1:
        return _single(receipt, receipt.handovers[0], today)
    return _batch(receipt, today)


def _single(receipt: Receipt, one: Handover, today: date) -> Document:
    blocks: list[Block] = [Facts(_facts(one))]
    if one.code:
        blocks += [
            Paragraph(f"{texts.CODE}: {one.code}", bold=True, large=True, centred=True),
            Paragraph(texts.CODE_LEAD, centred=True),
        ]
    if one.counts:
        blocks.append(Heading(texts.COUNTS_TITLE if one.sent else texts.RECEIVED_TITLE))
        blocks.append(_counts(one))
    if one.sentence:
        blocks.append(Paragraph(one.sentence))
    blocks += _refused(one)
    title = texts.TITLE_SENT if one.sent else texts.TITLE_RECEIVED
    return _document(receipt, title, tuple(blocks), today, wide=False)


def _facts(one: Handover) -> tuple[tuple[str, str], ...]:
    moment = when(one.at)
    state = texts.STATES.get(one.key_state, "")
    key = f"{one.key_code} ({state})" if one.key_code and not one.sent and state else one.key_code
    values = (
        one.file,
        one.sender,
        one.receiver,
        round_(one.round) if one.round else "",
        one.number,
        moment if one.sent else "",
        "" if one.sent else moment,
        one.device,
        key,
        texts.STATUS.get(one.status, ""),
    )
    pairs = zip(texts.FACTS, values, strict=True)
    return tuple((label, value) for label, value in pairs if value)


def _counts(one: Handover) -> Table:
    share = 1 / len(one.counts)
    return Table(
        tuple(label for label, _ in one.counts),
        (tuple(str(count) for _, count in one.counts),),
        (share,) * len(one.counts),
        frozenset(range(len(one.counts))),
    )


def _refused(one: Handover) -> list[Block]:
    if not one.refused:
        return []
    return [
        Heading(texts.REFUSED_TITLE),
        Table(texts.REFUSED_HEADINGS, one.refused, (0.62, 0.38)),
    ]


def _batch(receipt: Receipt, today: date) -> Document:
    rows = []
    for number, one in enumerate(receipt.handovers, 1):
        shown = [str(count) for label, count in one.counts if label in texts.RECEIVED_COUNTS]
        counts = shown or [""] * len(texts.RECEIVED_COUNTS)
        file = name_of(one.file)
        rows.append((str(number), one.sender, file, _became(one), *counts, one.code))
    words = Counter(one.status for one in receipt.handovers)
    conflicts = sum(_waits(one) for one in receipt.handovers)
    blocks: list[Block] = [
        Paragraph(texts.batch_line(len(rows), words, conflicts)),
        Table(
            texts.BATCH_HEADINGS,
            tuple(rows),
            _BATCH_WIDTHS,
            frozenset(range(4, 4 + len(texts.RECEIVED_COUNTS))),
        ),
        Heading(texts.BATCH_SENTENCES),
    ]
    for number, one in enumerate(receipt.handovers, 1):
        # The table tells all of a file that was taken whole.
        if one.status != "applied" or one.refused or len(one.counts) > len(_BARE) or _waits(one):
            blocks.append(Paragraph(f"{number}. {one.sentence}"))
        blocks += _refused(one)
    return _document(receipt, texts.TITLE_BATCH, tuple(blocks), today, wide=True)


def _became(one: Handover) -> str:
    """What became of a file, with the reason of a refusal in a few words."""
    said = texts.STATUS.get(one.status, one.status)
    return f"{said}: {REASONS[one.reason]}" if one.reason in REASONS else said


def _waits(one: Handover) -> int:
    """How many of its records wait for a decision."""
    return sum(count for label, count in one.counts if label == texts.RECEIVED_COUNTS[4])


def _document(
    receipt: Receipt, title: str, blocks: tuple[Block, ...], today: date, *, wide: bool
) -> Document:
    return Document(
        receipt.organisation,
        title,
        texts.SUBTITLE,
        texts.place_and_date(today.day, today.month, today.year),
        blocks,
        ((texts.GIVER, texts.SIGN), (texts.TAKER, texts.SIGN)),
        texts.SAMPLE if receipt.demo else "",
        wide,
        day=today,
    )
