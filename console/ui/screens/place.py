"""Where a dispatcher stands on the desk: which call, which question, which page. Immutable."""

from typing import NamedTuple


class Place(NamedTuple):
    """What is in front.

    call: the number of the call in front, or empty. changing: the fact whose answer is being changed.
    page: the page open beside the question, or empty for the recommendation; page_about: what it is about.
    unit: the unit chosen on the board. behind: where the manual was opened, or a supervisor's password asked
    for; closing that leads back there.
    """

    call: str = ""
    changing: str = ""
    page: str = ""
    page_about: str = ""
    unit: str = ""
    behind: "Place | None" = None
