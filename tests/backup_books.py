"""Short ways to write into a workbook, to spoil its file and to see what lies beside it."""

from pathlib import Path

from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.workbook import Workbook

KEY = KINDS["setting"].key("ocop.papers")


def say(book: Workbook, text: str, key: str = KEY) -> None:
    write(book, "ghi", [Edit(key, {"value": text})])


def said(book: Workbook) -> str:
    return str((current_body(book, KEY) or {}).get("value", ""))


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.is_file())


def spoil(path: Path) -> bytes:
    """Overwrite some pages in the middle; returns the bytes that the file has then."""
    data = bytearray(path.read_bytes())
    data[8192 : 8192 * 8] = b"\xaa" * (8192 * 7)
    path.write_bytes(bytes(data))
    return bytes(data)
