"""The command about where a unit is. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import Field

from console.domain.command import Base
from console.domain.names import Mark, Plain
from console.domain.texts import DETAIL_MAX


class PlaceUnit(Base):
    """Where a unit is, as its crew says by radio: the words as they are heard."""

    command: Literal["PlaceUnit"] = "PlaceUnit"
    unit: Plain
    place: Annotated[str, Field(min_length=1, max_length=DETAIL_MAX), Mark.PERSON]
