"""Short codes of digits that two people can compare by telephone."""

from __future__ import annotations

from hashlib import sha256

_GROUP = 4
_KEY_GROUPS = 4
_FILE_GROUPS = 3
FINGERPRINT = 32


def key_code(public_key: bytes) -> str:
    """The code of a sender's key (32 bytes): 16 digits, "4821 0593 7712 6604"."""
    return _digits(b"key", public_key, _KEY_GROUPS)


def file_code(digest: bytes) -> str:
    """The code of a package by the hash of its bytes: 12 digits; on both sides' receipts."""
    return _digits(b"file", digest, _FILE_GROUPS)


def fingerprint(public_key: bytes) -> str:
    """A key's name in records: the first 32 hex digits of its hash."""
    return sha256(public_key).hexdigest()[:FINGERPRINT]


def same_code(one: str, other: str) -> bool:
    """Whether two codes are the same, however their digits are grouped."""
    digits = _only_digits(one)
    return bool(digits) and digits == _only_digits(other)


def _only_digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def _digits(purpose: bytes, data: bytes, groups: int) -> str:
    number = int.from_bytes(sha256(purpose + b"\x00" + data).digest(), "big")
    text = str(number % 10 ** (groups * _GROUP)).zfill(groups * _GROUP)
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
