"""The guide card, the strip above it and the answers so far.

What to ask next, and what can be sent meanwhile.
"""

from console.domain.asked import asked_for, care_team, somebody_goes, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.rows.shown import AnswerRow, Choice, GuideCard, Strip
from console.domain.rows.units import best_unit
from console.domain.rows.words import RESPONSES, SAID_BY, short
from console.policy.facts import Fact
from console.policy.recommend import Recommendation, recommend

KEYS = "123456789ABD"
"""The keys of the answers in their order.

0 is always `unknown`, and C, W and L do other things on the card.
"""

PROTOCOL = "Start your medical protocol now"


def run(board: Board, call: Call) -> Recommendation:
    """The policy in force on the call's answers and the board as it is now."""
    return recommend(in_force(board).compiled, {**call.facts(), "care_team": care_team(board, call)})


def guide_card(board: Board, call: Call | None, changing: str = "") -> GuideCard:
    """The card for a call; `changing`: the fact whose answer is being changed, else empty."""
    if call is None:
        return GuideCard(
            "empty", next_step="No call is open here. F3 takes the next call, Ctrl+N opens a new one."
        )
    found = run(board, call)
    fact, kind = (changing, "changing") if changing else next_question(board, call, found)
    if not fact:
        return GuideCard(
            "done", call.id, _protocol(call), done=len(call.answers), next_step=next_step(board, call)
        )
    room = in_force(board)
    asked = room.compiled.catalogue.by_id[fact]
    assert kind in ("question", "crew", "changing", "later"), "a card with a question is one of these"
    return GuideCard(
        kind,  # type: ignore[arg-type]  # narrowed by the assert above, which mypy does not follow into a Literal
        call.id,
        _protocol(call),
        fact,
        _progress(board, call, found, kind),
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


def next_question(board: Board, call: Call, found: Recommendation) -> tuple[str, str]:
    """The fact to ask next and the card's kind; an empty fact where nothing is left to ask."""
    if not found.settled:
        order = [fact.id for fact in in_force(board).compiled.order]
        worth = sorted((fact for fact in found.open if fact != "care_team"), key=order.index)
        ready = [fact for fact in worth if fact not in call.put_off]
        if ready:
            return ready[0], "question"
        if worth:
            return next(fact for fact in call.put_off if fact in worth), "later"
    crew = crew_questions(board, call)
    ready = [fact for fact in crew if fact not in call.put_off]
    if ready:
        return ready[0], "crew"
    return (crew[0], "later") if crew else ("", "")


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
        if fact not in facts and not any(facts.get(k) == v for k, v in by_id[fact].skip_when.items())
    )


def next_step(board: Board, call: Call) -> str:
    """What comes next once no question is left, in words."""
    strip = certain_strip(board, call)
    asks = asked_for(board, call)
    if strip.act:
        return f"No question left that matters. Next: {strip.act[0].lower()}{strip.act[1:]}, F9."
    if strip.response:
        return f"No question left that matters. {strip.words}"
    handed = call.hand_off is not None and call.hand_off.step in ("confirmed", "accepted", "summary_read")
    if "transfer_988" in asks and not handed and not call.caller_declined:
        return "No question left that matters. Next: hand the caller to the crisis line, F11."
    if call.sent:
        return "No question left that matters. Next: the crew's brief, B on the unit board; then follow them."
    return "No question left that matters. Next: close the call, F12, or note what was decided."


def certain_strip(board: Board, call: Call | None) -> Strip:
    """The strip.

    What can be sent now whatever the answers still to come are, with the unit that fits best.
    """
    if call is None:
        return Strip("clock", "Nothing to send", "No call is open here.")
    if call.recommended is None:
        nothing = "Nothing is certain yet", "The answers still to come can change everyone who goes."
        return Strip("clock", *nothing, call.id)
    settled = call.recommended.settled
    waiting = still_to_send(board, call)
    if not waiting:
        return _nothing_to_send(board, call, settled)
    response = waiting[0]
    lead = "Asked for" if settled else "Already certain"
    words = f"{lead}: {short(waiting)[0].lower()}{short(waiting)[1:]}"
    why = RESPONSES[response].detail if settled else "whatever the answers still to come"
    unit = best_unit(board, call, response)
    if unit is None:
        return Strip(
            response,
            words,
            f"No unit can go now as {RESPONSES[response].name.lower()}.",
            call.id,
            "",
            "",
            response,
        )
    staged = response == "ems_staged"
    act = f"Send {unit.id} to stage" if staged else f"Send {unit.id} now"
    return Strip(response, words, why, call.id, act, unit.id, response, staged)


def answer_rows(board: Board, call: Call | None) -> tuple[AnswerRow, ...]:
    """The answers so far in the order in which they were first given."""
    if call is None:
        return ()
    by_id = in_force(board).compiled.catalogue.by_id
    rows = []
    for number, (fact, answer) in enumerate(call.answers.items(), start=1):
        names = {each.id: each.name.en for each in by_id[fact].answers}
        rows.append(
            AnswerRow(
                number,
                fact,
                by_id[fact].name.en,
                names[answer.answer],
                answer.caveat,
                "" if answer.said_by == "caller" else SAID_BY[answer.said_by],
                answer.at,
                answer.answer == "unknown",
            )
        )
    return tuple(rows)


def _nothing_to_send(board: Board, call: Call, settled: bool) -> Strip:
    if call.sent:
        sent = ", ".join(sent.unit for sent in call.sent)
        return Strip(
            "check",
            f"Sent: {sent}",
            "Everyone asked for so far is on the way."
            if settled
            else "More may be asked for: go on with the questions.",
            call.id,
        )
    asks = asked_for(board, call)
    if settled and asks:
        return Strip(
            asks[0],
            f"Asked for: {short(asks)[0].lower()}{short(asks)[1:]}",
            RESPONSES[asks[0]].detail,
            call.id,
        )
    return Strip(
        "clock", "Nothing is certain yet", "The answers still to come can change everyone who goes.", call.id
    )


def _protocol(call: Call) -> str:
    facts = call.facts()
    urgent = facts.get("medical") == "emergency" or facts.get("suicide") == "attempt_in_progress"
    return PROTOCOL if urgent else ""


def _progress(board: Board, call: Call, found: Recommendation, kind: str) -> str:
    if kind == "changing":
        return "changing an earlier answer"
    if kind == "later":
        return "put off earlier; asked again"
    if kind == "crew":
        left = len(crew_questions(board, call))
        return f"for the crew: {left} more" if left > 1 else "for the crew: the last one"
    return "the last question" if found.at_most == 1 else f"at most {found.at_most} more questions"


def _choices(fact: Fact, call: Call) -> tuple[Choice, ...]:
    given = call.answers.get(fact.id)
    keys = iter(KEYS)
    return tuple(
        Choice(
            "0" if answer.id == "unknown" else next(keys),
            answer.id,
            answer.name.en,
            answer.name.es,
            answer.means.en,
            answer.id == "unknown",
            given is not None and given.answer == answer.id,
        )
        for answer in fact.answers
    )
