"""A draft too tangled to be looked at to its end: nothing is said of it that is not known."""

import random
import tomllib

import pytest

from console.domain.agency import read_agency
from console.domain.rows.compared_rows import compared_rows
from console.domain.sheet.draft import draft_of
from console.domain.sheet.judged import Judged, judge, why_not
from console.domain.sheet.rows import finding_rows
from tests.domain.build import (
    CARE_FIRST,
    agency_text,
    catalogue_text,
    policy_text,
    the_catalogue,
    the_library,
)

RULES = 60


def tangled_text() -> str:
    """Care first with many care rules more, each of which may turn on any of its questions."""
    chance, text = random.Random(5), policy_text(CARE_FIRST)  # noqa: S311 - no secret
    asked = tomllib.loads(text)["questions"]
    facts = [fact for fact in the_catalogue().facts if fact.id in asked]
    rules = []
    for number in range(RULES):
        tests = []
        for fact in chance.sample(facts, 5):
            answers = chance.sample(fact.answer_ids, chance.randint(1, len(fact.answer_ids) - 1))
            tests.append(f"{fact.id} in [{', '.join(answers)}]")
        send = chance.choice(("co_response", "mobile_crisis", "law_enforcement", "referral"))
        rules.append(
            f'[[care]]\nrule = "X{number}"\nwhen = "{" and ".join(tests)}"\nsend = ["{send}"]\n'
            'because = "So it was drawn."\nbasis = "ours"\n'
        )
    before, care, after = text.partition("[[care]]")
    return before + "\n".join(rules) + "\n" + care + after


@pytest.fixture(scope="module")
def judged() -> Judged:
    """The tangled draft over care first: what it does takes seconds not to find out."""
    agency = read_agency(agency_text(), "agency.toml")
    return judge(draft_of(tangled_text(), catalogue_text()), the_library()[CARE_FIRST], agency)


def test_no_finding_is_called_gone(judged: Judged) -> None:
    told = [(each.finding.kind, each.state) for each in judged.findings]
    rows = finding_rows(judged.findings, the_catalogue())

    assert told == [("not_finished", "new"), ("unknown_as_quiet", "unknown")]
    assert [row.state for row in rows] == ["new", "not known"]
    assert [each.kind for each in judged.open] == ["not_finished"]
    assert "what was not looked at cannot be let stand" in why_not(judged)[0]


def test_what_changes_for_calls_is_not_known_and_said_to_be_so(judged: Judged) -> None:
    assert judged.compiled is not None
    rows = compared_rows(("in force", the_library()[CARE_FIRST]), ("the draft", judged.compiled))

    assert [line.partition(". ")[0] for line in judged.differences] == ["What changes for calls is not known"]
    assert [row.text.partition(". ")[0] for row in rows] == ["They were not compared"]
