"""Step 8 and 10 of reading a foreign file: ids, parents, heads, values of the rows.

Only rows that are not known here are taken apart and carried over; for the known ones their names
are enough. Everything leaves as blocks of bytes, see :func:`blocks_of`.
"""

from __future__ import annotations

from array import array
from itertools import pairwise

from ntm_desktop.db.foreign_checks import Content, Fault
from ntm_desktop.db.package_format import ID_BYTES, RevisionColumns, text_block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def blocks_of(content: Content, known: set[bytes], with_bytes: bool) -> list[bytes]:
    """The answer for a sound file. Raises Fault ``hash_mismatch`` where rows do not fit together.

    Positions are 4-byte integers into the list of all revisions. In order: manifest; number of
    manifest texts, pairs, new rows; all ids; pair of each; authors and keys of the pairs;
    head positions, parents first among the new ones: positions; parents' lengths; parents;
    devices; times; comments; bodies; positions of faulty rows, their reasons; digests of
    attached files; then the digests of those that follow, and a block of bytes for each.
    """
    rows = content.revisions
    heads, order = connect(rows)
    positions = range(len(rows)) if order is None else order
    ids = rows.ids
    new = [at for at in positions if ids[at] not in known] if known else list(positions)
    # These bring the rules of records with them: only what reads a file waits for them.
    from ntm_desktop.db.foreign_values import faults_in, prove_ids

    # Known ones, too: a file that was changed by hand is no proof that its sender has what we have.
    prove_ids(rows, positions)
    faults = faults_in(rows, new)
    pairs: dict[tuple[str, str], int] = {}
    pair_of = array(
        "I",
        [pairs.setdefault(pair, len(pairs)) for pair in zip(rows.authors, rows.keys)],  # noqa: B905
    )
    texts = [text for pair in content.manifest.items() for text in pair]
    files = content.files if with_bytes else {}
    counts = (len(texts), len(pairs), len(new))
    return [
        _texts(texts),
        " ".join(map(str, counts)).encode(),
        b"".join(ids),
        pair_of.tobytes(),
        _texts([author for author, _ in pairs]),
        _texts([key for _, key in pairs]),
        array("I", heads).tobytes(),
        array("I", new).tobytes(),
        array("I", [len(rows.parents[at]) for at in new]).tobytes(),
        b"".join([rows.parents[at] for at in new]),
        text_block([rows.devices[at] for at in new]),
        text_block([rows.edited[at] for at in new]),
        text_block([rows.comments[at] for at in new]),
        text_block([rows.bodies[at] for at in new]),
        array("I", list(faults)).tobytes(),
        text_block(list(faults.values())),
        b"".join(content.attached),
        b"".join(files),
        *files.values(),
    ]


def connect(rows: RevisionColumns) -> tuple[list[int], list[int] | None]:
    """Positions of the heads, and an order with parents first (None: as the rows stand).

    Raises Fault where an id stands twice, a parent is missing, is of another record or is named
    out of order, or parents go round in a circle.
    """
    ids, keys = rows.ids, rows.keys
    place = {one: at for at, one in enumerate(ids)}
    if len(place) != len(ids):
        raise Fault("hash_mismatch")
    named: set[int] = set()
    in_order = True
    for at, several in enumerate(rows.parents):
        if not several:
            continue
        parents = _split(several)
        if len(parents) > 1 and any(a >= b for a, b in pairwise(parents)):
            raise Fault("hash_mismatch")
        key = keys[at]
        for parent in parents:
            above = place.get(parent)
            if above is None or keys[above] != key or rows.kinds[above] != rows.kinds[at]:
                raise Fault("hash_mismatch")
            named.add(above)
            in_order = in_order and above < at
    heads = [at for at in range(len(ids)) if at not in named]
    return heads, None if in_order else _parents_first(rows, place)


def _parents_first(rows: RevisionColumns, place: dict[bytes, int]) -> list[int]:
    children: dict[int, list[int]] = {}
    missing = []
    for at, several in enumerate(rows.parents):
        parents = [place[parent] for parent in _split(several)]
        missing.append(len(parents))
        for parent in parents:
            children.setdefault(parent, []).append(at)
    order = [at for at, count in enumerate(missing) if not count]
    for at in order:  # grows while it is walked
        for child in children.get(at, ()):
            missing[child] -= 1
            if not missing[child]:
                order.append(child)
    if len(order) != len(missing):
        raise Fault("hash_mismatch")
    return order


def _split(several: bytes) -> list[bytes]:
    if len(several) <= ID_BYTES:
        return [several] if several else []
    return [several[at : at + ID_BYTES] for at in range(0, len(several), ID_BYTES)]


def _texts(texts: Sequence[str]) -> bytes:
    try:
        return text_block(texts)
    except ValueError as error:
        raise Fault("hash_mismatch") from error
