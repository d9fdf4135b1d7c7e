"""Which keys were withdrawn, and for whom that holds. Source: docs/contract.md, "Keys".

A withdrawal under an organisation's name holds for what is signed in that name; one under the
district's holds in whatever name the key signs, and only the district brings such a record. The
author of a record proves nothing here: a commune may bring what the district wrote about it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from ntm_desktop.db.store import Store
from ntm_desktop.domain.codes import fingerprint
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import split_key

Named = tuple[str, str]
"""(organisation, fingerprint)"""


def withdrawals(store: Store) -> dict[Named, Mapping[str, str]]:
    """What was said of each withdrawn key: ``note``, and ``public_key`` where it is named.

    A key stays withdrawn while any side says so: two laptops that withdraw it with other words
    must not give it back between them.
    """
    found: dict[Named, Mapping[str, str]] = {}
    for key in store.keys("key_withdrawal"):
        said = sorted(body for body in store.head_bodies(key).values() if body is not None)
        if said:
            _, (organisation, name) = split_key(key)
            found[organisation, name] = json.loads(said[0])
    return found


def is_withdrawn(store: Store, sender: str, public_key: bytes) -> bool:
    """Whether what this key signs in the sender's name comes in no more."""
    name = fingerprint(public_key)
    found = withdrawals(store)
    return (sender, name) in found or (DISTRICT, name) in found
