"""The commands that take calls over from another system, and undo that as a whole. Part of `commands`."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from console.domain.command import Base, EntryNumber, Names, Reason, checked_words, written_out
from console.domain.names import Mark, Plain
from console.domain.texts import DETAIL_MAX, NOTE_MAX

CALLS_MAX = 100_000
"""So many calls at most are taken over at once: all of them stand in one transaction."""
Sum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$"), Mark.PLAIN]
Stamp = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(written_out), Mark.PLAIN]
MaybeStamp = Annotated[AwareDatetime | None, Field(strict=False), BeforeValidator(written_out), Mark.PLAIN]
Line = Annotated[str, Field(max_length=DETAIL_MAX)]


class ImportedCall(BaseModel):
    """A call as another system has it.

    row: where it stood in the file. source: its number there. reasons: in that system's words.
    answers: of our facts, for those that the mapping knows. went: the responses that went, as our policies
    name them; went_all: whether nobody else did. units: as that system names them. disposition: of the
    agency in force, empty where none is known.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    row: Annotated[int, Field(gt=0), Mark.PLAIN]
    received: Stamp
    source: Annotated[Line, Mark.PERSON] = ""
    address: Annotated[Line, Mark.PERSON] = ""
    zone: Annotated[Line, Mark.PLAIN] = ""
    reasons: Annotated[str, Field(max_length=NOTE_MAX), Mark.HEALTH] = ""
    answers: Annotated[dict[str, str], Mark.HEALTH] = {}
    went: Names = ()
    went_all: Annotated[bool, Mark.PLAIN] = False
    units: Names = ()
    disposition: Plain = ""
    priority: Annotated[int | None, Mark.PLAIN] = None
    dispatched: MaybeStamp = None
    en_route: MaybeStamp = None
    arrived: MaybeStamp = None
    with_person: MaybeStamp = None
    cleared: MaybeStamp = None
    closed: MaybeStamp = None

    def model_post_init(self, _context: object) -> None:
        """Refuse words that nobody could read again."""
        checked_words(self)


class ImportCalls(Base):
    """Take over calls from a file of another system: all of them or none.

    file: its name; file_sum: SHA-256 over it. mapping, mapping_sum: by which it was read. rows: how many it
    has, some of which the mapping may leave out.
    """

    command: Literal["ImportCalls"] = "ImportCalls"
    file: Annotated[str, Field(min_length=1, max_length=DETAIL_MAX), Mark.PLAIN]
    file_sum: Sum
    mapping: Plain
    mapping_sum: Sum
    rows: Annotated[int, Field(gt=0), Mark.PLAIN]
    calls: Annotated[tuple[ImportedCall, ...], Field(min_length=1, max_length=CALLS_MAX), Mark.HEALTH]


class UndoImport(Base):
    """Undo an import as a whole; `batch`: the entry in which it began. Its calls then count nowhere."""

    command: Literal["UndoImport"] = "UndoImport"
    batch: EntryNumber
    reason: Reason
