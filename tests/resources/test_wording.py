"""The wording is the product's own, nowhere that of the sheets it was built from; and it is US English."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from tests.resources.shipped import POLICIES, RESOURCES, ROOT, the_policy

SHEETS = ROOT.parent / "shared" / "domain" / "policy-sheets.md"
TOO_NEAR = 0.75
BECAUSE = 5
"""The place of the sentence in a row of a sheet: rule, when, responses, priority, flags, because, basis."""

BRITISH = re.compile(
    r"\b(\w*(?:behaviour|colour|counsell|favour|honour|neighbour|labour|centre|metre|programme|catalogue|licence"
    r"|defence|judgement|travell|cancelled|labelled|modelled|grey|whilst|learnt|spelt)\w*|\w+(?:isation|ise[ds]?)"
    r"|near by|not to hand)\b",
    re.IGNORECASE,
)
NOT_BRITISH = {
    "advise", "advised", "exercise", "likewise", "noise", "otherwise", "precise", "premise", "promise",
    "promised", "promises", "raise", "raised", "raises", "rise", "supervise", "supervised", "wise",
}  # fmt: skip
"""Words that end like British ones and are not."""
IDS = re.compile(r"^(?:id|when|send|fact|from|to|policy) = .*$", re.MULTILINE)
SOURCES = re.compile(r'^    ".*$', re.MULTILINE)
TEXTS = (
    RESOURCES / "facts.toml",
    *sorted((RESOURCES / "policies").glob("*.toml")),
    *sorted((RESOURCES / "help").rglob("*.md")),
)


@cache
def sentences_of_the_sheets() -> tuple[str, ...]:
    """The sentence of each rule, and each sentence about a policy."""
    if not SHEETS.exists():
        pytest.skip(f"the shared sheets are not here ({SHEETS}): nothing to compare with")
    found: set[str] = set()
    for line in SHEETS.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) > BECAUSE:
            found.add(cells[BECAUSE])
        else:
            found.update(re.split(r"(?<=[.;:])\s+", line.strip("*# ")))
    return tuple(sorted(each.casefold() for each in found if len(each) > 20))


def nearness(text: str, sentence: str) -> float:
    """How alike two texts are, by their letters or by their words, whichever is more; 1 is the same."""
    matcher = SequenceMatcher(None, text.casefold(), sentence, autojunk=False)
    words = SequenceMatcher(None, text.casefold().split(), sentence.split(), autojunk=False)
    letters = matcher.ratio() if matcher.quick_ratio() > TOO_NEAR else 0.0
    return max(letters, words.ratio())


def words_of(policy: str) -> Iterator[str]:
    """What a policy says in sentences: of itself, of its conditions, and as the reason of each rule."""
    found = the_policy(policy)
    yield from re.split(r"(?<=[.;:])\s+", found.statement)
    yield from (condition.means for condition in found.conditions.values())
    yield from (rule.because for rule in found.rules())


@pytest.mark.parametrize("policy", POLICIES)
def test_no_policy_repeats_the_sheet_it_was_built_from(policy: str) -> None:
    near = [
        (text, sentence)
        for text in words_of(policy)
        for sentence in sentences_of_the_sheets()
        if nearness(text, sentence) > TOO_NEAR
    ]

    assert near == []


def test_a_repeated_sentence_is_found() -> None:
    sheet = "co-responders follow once the scene is safe."

    assert nearness("The co-responders follow once the scene is safe.", sheet) > TOO_NEAR


def british_in(text: str) -> list[str]:
    """The words that are not spelled as in the United States; ids and addresses of sources are left alone."""
    prose = SOURCES.sub("", IDS.sub("", text))
    return [word for word in BRITISH.findall(prose) if word.casefold() not in NOT_BRITISH]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_texts_are_spelled_as_in_the_united_states(path: Path) -> None:
    assert british_in(path.read_text("utf-8")) == []


def test_british_spelling_is_found() -> None:
    assert british_in("Its behaviour: a counsellor near by, stabilised; otherwise raised.") == [
        "behaviour",
        "counsellor",
        "near by",
        "stabilised",
    ]
