"""Where the door of a desk stands: which page, for whom, and where Esc leads back to. Immutable."""

from datetime import datetime
from typing import Literal, NamedTuple

from console.ui.widgets.door_asks import SigningIn
from console.ui.widgets.signed_off import Head

DoorPageName = Literal["sign_in", "locked", "first_start", "choose", "glass", "signed_off"]


class AtDoor(NamedTuple):
    """What the door is for now.

    signing: the sign-in that waits for another password. why: what is said on the page. since: when the desk
    was locked here. behind: the page that Esc leads back to; empty where it leads nowhere.
    """

    page: DoorPageName = "sign_in"
    signing: SigningIn = SigningIn("")
    why: str = ""
    head: Head | None = None
    since: datetime | None = None
    behind: "AtDoor | None" = None
