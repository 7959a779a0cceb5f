"""No module state, no swallowed failure, no class tree of our own, and no silenced check without a reason."""

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.style.source import Source, dotted, sources

EVERYTHING = {"everything", "Exception", "BaseException"}
MAY_CATCH_ALL = re.compile(r"(^|/)(crash|cli)(\.py|/)")
CHANGEABLE = ast.Dict | ast.List | ast.Set
MAY_BE_INHERITED = ("PySide6.", "pydantic.", "enum.", "typing.")
NOQA = re.compile(r"#\s*noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)* - \w.{6})", re.IGNORECASE)
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[\w-]+(, ?[\w-]+)*\]  # \w.{6})")
OPTS_OUT = re.compile(r"#\s*(ruff: noqa|flake8: noqa|mypy:|pyright:)")
PROMISE = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b(?!.*\bissue \d+)")
BANNER = re.compile(r"#\s*[-=*#~]{4,}")


def state_faults(source: Source) -> Iterator[str]:
    """Where a module keeps something of its own between calls."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield f"{source.at(node)}: module state ({', '.join(node.names)}); hand it in as an argument"
    for statement in source.tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and isinstance(statement.value, CHANGEABLE):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names = [ast.unparse(target) for target in targets]
            if not all(name.isupper() or name.startswith("__") for name in names):
                yield f"{source.at(statement)}: {names[0]} may change; module state belongs to whoever calls"


def catch_faults(source: Source) -> Iterator[str]:
    """Handlers that hide a bug: bare, or for every exception without raising it again."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = {ast.unparse(part) for part in ast.walk(node.type)} if node.type else {"everything"}
        cleans_up = caught & {"BaseException"} and ast.unparse(node.body[-1]) == "raise"
        if caught & EVERYTHING and not cleans_up and not MAY_CATCH_ALL.search(source.path):
            yield f"{source.at(node)}: catches every exception; name those to expect here"


def inheritance_faults(source: Source, ours: frozenset[str]) -> Iterator[str]:
    """Bases that are neither a library's nor an exception; `ours`: our classes that have one themselves."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                name = dotted(source, base.value if isinstance(base, ast.Subscript) else base)
                is_known = name.startswith(MAY_BE_INHERITED) or name.rpartition(".")[2] in ours
                if not is_known and not is_exception(name):
                    yield f"{source.at(node)}: {node.name} inherits from {name}"


def is_exception(name: str) -> bool:
    kind = getattr(builtins, name.removeprefix("builtins."), None)
    return isinstance(kind, type) and issubclass(kind, BaseException)


def classes_with_bases(every: tuple[Source, ...]) -> frozenset[str]:
    """Our classes that inherit at all: from them others may."""
    nodes = (node for source in every for node in ast.walk(source.tree))
    return frozenset(node.name for node in nodes if isinstance(node, ast.ClassDef) and node.bases)


def comment_faults(source: Source) -> Iterator[str]:
    """Comments that switch a check off without a reason, promise without an issue, or stand as a banner."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type != tokenize.COMMENT:
            continue
        where = f"{source.path}:{token.start[0]}"
        if NOQA.search(token.string):
            yield f"{where}: say which rule and why: `# noqa: X123 - reason`"
        if TYPE_IGNORE.search(token.string):
            yield f"{where}: say which error and why: `# type: ignore[code]  # reason`"
        if OPTS_OUT.search(token.string):
            yield f"{where}: no file opts out of a check"
        if PROMISE.search(token.string):
            yield f"{where}: no promise without its issue: `issue 12`"
        if BANNER.search(token.string):
            yield f"{where}: if a block needs a heading, it is a function"


def test_no_module_keeps_state() -> None:
    faults = [fault for source in sources("console") for fault in state_faults(source)]

    assert not faults, "\n".join(faults)


def test_no_handler_hides_a_bug() -> None:
    faults = [fault for source in sources() for fault in catch_faults(source)]

    assert not faults, "\n".join(faults)


def test_only_libraries_exceptions_and_protocols_are_inherited() -> None:
    every = sources("console")

    ours = classes_with_bases(every)
    faults = [fault for source in every for fault in inheritance_faults(source, ours)]

    assert not faults, "\n".join(faults)


def test_every_comment_gives_a_reason() -> None:
    faults = [fault for source in sources() for fault in comment_faults(source)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # noqa",
        "x = 1  # noqa: S101",
        "x = 1  # type: ignore",
        "x = 1  # type: ignore[attr-defined]",
        "# ruff: noqa: S101 - it is only this file",
        "# mypy: ignore-errors",
        "# TODO: make it faster",
        "# ---------- words ----------",
    ],
)
def test_a_comment_without_a_reason_is_found(text: str) -> None:
    assert list(comment_faults(Source("a.py", text)))


def test_a_comment_with_its_reason_is_left_alone() -> None:
    text = (
        "x = 1  # noqa: S101, E501 - a reason in words\n"
        "y = 2  # type: ignore[attr-defined]  # a reason in words\n"
        "z = '# noqa'  # TODO when issue 12 is done\n"
    )

    assert list(comment_faults(Source("a.py", text))) == []


def test_state_catch_all_and_a_class_tree_are_found() -> None:
    state = "cache = {}\ndef f():\n    global seen\n"
    hides = "try:\n    f()\nexcept Exception:\n    pass\n"
    cleans_up = "try:\n    f()\nexcept BaseException:\n    g()\n    raise\n"
    tree = "class Screen: ...\nclass Desk(Screen): ...\nclass Wrong(ValueError): ...\n"
    ours = classes_with_bases((Source("a.py", tree),))

    assert len(list(state_faults(Source("a.py", state)))) == 2
    assert len(list(catch_faults(Source("a.py", hides + cleans_up)))) == 1
    assert len(list(catch_faults(Source("console/cli.py", hides)))) == 0
    assert list(inheritance_faults(Source("a.py", tree), ours)) == ["a.py:2: Desk inherits from Screen"]
