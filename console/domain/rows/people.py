"""What happened with people and positions, in one line each; an id without a known name stands as it is."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from console.domain import entries as e
from console.domain.agency import Role

NO_NAMES: Mapping[str, str] = MappingProxyType({})
MEANS: dict[Role, str] = {
    "dispatcher": "takes calls and sends units",
    "supervisor": "also approves, puts policies in force, releases accounts, answers for broken glass",
    "trainer": "runs practice; does nothing on real calls",
    "administrator": "looks after accounts and policies; does nothing on calls",
    "reader": "looks, and changes nothing",
}
"""What each role is for, in a few words."""
ROLES: dict[Role, str] = {
    "dispatcher": "dispatcher",
    "supervisor": "supervisor",
    "trainer": "trainer",
    "administrator": "administrator",
    "reader": "reader",
}


def people_words(body: e.AnyBody, names: Mapping[str, str] = NO_NAMES) -> str:
    """What happened, in a few words; empty for an entry that is not about people. names: by their ids."""
    match body:
        case e.SignedIn():
            before = names.get(body.took_over_from, body.took_over_from)
            over = f", taking over from {before}" if before else ""
            return f"{names.get(body.person, body.person)} signed in{_HOW[body.how]}{over}"
        case e.SignInFailed():
            return (
                f"A sign-in as {names.get(body.person, body.person)} failed"
                if body.person
                else "A sign-in failed: nobody by that name"
            )
        case e.SignedOff():
            over = f"; open calls went to {body.receiver}" if body.receiver else ""
            return f"{names.get(body.person, body.person)} signed off{over}"
        case e.PositionLocked():
            return "The desk was locked"
        case e.PositionUnlocked():
            return "The desk was unlocked"
        case e.GlassBroken():
            return f"{names.get(body.person, body.person)} broke the glass"
        case e.GlassAnswered():
            return f"A supervisor looked at the broken glass of entry {body.entry}"
        case e.ActRefused():
            return f"Refused: {command_words(body.command)}"
        case e.Exported():
            return f"Exported: {body.what.replace('_', ' ')}, up to entry {body.up_to}"
        case _:
            return _accounts(body, names)


def roles_words(roles: tuple[Role, ...]) -> str:
    """The roles as a list in words."""
    return ", ".join(ROLES[role] for role in roles) or "no role"


def _accounts(body: e.AnyBody, names: Mapping[str, str]) -> str:
    match body:
        case e.PersonSet():
            gone = "" if body.is_active else "; works here no longer"
            return f"{body.name or body.person}: {roles_words(body.roles)}{gone}"
        case e.PasswordSet():
            return f"{names.get(body.person, body.person)} has another password"
        case e.AccountLocked():
            return f"{names.get(body.person, body.person)} is locked out: too many sign-ins failed"
        case e.AccountReleased():
            return f"{names.get(body.person, body.person)} was released and can sign in again"
        case _:
            return ""


_HOW = {"password": "", "demo": " (demonstration, without a password)", "glass": " by breaking the glass"}


def command_words(command: str) -> str:
    """A command's name in words: `SetPerson` as `set person`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", command).lower()
