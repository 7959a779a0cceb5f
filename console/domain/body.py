"""What every entry's body shares: its base and the kinds of its plain fields. It knows no kind of entry."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from console.domain.names import Mark

PlainNames = Annotated[tuple[str, ...], Mark.PLAIN]
PlainFlag = Annotated[bool, Mark.PLAIN]
PlainNumber = Annotated[int, Mark.PLAIN]
PlainMoment = Annotated[datetime, Mark.PLAIN]


class Body(BaseModel):
    """What every entry's body is: frozen, and strict about what it holds; built when first used."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
