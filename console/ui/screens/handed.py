"""What this desk alone knows of its calls: which were in front, and with whose caller somebody talks here."""

from console.domain.board import Board, Call
from console.domain.rows.on_line import is_kept


class SeenHere:
    """Which handing over of which call was seen, and whose caller is on the line; until the desk is closed.

    Somebody talks with the caller of a call that is new here, and with one who is kept on the line once that
    call is in front again. A look at another call leaves nobody.
    """

    def __init__(self) -> None:
        self._entries: set[int] = set()
        self._met: set[str] = set()
        self.talks_with = ""

    @property
    def entries(self) -> frozenset[int]:
        """The entries by which calls came here that were in front since."""
        return frozenset(self._entries)

    def see(self, board: Board, call: Call | None, position: str) -> None:
        """This call is in front."""
        if call is None:
            return
        if call.handed is not None:
            self._entries.add(call.handed.entry)
        if call.position == position and (call.id not in self._met or is_kept(board, call)):
            self._met.add(call.id)
            self.talks_with = call.id
