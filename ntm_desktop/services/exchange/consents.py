"""Which file a person's yes is for: each is said of one file, by a code that names it or its key.

Source: docs/contract.md, "Keys". What was agreed to for one file
says nothing of the next one on the stick; only a key that was compared holds for all that its
sender signed with it, and a withdrawn one not even then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ntm_desktop.domain.codes import same_code
from ntm_desktop.services.exchange.import_reports import ImportReport, Status

UNSIGNED = "unsigned"
CHANGED = "key_changed"
CODE_FAULTS = frozenset({CHANGED, "key_withdrawn", "bad_signature"})
_UNSURE = frozenset({"first_seen", "seen"})


@dataclass(frozen=True, slots=True)
class Consents:
    """``by_file``: path → codes that were said of that file. ``unused``: codes that fit none;
    every file that waits for a code has them too, and then says that its own is another.
    ``nameless``: how many files without a signature wait for a yes of their own."""

    by_file: Mapping[str, Sequence[str]]
    unused: tuple[str, ...]
    nameless: int


def code_of(report: ImportReport) -> str:
    """The code that the sender reads aloud: the file's own where no signature holds, else the
    key's. A withdrawn key's code would let in all that a thief signs."""
    by_file = report.status is Status.REFUSED and report.reason != CHANGED
    return report.about.code if by_file else report.about.key_code


def same_key(reports: Sequence[ImportReport], chosen: ImportReport) -> list[ImportReport]:
    """The files for which a code holds that was compared for the chosen one, itself among them."""
    if code_of(chosen) == chosen.about.code:
        return [chosen]
    named = (chosen.author, code_of(chosen))
    return [one for one in reports if _waits(one) and (one.author, code_of(one)) == named]


def consents(
    reports: Sequence[ImportReport], codes: Sequence[str], *, unsigned: bool = False
) -> Consents:
    """What was said with a command, file by file; ``reports``: of a preview without any yes.

    Each code is used up by the first file that it fits, and by those of :func:`same_key`.
    ``unsigned`` is a yes where just one file has no signature.
    """
    waiting = list({one.path: one for one in reports if _waits(one)}.values())
    found: dict[str, tuple[str, ...]] = {}
    unused = []
    for code in codes:
        fits = [one for one in waiting if one.path not in found and same_code(code_of(one), code)]
        if not fits:
            unused.append(code)
            continue
        found.update({one.path: (code,) for one in same_key(waiting, fits[0])})
    nameless = [one for one in waiting if one.reason == UNSIGNED and one.path not in found]
    if unsigned and len(nameless) == 1:
        only = nameless.pop()
        found[only.path] = (code_of(only),)
    for one in waiting if unused else ():
        found.setdefault(one.path, tuple(unused))
    return Consents(found, tuple(unused), len(nameless))


def _waits(report: ImportReport) -> bool:
    """Whether a code changes what becomes of it, or what is known of its key."""
    if report.status is Status.REFUSED:
        return report.reason in CODE_FAULTS | {UNSIGNED} and bool(code_of(report))
    return report.about.key_state in _UNSURE
