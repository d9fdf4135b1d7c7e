"""Giving out a package: chosen, written beside, proved, and only then named."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop import __version__
from ntm_desktop.db.connection import translated
from ntm_desktop.db.file_names import name_if_free, sync_folder
from ntm_desktop.db.foreign import read_files
from ntm_desktop.db.package import AttachedFile, Signer, write_package
from ntm_desktop.db.package_format import LARGEST_FILE
from ntm_desktop.domain.codes import file_code
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.domain.revisions import Revision
from ntm_desktop.errors import DiskFull, Refused, StorageFailed, WrongUse
from ntm_desktop.services.exchange import acknowledging, signing
from ntm_desktop.services.exchange import export_choice as choice
from ntm_desktop.services.exchange.acknowledging import is_told_of
from ntm_desktop.services.exchange.import_notes import THRESHOLDS, thresholds_digest
from ntm_desktop.services.exchange.sender_keys import own_key_withdrawn
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import exchange as texts

SUFFIX = ".ntmx"
EXPORTED = frozenset({"acknowledgement"})
"""The kinds in the Change that an export tells: the log of exports is beside them."""
_PART = ".part"
_MOST_NUMBERS = 1000
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was given out; ``records``, ``revisions`` and ``files`` are counts.

    ``code``: what both sides compare by telephone; ``entry``: line of the export log, None where
    the workbook can only be read.
    """

    path: Path
    sha256: str
    records: int
    revisions: int
    files: int = 0
    number: str = ""
    code: str = ""
    entry: int | None = None


def _check_there(folder: Path) -> None:
    """A folder that is not there is never made: it may be a stick that is out."""
    if not folder.is_dir():
        raise StorageFailed(texts.no_folder(str(folder)))


def export(
    book: Workbook,
    folder: Path,
    to: str | None = None,
    with_files: bool = True,
    round_code: str | None = None,
    *,
    again: bool = False,
) -> Exported:
    """Write one package with what this organisation may give out, ``to``: what that one needs.

    The name says sender (and receiver), round (``round_code``: the one that is worked in, else the
    open one) and number; a package holds all rounds. Nothing is ever written over. ``again``: with
    the attached files that the receiver acknowledged. Raises WrongUse for an unknown receiver,
    Refused where this machine's key was withdrawn or the package would be too large to be taken,
    StorageFailed; then there is no file.
    """
    organisations = {row["organisation"] for row in book.store.rows("organisation")}
    if to is not None and to not in organisations | {DISTRICT}:
        raise WrongUse(texts.unknown_receiver(to))
    _check_there(folder)
    signer = signing.machine_key()
    if own_key_withdrawn(book):
        raise Refused(texts.own_key_withdrawn())
    acknowledging.acknowledge(book)
    keys = choice.keys_for(book, to)
    revisions = book.store.revisions(keys)
    attached = choice.attached(book, keys, to, again=again) if with_files else []
    if round_code is None:
        open_one = book.rules.default_round()
        round_code = open_one.code if open_one is not None else "0000-00"
    stem = _stem(book, to, round_code)
    number, target = _free(book, folder, stem)
    part = target.with_name(target.name + _PART)
    size = 2 * sum(len(one.body or "") for one in revisions) + sum(one.size for one in attached)
    if size > LARGEST_FILE:
        raise Refused(texts.too_large_to_give(size, LARGEST_FILE))
    with _explained(folder, size):
        _sweep(folder, stem)
        manifest = _manifest(book, number, to, round_code, keys)
        digest = _write(part, target, manifest, revisions, attached, signer)
    counts = (len(keys), len(revisions), len(attached))
    entry = None
    if not book.store.read_only:
        try:
            with book.store.transaction():
                book.store.set_setting("export_number", str(number))
                entry = book.store.add_export(
                    str(target),
                    digest,
                    to or "",
                    round_code,
                    str(number),
                    book.now(),
                    counts,
                    book.device,
                    signer.public,
                    (_own_heads(book, revisions), b"".join(one.sha256 for one in attached)),
                )
        except BaseException:
            # Told that there is no file, a person must find none.
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise
        book.tell(Change(texts.step_export(target.name), kinds=EXPORTED))
    return Exported(target, digest.hex(), *counts, str(number), file_code(digest), entry)


def _own_heads(book: Workbook, revisions: list[Revision]) -> bytes:
    """What its receiver can acknowledge: the latest that this organisation wrote itself."""
    parents = {parent for one in revisions for parent in one.parents}
    own = [one for one in revisions if is_told_of(book.org, one.author, one.device, one.kind)]
    return bytes.fromhex("".join(one.id for one in own if one.id not in parents))


def _write(
    part: Path,
    target: Path,
    manifest: dict[str, str],
    revisions: list[Revision],
    attached: list[AttachedFile],
    signer: Signer,
) -> bytes:
    """Write, prove and name the package; returns the hash of its bytes."""
    named = False
    try:
        with translated(target):
            write_package(part, manifest, revisions, attached, signer)
        proved = next(read_files([part], with_bytes=False, in_process=True))
        names = bytes.fromhex("".join(one.id for one in revisions))
        if proved.reason is not None or proved.ids != names or proved.faulty:
            raise StorageFailed(texts.not_proved(str(target.parent)))
        name_if_free(part, target)
        named = True
        if sha256(target.read_bytes()).digest() != proved.sha256:
            raise StorageFailed(texts.not_proved(str(target.parent)))
        sync_folder(target.parent)
        return proved.sha256
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if named:
            with suppress(OSError):
                target.unlink(missing_ok=True)
        raise


def _manifest(
    book: Workbook, number: int, to: str | None, round_code: str, keys: list[str]
) -> dict[str, str]:
    own = unit_of_org(book.org)
    manifest = {
        "kind": "district" if book.org == DISTRICT else "commune" if own else "office",
        "district": book.district,
        "plan": book.store.setting("plan"),
        "sender": book.org,
        "round": round_code,
        "sets": " ".join(sorted(choice.sets_of(keys, book.catalogue.ids()))),
        "exported_at": book.now(),
        "device": book.device,
        "file_id": str(uuid.uuid4()),
        "number": str(number),
        "app": __version__,
        THRESHOLDS: thresholds_digest(book),
    }
    if to is not None:
        manifest["to"] = to
    if book.demo:
        manifest["demo"] = "yes"
    return manifest


def _stem(book: Workbook, to: str | None, round_code: str) -> str:
    parts = ["MAU_NTM" if book.demo else "NTM", round_code, unit_of_org(book.org) or book.org]
    return "_".join(parts) + (f"-{unit_of_org(to) or to}" if to else "")


def _free(book: Workbook, folder: Path, stem: str) -> tuple[int, Path]:
    """The next export number whose name is free in the folder, and that name."""
    date = book.now()[:10].replace("-", "")
    number = int(book.store.setting("export_number", "0"))
    for _ in range(_MOST_NUMBERS):
        number += 1
        target = folder / f"{stem}_{number:03d}_{date}{SUFFIX}"
        if not os.path.lexists(target):
            return number, target
    raise StorageFailed(texts.export_failed(str(folder), target.name))


def _sweep(folder: Path, stem: str) -> None:
    """Take away half-written packages that an earlier export of ours left behind."""
    for old in folder.glob(f"{stem}_*{SUFFIX}{_PART}"):
        with suppress(OSError):
            old.unlink()


@contextmanager
def _explained(folder: Path, size: int) -> Iterator[None]:
    """Turn what the system raises into one sentence about the folder."""
    try:
        yield
    except OSError as error:
        raise _sentence(folder, size, error) from error
    except DiskFull as error:
        raise StorageFailed(texts.no_room(str(folder), size)) from error
    except StorageFailed as error:
        cause = error.__cause__
        if isinstance(cause, OSError):
            raise _sentence(folder, size, cause) from error
        raise


def _sentence(folder: Path, size: int, error: OSError) -> StorageFailed:
    if error.errno in _NO_ROOM:
        return StorageFailed(texts.no_room(str(folder), size))
    if error.errno in _FORBIDDEN:
        return StorageFailed(texts.unwritable(str(folder)))
    return StorageFailed(texts.export_failed(str(folder), error.strerror or ""))
