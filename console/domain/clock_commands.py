"""The commands about clocks that look after people. Part of `commands`."""

from typing import Literal

from console.domain.command import Base
from console.domain.names import Plain


class SilenceAlert(Base):
    """Let one alert be heard no more at this position, until it gets graver or comes again; it stays seen."""

    command: Literal["SilenceAlert"] = "SilenceAlert"
    call: Plain
    alert: Plain
