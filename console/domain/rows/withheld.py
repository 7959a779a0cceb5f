"""The cards of a call whose answers are withheld: what stands in its entries, and that no more is shown.

No policy is run here, not even another one: the recommendation is the one that was entered.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from console.domain.asked import asked_for, awaits_supervisor
from console.domain.board import Board, Call, room_for
from console.domain.names import Mark
from console.domain.rows.calls import sure_priority
from console.domain.rows.notices import notices
from console.domain.rows.shown import Advice, AdviceItem, GuideCard, Reason, UnderAnother
from console.domain.rows.words import RESPONSES, headline
from console.domain.veil import WITHHELD, is_withheld
from console.policy.diagram import Compiled

SAYS = "Your role is not shown what was answered, nor the reasons that would tell it."


def withheld_advice(board: Board, call: Call, now: datetime, policy: str, policy_full: str) -> Advice:
    """The recommendation as it was entered, with what people decided on top of it, and no reasons."""
    asks, run = asked_for(board, call), call.recommended
    is_settled = run is not None and run.settled
    return Advice(
        policy,
        policy_full,
        call.id,
        sure_priority(call),
        headline(asks) if asks or is_settled else "Not settled yet",
        tuple(notices(board, call, now)),
        tuple(_items(asks)),
        (Reason(f"{_mark(call).capitalize()}.", SAYS),),
        (),
        awaits_supervisor(board, call) is not None,
        call.gap_open,
        "not all settled" if asks and not is_settled else "",
    )


def withheld_guide(call: Call) -> GuideCard:
    """The card in place of the question: nobody who is not shown the answers is asked for one."""
    answered = len(call.answers)
    says = f"{_mark(call).capitalize()}. {SAYS} Answered so far: {answered}."
    return GuideCard("done", call.id, done=answered, next_step=says)


def withheld_policies(call: Call, policies: Sequence[tuple[Compiled, str]]) -> tuple[UnderAnother, ...]:
    """A row for each policy, the call's own first, which says that none was asked."""
    return tuple(
        UnderAnother(
            compiled.policy.id,
            compiled.policy.title,
            _mark(call).capitalize(),
            SAYS,
            None,
            place == 0,
            compiled.policy.nature == "reconstruction",
            is_settled=False,
            standing=standing,
        )
        for place, (compiled, standing) in enumerate(policies)
    )


def withheld_reasons(board: Board, call: Call) -> str:
    """In place of all reasons: what was asked for, and why no more is said."""
    policy, asks = room_for(board, call).compiled.policy, asked_for(board, call)
    asked = "\n".join(f"- {RESPONSES[response].name}" for response in asks) or "Nobody yet."
    why = f"**{_mark(call).capitalize()}.** {SAYS}"
    return "\n\n".join((f"# {policy.title}", why, "## Asked for", asked))


def _items(asks: Iterable[str]) -> Iterator[AdviceItem]:
    for response in asks:
        yield AdviceItem(response, RESPONSES[response].name, RESPONSES[response].detail, "", "certain")


def _mark(call: Call) -> str:
    """What the first withheld answer says of itself."""
    hidden = (answer.answer for answer in call.answers.values() if is_withheld(answer.answer))
    return next(hidden, WITHHELD[Mark.HEALTH])
