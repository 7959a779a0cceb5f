"""Nothing comes into force with a finding that nobody has mended, or let stand with a reason."""


import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import read_agency
from console.domain.board import Board, in_force
from console.domain.deciding.proven import check_findings
from console.domain.pack.edit import Spot
from console.domain.refusals import in_words
from console.domain.rows.by_clock import by_clock
from console.domain.sheet.draft import PolicyDraft, acknowledge, draft_of, put
from console.domain.sheet.judged import judge, why_not
from console.domain.sworn import checked_for
from console.errors import Refused
from console.policy.finding import Finding
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    SACRAMENTO,
    Desk,
    a_desk,
    a_room,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
    the_library,
)
from tests.domain.plan_situations import TOMORROW, plan, with_hole

AGENCY = read_agency(agency_text(), "agency.toml")
ARMED_AND_ALONE = """[[care]]
rule = "C0"
when = "weapon in [firearm, edged, improvised, other] and weapon_access == in_hand"
send = ["mobile_crisis", "transfer_988", "keep_line"]
priority = 1
because = "A team that knows the person."
basis = "ours"

"""
PROMISE = '\n[[promise]]\nid = "care"\nalways = ["mobile_crisis", "co_response"]\nsays = "Care comes."\n'

QUIET_FACTS = ("crime", "weapon", "violence", "threat", "suicide", "hazard")
QUIET = " and ".join(f"{fact} == none" for fact in QUIET_FACTS)
QUIET_PROMISE = f"""
[[promise]]
id = "quiet"
when = "{QUIET} and others_in_danger == no"
never = ["law_enforcement"]
says = "No deputy."
"""


def above(policy: str, part: str, rule: str) -> str:
    """A policy's text with a rule above all others of a part."""
    before, mark, rest = policy.partition(f"[[{part}]]")
    return before + rule + mark + rest


def adopting(policy: str, catalogue: str = "", agency: str = "") -> c.AdoptPolicy:
    return adoption(catalogue=catalogue, agency=agency).model_copy(update={"policy": policy})


def refused(desk: Desk, command: c.Command) -> str:
    code, says = desk.refusal(command)
    assert code == "policy_findings_open"
    return says


def test_a_draft_that_breaks_a_promise_of_the_agency_can_not_be_put_in_force() -> None:
    text = above(policy_text(), "care", ARMED_AND_ALONE)

    judged = judge(draft_of(text, catalogue_text()), the_library()[CARE_FIRST], AGENCY)

    (says,) = why_not(judged)
    assert says.startswith(
        "The agency promises: “Nobody is sent without a deputy to somebody who holds a weapon"
    )
    assert "Not on every call, by C0." in says
    assert "by C0." in refused(a_desk(), adopting(text))


def test_an_adoption_with_a_hole_is_refused_and_says_which_where_and_what_next() -> None:
    says = refused(a_desk(), with_hole())

    assert "Open here: 3. “Care first”: Something is done, but nobody goes and nobody takes over." in says
    assert "Rules M9, S9, C9." in says
    assert "in the policy editor, or in the file under [[acknowledged]]" in says


def test_a_plan_with_a_hole_is_refused() -> None:
    refused(a_desk(), plan().model_copy(update={"policy": with_hole().policy}))


def test_the_first_policy_of_a_room_is_free() -> None:
    desk = Desk(Board())

    (adopted, *_) = desk.do(with_hole())

    assert isinstance(adopted.body, e.PolicyAdopted)


def test_what_is_let_stand_with_a_reason_comes_into_force() -> None:
    draft = draft_of(with_hole().policy, catalogue_text())
    for each in judge(draft, the_library()[CARE_FIRST], AGENCY).open:
        named = {"kind": each.kind, "promise": each.promise and each.promise.id}
        draft = acknowledge(draft, named, "Known to the county.")
    desk = a_desk()

    desk.do(adopting(draft.policy))

    assert in_force(desk.board).compiled.policy.text == draft.policy


def test_a_room_with_a_hole_may_still_change_what_has_nothing_to_do_with_it() -> None:
    desk = Desk(Board())
    desk.do(with_hole())
    pack = agency_text().replace('name = "Example County', 'name = "The Example County', 1)

    desk.do(with_hole().model_copy(update={"agency": pack}))

    assert in_force(desk.board).pack_text == pack


def test_an_agency_does_not_promise_what_its_policy_breaks() -> None:
    desk = a_desk(PATROL)

    says = refused(desk, adoption(PATROL, agency=agency_text() + PROMISE))

    assert "“Patrol by default”: The agency promises: “Care comes.” Not on every call, by " in says


def test_a_pack_says_who_is_gone_and_the_next_policy_may_not_ask_for_them() -> None:
    without = agency_text().replace('"paramedic", "ambulance", "two', '"paramedic", "two')
    assert without != agency_text()
    desk = a_desk()

    desk.do(adoption(agency=without))

    says = refused(desk, adoption(PATROL, agency=without))
    assert "asks for “paramedics”, and nobody of the agency can fill that." in says


def test_a_plan_that_the_agency_cannot_keep_any_more_is_held_when_its_time_comes() -> None:
    desk = a_desk()
    desk.do(plan(TOMORROW, PATROL))
    desk.do(adoption(agency=agency_text() + QUIET_PROMISE))
    desk.now = TOMORROW

    (held,) = desk.do(*by_clock(desk.board, desk.now))

    assert isinstance(held.body, e.PlannedPolicyHeld)
    assert "The agency promises: “No deputy.” Not on every call, by S9." in held.body.why
    assert held.body.why.startswith("What a check finds is mended")


def test_what_could_not_be_looked_through_to_its_end_does_not_come_into_force() -> None:
    board, room = a_desk().board, a_room(PATROL)
    tangled = room._replace(compiled=room.compiled._replace(limit=10))

    with pytest.raises(Refused) as refused:
        check_findings(board, tangled)

    assert refused.value.code == "policy_findings_open"
    assert "could not be checked within 10 steps" in in_words(refused.value)


@pytest.mark.parametrize("policy", the_library())
def test_every_bundled_policy_comes_into_force_as_it_is(policy: str) -> None:
    desk = a_desk(SACRAMENTO if policy == CARE_FIRST else CARE_FIRST)

    desk.do(adoption(policy))

    assert in_force(desk.board).compiled.policy.id == policy


WIDER = "veteran == yes and crime == none and others_in_danger == no"


def widened() -> str:
    """Sacramento, whose `no_responder` is let stand for few calls, with nobody for veterans too."""
    text = policy_text(SACRAMENTO).replace("questions = [\n", 'questions = [\n    "veteran",\n', 1)
    for part, send in (("medical", "[]"), ("safety", "[]"), ("care", '["referral"]')):
        rule = f'[[{part}]]\nrule = "{part[0].upper()}0"\nwhen = "{WIDER}"\nsend = {send}\n'
        text = above(text, part, f'{rule}because = "It is so."\nbasis = "ours"\n\n')
    return text


def opened(draft: PolicyDraft) -> tuple[Finding, ...]:
    return judge(draft, the_library()[SACRAMENTO], AGENCY).open


def test_a_reason_does_not_cover_a_hole_that_grew() -> None:
    found = opened(draft_of(widened(), catalogue_text()))

    assert "no_responder" in [each.kind for each in found]
    nobody = next(each for each in found if each.kind == "no_responder")
    assert nobody.outgrown.startswith("It was let stand for other calls than these: “The person refuses the")
    assert "It was let stand for other calls than these" in refused(a_desk(SACRAMENTO), adopting(widened()))


def test_a_hole_that_only_shrank_or_stayed_is_covered() -> None:
    smaller = above(
        policy_text(SACRAMENTO),
        "safety",
        '[[safety]]\nrule = "S0"\nwhen = "suicide == imminent"\nsend = ["law_enforcement"]\npriority = 1\n'
        'because = "It is so."\nbasis = "ours"\n\n',
    )

    kinds = [each.kind for each in opened(draft_of(smaller, catalogue_text()))]

    assert "no_responder" not in kinds
    assert opened(draft_of(policy_text(SACRAMENTO), catalogue_text())) == ()


def test_a_reason_given_anew_covers_the_larger_hole_and_is_the_one_that_is_told() -> None:
    draft = draft_of(widened(), catalogue_text())

    again = acknowledge(draft, {"kind": "no_responder"}, "The board of veterans answers these.")

    judged = judge(again, the_library()[SACRAMENTO], AGENCY)
    found = next(each.finding for each in judged.findings if each.finding.kind == "no_responder")
    assert found.acknowledged == "The board of veterans answers these."


def test_a_promise_about_more_calls_is_not_covered_by_the_reason_for_fewer() -> None:
    draft = draft_of(policy_text(SACRAMENTO), catalogue_text())
    wider = put(draft, Spot("promise", 3, "when"), "crime == none or crime == unknown")

    kinds = [(each.kind, each.promise and each.promise.id) for each in opened(wider)]

    assert ("promise_broken", "crisis_line_takes_the_caller") in kinds


def test_the_screen_and_the_gate_look_through_a_policy_in_the_same_way() -> None:
    room = in_force(a_desk().board)

    found = checked_for(room.agency, room.compiled)

    assert [each.kind for each in found.findings] == ["unknown_as_quiet"]
    assert found.notices == ()
