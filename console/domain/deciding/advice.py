"""Decisions about facts and what the policy makes of them.

Answers, runs, overrides, approvals, the gap list.
"""

from datetime import timedelta
from difflib import get_close_matches

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import AgencyFaulty
from console.domain.asked import approval_rules, asked_for, care_team, policy_asks
from console.domain.board import Board, Call, in_force
from console.domain.deciding.moment import Moment, after, open_call, supervisor
from console.domain.names import SENDS_SOMEBODY
from console.domain.room import room_of
from console.errors import Refused
from console.policy.facts import Catalogue
from console.policy.load import Faulty
from console.policy.model import RESPONSES
from console.policy.recommend import recommend

Bodies = tuple[e.AnyBody, ...]


def adopt(command: c.AdoptPolicy) -> Bodies:
    """The adoption of a policy that compiles. Raises Refused with every fault."""
    try:
        room = room_of(command.policy, command.catalogue, command.agency)
    except Faulty as faulty:
        says = "; ".join(f"line {fault.line}: {fault.says}" for fault in faulty.faults)
        raise Refused("policy_faulty", faults=says) from faulty
    except AgencyFaulty as faulty:
        raise Refused("policy_faulty", faults=faulty.says) from faulty
    return (
        e.PolicyAdopted(
            policy=command.policy,
            catalogue=command.catalogue,
            agency=command.agency,
            fingerprint=room.fingerprint,
            by=command.by,
            reason=command.reason,
        ),
    )


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.AnswerFact():
            return _answer(board, open_call(board, command.call), command, moment)
        case c.AskLater():
            _known_fact(in_force(board).compiled.catalogue, command.fact)
            return (e.QuestionPutOff(call=open_call(board, command.call).id, fact=command.fact),)
        case c.RunPolicyAgain():
            return run(board, open_call(board, command.call).id, moment)
        case c.Override():
            return _override(board, open_call(board, command.call), command)
        case c.AnswerApproval():
            return _approve(board, open_call(board, command.call), command)
        case c.LetApprovalRunOut():
            return _run_out(board, open_call(board, command.call), moment)
        case c.CloseGap():
            return _close_gap(board, open_call(board, command.call), command)
        case _:
            return None


def run(board: Board, call_id: str, moment: Moment) -> Bodies:
    """Run the policy on a call as it stands: the recommendation where it differs, and what follows from it.

    A supervisor is asked at once where a deciding rule wants one; paramedics already sent are told to stage,
    or to go in, where the answers changed that (facts.md, `ems_staged`).
    """
    call, room = board.calls[call_id], in_force(board)
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
    )
    if advice == call.recommended:
        return ()
    told = after(board, (advice,), moment)
    return (advice, *_ask(told, told.calls[call_id], moment), *_stage(told, told.calls[call_id]))


def _ask(board: Board, call: Call, moment: Moment) -> Bodies:
    room = in_force(board)
    rules = approval_rules(room.compiled.policy, call.recommended)
    if not rules or (call.approval is not None and call.approval.rules == rules):
        return ()
    due = moment.at + timedelta(seconds=room.agency.limits.approval_s)
    return (e.ApprovalAsked(call=call.id, rules=rules, due=due),)


def _stage(board: Board, call: Call) -> Bodies:
    asks = asked_for(board, call)
    settled = call.recommended is not None and call.recommended.settled
    may_go_in = settled and "ems" in asks
    must_stage = "ems_staged" in asks and not call.scene_safe_by
    return tuple(
        e.StagingChanged(call=call.id, unit=sent.unit, staged=not sent.staged)
        for sent in call.sent
        if sent.response in ("ems", "ems_staged")
        and board.units[sent.unit].counts_as in ("dispatched", "en_route", "staged")
        and ((sent.staged and may_go_in) or (not sent.staged and must_stage))
    )


def _answer(board: Board, call: Call, command: c.AnswerFact, moment: Moment) -> Bodies:
    _known_answer(in_force(board).compiled.catalogue, command.fact, command.answer)
    standing = call.answers.get(command.fact)
    same = standing and (standing.answer, standing.said_by, standing.caveat)
    if same == (command.answer, command.said_by, command.caveat):
        return ()
    bodies: Bodies = (
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


def _follows(call: Call, command: c.AnswerFact) -> Bodies:
    """What an answer sets by itself: a responder who needs help is somebody else in danger (facts.md)."""
    if (command.fact, command.answer) != ("problem", "responder_needs_help"):
        return ()
    standing = call.answers.get("others_in_danger")
    if standing and standing.answer == "yes":
        return ()
    return (
        e.FactAnswered(
            call=call.id, fact="others_in_danger", answer="yes", said_by="responder", caveat=command.caveat
        ),
    )


def _known_fact(catalogue: Catalogue, fact: str) -> None:
    if fact not in catalogue.by_id:
        near = get_close_matches(fact, catalogue.by_id, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else "`console policy show` lists them."
        raise Refused("no_such_fact", fact=fact, hint=hint)
    if catalogue.by_id[fact].derived:
        raise Refused("fact_not_asked", fact=fact)


def _known_answer(catalogue: Catalogue, fact: str, answer: str) -> None:
    _known_fact(catalogue, fact)
    answers = [each.id for each in catalogue.by_id[fact].answers]
    if answer not in answers:
        raise Refused("no_such_answer", fact=fact, answer=answer, answers=", ".join(answers))


def _known_responses(responses: tuple[str, ...]) -> None:
    for response in responses:
        if response not in RESPONSES:
            raise Refused("no_such_response", response=response, responses=", ".join(RESPONSES))


def _override(board: Board, call: Call, command: c.Override) -> Bodies:
    _known_responses(command.responses)
    if not command.responses:
        raise Refused("override_empty")
    asks = policy_asks(call.recommended)
    less = [each for each in asks if each in SENDS_SOMEBODY and each not in command.responses]
    approved_by = command.approved_by
    if less and not approved_by:
        raise Refused("less_needs_supervisor", less=", ".join(less))
    if approved_by:
        approved_by = supervisor(in_force(board).agency, approved_by)
    return (
        e.PolicyOverridden(
            call=call.id,
            responses=command.responses,
            instead_of=asks,
            reason=command.reason,
            approved_by=approved_by,
        ),
    )


def _approve(board: Board, call: Call, command: c.AnswerApproval) -> Bodies:
    if call.approval is None:
        raise Refused("no_approval_asked")
    _known_responses(command.responses)
    name = supervisor(in_force(board).agency, command.by)
    responses = command.responses
    if command.answer == "send_instead" and not responses:
        raise Refused("instead_of_what")
    if command.answer == "send_after_all" and not responses:
        responses = ("law_enforcement",)
    return (
        e.ApprovalAnswered(
            call=call.id, by=name, answer=command.answer, responses=responses, reason=command.reason
        ),
    )


def _run_out(board: Board, call: Call, moment: Moment) -> Bodies:
    if call.approval is None or call.approval.answer is not None:
        raise Refused("no_approval_asked")
    left = (call.approval.due - moment.at).total_seconds()
    if left > 0:
        raise Refused("approval_not_due", left=round(left))
    return (e.ApprovalRanOut(call=call.id, responses=in_force(board).agency.approval_default),)


def _close_gap(board: Board, call: Call, command: c.CloseGap) -> Bodies:
    if not call.gap_open:
        raise Refused("no_gap")
    name = supervisor(in_force(board).agency, command.by)
    return (e.GapClosed(call=call.id, by=name, reason=command.reason),)
