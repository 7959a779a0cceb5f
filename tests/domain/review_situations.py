"""Reviews as commands, and a situation for every refusal about them."""

from collections.abc import Callable

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.review_parts import ReviewQuestion, form_version
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, agency_text

OTHER_SUPERVISOR = "Somebody Else"


def form_of(desk: Desk) -> tuple[ReviewQuestion, ...]:
    """The questions of the form in force."""
    return in_force(desk.board).agency.review_question


def a_closed_call() -> tuple[Desk, str]:
    """A call that a dispatcher had and closed, and the desk, at which a supervisor sits now."""
    desk = a_desk()
    call = closed_on(desk)
    desk.position = "desk-9"
    return desk, call


def reviewing(desk: Desk, call: str, **more: object) -> c.GiveReview:
    """The command that reviews it: all is well, where nothing else is said."""
    form = form_of(desk)
    about = {"call": call, "form": form_version(form), "answers": {each.id: "yes" for each in form}}
    return c.GiveReview.model_validate({**about, "comment": "Calm, and in the right order.", **more})


def a_reviewed_call() -> tuple[Desk, str, int]:
    """A call that was reviewed, and the entry in which it was."""
    desk, call = a_closed_call()
    (entry,) = desk.do(reviewing(desk, call))
    return desk, call, entry.number


def own_call() -> tuple[Desk, c.Command]:
    desk = a_desk()
    desk.who = SUPERVISOR
    return desk, reviewing(desk, closed_on(desk))


def without_a_form() -> tuple[Desk, c.Command]:
    text = agency_text()
    desk = a_desk(agency=text[: text.index("[[review_question]]")])
    return desk, c.GiveReview(call=closed_on(desk), form="", answers={})


def closed_on(desk: Desk) -> str:
    call = a_quiet_call(desk)
    command = c.CloseCall(
        call=call, disposition="information", note="x", approved_by=SUPERVISOR, next_action="none"
    )
    desk.do(command)
    desk.who = SUPERVISOR
    return call


def of_a_closed_call(**more: object) -> Callable[[], tuple[Desk, c.Command]]:
    """A closed call that nobody has reviewed, and a review with something else in it."""

    def situation() -> tuple[Desk, c.Command]:
        desk, call = a_closed_call()
        return desk, reviewing(desk, call, **more)

    return situation


def of_a_reviewed_call(**more: object) -> Callable[[], tuple[Desk, c.Command]]:
    """A call that was reviewed, and another review of it."""

    def situation() -> tuple[Desk, c.Command]:
        desk, call, _ = a_reviewed_call()
        return desk, reviewing(desk, call, **more)

    return situation


def correction_without_a_reason() -> tuple[Desk, c.Command]:
    desk, call, entry = a_reviewed_call()
    return desk, reviewing(desk, call, corrects=entry)


def answered_by_another() -> tuple[Desk, c.Command]:
    desk, call, entry = a_reviewed_call()
    return desk, c.AnswerReview(call=call, review=entry, text="x")


REVIEW_SITUATIONS: dict[str, Callable[[], tuple[Desk, c.Command]]] = {
    "no_review_form": without_a_form,
    "review_form_changed": of_a_closed_call(form="0123456789ab"),
    "no_such_review_question": of_a_closed_call(answers={"talk": "no"}),
    "review_unanswered": of_a_closed_call(answers={"tone": "yes"}),
    "review_own_call": own_call,
    "review_not_theirs": of_a_closed_call(dispatcher=OTHER_SUPERVISOR),
    "review_there": of_a_reviewed_call(),
    "review_not_standing": of_a_reviewed_call(corrects=1, reason="x"),
    "review_needs_reason": correction_without_a_reason,
    "review_not_yours": answered_by_another,
}
