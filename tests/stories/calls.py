"""What callers know in the stories, and a clock that stands until it is moved."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.stories.play import Dispatcher

USUAL: Mapping[str, str] = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text("utf-8"))[
    "usual"
]
KNIFE = {
    **USUAL,
    "problem": "suicidal_person",
    "caller_role": "family_on_scene",
    "suicide": "plan_or_intent",
    "weapon": "edged",
    "weapon_access": "in_home",
    "others_present": "adults",
}
"""A suicidal brother with a knife in the kitchen; his sister calls."""
GUN_IN_HAND = {
    **USUAL,
    "problem": "suicidal_person",
    "caller_role": "person_in_crisis",
    "suicide": "imminent",
    "weapon": "firearm",
    "weapon_access": "in_hand",
    "engagement": "talking_now",
}
"""The call on which the Sacramento policy sends nobody."""
QUIET = {
    **USUAL,
    "problem": "suicidal_person",
    "caller_role": "person_in_crisis",
    "suicide": "ideation",
    "engagement": "talking_now",
}
"""A man parked at home, crying, who wants to talk: a call for the crisis line."""
SACRAMENTO = "sacramento-sheriff-2025"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 21, 46, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now

    def pass_s(self, dispatcher: Dispatcher, seconds: int) -> None:
        """Let time pass, and the desk notice."""
        self.now += timedelta(seconds=seconds)
        dispatcher.running.desk.tick()


def a_gap_call(dispatcher: Dispatcher) -> str:
    """A gap call under the Sacramento policy, a supervisor asked; its number."""
    dispatcher.take_call("9 Sorrel Court")
    dispatcher.answer(GUN_IN_HAND)
    return dispatcher.call.id


def a_sent_call(dispatcher: Dispatcher) -> str:
    """The call with the knife, everyone sent that the agency's own policy asks for; its number."""
    dispatcher.take_call("14 Alder Row")
    dispatcher.answer(KNIFE)
    dispatcher.send_all()
    return dispatcher.call.id
