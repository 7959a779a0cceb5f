"""The entries about who is on which unit, and which position looks after it. Part of `entries`."""

from typing import Literal

from console.domain.body import Body, PlainMoment, PlainNames
from console.domain.names import HealthText, PersonText, Plain


class UnitSignedOn(Body):
    """People went on duty on a unit; `shift` is empty where `until` was said and no shift."""

    kind: Literal["UnitSignedOn"] = "UnitSignedOn"
    unit: Plain
    members: PlainNames
    shift: Plain
    until: PlainMoment


class CrewChanged(Body):
    """People joined or left a crew within its shift."""

    kind: Literal["CrewChanged"] = "CrewChanged"
    unit: Plain
    joined: PlainNames
    left: PlainNames
    reason: HealthText


class UnitSignedOff(Body):
    """A crew went home: these people. `relieved_by`: the unit that took over on its call, if any did."""

    kind: Literal["UnitSignedOff"] = "UnitSignedOff"
    unit: Plain
    members: PlainNames
    relieved_by: Plain


class UnitHandedOver(Body):
    """Another position looks after a unit on duty, at a shift's end; `to`: who sits there."""

    kind: Literal["UnitHandedOver"] = "UnitHandedOver"
    unit: Plain
    to: PersonText
    position: Plain


ABOUT_CREWS = (UnitSignedOn, CrewChanged, UnitSignedOff, UnitHandedOver)
"""The kinds that say who is on a unit and who looks after it."""
