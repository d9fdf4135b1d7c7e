"""Reading shipped data files line by line, so that a fault names its file, line and reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ntm_desktop.domain.revisions import is_decimal_text
from ntm_desktop.errors import MalformedAsset
from ntm_desktop.texts import catalogue as words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BLANK_EDGE = re.compile(r"(?m)^ | $|\t | \t")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_TOML_LINE = re.compile(r"line (\d+)")


def malformed(path: Path, line: int, reason: str) -> MalformedAsset:
    """The error for a broken file; ``line`` counts from 1, 0 is the file as a whole."""
    return MalformedAsset(words.malformed(f"{path.parent.name}/{path.name}", line, reason))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, reason: str) -> MalformedAsset:
        """The error that names this line."""
        return malformed(self.path, self.line, reason)

    def required(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.fault(words.empty_cell(column))
        return value

    def code(self, column: str) -> str:
        """The cell as a code that may be a part of a key."""
        value = self.required(column)
        if not _CODE.fullmatch(value):
            raise self.fault(words.not_a_code(column, value))
        return value

    def choice(self, column: str, choices: Sequence[str]) -> str:
        """The cell as one of some words."""
        value = self.cells[column]
        if value not in choices:
            raise self.fault(words.not_a_choice(column, value, tuple(c for c in choices if c)))
        return value

    def decimal(self, column: str, value: str | None = None) -> str:
        """The cell (or a part of it) as a decimal in its one spelling."""
        text = self.cells[column] if value is None else value
        if not is_decimal_text(text):
            raise self.fault(words.not_a_decimal(column, text))
        return text

    def empty(self, *columns: str) -> None:
        """Refuses cells that have no meaning on this line."""
        for column in columns:
            if self.cells[column]:
                raise self.fault(words.unexpected_cell(column))


def read_text(path: Path) -> str:
    """The text of a file: UTF-8, NFC, ``\\n`` line ends, no control characters but tabs."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise malformed(path, 0, words.MISSING_FILE) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise malformed(path, line, words.NOT_UTF8) from error
    if found := _CONTROL.search(text):
        raise malformed(path, text.count("\n", 0, found.start()) + 1, words.CONTROL)
    if not unicodedata.is_normalized("NFC", text):
        for number, line_text in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line_text):
                raise malformed(path, number, words.NOT_NFC)
    return text


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a tab-separated file whose first line names exactly these columns."""
    text = read_text(path)
    if not text:
        raise malformed(path, 0, words.EMPTY)
    if found := _BLANK_EDGE.search(text):
        raise malformed(path, text.count("\n", 0, found.start()) + 1, words.BLANKS)
    head, *lines = text.removesuffix("\n").split("\n")
    names = head.split("\t")
    for name in names:
        if name not in columns:
            raise malformed(path, 1, words.unknown_column(name))
    for name in columns:
        if names.count(name) != 1:
            reason = words.duplicate(name) if name in names else words.missing_column(name)
            raise malformed(path, 1, reason)
    rows = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(names):
            raise malformed(path, number, words.cell_count(len(cells), len(names)))
        rows.append(Row(path, number, dict(zip(names, cells, strict=True))))
    return rows


class Header:
    """A TOML file whose entries are asked for by name and type; any other entry is a fault."""

    def __init__(self, path: Path) -> None:
        import tomllib

        self.path = path
        self._text = read_text(path)
        try:
            self._entries: dict[str, Any] = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_LINE.search(str(error))
            line = int(found[1]) if found else self._text.count("\n") + 1
            raise malformed(path, line, words.NOT_TOML) from error
        self._asked: set[str] = set()

    def fault(self, name: str, reason: str) -> MalformedAsset:
        """The error that names the line of the entry ``name`` (``table.entry``: of its entry)."""
        last = re.escape(name.rpartition(".")[2])
        found = re.search(rf"(?m)^[ ]*\[?{last}\b", self._text)
        return malformed(
            self.path, self._text.count("\n", 0, found.start()) + 1 if found else 0, reason
        )

    def has(self, name: str) -> bool:
        """Whether a table or entry of that name is there."""
        return name in self._entries

    def text(self, name: str) -> str:
        """A non-empty text."""
        value = self._value(name)
        if not isinstance(value, str) or not value or value != value.strip():
            raise self.fault(name, words.wrong_entry(name))
        return value

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of some words."""
        value = self.text(name)
        if value not in choices:
            raise self.fault(name, words.not_a_choice(name, value, tuple(choices)))
        return value

    def date(self, name: str) -> str:
        """A date ``YYYY-MM-DD``, as text."""
        value = self.text(name)
        if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value):
            raise self.fault(name, words.wrong_entry(name))
        return value

    def number(self, name: str) -> int:
        """A whole number, not negative."""
        value = self._value(name)
        if type(value) is not int or value < 0:
            raise self.fault(name, words.wrong_entry(name))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none of them twice."""
        value = self._value(name)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.fault(name, words.wrong_entry(name))
        if len(set(value)) != len(value):
            raise self.fault(name, words.wrong_entry(name))
        return tuple(value)

    def finish(self) -> None:
        """Refuses the first entry that was never asked for."""
        for name, value in self._entries.items():
            inner = [f"{name}.{part}" for part in value] if isinstance(value, dict) else [name]
            for full in inner:
                if full not in self._asked:
                    raise self.fault(full, words.unknown_entry(full))

    def _value(self, name: str) -> Any:
        self._asked.add(name)
        value: Any = self._entries
        for part in name.split("."):
            if not isinstance(value, dict) or part not in value:
                raise self.fault(name, words.missing_entry(name))
            value = value[part]
        return value
