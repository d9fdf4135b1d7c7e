"""Values that cannot be and names that are not known here, in records that came by a file.

The rules are those of typing (``record_rules``); a file is never refused for them, so that the
order of files does not matter and what a later version knows is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.record_rules import RecordRules
from ntm_desktop.services.records.registers import MADE_ELSEWHERE
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_names as texts
from ntm_desktop.texts.registers_view import part_label

# A survey's parts and wholes are told with its village (``check_voices``).
_ELSEWHERE = frozenset({"survey"})


def odd_records(book: Workbook) -> Iterator[Finding]:
    """What typing would refuse of the records that stand here, once for each field."""
    rules = RecordRules(book)
    for name, kind in KINDS.items():
        if name in MADE_ELSEWHERE or name == "assessment":
            continue
        for row in book.store.rows(name):
            body = {one.name: row[one.name] for one in kind.fields if row[one.name] is not None}
            for fault in rules.faults(row["key"], body):
                if name in _ELSEWHERE and len(fault.names) > 1:
                    continue
                yield Finding(
                    fault.wrong.value,
                    Severity.WARNING,
                    row["key"],
                    fault.said or None,
                    None,
                    texts.fault(part_label(name, fault.names[0]), fault.sentence),
                )


def unknown_lines(book: Workbook) -> Iterator[Finding]:
    """Assessments by a set, of a code or with a measure that no set here has."""
    sets = frozenset(book.catalogue.ids())
    for row in book.store.rows("assessment"):
        set_id, code = row["criteria_set"], row["code"]
        if set_id not in sets:
            yield _unknown(row["key"], set_id, texts.unknown_set(set_id))
            continue
        the_set = book.rules.criteria_set(set_id)
        if the_set.find(code) is None:
            yield _unknown(row["key"], code, texts.unknown_code(code, the_set.title))
            continue
        indicator = the_set.assessable(code)
        known = {one.code for one in indicator.measures} if indicator is not None else set()
        for measure in sorted(book.store.figures(row["record"]).keys() - known):
            yield _unknown(row["key"], measure, texts.unknown_measure(measure, code))


def _unknown(key: str, said: str, message: str) -> Finding:
    return Finding("name_unknown", Severity.WARNING, key, said, None, message)


CHECKS = (
    ("odd_records", odd_records),
    ("unknown_lines", unknown_lines),
)
