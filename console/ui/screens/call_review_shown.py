"""What the Review screen says of a call and its review; plain values, no widget."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from console.domain.local_time import MONTHS
from console.domain.review_parts import ReviewQuestion
from console.domain.review_score import score
from console.domain.reviewed import Review
from console.domain.rows.review_rows import ReviewRow, count_words, form_rows, given_words, score_words
from console.domain.visible import visible
from console.ledger.logbook import Timeline
from console.ui.screens.call_review_filling import Filling
from console.ui.screens.call_review_work import month_before
from console.ui.widgets.call_review_form import Mode, ReviewShown

NO_FORM = (
    "This agency has no review form",
    "An administrator writes one on the Agency screen, in the table Review form.",
)
OWN_CALL = ("You had this call yourself", "Another supervisor reviews it.")
NOT_REVIEWED = ("No review of yours", "A review is read by supervisors, and by whoever it is about.")
NONE = ("No call is chosen", "Its form stands here.")
Empty = tuple[str, str, str]


def review_shown(
    row: ReviewRow | None,
    filling: Filling | None,
    form: Sequence[ReviewQuestion],
    zone: tzinfo,
    who: str,
    *,
    gives: bool,
) -> ReviewShown:
    """The review of a call as it is shown: being filled in, given, one's own, or why there is none."""
    if row is None:
        return ReviewShown("none", "Review", lead=NONE[0], rest=NONE[1])
    title = f"Review: {row.call}"
    below = f"For {visible(row.dispatcher)}" if row.dispatcher else ""
    if filling is not None:
        mode: Mode = "correct" if filling.corrects else "fill"
        words = score_words(score(form, filling.answers), form)
        others = [visible(each) for each in row.had_by if each != row.dispatcher]
        below += f"; {', '.join(others)} had the call before" if others else ""
        return ReviewShown(mode, title, below, row.on_call, dispatcher=visible(row.dispatcher), score=words)
    if row.review is not None:
        return _given(row.review, title, row.on_call, zone, is_own=row.review.dispatcher == who)
    lead, rest = NOT_REVIEWED if not gives else OWN_CALL if row.state == "own" else NO_FORM
    return ReviewShown("none", title, below, row.on_call, lead, rest)


def _given(review: Review, title: str, on_call: str, zone: tzinfo, *, is_own: bool) -> ReviewShown:
    said = [f"{visible(review.by)}: “{visible(review.comment)}”"] if review.comment else []
    said += [f"{visible(review.dispatcher)}: “{visible(each)}”" for each in review.reply]
    if review.answered is not None and not review.reply:
        said.append(f"{visible(review.dispatcher)} has read it.")
    return ReviewShown(
        "own" if is_own else "given",
        title,
        given_words(review, zone),
        on_call,
        dispatcher=visible(review.dispatcher),
        rows=form_rows(review.form, review.answers, review.notes),
        said=tuple(said),
        score=score_words(review.score, review.form),
    )


def month_words(
    rows: Sequence[ReviewRow], now: datetime, months_back: int, *, gives: bool
) -> tuple[str, Empty]:
    """What stands over the list, and in its place where it is empty."""
    if not gives:
        some = "1 review" if len(rows) == 1 else f"{len(rows)} reviews"
        rest = "A supervisor's review of one of your calls stands here once it is given."
        return f"{some} of your calls", ("check_ring", "No review of your calls", rest)
    on = month_before(now.date(), months_back)
    month = f"{MONTHS[on.month - 1]} {on.year}"
    rest = "E looks at the month before. A call that somebody complains about is always in the list."
    return count_words(rows, month), ("check_ring", f"Nothing to review in {month}", rest)


def head_words(row: ReviewRow, timeline: Timeline) -> tuple[str, str]:
    """What stands over the lines of a call."""
    lines = timeline.earlier + len(timeline.rows)
    some = "1 line" if lines == 1 else f"{lines} lines"
    why = ", ".join(row.why)
    told = (row.call, row.when, some, why, "Enter on a line: the log at that moment")
    return row.title, " · ".join(each for each in told if each)
