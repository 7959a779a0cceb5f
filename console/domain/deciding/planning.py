"""Decisions about a policy that comes into force at a chosen time."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, Planned, in_force
from console.domain.deciding.adoption import adopt, adoptable, check_reason
from console.domain.deciding.moment import Moment
from console.domain.deciding.tried import cases_for
from console.domain.refusals import in_words
from console.domain.room import rules_sum
from console.domain.rows.by_clock import is_plan_due
from console.domain.typed_begin import AHEAD_MAX
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]
ANOTHER_PLANNED = "“{title}” was planned in its place."
OVERTAKEN = "Another policy was put in force since it was planned. Plan it anew over that, or drop it."
IN_FORCE_ALREADY = "It was in force already when its time came."


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.PlanPolicy():
            return _plan(board, command, moment)
        case c.DropPlannedPolicy():
            _waiting(board)
            check_reason(board, command)
            return (e.PlannedPolicyDropped(by=command.by, reason=command.reason),)
        case c.BeginPlannedPolicy():
            return _begin(board, moment)
        case _:
            return None


def _plan(board: Board, command: c.PlanPolicy, moment: Moment) -> Bodies:
    """What waits has to hold today, but for what is open now: that ends before it begins.

    One that waited already is dropped, and that is said.
    """
    if command.begins <= moment.at:
        raise Refused("plan_not_ahead")
    if command.begins - moment.at > AHEAD_MAX:
        raise Refused("plan_too_far")
    check_reason(board, command)
    given = _adoption(board, command.policy, command.catalogue, command.by, command.reason, command.over)
    room = adoptable(board, given, moment)
    cases = cases_for(board, command, room)
    if room.fingerprint == in_force(board).fingerprint:
        raise Refused("plan_same", policy=room.compiled.policy.title)
    planned = e.PolicyPlanned(
        policy=command.policy,
        catalogue=command.catalogue,
        title=room.compiled.policy.title,
        begins=command.begins,
        by=command.by,
        reason=command.reason,
        base=rules_sum(in_force(board).compiled),
        cases=cases,
    )
    if board.planned is None:
        return (planned,)
    why = ANOTHER_PLANNED.format(title=planned.title)
    return (e.PlannedPolicyDropped(by=command.by, reason=why), planned)


def _begin(board: Board, moment: Moment) -> Bodies:
    """What cannot be put in force is held, and told on every desk: the clock cannot ask anybody."""
    plan = _waiting(board)
    if not is_plan_due(board, moment.at):
        raise Refused("plan_not_due")
    compiled = in_force(board).compiled
    if (compiled.policy.text, compiled.catalogue.text) == (plan.policy, plan.catalogue):
        return (e.PlannedPolicyDropped(by=plan.by, reason=IN_FORCE_ALREADY),)
    if plan.base not in ("", rules_sum(compiled)):
        return (e.PlannedPolicyHeld(why=OVERTAKEN),)
    try:
        given = _adoption(board, plan.policy, plan.catalogue, plan.by, plan.reason)
        given = given.model_copy(update={"cases": plan.cases or None})
        adopted = adopt(board, given, moment, plan.entry)
    except Refused as refused:
        return (e.PlannedPolicyHeld(why=in_words(refused)),)
    return adopted


def _waiting(board: Board) -> Planned:
    if board.planned is None:
        raise Refused("no_plan")
    return board.planned


def _adoption(
    board: Board, policy: str, catalogue: str, by: str, reason: str, over: str = ""
) -> c.AdoptPolicy:
    """The policy with the agency's pack as it is in force, whatever it was when the policy was planned."""
    pack = in_force(board).pack_text
    return c.AdoptPolicy(policy=policy, catalogue=catalogue, agency=pack, by=by, reason=reason, over=over)
