"""The help pages, and that every shipped text is clean."""

import re
from pathlib import Path

import pytest

from console.domain.rows.calls import SECTIONS
from console.domain.rows.words import RESPONSES, SAID_BY, STEPS
from console.settings_file import BackupSettings, PaperSettings, SoundSettings, settings_rows
from console.ui.screens.wishes import HELP, HELP_FOR
from console.ui.screens.wishes import PAGES as PANELS
from console.ui.shortcuts import ANSWER_KEYS, KEYS
from console.ui.widgets.hand_off import NAME_KEY, NEXT_KEY, STEP_KEYS
from tests.resources.shipped import RESOURCES

PAGES = tuple(sorted(path.stem for path in (RESOURCES / "help" / "en").glob("*.md")))
WITHOUT_KEYS_FIRST = ("evidence", "glossary", "keys")
DESIGN_WORDS = (
    "Call", "Fact", "Policy", "Part", "Rule", "Promise", "Recommendation", "Response", "Unit", "Crew",
    "Shift", "Position", "Command", "Entry", "Ledger", "Board", "Practice",
)  # fmt: skip
FLAGS = ("Supervisor approves", "Ask again", "Gap call", "Eligible, not served")
SETTINGS = (("backup", BackupSettings), ("paper", PaperSettings), ("sounds", SoundSettings))
LINK = re.compile(r"\]\(([^)]+)\)")
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
    assert 25 <= len(lines) <= 110


def test_every_key_of_the_desk_stands_on_the_page_of_keys() -> None:
    assert set(KEYS) <= keys_on(the_page("keys"))


def test_the_page_of_keys_names_no_key_from_anywhere_that_does_nothing() -> None:
    anywhere = the_page("keys").partition("## From anywhere")[2].partition("\n## ")[0]
    ranges = {"Ctrl+1 to Ctrl+9, Ctrl+0", "Alt+0 to Alt+9, Alt+A, Alt+B, Alt+D"}

    assert keys_on(anywhere) == set(KEYS) | ranges
    assert sorted(ANSWER_KEYS) == sorted("0123456789ABD")


@pytest.mark.parametrize("name", [name for name in PAGES if name not in WITHOUT_KEYS_FIRST])
def test_the_page_of_a_screen_begins_with_its_keys(name: str) -> None:
    headings = [line for line in the_page(name).splitlines() if line.startswith("## ")]

    assert headings[0] == "## Keys first"


def test_every_page_beside_the_question_is_explained() -> None:
    assert {*PANELS.values(), "reason"} == set(HELP_FOR)
    assert set(HELP_FOR.values()) <= set(HELP) == set(PAGES)


def test_links_lead_to_pages_and_every_page_is_reached_from_the_desk() -> None:
    links = {name: {Path(to).stem for to in LINK.findall(the_page(name))} for name in PAGES}
    reached, fresh = set[str](), {"desk"}
    while fresh:
        reached |= fresh
        fresh = set[str]().union(*(links[name] for name in fresh)) - reached

    assert reached == set(PAGES)


def test_the_page_of_the_hand_off_has_the_key_of_every_step() -> None:
    assert {*STEP_KEYS.values(), NAME_KEY, NEXT_KEY} <= keys_on(the_page("handoff"))


@pytest.mark.parametrize(("name", "table"), SETTINGS)
def test_the_page_has_every_setting_as_it_is_declared(
    name: str, table: type[BackupSettings | PaperSettings | SoundSettings]
) -> None:
    rows = [f"| {' | '.join(row)} |" for row in settings_rows(table)]

    page = the_page(name).partition("## Settings")[2].splitlines()
    assert [line for line in page if line.startswith("| ")][1:] == rows


@pytest.mark.parametrize("word", [*DESIGN_WORDS, *FLAGS])
def test_the_glossary_has_the_words_of_the_design_and_the_flags(word: str) -> None:
    assert f"**{word}**" in the_page("glossary")


def test_the_glossary_has_where_a_call_and_a_hand_off_stand_and_who_says_so() -> None:
    page = " ".join(the_page("glossary").casefold().split())

    assert [word for word in (*STEPS.values(), *SAID_BY.values()) if word.casefold() not in page] == []
    assert all(word.casefold() in page for word in SECTIONS)


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
