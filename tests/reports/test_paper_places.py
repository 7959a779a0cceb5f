"""Places in the paper pack: zone, notes that stay, earlier calls, and the policy that a place brings."""

from contextlib import closing
from pathlib import Path

from console.cli import run
from console.domain import commands as c
from console.domain.clock import utc_now
from console.domain.premise import NOT_READ, EarlierHere, PlaceKnown, PremiseNote
from console.ledger.standing import standing
from console.reports.blocks import Card, Line
from console.reports.paper_pack import paper_pack
from console.ui.paper import lines_of
from tests.domain.build import PATROL, START, a_call, a_desk
from tests.domain.test_area_policy import NORTH, a_call_at, a_county
from tests.ledger.small_room import a_call as a_stored_call
from tests.ledger.small_room import a_ledger, do
from tests.ledger.test_joins import close
from tests.ledger.test_premise import noted
from tests.real_room import READER, make_real_store, signed_in
from tests.reports.sheets import OF, card

KNOWN = PlaceKnown(
    (
        PremiseNote(7, "26-00007", "calming", "ask about the sea", "Per Lindqvist", START),
        PremiseNote(3, "26-00003", "hazard", "two dogs in the yard", "Nadia Okoro", START),
    ),
    (
        EarlierHere("26-00003", START, "Safety plan made. The sister stays."),
        EarlierHere("26-00002", START, ""),
    ),
    4,
)


def test_what_is_known_of_a_place_stands_under_its_call_hazards_first() -> None:
    desk = a_desk()
    call = a_call(desk)

    told = labelled(card(paper_pack(desk.board, desk.now, OF, lambda _call: KNOWN), call))

    at = told.index("Place: hazard: two dogs in the yard (noted 1 Mar, Nadia Okoro)")
    assert told[at : at + 5] == [
        "Place: hazard: two dogs in the yard (noted 1 Mar, Nadia Okoro)",
        "Place: calms: ask about the sea (noted 1 Mar, Per Lindqvist)",
        "Earlier here: 26-00003, 1 Mar: Safety plan made. The sister stays.",
        "26-00002, 1 Mar",
        "and 4 more",
    ]


def test_where_the_store_cannot_be_read_paper_says_so() -> None:
    desk = a_desk()
    call = a_call(desk)

    told = labelled(card(paper_pack(desk.board, desk.now, OF, lambda _call: NOT_READ), call))

    assert "Earlier here: could not be read" in told


def test_a_call_under_a_zones_policy_says_so_and_its_card_is_in_the_pack() -> None:
    desk = a_county()
    call = a_call_at(desk, NORTH)

    sheet = paper_pack(desk.board, desk.now, OF)

    assert {"Zone: North", "Policy: Patrol by default"} <= set(labelled(card(sheet, call.id)))
    (area,) = [each for each in sheet.sections if each.title == "Policy card: Patrol by default"]
    assert area.lead == "For calls from North (from 1 Jan 2026) only."
    assert desk.board.calls[call.id].policy == PATROL


def test_the_pack_of_a_file_holds_the_notes_of_its_places_and_none_that_ended(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    with closing(a_ledger(store)) as ledger:
        ended = noted(ledger, "trigger", "the old doorbell")
        noted(ledger)
        do(ledger, c.EndPremiseNote(call=a_stored_call(ledger), entry=ended))

    run(["report", "paper", "--store", str(store), "--out", str(tmp_path)])

    page = (tmp_path / "paper-pack.html").read_text("utf-8")
    assert "two dogs in the yard" in page
    assert "the old doorbell" not in page
    assert "Earlier here" in page


def test_at_most_three_earlier_calls_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    with closing(a_ledger(tmp_path / "room.store")) as ledger:
        for _ in range(5):
            close(ledger, a_stored_call(ledger))
        call = a_stored_call(ledger)

        known = standing(ledger.path).known[call]

    assert [each.call for each in known.earlier] == ["26-00005", "26-00004", "26-00003"]
    assert known.more == 2


def labelled(of: Card) -> list[str]:
    """Every line of a card with its label, in order."""
    found = [part for part in of.parts if isinstance(part, Line)]
    return [f"{part.label}: {part.text}" if part.label else part.text for part in found]


def test_a_desk_prints_the_notes_of_a_place_whoever_sits_at_it(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    make_real_store(path)
    with signed_in(path) as session:
        [opened, *_] = session.do(c.OpenCall())
        session.do(c.SetDetail(call=opened.subject, field="address", value="9 Sorrel Court"))
        session.do(c.NotePremise(call=opened.subject, about="hazard", text="two dogs in the yard"))

    with signed_in(path, READER, "desk-2") as session:
        shown = session.sight.premise_notes("9 Sorrel Court")
        printed = "\n".join(lines_of(session, utc_now()))

    assert shown == (), "a reader is shown none of it on the screen"
    assert "two dogs in the yard" in printed
