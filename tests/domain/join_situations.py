"""A situation for every refusal to join two calls, or to split them: a desk, and what is refused there."""

from collections.abc import Callable

from console.domain import commands as c
from tests.domain.build import SACRAMENTO, SUPERVISOR, Desk, a_call, a_desk, a_quiet_call, send

Situation = Callable[[], tuple[Desk, c.Command]]


def joined(desk: Desk) -> tuple[str, str]:
    """Two calls of one place, the second joined to the first."""
    first, second = a_call(desk), a_call(desk)
    desk.do(c.JoinCall(call=second, into=first))
    return first, second


def second_with(*commands: Callable[[str], c.Command], policy: str = "") -> Situation:
    """Two calls, and something that hangs on the second, which is then to be joined."""

    def situation() -> tuple[Desk, c.Command]:
        desk = a_desk(policy) if policy else a_desk()
        first, second = a_call(desk), a_call(desk)
        desk.do(*(command(second) for command in commands))
        return desk, c.JoinCall(call=second, into=first)

    return situation


def sending(call: str) -> c.Command:
    return c.SendUnit(call=call, unit="M-30", response="ems", reason="nearest")


def ringing() -> tuple[Desk, c.Command]:
    desk = a_desk()
    first = a_call(desk)
    second = desk.do(c.OpenCall(waiting=True))[0].subject
    return desk, c.JoinCall(call=second, into=first)


def panic() -> tuple[Desk, c.Command]:
    """A crew that called for help and was taken off the call: nobody has found it safe."""
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    send(desk, second, "M-30", "ems", "nearest")
    desk.do(
        c.ReportPanic(unit="M-30"),
        c.StandDown(call=second, unit="M-30", approved_by=SUPERVISOR, reason="wrong door"),
    )
    return desk, c.JoinCall(call=second, into=first)


def deputies_asked() -> tuple[Desk, c.Command]:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    send(desk, second, "M-30", "ems", "nearest")
    desk.do(
        c.AskForDeputies(unit="M-30", reason="he shouts"),
        c.StandDown(call=second, unit="M-30", approved_by=SUPERVISOR, reason="wrong door"),
    )
    return desk, c.JoinCall(call=second, into=first)


def a_gap(*, is_answered: bool) -> Situation:
    """Sacramento's hole on the second call, with the supervisor's answer or without."""

    def situation() -> tuple[Desk, c.Command]:
        desk = a_desk(SACRAMENTO)
        first = a_call(desk)
        second = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
        if is_answered:
            desk.do(c.AnswerApproval(call=second, by="brandt", answer="approve", reason="brother is there"))
        return desk, c.JoinCall(call=second, into=first)

    return situation


def with_callers() -> tuple[Desk, c.Command]:
    desk = a_desk()
    first, _ = joined(desk)
    return desk, c.JoinCall(call=first, into=a_call(desk))


def closed_one() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = a_call(desk)
    desk.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by=SUPERVISOR, next_action="x")
    )
    return desk, c.SplitCall(call=call, reason="x")


def reopening() -> tuple[Desk, c.Command]:
    desk = a_desk()
    _, second = joined(desk)
    return desk, c.ReopenCall(call=second, reason="x")


def erasing() -> tuple[Desk, c.Command]:
    desk = a_desk()
    _, second = joined(desk)
    return desk, c.Redact(entry=desk.about(second)[0].number, by=SUPERVISOR, reason="x")


def nowhere() -> tuple[Desk, c.Command]:
    desk = a_desk()
    call = desk.do(c.OpenCall())[0].subject
    return desk, c.NotePremise(call=call, about="hazard", text="two dogs in the yard")


JOIN_SITUATIONS: dict[str, Situation] = {
    "join_itself": lambda: (desk := a_desk(), c.JoinCall(call=a_call(desk), into="26-00001")),
    "join_waiting": ringing,
    "join_has_callers": with_callers,
    "join_units": second_with(sending),
    "join_panic": panic,
    "join_deputies_asked": deputies_asked,
    "join_hand_off": second_with(lambda call: c.MoveHandOff(call=call, contact="line-988", step="offered")),
    "join_waiting_approval": a_gap(is_answered=False),
    "join_gap": a_gap(is_answered=True),
    "split_was_closed": closed_one,
    "reopen_was_joined": reopening,
    "redact_joined_call": erasing,
    "premise_no_address": nowhere,
    "message_for_nobody": lambda: (desk := a_desk(), c.LeaveMessage(call=a_call(desk), to="x", text="x")),
    "message_not_there": lambda: (desk := a_desk(), c.ReadMessage(call=a_call(desk), entry=2)),
    "premise_no_note": lambda: (desk := a_desk(), c.EndPremiseNote(call=a_call(desk), entry=2)),
}
