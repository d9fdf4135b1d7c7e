"""Commands about results: assess, history, round."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer, table
from ntm_desktop.domain import fields
from ntm_desktop.domain.criteria import Figure, MeasureType
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.domain.plans import DEVICE
from ntm_desktop.domain.records import RESULTS
from ntm_desktop.domain.revisions import Revision
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.criteria import assessing, reading, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.describing import summary, title_of, when
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines
from ntm_desktop.texts import fields as field_texts
from ntm_desktop.texts.records import PLAN_DEVICE, short_name

_SOURCES = {
    authority.word: authority
    for authority in (Authority.SELF, Authority.DEPARTMENT, Authority.DISTRICT)
}
_HISTORY = ("revision", "parents", "author", "device", "edited_at", "import", "body")


def _fill_assess(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--unit", metavar="UNIT", required=True, help=texts.UNIT)
    parser.add_argument("--code", metavar="CODE", required=True, help=texts.CODE)
    add_round(parser)
    parser.add_argument("--source", choices=tuple(_SOURCES), help=texts.SOURCE)
    parser.add_argument("--result", choices=RESULTS, help=texts.RESULT)
    parser.add_argument(
        "--value", metavar="[MEASURE=]N", action="append", default=[], help=texts.VALUE
    )
    parser.add_argument(
        "--ratio", metavar="[MEASURE=]A/B", action="append", default=[], help=texts.RATIO
    )
    parser.add_argument("--note", metavar="T", help=texts.NOTE)


def _assess(args: Arguments) -> Answer:
    if args.result is None and args.note is None and not args.value and not args.ratio:
        raise WrongUse(texts.NOTHING_TO_WRITE)
    with opened(args.file) as book:
        unit = find_unit(book, args.unit)
        source = None if args.source is None else _SOURCES[args.source]
        place = assessing.place(book, unit, args.code, args.round, source)
        figures = _figures(book, place, args)
        change = replace(place, stated=args.result, figures=figures or None, note=args.note)
        done = assessing.assess(book, change)
        title = title_of(book, done.key)
    stated = None if done.stated is None else done.stated.word
    document = {
        "revision": done.revision,
        "key": done.key,
        "stated": stated,
        "judged": done.judged.word,
        "outcome": done.outcome.word,
        "why": done.why,
        "notes": list(done.notes),
    }
    text = lines.assessed(title, done.outcome.word, stated, done.judged.word)
    notes = map(lines.note, done.notes)
    return Answer(document, "\n".join(filter(None, (text, done.why, *notes))))


def _figures(book: Workbook, place: Input, args: Arguments) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for typed, as_ratio in (*((t, False) for t in args.value), *((t, True) for t in args.ratio)):
        name, has_name, text = typed.partition("=")
        if not has_name:
            name, text = "", typed
        if name in figures:
            raise WrongUse(texts.twice(name))
        figures[name] = _figure(book, place, name, text, as_ratio)
    return figures


def _figure(book: Workbook, place: Input, name: str, text: str, as_ratio: bool) -> Figure:
    """What was typed for a measure; an empty text takes it away."""
    indicator = book.rules.criteria_set(place.criteria_set).assessable(place.code)
    measures = indicator.measures if indicator is not None else ()
    found = [one for one in measures if one.code == name or (not name and len(measures) == 1)]
    if not found:
        return Figure(value=text)  # the service says what is wrong with the name
    if not text.strip():
        return Figure()
    if as_ratio:
        if found[0].type is not MeasureType.RATIO:
            raise WrongUse(field_texts.NOT_A_RATIO_MEASURE.format(title=found[0].title))
        numerator, denominator = fields.ratio("/".join(map(_decimal, text.split("/"))))
        return Figure(numerator=numerator, denominator=denominator)
    return Figure(value=fields.measure_value(found[0], _decimal(text)))


def _decimal(text: str) -> str:
    """On the command line 62.4 and 62,4 are the same; a single point never groups thousands."""
    return fields.point_as_comma(text)


def _fill_history(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("key", metavar="KEY", help=texts.KEY)


def _history(args: Arguments) -> Answer:
    with opened(args.file) as book:
        entries = reading.history(book, args.key)
        title = title_of(book, args.key)
        rows = [_history_row(book, entry.revision, entry.imports) for entry in entries]
    document = []
    for entry in entries:
        parts = reading.entry_as_json(entry)
        # A comment is part of what the id is made of; most revisions have none.
        names = (*_HISTORY, "comment") if parts["comment"] else _HISTORY
        document.append({name: parts[name] for name in names})
    return Answer(document, f"{title}\n{table(lines.HISTORY_HEADINGS, rows)}")


def _history_row(book: Workbook, revision: Revision, imports: Sequence[int]) -> tuple[object, ...]:
    said = summary(book, revision.key, revision.body)
    return (
        revision.id[:12],
        when(revision.edited_at),
        short_name(book.org_name(revision.author)),
        PLAN_DEVICE if revision.device == DEVICE else revision.device,
        imports[0] if imports else lines.NONE,
        f"{said}  ({revision.comment})" if revision.comment else said,
    )


def _fill_round(parser: ArgumentParser) -> None:
    add_file(parser)
    actions = ("open", "close", "reopen")
    parser.add_argument("action", metavar="ACTION", choices=actions, help=texts.ACTION)
    parser.add_argument("code", metavar="R", help=texts.ROUND_CODE)
    parser.add_argument("--reason", metavar="T", default="", help=texts.REASON)


def _round(args: Arguments) -> Answer:
    with opened(args.file) as book:
        if args.action == "open":
            change = rounds.open_round(book, args.code)
        elif args.action == "close":
            change = rounds.close_round(book, args.code)
        else:
            change = rounds.reopen_round(book, args.code, args.reason)
        keys = change.keys if change is not None else ()
        revisions = [head for heads in book.store.heads(keys).values() for head in heads]
    document = {"revision": revisions[0] if revisions else "", "round": args.code}
    return Answer(document, lines.round_done(args.action, args.code))


COMMANDS = (
    Command("assess", _fill_assess, _assess),
    Command("history", _fill_history, _history),
    Command("round", _fill_round, _round),
)
