"""The place chooses the policy: by the day the call came in, by itself at first, then by agreement."""

import hashlib
from datetime import UTC, datetime

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for
from console.domain.board import Board, Call, in_force, room_for
from console.domain.fold import fold_all
from console.domain.rows.advice import advice_card
from console.domain.rows.place import agreeing, place_notices, zone_words
from console.domain.rows.shown import Notice
from console.domain.spoken import read
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    QUIET,
    SAN_DIEGO,
    START,
    Desk,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
)
from tests.domain.shape_build import COUNTY, IN_MIDDLE, IN_NORTH, drawn_pack, feature, geojson, square

NORTHS_OWN = f'\n[[policy_area]]\nzone = "north"\npolicy = "{PATROL}"\nfrom = 2026-01-01\n'
NORTH, MIDDLE = "3 Larkspur Court", "14 Alder Row"


def a_county(more: str = NORTHS_OWN, policies: tuple[str, ...] = (PATROL,), shapes: str = COUNTY) -> Desk:
    """A desk of a county whose north has a policy of its own."""
    desk = Desk(Board())
    texts = tuple(policy_text(each) for each in policies) if more else ()
    desk.do(adoption(agency=drawn_pack(more)).model_copy(update={"shapes": shapes, "area_policies": texts}))
    return desk


def a_call_at(desk: Desk, address: str) -> Call:
    call = desk.do(c.OpenCall())[0].subject
    desk.do(c.SetDetail(call=call, field="address", value=address))
    return desk.call(call)


def policy_of(desk: Desk, call: Call) -> str:
    return room_for(desk.board, desk.call(call.id)).compiled.policy.id


def told(desk: Desk, call: Call) -> tuple[Notice, ...]:
    return tuple(place_notices(desk.board, desk.call(call.id)))


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        (NORTH, PATROL),
        (IN_NORTH, PATROL),
        (MIDDLE, CARE_FIRST),
        (IN_MIDDLE, CARE_FIRST),
        ("elsewhere", CARE_FIRST),
    ],
)
def test_the_place_chooses_the_policy_before_anything_is_asked(address: str, policy: str) -> None:
    desk = a_county()

    call = a_call_at(desk, address)

    assert policy_of(desk, call) == policy
    used = [entry.body for entry in desk.about(call.id) if isinstance(entry.body, e.AreaPolicyUsed)]
    assert [(body.policy, body.by_itself) for body in used] == ([(PATROL, True)] if policy == PATROL else [])


def test_the_recommendation_is_of_the_places_policy_and_says_so() -> None:
    desk = a_county()
    north, middle = a_call_at(desk, NORTH), a_call_at(desk, MIDDLE)
    for call in (north, middle):
        for fact, answer in QUIET.items():
            desk.do(c.AnswerFact(call=call.id, fact=fact, answer=answer))

    cards = [advice_card(desk.board, desk.call(call.id), START) for call in (north, middle)]
    sums = [
        run.fingerprint for call in (north, middle) if (run := desk.call(call.id).recommended) is not None
    ]

    room = in_force(desk.board)
    assert sums == [room.areas[PATROL].fingerprint, room.fingerprint]
    assert [card.policy for card in cards] == [
        room.areas[PATROL].compiled.policy.title,
        room.compiled.policy.title,
    ]
    assert asked_for(desk.board, desk.call(north.id)) != asked_for(desk.board, desk.call(middle.id))


def test_a_call_under_way_keeps_its_policy_until_somebody_agrees() -> None:
    desk = a_county()
    call = desk.call(desk.do(c.OpenCall())[0].subject)
    desk.do(c.AnswerFact(call=call.id, fact="problem", answer="mental_health_crisis"))

    entries = desk.do(c.SetDetail(call=call.id, field="address", value=NORTH))

    assert [entry.body.kind for entry in entries] == ["DetailSet"]
    assert policy_of(desk, call) == CARE_FIRST
    (notice,) = told(desk, call)
    assert notice.lead == "The place has another policy"
    assert "North: “" in notice.says
    assert notice.says.endswith("until you say take policy, F2.")

    spoken = read("take policy", desk.board, desk.call(call.id))
    assert spoken.command == agreeing(desk.board, desk.call(call.id))
    used = desk.do(spoken.command)[0].body

    assert used == e.AreaPolicyUsed(call=call.id, policy=PATROL, zone="north", by_itself=False)
    assert policy_of(desk, call) == PATROL
    assert told(desk, call) == ()


def test_a_corrected_address_goes_back_to_the_agencys_own_policy_only_when_told_to() -> None:
    desk = a_county()
    call = a_call_at(desk, NORTH)
    desk.do(c.AnswerFact(call=call.id, fact="problem", answer="mental_health_crisis"))

    desk.do(c.SetDetail(call=call.id, field="address", value=MIDDLE))
    assert policy_of(desk, call) == PATROL
    desk.do(c.UseAreaPolicy(call=call.id))

    assert policy_of(desk, call) == CARE_FIRST


def test_an_address_taken_back_at_once_gives_the_policy_back() -> None:
    desk = a_county()
    call = a_call_at(desk, NORTH)
    entry = desk.call(call.id).details["address"].entry

    desk.do(c.TakeBack(call=call.id, entry=entry))

    assert policy_of(desk, call) == CARE_FIRST


@pytest.mark.parametrize(
    ("opened", "policy"),
    [
        (datetime(2026, 1, 1, 7, 59, tzinfo=UTC), CARE_FIRST),
        (datetime(2026, 1, 1, 8, 0, tzinfo=UTC), PATROL),
        (datetime(2026, 6, 1, 6, 59, tzinfo=UTC), PATROL),
        (datetime(2026, 6, 1, 7, 0, tzinfo=UTC), SAN_DIEGO),
    ],
    ids=["a minute before", "at midnight", "before the second", "from the second"],
)
def test_the_policy_is_that_of_the_day_the_call_came_in_by_the_rooms_clock(
    opened: datetime, policy: str
) -> None:
    later = f'\n[[policy_area]]\nzone = "north"\npolicy = "{SAN_DIEGO}"\nfrom = 2026-06-01\n'
    desk = a_county(NORTHS_OWN + later, (PATROL, SAN_DIEGO))
    desk.now = opened
    call = desk.call(desk.do(c.OpenCall())[0].subject)
    desk.later(3600 * 24)

    desk.do(c.SetDetail(call=call.id, field="address", value=NORTH))

    assert policy_of(desk, call) == policy


def test_what_stands_in_the_adoption_makes_the_same_board_again() -> None:
    desk = a_county()
    call = a_call_at(desk, IN_NORTH)
    desk.do(c.AnswerFact(call=call.id, fact="weapon", answer="firearm"))

    again = fold_all(Board(), desk.entries)

    assert again.calls[call.id] == desk.call(call.id)
    assert in_force(again).shapes == in_force(desk.board).shapes
    assert in_force(again).areas[PATROL].fingerprint == in_force(desk.board).areas[PATROL].fingerprint


def test_another_policy_alone_leaves_polygons_and_the_zones_policies_in_force() -> None:
    desk = a_county()
    before = in_force(desk.board)

    (adopted, *_) = desk.do(adoption(SAN_DIEGO, agency=drawn_pack(NORTHS_OWN)))

    assert isinstance(adopted.body, e.PolicyAdopted)
    assert adopted.body.shapes == COUNTY
    assert adopted.body.area_policies == (policy_text(PATROL),)
    assert in_force(desk.board).areas.keys() == before.areas.keys()
    assert in_force(desk.board).fingerprint != before.fingerprint


def test_what_the_pack_names_no_longer_goes_and_its_calls_are_under_the_agencys_own() -> None:
    desk = a_county()
    call = a_call_at(desk, NORTH)

    adopted = desk.do(adoption(agency=agency_text()))[0].body

    assert isinstance(adopted, e.PolicyAdopted)
    assert (adopted.shapes, adopted.area_policies) == ("", ())
    assert policy_of(desk, call) == CARE_FIRST
    assert told(desk, call) == ()


def test_an_adoption_without_either_has_the_sum_it_always_had() -> None:
    sums = hashlib.sha256()
    for text in (policy_text(), catalogue_text(), agency_text()):
        sums.update(len(text.encode()).to_bytes(8, "big") + text.encode())

    assert in_force(a_desk().board).fingerprint == sums.hexdigest()


@pytest.mark.parametrize(
    ("more", "update", "says"),
    [
        (NORTHS_OWN, {"shapes": COUNTY}, f"names policy '{PATROL}', which was not given"),
        (NORTHS_OWN.replace('"north"', '"nort"'), {"shapes": COUNTY}, "did you mean 'north'?"),
        (NORTHS_OWN + NORTHS_OWN, {"shapes": COUNTY}, "has two policies from 2026-01-01"),
        ("", {"shapes": COUNTY, "area_policies": (policy_text(PATROL),)}, "no policy_area names it"),
        ("", {}, "zones.geojson is not there; put it beside the pack"),
        ("", {"shapes": "{}"}, "zones.geojson: this is no GeoJSON FeatureCollection"),
        (NORTHS_OWN, {"shapes": COUNTY, "area_policies": ("x",)}, "area policy 1"),
        ('\n[[zone]]\nid = "east"\nword = "East"\n', {"shapes": COUNTY}, "zones east have no polygon"),
    ],
)
def test_a_pack_whose_polygons_or_policies_do_not_hold_is_refused(
    more: str, update: dict[str, object], says: str
) -> None:
    desk = Desk(Board())

    code, words = desk.refusal(adoption(agency=drawn_pack(more)).model_copy(update=update))

    assert code == "policy_faulty"
    assert says in words


@pytest.mark.parametrize(
    ("address", "leads", "says"),
    [
        (IN_MIDDLE, [], ""),
        (MIDDLE, [], ""),
        (f"14 Alder Row, {IN_MIDDLE}", [], ""),
        (
            f"14 Alder Row, {IN_NORTH}",
            ["Two zones for one place"],
            "lie in North, the street list has it in Millbrook",
        ),
        ("44.500, 120.500", ["The coordinates lie in no zone"], "With a minus before the longitude"),
        ("-120.500, 44.500", ["The coordinates are none"], "write latitude first: 44.5, -120.5"),
        ("10.000, 10.000, Alder", ["The coordinates lie in no zone"], "The street list has it in Millbrook"),
        ("9 Nowhere Lane", ["The place lies in no zone"], "Check the address"),
    ],
)
def test_what_does_not_fit_about_a_place_is_told(address: str, leads: list[str], says: str) -> None:
    desk = a_county("")
    call = a_call_at(desk, address)

    notices = told(desk, call)

    assert [notice.lead for notice in notices] == leads
    assert says in " ".join(notice.says for notice in notices)


def test_a_place_in_two_zones_is_told_and_the_first_of_them_counts() -> None:
    both = geojson(feature("middle", square(-121, 44, 2)), feature("north", square(-121, 45)))
    desk = a_county("", shapes=both)

    call = a_call_at(desk, IN_NORTH)

    (notice,) = told(desk, call)
    assert notice.lead == "The place lies in 2 zones"
    assert notice.says.startswith("Millbrook and North overlap there.")
    assert zone_words(desk.board, call) == "Millbrook, 45.50000, -120.50000"


def test_a_call_that_gets_its_place_from_a_joined_one_goes_by_the_policy_of_that_place() -> None:
    desk = a_county()
    first = a_call_at(desk, NORTH)
    desk.do(c.AnswerFact(call=first.id, fact="weapon", answer="none"))
    second = desk.call(desk.do(c.OpenCall())[0].subject)

    desk.do(c.JoinCall(call=first.id, into=second.id, reason="the same"))

    call = desk.call(second.id)
    assert (call.detail("address"), call.facts()) == (NORTH, {"weapon": "none"})
    assert (policy_of(desk, second), told(desk, second)) == (PATROL, ())


def test_a_call_for_help_without_a_call_goes_by_the_policy_of_where_the_unit_is() -> None:
    desk = a_county()
    pack = in_force(desk.board).agency
    unit = next(each.id for each in pack.unit if each.place)
    moved = drawn_pack(NORTHS_OWN).replace(f'place = "{pack.unit_of(unit).place}"', f'place = "{NORTH}"')
    texts = {"shapes": COUNTY, "area_policies": (policy_text(PATROL),)}
    desk.do(adoption(agency=moved).model_copy(update=texts))

    desk.do(c.ReportPanic(unit=unit))

    call = desk.call()
    assert (call.detail("address"), policy_of(desk, call), told(desk, call)) == (NORTH, PATROL, ())
