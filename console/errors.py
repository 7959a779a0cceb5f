"""The kinds of failure: people's situations are `Refused`, the machine's are `StoreUnavailable` and its kin.

Everything else that is raised is a bug and must crash where the crash page can say what is safe (STYLE 19).
Where it came from is told without what it says: the message of an exception holds what was typed.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path


class Refused(Exception):  # noqa: N818 - the word the whole project uses for it
    """A command that the room does not allow now; `code` is stable, `values` fill its sentence.

    The sentence for each code stands in `console.domain.refusals`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class StoreUnavailable(Exception):  # noqa: N818 - says what is the case, as Refused does
    """The store cannot be written or opened now; nothing that was shown as saved is lost.

    `kind`: `locked`, `full`, `read_only`, `io`, `missing`, `newer`, `other_purpose`, `not_a_store`.
    `says`: where, what is wrong and what to do next, in the reader's words.
    """

    def __init__(self, kind: str, says: str) -> None:
        super().__init__(says)
        self.kind = kind
        self.says = says


class StoreDamaged(StoreUnavailable):
    """The store was read and is not what was written: a page, a row or the chain does not fit."""

    def __init__(self, says: str) -> None:
        super().__init__("damaged", says)


def where(error: BaseException) -> Iterator[str]:
    """The kind of each exception of the chain and the lines of code it came through, the oldest first.

    No message, no note on it and no value of a variable: they hold callers' words.
    """
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from where(before)
        yield "then:"
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}: {frame.line}"
