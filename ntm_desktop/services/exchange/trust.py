"""Whether a package is what its sender wrote: signature, pinned keys, withdrawn keys.

Source: docs/contract.md, "Keys". A key is pinned at first sight and stays marked until a
person compared its code; what a person accepts by a code is accepted for that file, and a changed
key from then on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.db.foreign import ForeignFile
from ntm_desktop.db.package_format import CONTENT, PUBLIC_KEY, SIGNATURE, signed_message
from ntm_desktop.db.store import Store
from ntm_desktop.domain.codes import file_code, key_code, same_code
from ntm_desktop.services.exchange import signing
from ntm_desktop.services.exchange.withdrawals import is_withdrawn


class KeyState(StrEnum):
    """What is known of the key that signed a file."""

    NONE = "none"
    OWN = "own"
    FIRST_SEEN = "first_seen"
    SEEN = "seen"
    COMPARED = "compared"
    ACCEPTED = "accepted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Consent:
    """What the person said yes to: files that nobody signed, and codes that were compared."""

    unsigned: bool = False
    codes: tuple[str, ...] = ()

    def and_codes(self, codes: Iterable[str]) -> Consent:
        """The same with more codes."""
        return Consent(self.unsigned, (*self.codes, *codes))

    def has(self, code: str) -> bool:
        """Whether the person gave that code, however grouped."""
        return any(same_code(one, code) for one in self.codes)


NO_CONSENT = Consent()


@dataclass(frozen=True, slots=True)
class Judgement:
    """``fault``: the word of the contract, None where the file may come in. ``code``: what the
    person has to compare to let it in. ``public_key``: a key whose signature held."""

    state: KeyState
    fault: str | None = None
    code: str = ""
    public_key: bytes | None = None


def judge_file(store: Store, file: ForeignFile, own_org: str, consent: Consent) -> Judgement:
    """Judge who wrote a file that is sound in itself. ``own_org`` "": a workbook is made of it."""
    whole = file_code(file.sha256)
    key, signature = _signature_of(file)
    if not key or not signature:
        allowed = consent.unsigned or consent.has(whole)
        return Judgement(KeyState.NONE, None if allowed else "unsigned", whole)
    if not signing.holds(key, signature, signed_message(file.manifest[CONTENT])):
        # The code of the key would prove nothing here: only the bytes as a whole can be compared.
        return Judgement(KeyState.NONE, None if consent.has(whole) else "bad_signature", whole)
    return _judge_key(store, file.manifest["sender"], key, own_org, consent, whole)


def _judge_key(
    store: Store, sender: str, key: bytes, own_org: str, consent: Consent, whole: str
) -> Judgement:
    if is_withdrawn(store, sender, key):
        # A yes is said of this file alone, by its own code; the key stays withdrawn.
        allowed = consent.has(whole)
        return Judgement(KeyState.ACCEPTED, None if allowed else "key_withdrawn", whole)
    code = key_code(key)
    said = consent.has(code)
    own = sender == own_org
    if own and key == signing.public_key_here():
        return Judgement(KeyState.OWN, None, code)
    known = {one.public_key: one for one in store.seen_keys(sender)}
    if key in known:
        compared = said or known[key].compared_at
        return Judgement(KeyState.COMPARED if compared else KeyState.SEEN, None, code, key)
    if said:
        return Judgement(KeyState.COMPARED, None, code, key)
    if known or own:
        # In one's own name nobody is taken at first sight: another laptop's code is compared.
        return Judgement(KeyState.CHANGED, "key_changed", code)
    return Judgement(KeyState.FIRST_SEEN, None, code, key)


def _signature_of(file: ForeignFile) -> tuple[bytes, bytes]:
    return _bytes(file.manifest.get(PUBLIC_KEY, "")), _bytes(file.manifest.get(SIGNATURE, ""))


def _bytes(text: str) -> bytes:
    """The bytes of lower-case hex; anything else that stands there is bytes that prove nothing."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        return b"\x00"
    return found if found.hex() == text else b"\x00"


def remember(store: Store, sender: str, judgement: Judgement, at: str) -> None:
    """Keep that a person compared the code; inside the transaction of the import."""
    if judgement.state is KeyState.COMPARED and judgement.public_key is not None:
        store.keep_compared_key(sender, judgement.public_key, at)
