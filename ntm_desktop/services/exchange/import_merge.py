"""One file against one workbook: may it come in here, what does it change, how is it written."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ntm_desktop.db.foreign import ForeignFile
from ntm_desktop.db.package_format import CHUNK, ID_BYTES
from ntm_desktop.db.store import Store
from ntm_desktop.domain import ownership
from ntm_desktop.domain.criteria import Criterion, Figure, Indicator
from ntm_desktop.domain.merge import MergePlan, plan_merge
from ntm_desktop.domain.records import FILE_KINDS, KINDS, file_named
from ntm_desktop.domain.scales import in_scale
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.shipped.catalogue import Catalogue

_SET_PART = {
    name: 1 + kind.parts.index("criteria_set")
    for name, kind in KINDS.items()
    if "criteria_set" in kind.parts
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who takes the files in. ``district`` None: whatever the package's is (a new workbook)."""

    org: str
    district: str | None
    sets: frozenset[str]

    def fault_of(self, file: ForeignFile) -> tuple[str, str] | None:
        """The word and detail for why the file does not come in, in the order of the contract."""
        if file.reason is not None:
            return file.reason, file.detail
        manifest = file.manifest
        if self.district is not None and manifest["district"] != self.district:
            return "other_district", f"{manifest['district']}\n{self.district}"
        to = manifest.get("to")
        if to and self.org not in (to, manifest["sender"]):
            return "other_receiver", to
        unknown = sets_of(file) - self.sets
        if unknown:
            return "unknown_set", min(unknown)
        return None


def sets_of(file: ForeignFile) -> set[str]:
    """The criteria sets that a file's manifest, keys or new rounds speak of."""
    found = set(file.manifest.get("sets", "").split())
    for key in file.package_heads:
        kind, *parts = key.split("/")
        place = _SET_PART.get(kind, 0)
        if 0 < place <= len(parts):
            found.add(parts[place - 1])
    for row in file.new:
        if row.kind == "round" and row.body is not None and row.id not in file.faulty:
            found.update(_names(json.loads(row.body)["sets"]))
    return found


def _names(sets: Mapping[str, Any]) -> Iterator[str]:
    """The ids in the sets of a round's body; what is no text names none."""
    return (one for one in sets.values() if isinstance(one, str))


def plan_file(
    store: Store, file: ForeignFile, brought: Container[str], catalogue: Catalogue
) -> MergePlan:
    """What the file changes here and now; ``brought``: ids that this batch added since it read."""
    return plan_merge(
        file.manifest["sender"],
        file.package_heads,
        [row for row in file.new if row.id not in brought] if brought else file.new,
        store.heads(file.package_heads),
        store.body_of,
        {**file.faulty, **_unfit(file, catalogue)},
    )


def _unfit(file: ForeignFile, catalogue: Catalogue) -> dict[str, str]:
    """Id → reason of the new assessments that do not fit their criteria set.

    A code that it does not have, or a figure that is no value of its measure.
    """
    known: dict[str, Criterion | Indicator | None] = {}
    found = {}
    for row in file.new:
        if row.kind != "assessment" or row.id in file.faulty:
            continue
        if row.key not in known:
            _, _, set_id, code, *_ = row.key.split("/")
            known[row.key] = catalogue.set(set_id).find(code)
        line = known[row.key]
        if line is None:
            found[row.id] = "unknown_code"
        elif row.body is not None and '"figures"' in row.body and not _in_scale(line, row.body):
            found[row.id] = "bad_value"
    return found


def _in_scale(line: Criterion | Indicator, body: str) -> bool:
    if isinstance(line, Criterion):
        if not line.is_single:
            return True
        line = line.indicators[0]
    figures = json.loads(body).get("figures") or {}
    measures = {code: line.measure(code) for code in figures}
    return all(
        measure is None or in_scale(measure, Figure(**figures[code]))
        for code, measure in measures.items()
    )


def wanted(store: Store, file: ForeignFile, plan: MergePlan) -> list[str]:
    """The attached files that records speak of, known or planned, and that are not here yet."""
    if not file.attached:
        return []
    bodies = {row.body for row in plan.rows if row.kind in FILE_KINDS}
    for heads in store.heads(_with_files(file)).values():
        bodies.update(store.body_of(head) for head in heads)
    named = {name for body in bodies if (name := file_named(body))}
    return store.missing_attachments(sorted(named & file.attached))


def add_files(store: Store, file: ForeignFile, digests: Iterable[str]) -> None:
    """Store these attached files of the file."""
    for digest in digests:
        data = file.files[digest]
        pieces = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]
        store.add_attachment(digest, len(data), pieces)


def _with_files(file: ForeignFile) -> list[str]:
    return [key for key in file.package_heads if key.partition("/")[0] in FILE_KINDS]


def log(
    store: Store,
    file: ForeignFile,
    plan: MergePlan,
    report: ImportReport,
    at: str,
    backup: str,
    *,
    founding: bool = False,
    signed_by: bytes | None = None,
) -> ImportReport:
    """Write the import and its revisions into the log; the report with its number.

    The same bytes again that bring nothing are not logged a second time.
    """
    if report.status is Status.NOTHING_NEW:
        for entry in store.imports():
            if entry.sha256 == file.sha256 and entry.stands:
                return report
    number = store.add_import(
        str(file.path),
        file.sha256,
        report.author,
        at,
        str(report.status),
        founding,
        backup,
        "{}",
        signed_by,
    )
    report = replace(report, import_number=number)
    store.set_import_report(number, json.dumps(report.as_json(), ensure_ascii=False))
    store.link_import(number, passed_ids(store, file, plan))
    return report


def passed_ids(store: Store, file: ForeignFile, plan: MergePlan) -> bytes:
    """What the import holds, 32 bytes each; their ancestors are held with them.

    The heads of the file where all of it passed the door, else every revision that did. Known
    ones are judged like new ones, so that it does not matter which file came first.
    """
    sender = file.manifest["sender"]
    passes = [_passes(sender, author, key) for author, key in file.pairs]
    if all(passes) and not plan.refused:
        return bytes.fromhex("".join(one for heads in file.package_heads.values() for one in heads))
    # Not planned here and not known either: refused. An earlier file of the batch may have
    # brought a row meanwhile; then this one holds it too.
    open_ = {row.id for row in file.new} - {row.id for row in plan.rows}
    known = store.seqs([bytes.fromhex(one) for one in open_])
    refused = open_ - {one.hex() for one in known}
    return b"".join(
        one
        for at, pair in enumerate(file.pair_of)
        if passes[pair]
        and (one := file.ids[at * ID_BYTES : (at + 1) * ID_BYTES]).hex() not in refused
    )


def _passes(sender: str, author: str, key: str) -> bool:
    try:
        return ownership.may_bring(sender, key, author)
    except ValueError:
        return False
