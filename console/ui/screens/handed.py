"""The calls handed over to this position that were in front here since and that nobody worked on."""

from console.domain.board import Call


class SeenHere:
    """Which handing over of which call was seen; known to this desk alone, until it is closed."""

    def __init__(self) -> None:
        self._entries: set[int] = set()

    @property
    def entries(self) -> frozenset[int]:
        """The entries by which calls came here that were in front since."""
        return frozenset(self._entries)

    def see(self, call: Call | None) -> None:
        """This call is in front."""
        if call is not None and call.handed is not None:
            self._entries.add(call.handed.entry)
