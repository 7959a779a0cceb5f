"""A finding that was let stand is open again where calls are new to it, and says which; else it stands."""

from console.domain.agency import read_agency
from console.domain.pack.edit import Spot
from console.domain.sheet.draft import PolicyDraft, acknowledge, draft_of, move
from console.domain.sheet.judged import judge
from console.policy.check import check
from console.policy.diagram import Compiled, compile_policy
from console.policy.load import read_policy
from tests.domain.build import (
    CARE_FIRST,
    SACRAMENTO,
    agency_text,
    catalogue_text,
    policy_text,
    the_catalogue,
    the_library,
)
from tests.domain.test_proven import widened

AGENCY = read_agency(agency_text(), "agency.toml")


def compiled(text: str) -> Compiled:
    return compile_policy(read_policy(text, CARE_FIRST, the_catalogue()), the_catalogue())


def without_effect() -> str:
    """Care first where the first two safety rules ask for the same, whichever of them decides."""
    text = policy_text(CARE_FIRST)
    before, mark, after = text.partition('rule = "S2"')
    return before + mark + after.replace('send = ["co_response"]', 'send = ["law_enforcement_cit"]', 1)


def with_more_reasons(*reasons: str) -> PolicyDraft:
    draft = draft_of(widened(), catalogue_text())
    for reason in reasons:
        draft = acknowledge(draft, {"kind": "no_responder"}, reason)
    return draft


def test_rules_that_change_places_without_any_effect_open_nothing_again() -> None:
    draft, _ = move(draft_of(without_effect(), catalogue_text()), Spot("safety", 1), -1)

    judged = judge(draft, compiled(without_effect()), AGENCY)

    assert judged.differences == ()
    assert "unknown_as_quiet" not in [each.kind for each in judged.open]


def test_a_finding_that_grew_says_for_how_many_calls_and_shows_one_of_them() -> None:
    judged = judge(draft_of(widened(), catalogue_text()), the_library()[SACRAMENTO], AGENCY)

    (found,) = [each for each in judged.open if each.kind == "no_responder"]
    assert found.example is not None
    assert (found.example["veteran"], found.example["crime"]) == ("yes", "none")
    assert found.outgrown.endswith(" % of all combinations; the example is one of them.")
    assert "New are " in found.outgrown


def test_of_reasons_that_were_given_again_the_newest_is_told() -> None:
    draft = with_more_reasons("The first board.", "The second board.")

    judged = judge(draft, the_library()[SACRAMENTO], AGENCY)
    alone = check(compile_policy(read_policy(draft.policy, SACRAMENTO, the_catalogue()), the_catalogue()))

    for findings in ([each.finding for each in judged.findings], alone.findings):
        assert [each.acknowledged for each in findings if each.kind == "no_responder"] == [
            "The second board."
        ]
