"""The rules of the rooms, as a function from a module's source to the sentences it breaks.

Rooms and directions: docs/architecture.md. Only the standard library's `ast` is used, so that no
module is imported, whatever it would do at import.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

PACKAGE = "ntm_desktop"
VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")

BASE = frozenset({"errors", "paths", "texts"})
MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": BASE,
    "paths": BASE,
    "texts": BASE,
    "domain": frozenset({"domain", "errors", "texts"}),
    "db": BASE | {"domain", "db"},
    "services": BASE | {"domain", "db", "services"},
    "reports": BASE | {"domain", "services", "reports"},
    "cli": BASE | {"domain", "services", "reports", "cli"},
    "ui": BASE | {"domain", "services", "reports", "ui"},
    "__main__": BASE | {"cli", "ui"},
    "__init__": frozenset(),
}
ONLY_LAZILY = {"__main__": frozenset({"cli", "ui"})}

# Outside libraries that live in one room.
ONLY_IN = {
    "sqlite3": "db",
    "_sqlite3": "db",
    "tkinter": "ui",
    "_tkinter": "ui",
    "ttkbootstrap": "ui",
    "PIL.ImageTk": "ui",
    "matplotlib.backends.backend_tkagg": "ui",
}
NOT_IN = {
    "ui": frozenset({"openpyxl"}),
    "domain": frozenset(
        {
            "glob",
            "io",
            "os",
            "pathlib",
            "random",
            "secrets",
            "shutil",
            "subprocess",
            "tempfile",
            "threading",
            "time",
        }
    ),
}
NOWHERE = frozenset(
    {
        "matplotlib.pyplot",
        "pylab",
        "socket",
        "socketserver",
        "ssl",
        "urllib",
        "http",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
        "requests",
        "httpx",
        "aiohttp",
    }
)
HEAVY = frozenset({"matplotlib", "numpy", "openpyxl", "reportlab", "docx", "PIL", "lxml"})
CLOCKS = frozenset({"now", "today", "utcnow"})


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: `targets` are the module and the module joined with the name."""

    line: int
    targets: tuple[str, ...]
    in_function: bool
    for_types_only: bool


def broken_rules(module: str, source: str) -> list[str]:
    """Every rule that the module breaks, as `line: sentence`; an empty list where all is well.

    `module` is the dotted name (`ntm_desktop.db.store`; a package's is `ntm_desktop.db.__init__`).
    """
    room = room_of(module)
    if room not in MAY_IMPORT:
        return [f"1: {module} is in no known room"]
    tree = ast.parse(source)
    found = [(imp.line, said) for imp in _imports(module, tree) for said in _judge(room, imp)]
    if room == "domain":
        found += _clocks_and_files(tree)
    found += _hidden_imports(tree)
    return [f"{line}: {said}" for line, said in sorted(set(found))]


def room_of(module: str) -> str:
    """`ntm_desktop.db.store` is in `db`; `ntm_desktop.errors` is in `errors`."""
    parts = module.split(".")
    return parts[1] if parts[0] == PACKAGE and len(parts) > 1 else ""


def more_than_a_docstring(source: str) -> bool:
    """Whether a module holds anything beside its docstring, or lacks one."""
    tree = ast.parse(source)
    return ast.get_docstring(tree) is None or len(tree.body) != 1


def _judge(room: str, imp: Import) -> Iterator[str]:
    for target in imp.targets:
        if target.startswith(f"{PACKAGE}."):
            yield from _judge_own(room, imp, room_of(target))
        elif target != PACKAGE:
            yield from _judge_outside(room, imp, target)


def _judge_own(room: str, imp: Import, other: str) -> Iterator[str]:
    if other == "__version__":
        return
    if other not in MAY_IMPORT[room]:
        yield f"{room} imports {other}"
    elif other in ONLY_LAZILY.get(room, ()) and not imp.in_function:
        yield f"{room} imports {other} outside a function"


def _judge_outside(room: str, imp: Import, target: str) -> Iterator[str]:
    for name in _prefixes(target):
        if name in NOWHERE:
            yield f"{name} is imported nowhere"
        if ONLY_IN.get(name, room) != room:
            yield f"{name} is imported in {ONLY_IN[name]} only, not in {room}"
        if name in NOT_IN.get(room, ()):
            yield f"{room} imports {name}"
        if name in HEAVY and not (imp.in_function or imp.for_types_only):
            yield f"{name} is imported outside a function"


def _prefixes(target: str) -> list[str]:
    parts = target.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _imports(
    module: str, node: ast.AST, in_function: bool = False, for_types_only: bool = False
) -> Iterator[Import]:
    targets = _targets(module, node)
    if targets:
        line = getattr(node, "lineno", 1)
        yield Import(line, targets, in_function, for_types_only)
    inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for typed in node.body:
            yield from _imports(module, typed, inside, True)
        children: list[ast.AST] = list(node.orelse)
    else:
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from _imports(module, child, inside, for_types_only)


def _targets(module: str, node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        start = module.split(".")[: -node.level] if node.level else []
        base = ".".join([*start, *([node.module] if node.module else [])])
        named = tuple(f"{base}.{alias.name}" for alias in node.names)
        # `from ntm_desktop import db` names a room only together with the name.
        return named if base == PACKAGE else (base, *named)
    if isinstance(node, ast.Call) and _is_import_call(node):
        first = node.args[0] if node.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            return (first.value,)
    return ()


def _is_import_call(node: ast.Call) -> bool:
    return ast.unparse(node.func).rpartition(".")[2] in {"import_module", "__import__"}


def _hidden_imports(tree: ast.Module) -> list[tuple[int, str]]:
    return [
        (node.lineno, "an import by a computed name hides from these rules")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _is_import_call(node)
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]


def _clocks_and_files(tree: ast.Module) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            found.append((node.lineno, f"domain asks a clock: {ast.unparse(node.func)}"))
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            found.append((node.lineno, "domain opens a file"))
    return found


def vietnamese_literals(source: str) -> list[str]:
    """The string literals of a module with Vietnamese letters, but for docstrings."""
    tree = ast.parse(source)
    said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in said
        and VIETNAMESE.search(node.value)
    ]
