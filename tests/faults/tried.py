"""What came of trying one kind of fault: counts that add up, and the line of the table that they make."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from console.errors import StoreUnavailable

HEAD = (
    "| kind | how it was made | tried | entries acknowledged | lost | half there | messages checked |",
    "|---|---|---:|---:|---:|---:|---:|",
)
SAFE = (
    "Everything that was shown as saved is in the file",
    "Everything that was shown as saved is in that file and the log beside it",
    "Nothing was changed",
)
NEXT = (
    "try again",
    "put both back",
    "Check ",
    "Install the newer program",
    "Choose another file",
    "Open it once with the desk",
    "go on with the last backup",
    "choose another",
)
NOT_FOR_PEOPLE = ("Traceback", "Errno", "sqlite3.", "apsw", "None", "0x")


class Tried(NamedTuple):
    """How often a fault was made, and what was there afterwards.

    lost: acknowledged entries that are not there, or are not what was acknowledged. half: stores with a part
    of a command in them, whose entries, chain, index and board do not fit each other, or that did not go on
    or say what they should. told: words about each of these. classes: what the fault came to, where that is
    counted too. is_counted: whether the table's sum holds it; a disk that lies is shown and not counted.
    """

    kind: str = ""
    how: str = ""
    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    messages: int = 0
    told: tuple[str, ...] = ()
    classes: tuple[tuple[str, int], ...] = ()
    is_counted: bool = True


def added(each: Iterable[Tried]) -> Tried:
    """The sum of what was tried; kind and manner are those of the first."""
    every = tuple(each)
    classes: Counter[str] = Counter()
    for one in every:
        classes.update(dict(one.classes))
    return every[0]._replace(
        tried=sum(one.tried for one in every),
        acknowledged=sum(one.acknowledged for one in every),
        lost=sum(one.lost for one in every),
        half=sum(one.half for one in every),
        messages=sum(one.messages for one in every),
        told=tuple(words for one in every for words in one.told),
        classes=tuple(classes.items()),
    )


def is_survived(tried: Tried) -> bool:
    """Whether nothing was lost and nothing is half there."""
    return not (tried.lost or tried.half or tried.told)


def table_line(tried: Tried) -> str:
    """One line of the table; where the faults fall into classes, how many into each."""
    classes = ", ".join(f"{name} {count:,}" for name, count in tried.classes)
    kind = tried.kind if tried.is_counted else f"({tried.kind})"
    how = f"{tried.how}: {classes}" if classes else tried.how
    return "| " + " | ".join([kind, how, *(f"{number:,}" for number in tried[2:7])]) + " |"


def message_faults(trouble: StoreUnavailable) -> Sequence[str]:
    """What a message lacks of where, what is safe and what to do next; empty where it lacks nothing."""
    says, lacks = trouble.says, []
    if not says.startswith("/") and ":" not in says:
        lacks.append("where")
    if not any(words in says for words in SAFE):
        lacks.append("what is safe")
    if not any(words in says for words in NEXT):
        lacks.append("what to do next")
    lacks += [f"words for no reader ({words})" for words in NOT_FOR_PEOPLE if words in says]
    return [f"the message “{says}” lacks {each}" for each in lacks]
