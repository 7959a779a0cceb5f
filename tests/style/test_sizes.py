"""Nothing grows past what a reader holds in mind: modules, functions, classes, and the window most of all."""

import ast
from collections.abc import Iterator

from tests.style.source import Source, sources

MODULE_LINES_MAX = 300
WINDOW_LINES_MAX = 200
FUNCTION_LINES_MAX = 50
PUBLIC_METHODS_MAX = 12


def size_faults(source: Source) -> Iterator[str]:
    """Each part of a file that is too large."""
    limit = WINDOW_LINES_MAX if source.path.endswith("/window.py") else MODULE_LINES_MAX
    lines = len(source.text.splitlines())
    if lines > limit:
        yield f"{source.path}: {lines} lines, at most {limit}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES_MAX:
                yield f"{source.at(node)}: {node.name} has {lines} lines, at most {FUNCTION_LINES_MAX}"
        elif (
            isinstance(node, ast.ClassDef)
            and not source.path.startswith("tests/")
            and len(public_methods(node)) > PUBLIC_METHODS_MAX
        ):
            count = len(public_methods(node))
            yield f"{source.at(node)}: {node.name} has {count} public methods, at most {PUBLIC_METHODS_MAX}"


def public_methods(node: ast.ClassDef) -> tuple[str, ...]:
    """The methods and properties of a class that others may call."""
    return tuple(
        item.name
        for item in node.body
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and not item.name.startswith("_")
    )


def test_modules_functions_and_classes_stay_small() -> None:
    faults = [fault for source in sources() for fault in size_faults(source)]

    assert not faults, "\n".join(faults)


def test_what_is_too_large_is_found() -> None:
    window = "x = 1\n" * 201
    function = "def long():\n" + "    x = 1\n" * 50
    crowded = "class Crowded:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(13))

    assert list(size_faults(Source("ui/window.py", window))) == ["ui/window.py: 201 lines, at most 200"]
    assert list(size_faults(Source("a.py", window))) == []
    assert list(size_faults(Source("a.py", window * 2))) == ["a.py: 402 lines, at most 300"]
    assert list(size_faults(Source("a.py", function))) == ["a.py:1: long has 51 lines, at most 50"]
    assert list(size_faults(Source("a.py", crowded))) == ["a.py:1: Crowded has 13 public methods, at most 12"]
