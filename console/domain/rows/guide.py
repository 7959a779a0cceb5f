"""The guide card and the answers so far: what to ask next, and what comes once nothing is left to ask."""

from collections.abc import Iterator
from datetime import datetime

from console.domain.asked import (
    asked_for,
    awaits_supervisor,
    hand_off_going_on,
    handed_over,
    policy_facts,
    somebody_goes,
)
from console.domain.board import Board, Call, Note, in_force, room_for
from console.domain.rows.again import asked_again, still_open
from console.domain.rows.said import answer_name, hides_answers, own_words
from console.domain.rows.shown import AnswerRow, Choice, GuideCard, GuideKind
from console.domain.rows.strip import certain_strip as certain_strip
from console.domain.rows.withheld import withheld_guide
from console.domain.rows.words import RECORDS, SAID_BY, more_questions
from console.domain.visible import visible
from console.policy.diagram import Compiled
from console.policy.facts import UNKNOWN, Fact
from console.policy.recommend import Recommendation, recommend

KEYS = "123456789ABD"
"""The keys of the answers in their order.

0 is always `unknown`, and C, W and L do other things on the card.
"""

PROTOCOL = "Start your medical protocol now"


def run(board: Board, call: Call) -> Recommendation:
    """The call's policy on its answers and the board as it is now."""
    return recommend(room_for(board, call).compiled, policy_facts(board, call))


def guide_card(board: Board, call: Call | None, changing: str = "", now: datetime | None = None) -> GuideCard:
    """The card for a call; `changing`: the fact whose answer is being changed, else empty.

    now: by which what nobody could say is asked again; None: only where somebody may know more.
    """
    if call is None:
        return GuideCard(
            "empty", next_step="No call is open here. F3 takes the next call, Ctrl+N opens a new one."
        )
    if hides_answers(call):
        return withheld_guide(call)
    found = run(board, call)
    fact, kind = next_question(board, call, found)
    again = asked_again(board, call, now) if not fact else ()
    if again:
        fact, kind = again[0].fact, "again"
    if changing:
        fact, kind = changing, "changing"
    if not fact:
        return GuideCard(
            "done", call.id, _protocol(call), done=len(call.answers), next_step=next_step(board, call)
        )
    room = in_force(board)
    asked = room.compiled.catalogue.by_id[fact]
    return GuideCard(
        kind,
        call.id,
        _protocol(call),
        fact,
        f"not known before; {again[0].why}" if kind == "again" else _progress(board, call, found, kind, fact),
        done=len(call.answers),
        left=found.at_most if not found.settled else len(crew_questions(board, call)),
        why=asked.why.en,
        ask=asked.ask.en,
        ask_other=asked.ask.es,
        say=asked.say.en if asked.say else "",
        say_other=asked.say.es if asked.say else "",
        is_sample_text=not room.agency.scripts_signed_by,
        choices=_choices(asked, call),
    )


def _out_of_turn(compiled: Compiled, call: Call, worth: list[str]) -> Iterator[str]:
    """What follows from answers given before an earlier question of the policy was. worth: in its order."""
    level_of, known = compiled.level_of, call.facts()
    for fact in compiled.catalogue.facts:
        follows = fact.skip_when and all(each in known for each in fact.skip_when)
        if follows and worth and level_of[worth[0]] < max(level_of[each] for each in fact.skip_when):
            yield fact.id


def next_question(board: Board, call: Call, found: Recommendation) -> tuple[str, GuideKind]:
    """The fact to ask next and the kind of its card; an empty fact where nothing is left to ask.

    What the policy needs first, in its order, then what the crew needs, then what was put off, longest put
    off first. What follows from an answer that was given out of turn comes right behind it: whoever says at
    once that there is a knife is asked where it is.
    """
    compiled = room_for(board, call).compiled
    worth = sorted((fact for fact in found.open if fact != "care_team"), key=compiled.level_of.__getitem__)
    out_of_turn = set(_out_of_turn(compiled, call, worth))
    worth.sort(key=lambda fact: fact not in out_of_turn)
    crew = crew_questions(board, call)
    for fact in worth:
        if fact not in call.put_off:
            return fact, "question"
    for fact in crew:
        if fact not in call.put_off:
            return fact, "crew"
    return next((fact for fact in call.put_off if fact in worth or fact in crew), ""), "later"


def crew_questions(board: Board, call: Call) -> tuple[str, ...]:
    """What the crew needs and nobody has asked yet, in the agency's order (`always_ask`).

    None where nobody goes.
    """
    if not somebody_goes(board, call):
        return ()
    room, facts = in_force(board), call.facts()
    by_id = room.compiled.catalogue.by_id
    return tuple(
        fact
        for fact in room.agency.always_ask
        if fact in by_id and fact not in facts and not is_skipped(by_id[fact], call)
    )


def is_skipped(fact: Fact, call: Call) -> bool:
    """Whether another answer makes this question pointless: after `weapon: none` nobody asks where it is."""
    facts = call.facts()
    return any(facts.get(other) == answer for other, answer in fact.skip_when.items())


def next_step(board: Board, call: Call) -> str:
    """What comes next once no question is left, in words."""
    names = in_force(board).compiled.catalogue.by_id
    left = ", ".join(names[fact].name.en.lower() for fact in still_open(board, call))
    open_words = f" Still open, and asked again: {left}." if left else ""
    return f"No question left that matters. {_next_act(board, call)}{open_words}"


def _next_act(board: Board, call: Call) -> str:
    strip = certain_strip(board, call)
    if strip.act:
        return f"Next: {strip.act[0].lower()}{strip.act[1:]}, F9."
    if strip.response:
        return strip.detail
    if awaits_supervisor(board, call) is not None:
        return "Next: a supervisor answers by name; the call shows until when."
    to_hand_off = "transfer_988" in asked_for(board, call) and not handed_over(call)
    if to_hand_off and (hand_off_going_on(call) or not call.caller_declined):
        return "Next: hand the caller to the crisis line, F11."
    if call.sent:
        return "Next: the crew's brief, Ctrl+I; then follow them, F7."
    if call.gap_open:
        return "Next: a supervisor closes the gap by name; then close the call, F12."
    return "Next: close the call, F12, or note what was decided."


def answer_rows(board: Board, call: Call | None) -> tuple[AnswerRow, ...]:
    """The answers so far in the order in which they were first given, then the notes."""
    if call is None:
        return ()
    by_id = in_force(board).compiled.catalogue.by_id
    answers = tuple(
        AnswerRow(
            number,
            fact,
            by_id[fact].name.en,
            answer_name(by_id[fact], answer.answer),
            own_words(answer),
            "" if answer.said_by == "caller" else SAID_BY[answer.said_by],
            answer.at,
            answer.answer == UNKNOWN,
        )
        for number, (fact, answer) in enumerate(call.answers.items(), start=1)
    )
    return (*answers, *(_note_row(note) for note in call.notes))


def _note_row(note: Note) -> AnswerRow:
    """A note; one of police records says whom it is for."""
    name, whom = (RECORDS, "for deputies only") if note.is_justice else ("Note", "")
    return AnswerRow(0, "", name, "", visible(note.text), whom, note.at, False, note.entry)


def _protocol(call: Call) -> str:
    facts = call.facts()
    urgent = facts.get("medical") == "emergency" or facts.get("suicide") == "attempt_in_progress"
    return PROTOCOL if urgent else ""


def _progress(board: Board, call: Call, found: Recommendation, kind: GuideKind, fact: str) -> str:
    if kind == "changing":
        return "changing an earlier answer" if fact in call.answers else "asked out of turn"
    if kind == "later":
        return "put off earlier; asked again"
    if kind == "crew":
        left = len(crew_questions(board, call))
        return f"for the crew: {left} more" if left > 1 else "for the crew: the last one"
    return "the last question" if found.at_most == 1 else more_questions(found.at_most)


def _choices(fact: Fact, call: Call) -> tuple[Choice, ...]:
    given = call.answers.get(fact.id)
    keys = iter(KEYS)
    return tuple(
        Choice(
            "0" if answer.id == UNKNOWN else next(keys, ""),
            answer.id,
            answer.name.en,
            answer.name.es,
            answer.means.en,
            answer.id == UNKNOWN,
            given is not None and given.answer == answer.id,
        )
        for answer in fact.answers
    )
