"""Names say what a thing is in the trade's words; docstrings add something to them."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.style.source import Source, sources

EMPTY_WORDS = {"legacy", "util", "utils", "misc", "manager", "helper", "helpers"}
EMPTY_STARTS = ("get_", "process_", "handle_")
RIGHT_NAMES = ("new_call", "NewCall", "__new__")  # the room's word for a call that just came in; Python's
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_faults(source: Source) -> Iterator[str]:
    """Modules, classes, functions and variables whose names say nothing, or something about the past."""
    for part in source.path.removesuffix(".py").split("/"):
        if says_nothing(part):
            yield f"{source.path}: the name {part!r} says nothing"
    for node in ast.walk(source.tree):
        if isinstance(node, Named):
            name = node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, ast.arg):
            name = node.arg
        else:
            continue
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if says_nothing(name) or (is_function and name.startswith(EMPTY_STARTS)):
            yield f"{source.at(node)}: the name {name!r} says nothing"


def says_nothing(name: str) -> bool:
    """Whether a name holds an empty word, or calls itself new beside something old."""
    words = words_of(name)
    is_beside_old = words[:1] == ["new"] or words[-1:] == ["new"]
    return not EMPTY_WORDS.isdisjoint(words) or (is_beside_old and not name.startswith(RIGHT_NAMES))


def words_of(name: str) -> list[str]:
    """`open_calls` and `OpenCalls` both as `["open", "calls"]`."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def docstring_faults(source: Source) -> Iterator[str]:
    """Modules, and public classes and functions, that say nothing about themselves or only their name."""
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield f"{source.path}: say what the module is for, and what it must not know"
    for node in public_definitions(source.tree):
        text = ast.get_docstring(node)
        if not text:
            yield f"{source.at(node)}: {node.name} has no docstring"
        elif set(words_of(text.splitlines()[0])) - {"a", "an", "the", "s"} <= set(words_of(node.name)):
            yield f"{source.at(node)}: the docstring of {node.name} only says its name again"


def public_definitions(body: ast.Module | ast.ClassDef) -> Iterator[Named]:
    """What others may call; not what overrides: that has its base's words."""
    for node in body.body:
        if isinstance(node, Named) and not node.name.startswith("_") and not is_override(node):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


def is_override(node: Named) -> bool:
    decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
    return any(decorator.endswith(("override", "overload", ".setter")) for decorator in decorators)


def test_names_say_something() -> None:
    faults = [fault for source in sources() for fault in name_faults(source)]

    assert not faults, "\n".join(faults)


def test_everything_public_has_a_docstring_that_adds_something() -> None:
    faults = [fault for source in sources("console") for fault in docstring_faults(source)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("console/utils.py", ""),
        ("console/legacy/a.py", ""),
        ("a.py", "class StoreManager: ..."),
        ("a.py", "def get_calls(): ..."),
        ("a.py", "def f(board_new): ..."),
        ("a.py", "new_board = 1"),
        ("a.py", "class NewBoard: ..."),
    ],
)
def test_an_empty_name_is_found(path: str, text: str) -> None:
    assert len(list(name_faults(Source(path, text)))) == 1


@pytest.mark.parametrize("text", ["def new_call(): ...", "def renew(): ...", "def __new__(cls): ..."])
def test_the_trades_words_are_left_alone(text: str) -> None:
    assert list(name_faults(Source("a.py", text))) == []


def test_a_missing_and_an_empty_docstring_are_found() -> None:
    calls = 'def open_calls():\n    """The open calls."""\n'
    call = 'class Call:\n    """One person on one line."""\n    def age(self): ...\n'

    faults = list(docstring_faults(Source("a.py", f'"""Doc."""\n{calls}{call}')))

    assert faults == [
        "a.py:2: the docstring of open_calls only says its name again",
        "a.py:6: age has no docstring",
    ]
