"""The fields of Word in a template: which may stay. What Word counts and shows by itself; nothing
that reads a file or a place, runs a command or asks the reader.

A list of what may stay, since what may not is longer than anybody knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# fmt: off
ALLOWED = frozenset((
    "=", "ADVANCE", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "COMMENTS", "CREATEDATE",
    "DATE", "DOCPROPERTY", "EDITTIME", "EQ", "FILENAME", "FORMCHECKBOX", "FORMDROPDOWN",
    "FORMTEXT", "HYPERLINK", "INDEX", "KEYWORDS", "LISTNUM", "MERGEFIELD", "NOTEREF",
    "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REF", "REVNUM",
    "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "SYMBOL", "TC", "TIME",
    "TITLE", "TOC", "XE",
))
# fmt: on
_INSTRUCTIONS = ("instrText", "delInstrText", "t")
# Stands where another field stands within an instruction: what Word puts there is not known.
_INNER = "\ufffc"


def forbidden(root: Any) -> str | None:
    """The name of the first field in an XML part that may not stay, None where all may."""
    return next((name for name in map(_name, _instructions(root)) if name not in ALLOWED), None)


def local_name(name: object) -> str:
    """A tag or attribute without its namespace, which has two spellings; "" for a comment."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _name(instruction: str) -> str:
    first = instruction.split(maxsplit=1)[0].upper()
    return "=" if first.startswith("=") and _INNER not in first else first


def _instructions(root: Any) -> Iterator[str]:
    """The instruction of every field, joined over its runs. Text of none is one of its own."""
    loose: list[str] = []
    open_: list[tuple[list[str], list[bool]]] = []  # texts; one flag: it shows its result already
    found: list[list[str]] = [loose]
    for one in root.iter():
        tag = local_name(one.tag)
        if tag == "fldSimple":
            found.append([_attribute(one, "instr")])
            _within(open_)
        elif tag == "fldChar":
            match _attribute(one, "fldCharType"):
                case "begin":
                    _within(open_)
                    open_.append(([], []))
                    found.append(open_[-1][0])
                case "separate" if open_:
                    open_[-1][1].append(True)
                case "end" if open_:
                    open_.pop()
        elif tag in _INSTRUCTIONS:
            if open_ and not open_[-1][1]:
                open_[-1][0].append(one.text or "")
            elif tag != "t":
                loose.append(one.text or "")
    return (said for one in found if (said := "".join(one)).strip())


def _within(open_: list[tuple[list[str], list[bool]]]) -> None:
    if open_ and not open_[-1][1]:
        open_[-1][0].append(_INNER)


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if local_name(k) == name), "")
