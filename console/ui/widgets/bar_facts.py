"""What the bar at the top says, as values. It paints nothing."""

from typing import NamedTuple


class About(NamedTuple):
    """What the bar says all day.

    since: from when the policy holds. screens: the tabs in order. sample: what a made-up agency says of
    itself; empty for a real one. roles: of the person, in words. glass: who sits here has broken it.
    """

    agency: str
    screens: tuple[str, ...]
    position: str
    person: str
    policy: str
    since: str
    shift: str = ""
    is_practice: bool = False
    sample: str = ""
    roles: str = ""
    glass: bool = False


class Saved(NamedTuple):
    """How saving stands, in words."""

    icon: str
    words: str
    is_trouble: bool = False
