"""Since when a policy is in force and by whom, and not the day in its text; what each version changed."""

from datetime import timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.rows.acts import act_words
from console.domain.rows.advice import advice_card
from console.domain.rows.policy_history import policy_changes
from console.domain.rows.tonight import tonight
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
)

EDITED = policy_text(CARE_FIRST).replace("priority = 1", "priority = 2", 1)
DROPPED = "nobody_is_left_alone"


def with_policy(text: str, agency: str = "") -> c.AdoptPolicy:
    return adoption(agency=agency).model_copy(update={"policy": text})


def adopted(desk: Desk) -> list[e.PolicyAdopted]:
    return [entry.body for entry in desk.entries if isinstance(entry.body, e.PolicyAdopted)]


def said(desk: Desk) -> str:
    entry = next(each for each in reversed(desk.entries) if isinstance(each.body, e.PolicyAdopted))
    return act_words(entry, desk.board.room)


def test_the_room_says_when_it_was_put_in_force_and_not_the_day_of_its_text() -> None:
    desk = a_desk()
    desk.now += timedelta(days=3, hours=1)

    desk.do(with_policy(EDITED))

    assert tonight(desk.board).reasons[0].rest == f"In force since 14:00, 4 Mar, by {SUPERVISOR}."


def test_a_changed_agency_leaves_since_when_the_policy_is_in_force() -> None:
    desk = a_desk()
    desk.now += timedelta(days=3)

    desk.do(adoption(agency=agency_text().replace('name = "Example County', 'name = "The Example County', 1)))

    assert tonight(desk.board).reasons[0].rest.startswith("In force since 13:00, 1 Mar, ")
    assert said(desk) == "The agency was changed; “Care first” stays in force"


def test_what_was_put_in_force_is_named_and_an_agency_only_where_it_changed_too() -> None:
    desk = a_desk()
    desk.do(with_policy(EDITED))
    alone = said(desk)
    pack = agency_text().replace('name = "Example County', 'name = "The Example County', 1)

    desk.do(adoption(PATROL, agency=pack))

    assert alone == "“Care first” was put in force"
    assert said(desk) == "“Patrol by default” and an agency were put in force"


def test_a_call_that_stays_under_an_older_version_says_when_that_one_was_put_in_force() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.AnswerFact(call=call, fact="suicide", answer="plan_or_intent"))
    desk.now += timedelta(hours=2)

    desk.do(with_policy(EDITED))

    card = advice_card(desk.board, desk.call(call), desk.now)
    assert card.policy_full == "Care first, as put in force 13:00, 1 Mar"


def test_versions_are_told_apart_by_what_they_changed() -> None:
    desk = a_desk()
    named = policy_text(CARE_FIRST).replace('title = "Care first"', 'title = "Care first B"')
    first, *rest = named.split("[[promise]]")
    fewer = f"{first.replace('priority = 1', 'priority = 2', 2)}[[promise]]{'[[promise]]'.join(rest[1:])}"
    pack = agency_text().replace('name = "Example County', 'name = "The Example County', 1)
    asked = f"{catalogue_text()}# read by the board\n"
    why = 'reason = "The board wants it so."\n'
    fewer += f'\n[[acknowledged]]\nkind = "promise_dropped"\npromise = "{DROPPED}"\n{why}'

    desk.do(with_policy(EDITED), with_policy(policy_text(CARE_FIRST)), with_policy(named), with_policy(fewer))
    desk.do(with_policy(fewer, pack), adoption(PATROL, pack), adoption(PATROL, pack, asked))

    assert policy_changes(adopted(desk)) == (
        "the first one of this room",
        "1 rule changed",
        "it was called “Care first”",
        "2 rules changed; 1 promise taken out; 1 finding let stand added",
        "the same policy; the agency changed",
        "another policy than “Care first B”",
        "the same policy; the facts and their words changed",
    )
