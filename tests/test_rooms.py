"""The rooms keep their doors: imports go one way, heavy libraries wait, modules stay small."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.import_rules import PACKAGE, broken_rules, more_than_a_docstring, vietnamese_literals

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / PACKAGE).rglob("*.py"))
LONGEST = 400

# Written so that this file does not match itself.
REGISTRY_HOST = re.compile(
    r"py[p]i\.org|python[h]osted\.org|np[m]js\.(org|com)|de[b]ian\.org/debian|crate[s]\.io"
)
# Letters in code that are no words for people: alphabets, codes of fonts, patterns, keys.
NOT_WORDS = {
    "ntm_desktop.domain.collation": "the alphabet and its order",
    "ntm_desktop.domain.legacy_fonts": "the letters that old fonts draw",
    "ntm_desktop.reports.template_places": "a letter that may number a heading",
    "ntm_desktop.services.sheets.typed_numbers": "the pattern of a day written out",
    "ntm_desktop.services.criteria.verdict_writing": "the key of a verdict",
}
MACHINE_PATH = re.compile(r"(^|[^A-Za-z])/(work|farm|root)/", re.MULTILINE)


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _tracked_files() -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def _places(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group(0).strip() for match in pattern.finditer(text)]


def test_every_module_keeps_the_rules_of_its_room() -> None:
    broken = {
        _dotted(path): found
        for path in MODULES
        if (found := broken_rules(_dotted(path), path.read_text(encoding="utf-8")))
    }
    assert MODULES
    assert broken == {}


def test_a_package_says_what_it_is_and_runs_nothing_on_import() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py"]
    rooms = [path for path in packages if path.parent.name != PACKAGE]
    assert [
        _dotted(path) for path in rooms if more_than_a_docstring(path.read_text(encoding="utf-8"))
    ] == []


def test_no_module_grows_past_the_limit() -> None:
    folders = (PACKAGE, "tests", "benchmarks", "scripts")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    lengths = {_dotted(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = {}
    for path in _tracked_files():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", errors="replace")
        places = _places(REGISTRY_HOST, text) + _places(MACHINE_PATH, text)
        if places:
            found[str(path.relative_to(ROOT))] = places
    assert found == {}


def test_words_for_people_stand_in_the_texts_alone() -> None:
    found = {
        _dotted(path): words
        for path in MODULES
        if path.parent != ROOT / PACKAGE / "texts"
        and (words := vietnamese_literals(path.read_text(encoding="utf-8")))
    }
    assert {name: words for name, words in found.items() if name not in NOT_WORDS} == {}
    assert found.keys() == NOT_WORDS.keys(), "an exception that is none any more"


def test_a_vietnamese_word_in_code_is_noticed_and_one_in_a_docstring_is_not() -> None:
    assert vietnamese_literals('x = f"Xã {name}"') == ["Xã "]
    assert vietnamese_literals('"""Sổ xóm."""\n# Tiêu chí\nx = "xa"') == []


@pytest.mark.parametrize(
    ("module", "source", "said"),
    [
        ("domain.x", "from ntm_desktop.db import store", "domain imports db"),
        ("domain.x", "from ..db import store", "domain imports db"),
        ("domain.x", "from ntm_desktop import db", "domain imports db"),
        ("domain.x", "def f():\n    import ntm_desktop.services.workbook", "imports services"),
        ("domain.x", "if TYPE_CHECKING:\n    from ntm_desktop.ui import app", "imports ui"),
        ("domain.x", "from pathlib import Path", "domain imports pathlib"),
        ("domain.x", "import os.path", "domain imports os"),
        ("domain.x", "import datetime as d\nx = d.datetime.now()", "asks a clock"),
        ("domain.x", "x = date.today()", "asks a clock"),
        ("domain.x", "x = open('a')", "opens a file"),
        ("domain.x", "import sqlite3", "sqlite3 is imported in db only"),
        ("db.x", "from ntm_desktop.services import workbook", "db imports services"),
        ("services.x", "import sqlite3", "sqlite3 is imported in db only"),
        ("services.x", "from ntm_desktop.reports import figures", "services imports reports"),
        ("services.x", "import openpyxl", "openpyxl is imported outside a function"),
        ("services.x", "try:\n    from PIL import Image\nfinally:\n    pass", "PIL is imported"),
        ("reports.x", "from ntm_desktop.db import store", "reports imports db"),
        ("reports.x", "import tkinter.ttk", "tkinter is imported in ui only"),
        ("reports.x", "def f():\n    import matplotlib.pyplot", "imported nowhere"),
        ("reports.x", "def f():\n    from matplotlib import pyplot", "imported nowhere"),
        ("reports.x", "class A:\n    import numpy", "numpy is imported outside a function"),
        ("cli", "from ntm_desktop.ui import app", "cli imports ui"),
        ("cli.main", "import ttkbootstrap", "ttkbootstrap is imported in ui only"),
        ("ui.x", "def f():\n    from ntm_desktop.db.store import Store", "ui imports db"),
        ("ui.x", "def f():\n    import openpyxl", "ui imports openpyxl"),
        ("ui.x", "from urllib.request import urlopen", "urllib is imported nowhere"),
        ("services.x", "def f():\n    import socket", "socket is imported nowhere"),
        ("errors", "from .domain import units", "errors imports domain"),
        ("paths", "import ntm_desktop.db.store", "paths imports db"),
        ("texts.x", "from ntm_desktop.domain.judging import Outcome", "texts imports domain"),
        ("__main__", "from ntm_desktop.ui import app", "ui outside a function"),
        ("ui.x", "importlib.import_module('ntm_desktop.db.store')", "ui imports db"),
        ("ui.x", "__import__(name)", "computed name"),
        ("stray", "", "no known room"),
    ],
)
def test_a_forbidden_import_is_reported(module: str, source: str, said: str) -> None:
    assert any(said in found for found in broken_rules(f"{PACKAGE}.{module}", source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.x", "from ntm_desktop.domain import units\nfrom ntm_desktop.texts import judging"),
        ("domain.x", "from . import units\nfrom ..errors import Refused"),
        ("db.x", "import sqlite3\nfrom ntm_desktop.domain.records import Key"),
        ("services.x", "def f():\n    from openpyxl import Workbook"),
        ("reports.x", "if TYPE_CHECKING:\n    from matplotlib.figure import Figure"),
        ("ui.x", "import ttkbootstrap as ttk\nfrom ntm_desktop.services.workbook import Workbook"),
        ("__main__", "def main():\n    from ntm_desktop.cli import run"),
    ],
)
def test_a_lawful_import_is_not_reported(module: str, source: str) -> None:
    assert broken_rules(f"{PACKAGE}.{module}", source) == []


def test_code_in_a_package_file_is_noticed() -> None:
    assert more_than_a_docstring('"""A room."""\nfrom .x import y')
    assert more_than_a_docstring("")
    assert not more_than_a_docstring('"""A room."""')


def test_a_registry_and_a_machine_path_are_noticed() -> None:
    host = "https://" + "py" + "pi.org/simple"
    path = "see " + "/".join(["", "work", "main"])
    assert _places(REGISTRY_HOST, host)
    assert _places(MACHINE_PATH, path)
    assert not _places(MACHINE_PATH, "network/work/x and the root/ folder")
