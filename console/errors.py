"""The kinds of failure: people's situations are `Refused`, the machine's are `StoreUnavailable` and its kin.

Everything else that is raised is a bug and must crash where the crash page can say what is safe (STYLE 19).
"""


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
