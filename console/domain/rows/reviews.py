"""What was entered of reviews, in one line each, and that some wait; none of their words."""

from console.domain import entries as e


def review_words(body: e.AnyBody) -> str:
    """What was done about a review; empty where the entry is of something else."""
    match body:
        case e.ComplaintNoted():
            return "A complaint was noted"
        case e.ReviewGiven(corrects=0):
            return f"The call was reviewed, for {body.dispatcher}"
        case e.ReviewGiven():
            return f"The review in entry {body.corrects} was corrected, for {body.dispatcher}"
        case e.ReviewAnswered(text=""):
            return f"The review in entry {body.review} was read"
        case e.ReviewAnswered():
            return f"The review in entry {body.review} was read and answered"
        case _:
            return ""


def unread_words(count: int, key: str) -> str:
    """That reviews of somebody's calls wait to be read; empty where none does."""
    if not count:
        return ""
    one = "A review of one of your calls is not read yet."
    some = one if count == 1 else f"{count} reviews of your calls are not read yet."
    return f"{some} {key} shows it, whenever you have time."
