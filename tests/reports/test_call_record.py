"""The record of a call, whatever was done on it: no entry is left out, and no withheld word is in it."""

from collections.abc import Collection

from hypothesis import given, settings

from console.domain import commands as c
from console.domain.board import Board
from console.domain.figures.of_entries import record_of
from console.domain.figures.packs import packs_of
from console.domain.fold import fold
from console.domain.names import Mark
from console.domain.rows.log_lines import log_lines
from console.domain.veil import ALL
from console.reports.blocks import Line, Sheet, Table
from console.reports.call_record import Of, call_record
from tests.domain.build import SACRAMENTO, Desk, a_board, a_call, a_quiet_call, answers
from tests.domain.test_streams import STREAMS, streamed
from tests.figures.test_against_boards import LEFT_OUT
from tests.figures.test_of_entries import a_room
from tests.reports.golden import ONLY_PLAIN
from tests.reports.made import HEAD
from tests.reports.sheets import everything

OWN = ("red door", "bread knife", "she asked for it")
"""What the streams have people say."""


def last_boards(desk: Desk, start: Board) -> dict[str, Board]:
    """Of each call the last board on which it was open, as its record is made from."""
    board, found = start, dict[str, Board]()
    for entry in desk.entries:
        board = fold(board, entry)
        found |= dict.fromkeys(board.calls, board)
    return found


def the_record(desk: Desk, call: str, board: Board, marks: Collection[Mark] = ALL) -> Sheet:
    entries = tuple(desk.about(call))
    times = record_of(entries, packs_of(desk.entries), {})
    assert times is not None
    lines = tuple(
        each for each in log_lines(a_board(SACRAMENTO), desk.entries, marks) if each.subject == call
    )
    return call_record(Of(board, board.calls[call], entries, lines, times, marks), HEAD)


def lines_of(sheet: Sheet, title: str) -> dict[str, str]:
    blocks = next(each.blocks for each in sheet.sections if each.title == title)
    return {block.label: block.text for block in blocks if isinstance(block, Line)}


@given(STREAMS)
@settings(max_examples=25, deadline=None)
def test_every_entry_is_told_and_nothing_withheld_is_in_it(stream: list[tuple[c.Command, int]]) -> None:
    acts = [each for each in stream if not isinstance(each[0], LEFT_OUT)]
    desk = streamed([(c.OpenCall(), 0), (c.OpenCall(waiting=True), 5), *acts], a_room(SACRAMENTO))

    for call, board in last_boards(desk, a_board(SACRAMENTO)).items():
        whole, bare = the_record(desk, call, board), the_record(desk, call, board, ONLY_PLAIN)

        for sheet in (whole, bare):
            log = next(each.blocks for each in sheet.sections if each.title == "Every entry")
            told = [row[0] for block in log if isinstance(block, Table) for row in block.rows]
            assert told == [str(entry.number) for entry in desk.about(call)]
        said = "\n".join(everything(bare._replace(sections=bare.sections[:5])).splitlines())
        assert not [words for words in OWN if words in said]


def test_what_was_not_asked_is_told_by_who_needed_it() -> None:
    desk = a_room(SACRAMENTO)
    call = a_call(desk, problem="suicidal_person", suicide="imminent")

    known = lines_of(the_record(desk, call, desk.board), "What was known")

    assert "Weapon" in known["The policy needed"]
    assert "Veteran" in known["Neither needed"]


def test_an_answer_that_was_changed_or_taken_back_stands_beside_the_one_that_holds() -> None:
    desk = a_room(SACRAMENTO)
    call = a_quiet_call(desk)
    answers(desk, call, weapon="edged")
    (entry, *_) = answers(desk, call, weapon="firearm")
    desk.do(c.TakeBack(call=call, entry=entry.number), c.AskLater(call=call, fact="weapon_access"))

    sheet = the_record(desk, call, desk.board)

    blocks = next(each.blocks for each in sheet.sections if each.title == "What was known")
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    weapons = [row[1] for row in rows if row[0] == "Weapon"]
    assert [answer.endswith("(changed later)") for answer in weapons] == [True, False, True]
    told = everything(sheet)
    assert f"Taken back: weapon (entry {entry.number})" in told
    assert "Put off: where the weapon is" in told


def test_advice_under_another_version_says_so() -> None:
    desk = a_room(SACRAMENTO)
    call = a_quiet_call(desk)
    room = desk.board.room
    assert room is not None
    anew = desk.board._replace(room=room._replace(fingerprint="another"))

    sheet = the_record(desk, call, anew)

    rows = [row for each in sheet.sections[2].blocks if isinstance(each, Table) for row in each.rows]
    assert any(row[2].endswith("(under another version of policy or agency)") for row in rows)
