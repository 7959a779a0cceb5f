"""The project's own files as the style tests read them: names, text, trees. It knows no rule."""

import ast
import builtins
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("console", "packaging", "tests", "setup.py")
NOT_OURS = {"build", "dist", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """A Python file: its path in the project, with `/` on every system, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def module(self) -> str:
        """The dotted name: `console.domain.clock`, and `console.domain` for its `__init__.py`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def package(self) -> str:
        """What a relative import starts from."""
        return self.module if self.path.endswith("__init__.py") else self.module.rpartition(".")[0]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What each imported name stands for: `{"datetime": "datetime.datetime"}`."""
        return dict(self._named_imports())

    def at(self, node: ast.AST) -> str:
        """Where a part of the file stands, as editors open it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def _named_imports(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield (name.asname, name.name) if name.asname else (name.name.partition(".")[0],) * 2
            elif isinstance(node, ast.ImportFrom):
                for name in node.names:
                    yield name.asname or name.name, f"{origin(self, node)}.{name.name}"


def origin(source: Source, node: ast.ImportFrom) -> str:
    """The absolute module that a `from … import` reads from."""
    if not node.level:
        return node.module or ""
    parts = source.package.split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])


def dotted(source: Source, node: ast.AST) -> str:
    """What a name or attribute stands for, by the imports of its file; empty where it is neither."""
    if isinstance(node, ast.Name):
        return source.aliases.get(node.id, f"builtins.{node.id}" if hasattr(builtins, node.id) else node.id)
    if isinstance(node, ast.Attribute):
        return f"{dotted(source, node.value)}.{node.attr}"
    return ""


def sources(*under: str) -> tuple[Source, ...]:
    """Every Python file below these folders of the project, or of all its code."""
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in text_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in (under or CODE)
    )


def text_files() -> Iterator[Path]:
    """Every file of the project that is text, without what tools leave behind."""
    for folder, folders, names in os.walk(ROOT):  # Path.walk came with Python 3.12
        folders[:] = sorted(name for name in folders if not _is_left_behind(name))
        for name in sorted(names):
            path = Path(folder, name)
            if name not in (".venv.lock", ".git") and b"\0" not in path.read_bytes()[:4096]:
                yield path


def _is_left_behind(name: str) -> bool:
    return name in NOT_OURS or name.endswith(".egg-info") or (name.startswith(".") and name != ".ci")
