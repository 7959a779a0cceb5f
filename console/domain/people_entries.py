"""The entries about people and positions. Part of `entries`; all but `CallHandedOver` are about `people`."""

from typing import Annotated, Literal

from console.domain.agency import Role
from console.domain.body import Body, PlainFlag, PlainNames, PlainNumber
from console.domain.names import HealthText, Mark, PersonText, Plain

HowSignedIn = Literal["password", "demo", "glass"]


class SignedIn(Body):
    """Somebody sat down; `took_over_from`: the id of who sat there. The position stands in the envelope."""

    kind: Literal["SignedIn"] = "SignedIn"
    person: Plain
    how: Annotated[HowSignedIn, Mark.PLAIN]
    took_over_from: Plain


class SignInFailed(Body):
    """A sign-in failed; `person` is empty where the name was nobody's: what was typed is not kept."""

    kind: Literal["SignInFailed"] = "SignInFailed"
    person: Plain


class SignedOff(Body):
    """Somebody left the position at the shift's end."""

    kind: Literal["SignedOff"] = "SignedOff"
    person: Plain
    receiver: Plain


class PositionLocked(Body):
    """The desk of the position was hidden."""

    kind: Literal["PositionLocked"] = "PositionLocked"
    person: Plain


class PositionUnlocked(Body):
    """Its person proved who they are and has the desk again."""

    kind: Literal["PositionUnlocked"] = "PositionUnlocked"
    person: Plain


class AccountLocked(Body):
    """Too many sign-ins failed: nobody can sign in as this person until somebody releases them."""

    kind: Literal["AccountLocked"] = "AccountLocked"
    person: Plain


class AccountReleased(Body):
    """They can sign in again."""

    kind: Literal["AccountReleased"] = "AccountReleased"
    person: Plain
    reason: HealthText


class PersonSet(Body):
    """Somebody was added or changed; this is all that then holds of them."""

    kind: Literal["PersonSet"] = "PersonSet"
    person: Plain
    name: PersonText
    roles: Annotated[tuple[Role, ...], Mark.PLAIN]
    is_active: PlainFlag


class PasswordSet(Body):
    """Somebody has another password; `proof`: SHA-256 over its salted sum, which the store keeps apart."""

    kind: Literal["PasswordSet"] = "PasswordSet"
    person: Plain
    proof: Plain
    must_change: PlainFlag


class GlassBroken(Body):
    """Somebody took rights that are not theirs, or sat down without a password, and why."""

    kind: Literal["GlassBroken"] = "GlassBroken"
    person: Plain
    reason: HealthText


class GlassAnswered(Body):
    """A supervisor looked at it; `entry`: the GlassBroken."""

    kind: Literal["GlassAnswered"] = "GlassAnswered"
    entry: PlainNumber
    reason: HealthText


class ActRefused(Body):
    """Somebody asked for what they may not do; `code`: of the refusal; `about`: the call or unit, if any."""

    kind: Literal["ActRefused"] = "ActRefused"
    command: Plain
    code: Plain
    about: Plain


class Exported(Body):
    """Words left the store: what, up to which entry, and the marks of the fields that were in it."""

    kind: Literal["Exported"] = "Exported"
    what: Plain
    up_to: PlainNumber
    marks: PlainNames


class CallHandedOver(Body):
    """An open call went to another person or position, at a shift's end or a take-over."""

    kind: Literal["CallHandedOver"] = "CallHandedOver"
    call: Plain
    to: PersonText
    position: Plain


ABOUT_PEOPLE = (
    SignedIn, SignInFailed, SignedOff, PositionLocked, PositionUnlocked, AccountLocked, AccountReleased,
    PersonSet, PasswordSet, GlassBroken, GlassAnswered, ActRefused, Exported,
)  # fmt: skip
"""The kinds whose subject is `people`."""
