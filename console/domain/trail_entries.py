"""The entry about where a unit is. Part of `entries`."""

from typing import Annotated, Literal

from console.domain.body import Body
from console.domain.names import Mark, PersonText, Plain


class UnitPlaced(Body):
    """A crew said where it is; `call`: the call that it was on."""

    kind: Literal["UnitPlaced"] = "UnitPlaced"
    unit: Plain
    call: Annotated[str | None, Mark.PLAIN]
    place: PersonText
