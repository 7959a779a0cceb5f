"""Decisions about reviews: a complaint is noted, a closed call is reviewed, its dispatcher answers.

They are about calls that are over, which the board does not have: the ledger gives the call's entries along.
"""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.deciding.moment import Moment
from console.domain.entry import Entry
from console.domain.review_entries import pairs_text
from console.domain.review_parts import form_version
from console.domain.reviewed import had_by, is_over, standing
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.NoteComplaint():
            if not any(isinstance(each.body, e.CallOpened) for each in _told(moment)):
                raise Refused("no_such_call", call=command.call, which="open or closed")
            return (e.ComplaintNoted(call=command.call, text=command.text),)
        case c.GiveReview():
            return (_review(board, command, moment),)
        case c.AnswerReview():
            return (_answer(command, moment),)
        case _:
            return None


def _review(board: Board, command: c.GiveReview, moment: Moment) -> e.ReviewGiven:
    told = _told(moment)
    if not is_over(told):
        raise Refused("no_such_call", call=command.call, which="closed")
    _filled_in(board, command)
    had = had_by(told)
    if moment.who in had:
        raise Refused("review_own_call", call=command.call)
    dispatcher = command.dispatcher or next(reversed(had), "")
    if dispatcher not in had:
        names = ", ".join(had) or "nobody"
        raise Refused("review_not_theirs", name=dispatcher, call=command.call, names=names)
    stands = standing(told)
    number = stands.number if stands is not None else 0
    if command.corrects is None and number:
        raise Refused("review_there", call=command.call, entry=number)
    if command.corrects is not None and command.corrects != number:
        raise Refused("review_not_standing", entry=command.corrects, call=command.call)
    if number and not command.reason.strip():
        raise Refused("review_needs_reason")
    return e.ReviewGiven(
        call=command.call,
        form=command.form,
        dispatcher=dispatcher,
        answers=pairs_text(command.answers),
        notes=pairs_text(command.notes),
        comment=command.comment,
        corrects=number,
        reason=command.reason,
    )


def _filled_in(board: Board, command: c.GiveReview) -> None:
    """Raises Refused where the form is another than the one in force, or is not filled in whole."""
    questions = in_force(board).agency.review_question
    if not questions:
        raise Refused("no_review_form")
    if command.form != form_version(questions):
        raise Refused("review_form_changed")
    known = [each.id for each in questions]
    strangers = [each for each in (*command.answers, *command.notes) if each not in known]
    if strangers:
        raise Refused("no_such_review_question", question=strangers[0], questions=", ".join(known))
    left = [each.says for each in questions if each.id not in command.answers]
    if left:
        raise Refused("review_unanswered", count=len(left), question=left[0])


def _answer(command: c.AnswerReview, moment: Moment) -> e.ReviewAnswered:
    stands = standing(_told(moment))
    if stands is None or stands.number != command.review:
        raise Refused("review_not_standing", entry=command.review, call=command.call)
    assert isinstance(stands.body, e.ReviewGiven), "a review stands"
    if stands.body.dispatcher != moment.who:
        raise Refused("review_not_yours", call=command.call)
    return e.ReviewAnswered(call=command.call, review=command.review, text=command.text)


def _told(moment: Moment) -> tuple[Entry, ...]:
    """The entries of the call that the command is about, as the ledger gives them along."""
    return tuple(each for each in (moment.named, *moment.also_named) if each is not None)
