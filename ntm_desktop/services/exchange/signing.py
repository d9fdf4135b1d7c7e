"""The key of this machine (Ed25519): it signs packages and never stands in a workbook."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop import paths
from ntm_desktop.db.file_names import name_if_free, sync_folder
from ntm_desktop.errors import StorageFailed
from ntm_desktop.texts import keys as texts

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_FILE = "signing-key.pem"


class MachineKey:
    """Signs messages; ``public``: the 32 bytes by which others prove it."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._private.sign(message)


def machine_key() -> MachineKey:
    """The key of this machine, made on first use.

    Raises StorageFailed where the file is no key any more: a new one made in silence would look
    like a stranger's to everybody who knows the old one.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    file = paths.user_home() / _FILE
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return _made(file)
    except OSError as error:
        raise StorageFailed(texts.key_unreadable(str(file))) from error
    try:
        private = load_pem_private_key(data, None)
    except (ValueError, TypeError) as error:
        raise StorageFailed(texts.key_unreadable(str(file))) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise StorageFailed(texts.key_unreadable(str(file)))
    return MachineKey(private)


def public_key_here() -> bytes | None:
    """The public key of this machine, None where it never signed anything."""
    return machine_key().public if (paths.user_home() / _FILE).exists() else None


def _made(file: Path) -> MachineKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    private = Ed25519PrivateKey.generate()
    data = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        try:
            name_if_free(part, file)
            sync_folder(file.parent)
        except FileExistsError:
            return machine_key()  # another window of this program was first
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed(texts.key_unwritable(str(file))) from error
    return MachineKey(private)


def holds(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is that key's over the message; False for anything out of form."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
