"""The entries about the safety of crews, and about who could not go. Part of `entries`."""

from typing import Annotated, Literal

from console.domain.body import Body, PlainMoment
from console.domain.names import (
    CheckAnswer,
    CrewDid,
    HealthText,
    Mark,
    PersonText,
    Plain,
    RefusalWhy,
    UnservedWhy,
)


class PanicReported(Body):
    """A crew called for help."""

    kind: Literal["PanicReported"] = "PanicReported"
    call: Plain
    unit: Plain


class PanicEnded(Body):
    """A named person said that the crew is safe."""

    kind: Literal["PanicEnded"] = "PanicEnded"
    call: Plain
    unit: Plain
    by: PersonText
    reason: HealthText


class CheckAnswered(Body):
    """A crew at the scene was asked whether it is well."""

    kind: Literal["CheckAnswered"] = "CheckAnswered"
    call: Plain
    unit: Plain
    answer: Annotated[CheckAnswer, Mark.PLAIN]


class UnitRefused(Body):
    """A crew did not go, for its own safety, and came off the call."""

    kind: Literal["UnitRefused"] = "UnitRefused"
    call: Plain
    unit: Plain
    status: Plain
    why: Annotated[RefusalWhy, Mark.PLAIN]
    reason: HealthText


class DeputiesAsked(Body):
    """A crew asked for deputies to make a scene safe; `due`: when somebody must have answered."""

    kind: Literal["DeputiesAsked"] = "DeputiesAsked"
    call: Plain
    unit: Plain
    due: PlainMoment
    reason: HealthText


class DeputiesAnswered(Body):
    """A named person answered a crew's request for deputies."""

    kind: Literal["DeputiesAnswered"] = "DeputiesAnswered"
    call: Plain
    unit: Plain
    answer: Annotated[Literal["yes", "no"], Mark.PLAIN]
    by: PersonText
    reason: HealthText


class CrewDidThen(Body):
    """What a crew that had asked for deputies did then."""

    kind: Literal["CrewDidThen"] = "CrewDidThen"
    call: Plain
    unit: Plain
    did: Annotated[CrewDid, Mark.PLAIN]
    reason: HealthText


class ResponseUnserved(Body):
    """A response that was asked for did not go, and why."""

    kind: Literal["ResponseUnserved"] = "ResponseUnserved"
    call: Plain
    response: Plain
    why: Annotated[UnservedWhy, Mark.PLAIN]
    note: HealthText
