"""Reviews in the store: which calls are drawn, by whom each review is read, and what opens with the board."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.names import Mark
from console.domain.review_drawn import is_drawn
from console.domain.review_parts import form_version
from console.domain.reviewed import Review, ToReview
from console.domain.roles import SEES
from console.domain.veil import OF_CALLS
from console.errors import Refused
from console.ledger.call_file import call_file
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.reviews import own_reviews, to_review
from console.ledger.search import found
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.small_room import (
    AGENCY,
    START,
    WHO,
    a_call,
    a_ledger,
    adopt,
    closing_of,
    do,
    refolded,
    same,
    ticking,
)

SUPERVISOR = "Lena Brandt"
COMMENT = "Ask for the weapon before the story."


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with closing(a_ledger(path)) as ledger:
        yield ledger


def a_gap_call(ledger: Ledger) -> str:
    """A call on the gap list, which a supervisor took off it, closed."""
    call = a_call(ledger, medical="none", weapon="firearm", weapon_access="in_hand", others_in_danger="no")
    do(ledger, c.AnswerApproval(call=call, by="brandt", answer="approve", reason="by phone"))
    do(ledger, c.CloseGap(call=call, by="brandt", reason="the brother has it now"), closing_of(call))
    return call


def quiet_calls(ledger: Ledger, count: int) -> list[str]:
    """Calls on which nothing happened that is always reviewed."""
    calls = []
    for _ in range(count):
        (opened,) = do(ledger, c.OpenCall())
        do(ledger, closing_of(opened.subject))
        calls.append(opened.subject)
    return calls


def review(ledger: Ledger, call: str, **more: object) -> int:
    """The entry in which the supervisor reviewed a call."""
    assert ledger.board.room is not None
    form = ledger.board.room.agency.review_question
    about = {"call": call, "form": form_version(form), "answers": {each.id: "yes" for each in form}}
    command = c.GiveReview.model_validate({**about, "comment": COMMENT, **more})
    (entry,) = ledger.record(command, SUPERVISOR, "desk-9")
    return entry.number


def listed(ledger: Ledger, marks: frozenset[Mark] = SEES["supervisor"], who: str = "") -> dict[str, ToReview]:
    days = START - timedelta(days=1), START + timedelta(days=1)
    return {each.drawn.record.call: each for each in to_review(ledger.path, *days, marks, who)}


def shown(each: ToReview) -> Review:
    assert each.review is not None, "it was reviewed"
    return each.review


def test_chance_takes_just_the_calls_that_the_chain_names(path: Path) -> None:
    half = AGENCY.replace("share_percent = 5", "share_percent = 50")
    with closing(open_ledger(path, "live", ticking())) as ledger:
        do(ledger, adopt(agency=half))
        calls = quiet_calls(ledger, 12)

        with closing(open_reader(path)) as store:
            chains = dict(store.rows("SELECT subject, chain_hash FROM entries WHERE kind = 'CallClosed'"))

        assert set(listed(ledger)) == {call for call in calls if is_drawn(chains[call], 50)}


def test_closing_again_and_another_share_draw_nothing_anew(path: Path) -> None:
    all_of_them = AGENCY.replace("share_percent = 5", "share_percent = 100")
    with closing(open_ledger(path, "live", ticking())) as ledger:
        do(ledger, adopt(agency=all_of_them))
        (call,) = quiet_calls(ledger, 1)
        do(ledger, adopt(agency=AGENCY.replace("share_percent = 5", "share_percent = 2")))
        do(ledger, c.ReopenCall(call=call, reason="she rang again"))
        assert call not in listed(ledger), "it is open"

        do(ledger, closing_of(call))

        assert listed(ledger)[call].drawn.why == ("chance",)


def test_a_gap_call_and_a_complaint_are_always_reviewed_and_what_is_open_is_not(ledger: Ledger) -> None:
    gap, (plain, told_of) = a_gap_call(ledger), quiet_calls(ledger, 2)
    still_open = a_call(ledger)
    for call in (told_of, still_open):
        do(ledger, c.NoteComplaint(call=call, text="her sister says that nobody listened"))

    rows = listed(ledger)

    assert "gap" in rows[gap].drawn.why
    assert "complaint" in rows[told_of].drawn.why
    assert rows[gap].had_by == (WHO,)
    assert still_open not in rows
    assert plain not in rows or rows[plain].drawn.why == ("chance",)


def test_a_dispatcher_reads_the_reviews_of_their_own_work_and_no_other_does(ledger: Ledger) -> None:
    call = a_gap_call(ledger)
    entry = review(ledger, call, notes={"tone": "let her finish"})

    supervisor, other, own = (
        shown(listed(ledger, marks, who)[call])
        for marks, who in (
            (SEES["supervisor"], SUPERVISOR),
            (SEES["dispatcher"], "Per Lindqvist"),
            (SEES["dispatcher"], WHO),
        )
    )

    assert (supervisor.entry, supervisor.comment, supervisor.score.percent) == (entry, COMMENT, 100)
    assert own == supervisor
    assert (other.comment, other.answers, other.notes, other.score.percent) == ("", {}, {}, None)
    assert [each.call for each in own_reviews(ledger.path, WHO)] == [call]
    assert not tuple(own_reviews(ledger.path, SUPERVISOR))


def test_what_its_dispatcher_says_to_it_stands_with_it_and_a_correction_begins_anew(ledger: Ledger) -> None:
    call = a_gap_call(ledger)
    first = review(ledger, call)
    do(ledger, c.AnswerReview(call=call, review=first, text="The line was bad."))
    answered = shown(listed(ledger)[call])

    second = review(ledger, call, corrects=first, reason="the place was read back after all")

    now = shown(listed(ledger)[call])
    assert answered.reply == ("The line was bad.",)
    assert answered.answered is not None
    assert (now.entry, now.corrects, now.answered, now.reply) == (second, first, None, ())


def test_what_waits_for_its_dispatcher_is_on_the_board_that_is_opened_and_on_the_one_that_is_folded(
    ledger: Ledger,
) -> None:
    waiting, read = a_gap_call(ledger), a_gap_call(ledger)
    review(ledger, waiting)
    number = review(ledger, read)
    do(ledger, c.AnswerReview(call=read, review=number))
    do(ledger, c.ReopenCall(call=waiting, reason="she rang again"))

    with closing(open_ledger(ledger.path, "live", ticking())) as again:
        assert set(again.board.people.reviews) == {waiting}
        assert again.board.people.reviews == ledger.board.people.reviews
        assert same(again.board, refolded(ledger.path))
    assert not verify(ledger.path).damages


def test_the_form_of_a_review_is_the_one_it_was_given_on(ledger: Ledger) -> None:
    call = a_gap_call(ledger)
    review(ledger, call)

    at = AGENCY.index("[[review_question]]")
    one = '[[review_question]]\nid = "all"\nsays = "Was it well done?"\nweight = 1\n'
    do(ledger, adopt(agency=AGENCY[:at] + one))

    assert len(shown(listed(ledger)[call]).form) == 13


def test_no_word_of_a_review_is_searched_or_stands_in_the_record_of_the_call(ledger: Ledger) -> None:
    call = a_gap_call(ledger)
    entry = review(ledger, call)
    do(ledger, c.NoteComplaint(call=call, text="the neighbour complained"))

    with closing(open_reader(ledger.path)) as store:
        assert not found(store, "weapon before", SEES["supervisor"])
        assert [each.body.kind for each in found(store, "neighbour", OF_CALLS)] == ["ComplaintNoted"]
    file = call_file(ledger.path, call)
    assert file is not None
    assert entry not in [each.number for each in file.lines]
    assert not [each for each in file.entries if isinstance(each.body, e.ReviewGiven)]


def test_the_store_refuses_a_second_review_and_changes_nothing(ledger: Ledger) -> None:
    call = a_gap_call(ledger)
    review(ledger, call)
    head = ledger.head()

    with pytest.raises(Refused, match="review_there"):
        review(ledger, call)

    assert ledger.head() == head
