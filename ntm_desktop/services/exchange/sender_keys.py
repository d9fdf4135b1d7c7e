"""The keys of the organisations that send files here: compared, withdrawn, given back."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_desktop.domain import ownership
from ntm_desktop.domain.codes import fingerprint, key_code, same_code
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS, split_key
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.editing import Edit, write
from ntm_desktop.services.exchange import signing
from ntm_desktop.services.exchange.withdrawals import is_withdrawn, withdrawals
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import keys as texts

WITHDRAWAL = KINDS["key_withdrawal"]
_SHORT = 16  # hex digits of a fingerprint that are shown, and enough to name it


@dataclass(frozen=True, slots=True)
class SenderKey:
    """A key and what is known of it. Times are UTC, "" for never; ``note``: why it was withdrawn.

    ``public_key``: None, and ``code`` "", for a withdrawn key that never signed anything that came
    in here, and whose withdrawal does not name it.
    """

    organisation: str
    fingerprint: str
    code: str
    public_key: bytes | None
    first_seen: str
    compared_at: str
    withdrawn: bool
    note: str
    own: bool = False

    @property
    def shown(self) -> str:
        """What stands for it in lists and may be typed after ``keys``: its code, where known."""
        return self.code or self.fingerprint[:_SHORT]

    @property
    def first_known(self) -> str:
        """When it was first met: by a file that it signed, else by its code; "" for neither."""
        return self.first_seen or self.compared_at

    @property
    def state(self) -> str:
        """Word of ``texts.keys.STATES``."""
        if self.withdrawn:
            return "withdrawn"
        if self.own:
            return "own"
        return "compared" if self.compared_at else "seen"


def sender_keys(book: Workbook) -> tuple[SenderKey, ...]:
    """This machine's key first, then the senders' in order of their codes."""
    said = withdrawals(book.store)
    withdrawn = {name: one.get("note", "") for name, one in said.items()}
    here = signing.public_key_here()
    found = []
    if here is not None:
        found.append(_key(book.org, here, "", "", withdrawn, own=True))
    for one in book.store.seen_keys():
        if (one.organisation, one.public_key) != (book.org, here):
            found.append(
                _key(one.organisation, one.public_key, one.first_seen, one.compared_at, withdrawn)
            )
    named = {(one.organisation, one.fingerprint) for one in found}
    owners = {name for organisation, name in {*named, *withdrawn} if organisation != DISTRICT}
    for (organisation, name), note in sorted(withdrawn.items()):
        # What the district says of a key in its own name speaks of its owner's key: told once.
        twin = organisation == DISTRICT and name in owners
        if (organisation, name) not in named and not twin:
            public = _public(said[organisation, name].get("public_key", ""), name)
            code = key_code(public) if public is not None else ""
            found.append(SenderKey(organisation, name, code, public, "", "", True, note))
    return tuple(found)


def own_key_withdrawn(book: Workbook) -> bool:
    """Whether this machine's key was withdrawn: no receiver that knows it takes what it signs."""
    here = signing.public_key_here()
    return here is not None and is_withdrawn(book.store, book.org, here)


def _public(text: str, name: str) -> bytes | None:
    """The key that a withdrawal names; None where it is not the one that was withdrawn."""
    try:
        public = bytes.fromhex(text)
    except ValueError:
        return None
    return public if fingerprint(public) == name else None


def _key(
    organisation: str,
    public: bytes,
    first_seen: str,
    compared_at: str,
    withdrawn: dict[tuple[str, str], str],
    own: bool = False,
) -> SenderKey:
    name = fingerprint(public)
    note = withdrawn.get((organisation, name), withdrawn.get((DISTRICT, name)))
    return SenderKey(
        organisation,
        name,
        key_code(public),
        public,
        first_seen,
        compared_at,
        note is not None,
        note or "",
        own,
    )


def find_key(book: Workbook, code: str, organisation: str | None = None) -> SenderKey:
    """The key with that code, or with that fingerprint where its code is not known here.

    Raises WrongUse where there is none.
    """
    for one in sender_keys(book):
        name = code.strip().lower()
        named = same_code(one.code, code) or (
            len(name) >= _SHORT and one.fingerprint.startswith(name)
        )
        if named and organisation in (None, one.organisation):
            return one
    raise WrongUse(texts.unknown_code(code))


def compare(book: Workbook, key: SenderKey) -> Change:
    """A person heard the same code from the sender: the key is the sender's.

    Raises Refused for the own key, StorageFailed.
    """
    if key.own:
        raise Refused(texts.own_needs_no_comparing())
    if key.public_key is None:
        raise Refused(texts.never_seen(key.shown))
    with book.store.transaction():
        book.store.keep_compared_key(key.organisation, key.public_key, book.now())
    label = texts.compared(key.code, book.org_name(key.organisation))
    return book.tell(Change(label, kinds=frozenset({"key_withdrawal"})))


def withdraw(book: Workbook, key: SenderKey, note: str) -> Change | None:
    """A laptop is lost: nothing that its key signed comes in any more. It travels in packages.

    Of the district's word there are two records: one that its owner carries on, and one in the
    district's name, which holds in whatever name the key signs.
    Raises Refused where the key is another organisation's, WrongUse without a reason.
    """
    if not note.strip():
        raise WrongUse(texts.reason_wanted())
    if key.withdrawn:
        raise Refused(texts.withdrawn_already(key.shown))
    name = book.org_name(key.organisation)
    record = WITHDRAWAL.key(key.organisation, key.fingerprint)
    if not ownership.may_write(book.org, record):
        raise Refused(texts.not_yours(name))
    body: dict[str, object] = {"note": note.strip()}
    if key.public_key is not None:
        body["public_key"] = key.public_key.hex()
    return write(book, texts.step_withdraw(name), [Edit(one, body) for one in _records(book, key)])


def give_back(book: Workbook, key: SenderKey) -> Change | None:
    """The laptop was found again. Raises Refused where the key is not withdrawn, or where
    the district withdrew it and this is not the district."""
    if not key.withdrawn:
        raise Refused(texts.not_withdrawn(key.shown))
    name = book.org_name(key.organisation)
    standing = withdrawals(book.store)
    several = [one for one in _records(book, key) if tuple(split_key(one)[1]) in standing]
    if not several:
        raise Refused(texts.district_withdrew())
    return write(book, texts.step_give_back(name), [Edit(one, None) for one in several])


def _records(book: Workbook, key: SenderKey) -> list[str]:
    owners = {key.organisation: None, **({DISTRICT: None} if book.org == DISTRICT else {})}
    return [WITHDRAWAL.key(one, key.fingerprint) for one in owners]
