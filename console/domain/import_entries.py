"""What stands in the ledger of calls taken over from another system. Part of `entries`.

They are on no board: nobody works on them any more. They are found, counted, exported and erased as calls
are.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from console.domain.body import Body, PlainFlag, PlainMoment, PlainNames, PlainNumber
from console.domain.names import HealthText, Mark, PersonText, Plain

IMPORT = "import"
"""What imports that stand are looked up by, beside their matter."""
MaybeMoment = Annotated[datetime | None, Mark.PLAIN]


class ImportBegun(Body):
    """Calls were taken over from a file; they stand in the entries right behind this one.

    batch: the number of this entry. rows: of the file. calls: how many were taken over.
    """

    kind: Literal["ImportBegun"] = "ImportBegun"
    batch: PlainNumber
    file: Plain
    file_sum: Plain
    mapping: Plain
    mapping_sum: Plain
    rows: PlainNumber
    calls: PlainNumber


class CallImported(Body):
    """A call as another system had it, under a number of ours.

    row, source: where it stood in the file, and its number there. reasons: in that system's words.
    answers: of our facts, as `answers_of` reads them. went: the responses that went; went_all: whether nobody
    else did. Each time is left out where that system has none that can be believed.
    """

    kind: Literal["CallImported"] = "CallImported"
    call: Plain
    batch: PlainNumber
    row: PlainNumber
    received: PlainMoment
    source: PersonText = ""
    address: PersonText = ""
    zone: Plain = ""
    reasons: HealthText = ""
    answers: HealthText = ""
    went: PlainNames = ()
    went_all: PlainFlag = False
    units: PlainNames = ()
    disposition: Plain = ""
    priority: Annotated[int | None, Mark.PLAIN] = None
    dispatched: MaybeMoment = None
    en_route: MaybeMoment = None
    arrived: MaybeMoment = None
    with_person: MaybeMoment = None
    cleared: MaybeMoment = None
    closed: MaybeMoment = None


class ImportUndone(Body):
    """An import was undone as a whole: its calls count nowhere. calls: how many that were."""

    kind: Literal["ImportUndone"] = "ImportUndone"
    batch: PlainNumber
    calls: PlainNumber
    reason: HealthText


def import_matter(calls: int, batch: int) -> str:
    """By what an import is looked up: it begins with how many entries behind its own are its calls."""
    return f"{calls}:{batch}"


def answers_text(answers: Mapping[str, str]) -> str:
    """Answers as one text, which is veiled and erased as a whole."""
    return "; ".join(f"{fact}={answer}" for fact, answer in answers.items())


def answers_of(text: str) -> dict[str, str]:
    """The answers in such a text; none where it was erased, or is not shown."""
    pairs = (each.partition("=") for each in text.split("; "))
    return {fact: answer for fact, is_pair, answer in pairs if is_pair}
