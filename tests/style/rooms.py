"""The rooms of the house: who may import whom. Reads imports only; it knows nothing of what they do."""

import ast
from collections.abc import Iterator

from tests.style.source import Source, dotted, origin

# Lowest first. A room may import what stands on a lower line, and nothing beside it.
LINES = (
    ("policy",),
    ("errors",),
    ("domain",),
    ("reports", "training", "ledger", "settings"),
    ("sight",),
    ("bundled",),
    ("session",),
    ("accounts", "erasing"),
    ("ui", "cli"),
    ("__main__",),
)
LINE_OF = {room: line for line, rooms in enumerate(LINES) for room in rooms}

IN_SEVERAL = ("cli", "session", "settings")

# Libraries that only one room may import.
OWNER_OF = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "sqlite3": "ledger",
    "sqlite_utils": "ledger",
    "apsw": "ledger",
}
HIDDEN_IMPORTS = ("importlib.import_module", "builtins.__import__")


def layer_faults(source: Source) -> Iterator[str]:
    """What a file of `console` imports and may not."""
    room = room_of(source.module)
    if room is None:
        return
    if room not in LINE_OF:
        yield f"{source.path}: {room} stands in no room; say in tests/style/rooms.py where it belongs"
        return
    for line, module in imports(source):
        yield from (f"{source.path}:{line}: {says}" for says in import_faults(room, module))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and dotted(source, node.func) in HIDDEN_IMPORTS:
            yield f"{source.at(node)}: imports by a text, which this test cannot read"
    if room == "__main__":
        for node in source.tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom) and "console.ui" in ast.unparse(node):
                yield f"{source.at(node)}: the start imports ui only for the desk, inside a function"


def import_faults(room: str, module: str) -> Iterator[str]:
    """Why this room may not import that module; nothing where it may."""
    library = module.partition(".")[0]
    if OWNER_OF.get(library, room) != room:
        yield f"only {OWNER_OF[library]} imports {library}"
    other = room_of(module)
    if other is None or other == room:
        return
    if other not in LINE_OF:
        yield f"{module} stands in no room"
    elif LINE_OF[other] >= LINE_OF[room]:
        yield f"{room} imports {other}, which does not stand below it"


def room_of(module: str) -> str | None:
    """The room of a module of `console`; None for the package itself and for what is not ours.

    A room without a folder may stand in several modules: `cli` and `cli_…`.
    """
    parts = module.split(".")
    if parts[0] != "console" or len(parts) == 1:
        return None
    return next((room for room in IN_SEVERAL if parts[1].startswith(f"{room}_")), parts[1])


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Line and absolute module of every import, those inside functions and for types too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = origin(source, node)
            # `from console import policy` names a room; `from console import __doc__` does not.
            names = [name.name for name in node.names if name.name in LINE_OF] if module == "console" else []
            yield from ((node.lineno, f"console.{name}") for name in names)
            if not names:
                yield node.lineno, module
