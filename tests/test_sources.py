"""What the code names as its source is there to be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_NAMED = re.compile(r'docs/contract\.md,\s+("[^"]+"(?:\s+and\s+"[^"]+")*)')
_HEADINGS = {
    line.lstrip("#").strip()
    for line in (ROOT / "docs" / "contract.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("##")
}
_CITING = sorted(
    path
    for room in ("ntm_desktop", "faults")
    for path in (ROOT / room).rglob("*.py")
    if "docs/contract.md" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", _CITING, ids=lambda path: path.stem)
def test_a_section_that_the_code_names_is_in_the_contract(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = [
        re.sub(r"\s+", " ", title)
        for group in _NAMED.findall(text)
        for title in re.findall(r'"([^"]+)"', group)
    ]
    assert text.count("docs/contract.md") == len(_NAMED.findall(text))
    assert named and set(named) <= _HEADINGS
