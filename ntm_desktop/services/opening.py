"""Opening a workbook, and making one from a shipped plan or from a package that was handed over."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.db import connection as files
from ntm_desktop.db import verify
from ntm_desktop.db.store import Store
from ntm_desktop.domain.merge import parents_first
from ntm_desktop.errors import FileRefused, WrongUse
from ntm_desktop.services.backups.backup import copy_of
from ntm_desktop.services.device import device
from ntm_desktop.services.rules import Rulebook
from ntm_desktop.services.shipped.catalogue import Catalogue, load_catalogue, plan_revisions
from ntm_desktop.services.workbook import Clock, Workbook
from ntm_desktop.texts import exchange, storage
from ntm_desktop.texts import opening as texts

DEMO_PREFIX = "mau-"
SUFFIX = ".ntm"


def damage_told(path: Path) -> AbstractContextManager[None]:
    """A damaged page that is met only while a workbook is read is told as FileRefused, too."""
    return files.damage_told(path)


def utc_now() -> str:
    """The time of this moment as revisions show it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def open_workbook(
    path: Path,
    catalogue: Catalogue | None = None,
    now: Clock = utc_now,
    *,
    as_it_is: bool = False,
    wait: float = files.WAIT,
) -> Workbook:
    """Open a workbook for reading and writing.

    A hot journal is rolled back first; then what the log and the tables say is compared in full.
    ``as_it_is`` leaves that out and judges nothing again: for checking and repairing. ``wait``:
    seconds that another program gets to let the file go.
    Raises FileRefused, InUse, StorageFailed.
    """
    journal = files.journal_of(path)
    crashed = journal.exists() and journal.stat().st_size > 0
    store = Store.open(path, lambda older: copy_of(older, "migration"), wait)
    try:
        with files.translated(path):
            book = _workbook(path, store, catalogue, now, recovered=crashed)
        if as_it_is:
            return book
        if crashed:
            store.check_before_writing()
            if verify.faults(store):
                raise FileRefused("damaged", storage.damaged(str(path)))
        _judge_by_these_rules(book)
    except BaseException:
        store.close()
        raise
    return book


def _workbook(
    path: Path,
    store: Store,
    catalogue: Catalogue | None,
    now: Clock,
    *,
    recovered: bool = False,
) -> Workbook:
    catalogue = catalogue or load_catalogue(paths.assets())
    rules = Rulebook(store, catalogue)
    store.use_judge(rules)
    return Workbook(path, store, catalogue, rules, device=device(), now=now, recovered=recovered)


def _judge_by_these_rules(book: Workbook) -> None:
    """Judge again where the program came with other sets than those that judged last."""
    digest = book.catalogue.digest()
    store = book.store
    if store.read_only or store.setting("rules") == digest:
        return
    with store.transaction():
        store.judge_again()
        store.set_setting("rules", digest)


def create_from_plan(
    path: Path,
    plan_code: str,
    org: str,
    *,
    demo: bool = False,
    catalogue: Catalogue | None = None,
    now: Clock = utc_now,
) -> Workbook:
    """A new workbook from a shipped plan, for one of its organisations.

    ``demo`` adds sample assessments under a district identity of its own. Raises WrongUse for an
    unknown plan or organisation, StorageFailed where the file exists or cannot be written.
    """
    catalogue = catalogue or load_catalogue(paths.assets())
    plan = catalogue.plan(plan_code)
    known = {record.key.partition("/")[2] for record in plan.records if _is_org(record.key)}
    if org not in known:
        raise WrongUse(texts.unknown_organisation(org))
    store = Store.create(path)
    try:
        rules = Rulebook(store, catalogue)
        store.use_judge(rules)
        with store.transaction():
            store.set_setting("district", (DEMO_PREFIX if demo else "") + plan.code)
            store.set_setting("plan", plan.code)
            store.set_setting("organisation", org)
            store.set_setting("created_at", now())
            store.set_setting("rules", catalogue.digest())
            if demo:
                store.set_setting("demo", "yes")
            store.append(parents_first(plan_revisions(plan)), local=True)
        book = _workbook(path, store, catalogue, now)
        if demo:
            from ntm_desktop.services.samples import sample

            sample.fill(book)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return book


def _is_org(key: str) -> bool:
    return key.startswith("organisation/")


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a package is for; each is empty where the package does not say it."""

    org: str
    plan: str


def addressed(package: Path) -> Addressed:
    """What a package says of its receiver. Raises FileRefused where the file is unsound."""
    from ntm_desktop.db.foreign import read_files

    (file,) = read_files([package], with_bytes=False)
    if file.reason is not None:
        sentence = exchange.refused(file.reason, package.name, file.detail)
        raise FileRefused(file.reason, sentence)
    return Addressed(file.manifest.get("to") or "", file.manifest.get("plan") or "")


def create_from_package(
    path: Path,
    package: Path,
    org: str,
    *,
    catalogue: Catalogue | None = None,
    now: Clock = utc_now,
) -> Workbook:
    """A new workbook from a package; the import that makes it cannot be undone.

    Raises FileRefused with the package's fault, WrongUse for an organisation that it does not know.
    """
    from ntm_desktop.services.exchange import importing

    catalogue = catalogue or load_catalogue(paths.assets())
    store = Store.create(path)
    try:
        rules = Rulebook(store, catalogue)
        store.use_judge(rules)
        importing.found(store, package, org, catalogue=catalogue, now=now)
        if org not in {row["organisation"] for row in store.rows("organisation")}:
            raise WrongUse(texts.unknown_organisation(org))
        return _workbook(path, store, catalogue, now)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
