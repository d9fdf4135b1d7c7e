"""No widget of ours takes a name that Tk's Python classes use for themselves."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
import tkinter as tk
from collections.abc import Iterator

import ntm_desktop.ui

TAKEN = {
    name for name in dir(tk.Toplevel) if name.startswith("_") and not name.startswith("__")
} | {"_name", "_w", "_tclCommands", "children", "master", "tk", "widgetName"}


def widget_classes() -> Iterator[type[tk.Misc]]:
    for info in pkgutil.walk_packages(ntm_desktop.ui.__path__, "ntm_desktop.ui."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            ours = inspect.isclass(value) and value.__module__ == info.name
            if ours and issubclass(value, tk.Misc):
                yield value


def own_names(source: str) -> set[str]:
    tree = ast.parse(textwrap.dedent(source))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
            continue
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            names.add(node.attr)
    return names


def test_no_widget_takes_a_name_of_the_toolkit() -> None:
    clashes = {
        f"{one.__module__}.{one.__name__}.{name}"
        for one in widget_classes()
        for name in own_names(inspect.getsource(one)) & TAKEN
    }
    assert clashes == set()


def test_a_clash_would_be_seen() -> None:
    source = "class A:\n    def __init__(self):\n        self._name = 1\n    def _bind(self): ..."
    assert own_names(source) & TAKEN == {"_name", "_bind"}
