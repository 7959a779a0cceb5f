"""The help pages, and that every shipped text is clean."""

import re
from pathlib import Path

import pytest

from console.domain.rows.words import RESPONSES
from console.ui.shortcuts import ANSWER_KEYS, KEYS
from tests.resources.shipped import RESOURCES

PAGES = ("desk", "glossary", "keys", "policy")
TEXTS = (
    RESOURCES / "facts.toml",
    *sorted((RESOURCES / "policies").rglob("*.toml")),
    *sorted((RESOURCES / "help").rglob("*.md")),
)


def the_page(name: str) -> str:
    return (RESOURCES / "help" / "en" / f"{name}.md").read_text("utf-8")


def keys_on(page: str) -> set[str]:
    return set(re.findall(r"^\| ([^|]+?) \|", page, re.MULTILINE)) - {"key", "---"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_screen_with_one_title(name: str) -> None:
    lines = the_page(name).splitlines()

    assert lines[0].startswith("# ")
    assert sum(line.startswith("# ") for line in lines) == 1
    assert 40 <= len(lines) <= 90


def test_every_key_of_the_desk_stands_on_the_page_of_keys() -> None:
    assert set(KEYS) <= keys_on(the_page("keys"))


def test_the_page_of_keys_names_no_key_from_anywhere_that_does_nothing() -> None:
    anywhere = the_page("keys").partition("## From anywhere")[2].partition("\n## ")[0]
    ranges = {"Ctrl+1 to Ctrl+9", "Alt+0 to Alt+9, Alt+A, Alt+B, Alt+D"}

    assert keys_on(anywhere) == set(KEYS) | ranges
    assert sorted(ANSWER_KEYS) == sorted("0123456789ABD")


@pytest.mark.parametrize("name", ["desk", "policy"])
def test_the_page_of_a_screen_begins_with_its_keys(name: str) -> None:
    headings = [line for line in the_page(name).splitlines() if line.startswith("## ")]

    assert headings[0] == "## Keys first"


def test_the_glossary_has_every_response_by_its_name_on_the_screen() -> None:
    rows = keys_on(the_page("glossary"))

    assert {words.name for words in RESPONSES.values()} <= rows


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_shipped_texts_are_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")

    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
