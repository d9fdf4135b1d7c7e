"""The keys of the organisations that send files here: compared, withdrawn, given back."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_desktop.domain import ownership
from ntm_desktop.domain.codes import fingerprint, key_code, same_code
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.editing import Edit, write
from ntm_desktop.services.exchange import signing
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import keys as texts

WITHDRAWAL = KINDS["key_withdrawal"]


@dataclass(frozen=True, slots=True)
class SenderKey:
    """A key and what is known of it. Times are UTC, "" for never; ``note``: why it was withdrawn.

    ``public_key`` is None for a withdrawn key that never signed anything that came in here.
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
    def state(self) -> str:
        """Word of ``texts.keys.STATES``."""
        if self.withdrawn:
            return "withdrawn"
        if self.own:
            return "own"
        return "compared" if self.compared_at else "seen"


def sender_keys(book: Workbook) -> tuple[SenderKey, ...]:
    """This machine's key first, then the senders' in order of their codes."""
    withdrawn = {
        (row["organisation"], row["fingerprint"]): row["note"]
        for row in book.store.rows("key_withdrawal")
    }
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
    for (organisation, name), note in sorted(withdrawn.items()):
        if (organisation, name) not in named:
            found.append(SenderKey(organisation, name, "", None, "", "", True, note))
    return tuple(found)


def _key(
    organisation: str,
    public: bytes,
    first_seen: str,
    compared_at: str,
    withdrawn: dict[tuple[str, str], str],
    own: bool = False,
) -> SenderKey:
    name = fingerprint(public)
    note = withdrawn.get((organisation, name))
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
        named = same_code(one.code, code) or one.fingerprint == code.strip().lower()
        if named and organisation in (None, one.organisation):
            return one
    raise WrongUse(texts.unknown_code(code))


def compare(book: Workbook, key: SenderKey) -> Change:
    """A person heard the same code from the sender: the key is the sender's.

    Raises Refused for the own key, StorageFailed.
    """
    if key.own or key.public_key is None:
        raise Refused(texts.own_needs_no_comparing())
    with book.store.transaction():
        book.store.keep_compared_key(key.organisation, key.public_key, book.now())
    label = texts.compared(key.code, book.org_name(key.organisation))
    return book.tell(Change(label, kinds=frozenset({"key_withdrawal"})))


def withdraw(book: Workbook, key: SenderKey, note: str) -> Change | None:
    """A laptop is lost: nothing that its key signed comes in any more. It travels in packages.

    Raises Refused where the key is another organisation's, WrongUse without a reason.
    """
    if not note.strip():
        raise WrongUse(texts.reason_wanted())
    if key.withdrawn:
        raise Refused(texts.withdrawn_already(key.code))
    name = book.org_name(key.organisation)
    record = WITHDRAWAL.key(key.organisation, key.fingerprint)
    if not ownership.may_write(book.org, record):
        raise Refused(texts.not_yours(name))
    return write(book, texts.step_withdraw(name), [Edit(record, {"note": note.strip()})])


def give_back(book: Workbook, key: SenderKey) -> Change | None:
    """The laptop was found again. Raises Refused where the key is not withdrawn."""
    if not key.withdrawn:
        raise Refused(texts.not_withdrawn(key.code))
    record = WITHDRAWAL.key(key.organisation, key.fingerprint)
    name = book.org_name(key.organisation)
    return write(book, texts.step_give_back(name), [Edit(record, None)])
