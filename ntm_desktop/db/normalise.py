"""The structure of a database file, compared token by token.

SQLite stores a statement as it was written, comments included, and ALTER puts quotes around names,
so the same structure may stand there in several spellings. Comments, space, case and needless
quotes are taken away before comparing; strings, checks and defaults stay. Used for workbooks (our
own at opening, one that was handed over); packages are compared byte for byte instead.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    Structure: TypeAlias = frozenset[tuple[str, str, str, str]]
    """``(type, name, table, normalised SQL)`` of everything in a database."""

STORED = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

_TOKEN = re.compile(
    r"""(?P<skip>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))
      | (?P<string>'(?:[^']|'')*')
      | (?P<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
      | (?P<word>[^\W\d]\w*)
      | (?P<other>\d[\w.]*|.)""",
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"[a-z_]\w*")

# A quoted word of the language is a name, not that word: `"PRIMARY" KEY` makes no primary key.
_WORDS = (
    "add all always and any as asc autoincrement between blob by cascade case check collate "
    "conflict constraint create cross default deferrable deferred delete desc distinct else end "
    "escape except exists fail foreign from generated glob group having if ignore immediate in "
    "index initially insert int integer intersect into is isnull join key like limit match natural "
    "no not notnull null numeric on or order primary real references replace restrict rollback "
    "row rowid select set stored strict table temp text then trigger union unique update using "
    "values view virtual when where with without"
)
_LANGUAGE = frozenset(_WORDS.split())
# Left by ANALYZE; they hold statistics only.
_STATISTICS = frozenset(
    {
        ("sqlite_stat1", "create table sqlite_stat1 ( tbl , idx , stat )"),
        ("sqlite_stat4", "create table sqlite_stat4 ( tbl , idx , neq , nlt , ndlt , sample )"),
    }
)


def normal_sql(sql: str) -> str:
    """The tokens of a statement, one space between them: no comments, case or needless quotes."""
    tokens = []
    for match in _TOKEN.finditer(sql):
        kind, text = match.lastgroup, match.group()
        if kind == "skip" or text == ";":
            continue
        if kind == "word":
            text = text.lower()
        elif kind == "quoted":
            name = text[1:-1].lower()
            plain = _NAME.fullmatch(name) and name not in _LANGUAGE
            text = name if plain else f'"{name}"'
        tokens.append(text)
    return " ".join(tokens)


def structure(rows: Iterable[Sequence[object]]) -> Structure:
    """What a database consists of; tables of statistics are left out.

    ``rows``: ``SELECT type, name, tbl_name, sql FROM sqlite_schema``.
    """
    found = ((str(a), str(b), str(c), normal_sql(str(sql or ""))) for a, b, c, sql in rows)
    return frozenset(row for row in found if row[0] != "table" or row[1::2] not in _STATISTICS)


@lru_cache(maxsize=8)
def structure_of(ddl: str) -> Structure:
    """The structure that a script of CREATE statements makes."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(ddl)
        return structure(connection.execute(STORED).fetchall())
    finally:
        connection.close()


def same_structure(rows: Iterable[Sequence[object]], ddl: str) -> bool:
    """Whether rows of sqlite_schema are exactly what the script makes, spelling aside."""
    return structure(rows) == structure_of(ddl)
