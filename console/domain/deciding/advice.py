"""Decisions about facts and what the policy makes of them: answering, running.

What people decide over the policy stands in `overriding`.
"""

from datetime import timedelta
from difflib import get_close_matches

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import approval_rules, still_to_send
from console.domain.board import Board, Call, in_force, room_for
from console.domain.care_team import care_team, care_teams
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.deciding.staging import ON_THE_WAY as ON_THE_WAY
from console.domain.deciding.staging import staging as staging
from console.domain.rows.again import asked_again
from console.errors import Refused
from console.policy.facts import UNKNOWN, Catalogue
from console.policy.recommend import recommend

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.AnswerFact():
            return _answer(board, open_call(board, command.call), command, moment)
        case c.AskLater():
            return _later(board, open_call(board, command.call), command)
        case c.RunPolicyAgain():
            return run(board, open_call(board, command.call).id, moment)
        case _:
            return None


def run(board: Board, call_id: str, moment: Moment) -> Bodies:
    """Run the policy on a call as it stands: the recommendation where it differs, and what follows from it.

    A supervisor is asked at once where a deciding rule wants one; paramedics already sent are told to stage,
    or to go in, where the answers changed that (facts.md, `ems_staged`).
    """
    call = board.calls[call_id]
    room = room_for(board, call)
    care = care_team(board, call)
    found = recommend(room.compiled, {**call.facts(), "care_team": care})
    advice = e.Recommended(
        call=call_id,
        fingerprint=room.fingerprint,
        care_team=care,
        settled=found.settled,
        responses=found.responses or {},
        rules=found.rules or {},
        priority=found.priority,
        flags=found.flags,
        certain=found.certain,
        open=found.open,
        at_most=found.at_most,
        priority_may_be=found.priority_may_be,
    )
    news = (advice,) if _is_news(call, advice) else ()
    told = after(board, news, moment)
    return (*news, *_ask(told, told.calls[call_id], call, moment), *staging(told, told.calls[call_id]))


def runs_elsewhere(board: Board, bodies: Bodies, moment: Moment) -> Bodies:
    """What the policy asks for on open calls whose care team came or went with these bodies.

    Only where somebody has still to be sent: a team that comes free later changes nothing on a call that has
    its responders.
    """
    told = after(board, bodies, moment)
    team = care_teams(told)
    return tuple(
        body
        for call in told.calls.values()
        if call.recommended is not None
        and call.recommended.care_team != team(call)
        and (not (call.sent or call.served) or still_to_send(told, call))
        for body in run(told, call.id, moment)
    )


def answered(call: Call, fact: str, answer: str) -> bool:
    """Whether this is the answer that stands."""
    return fact in call.answers and call.answers[fact].answer == answer


def _is_news(call: Call, advice: e.Recommended) -> bool:
    """Whether the policy asks for something else than it did; a care team that decides nothing is no news."""
    if call.recommended is None:
        return bool(call.answers or advice.certain)
    if call.graver and _is_decided(call):
        return True
    return advice.model_copy(update={"care_team": call.recommended.care_team}) != call.recommended


def _is_decided(call: Call) -> bool:
    """Whether people decided something on it, or were there, on the danger as it was."""
    is_answered = call.approval is not None and call.approval.answer is not None
    return bool(is_answered or call.gap_closed_by or call.override or call.served)


def _ask(board: Board, call: Call, before: Call, moment: Moment) -> Bodies:
    """The question to a supervisor; one that waited already goes on with the time it had left."""
    room = room_for(board, call)
    rules = approval_rules(room.compiled.policy, call.recommended)
    if not rules or (call.approval is not None and call.approval.rules == rules):
        return ()
    due = moment.at + timedelta(seconds=room.agency.limits.approval_s)
    waited = before.approval
    if waited is not None and waited.answer is None:
        due = min(due, waited.due)
    return (e.ApprovalAsked(call=call.id, rules=rules, due=due),)


def _answer(board: Board, call: Call, command: c.AnswerFact, moment: Moment) -> Bodies:
    _known_answer(in_force(board).compiled.catalogue, command.fact, command.answer)
    standing = call.answers.get(command.fact)
    same = standing and (standing.answer, standing.said_by, standing.caveat)
    if same == (command.answer, command.said_by, command.caveat):
        # Asked again because it was time to, and still nobody can say: it is let be for a while.
        is_due = any(each.fact == command.fact for each in asked_again(board, call, moment.at))
        return (e.QuestionPutOff(call=call.id, fact=command.fact),) if is_due else ()
    bodies: Bodies = (
        *_asked_no_more(in_force(board).compiled.catalogue, call, command),
        e.FactAnswered(
            call=call.id,
            fact=command.fact,
            answer=command.answer,
            said_by=command.said_by,
            caveat=command.caveat,
        ),
        *_follows(call, command),
    )
    return (*bodies, *run(after(board, bodies, moment), call.id, moment))


def _asked_no_more(catalogue: Catalogue, call: Call, command: c.AnswerFact) -> Bodies:
    """The answers that this one makes pointless are taken back: no weapon, no place of it (facts.md).

    Another weapon that turns up later is then asked about anew.
    """
    gone = (
        call.answers[fact.id]
        for fact in catalogue.facts
        if fact.skip_when.get(command.fact) == command.answer and fact.id in call.answers
    )
    names = {answer.entry: fact for fact, answer in call.answers.items()}
    return tuple(
        e.TakenBack(call=call.id, entry=each.entry, fact=names[answer.entry], field=None)
        for answer in gone
        for each in (answer, answer.before)
        if each is not None
    )


def _follows(call: Call, command: c.AnswerFact) -> Bodies:
    """What an answer sets by itself: a responder who needs help is somebody else in danger (facts.md)."""
    if (command.fact, command.answer) != ("problem", "responder_needs_help"):
        return ()
    if answered(call, "others_in_danger", "yes"):
        return ()
    return (
        e.FactAnswered(
            call=call.id, fact="others_in_danger", answer="yes", said_by="responder", caveat=command.caveat
        ),
    )


def _later(board: Board, call: Call, command: c.AskLater) -> Bodies:
    _known_fact(in_force(board).compiled.catalogue, command.fact)
    if command.fact in call.answers and not answered(call, command.fact, UNKNOWN):
        return ()
    return (e.QuestionPutOff(call=call.id, fact=command.fact),)


def _known_fact(catalogue: Catalogue, fact: str) -> None:
    if fact not in catalogue.by_id:
        near = get_close_matches(fact, catalogue.by_id, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "`console policy show` lists them."
        raise Refused("no_such_fact", fact=fact, hint=hint)
    if catalogue.by_id[fact].derived:
        raise Refused("fact_not_asked", fact=fact)


def _known_answer(catalogue: Catalogue, fact: str, answer: str) -> None:
    _known_fact(catalogue, fact)
    answers = catalogue.by_id[fact].answer_ids
    if answer not in answers:
        raise Refused("no_such_answer", fact=fact, answer=answer, answers=", ".join(answers))
