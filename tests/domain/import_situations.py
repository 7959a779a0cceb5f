"""Calls of another system as commands, and a situation for every refusal about them."""

from collections.abc import Callable
from datetime import timedelta

from console.domain import commands as c
from console.domain.import_commands import ImportedCall
from tests.domain.build import START, SUPERVISOR, Desk, a_desk

SUM, OTHER_SUM = "a" * 64, "b" * 64


def imported(row: int = 2, **more: object) -> ImportedCall:
    """A call of another system, of the day before."""
    about = {"row": row, "received": START - timedelta(days=1), "source": f"L-{row}", "address": "Eugene"}
    return ImportedCall.model_validate({**about, "reasons": "Paranoia", **more})


def importing(*calls: ImportedCall, file_sum: str = SUM) -> c.ImportCalls:
    """The command that takes these over; one call where none is given."""
    told = calls or (imported(),)
    return c.ImportCalls(
        file="calls.csv", file_sum=file_sum, mapping="county", mapping_sum=SUM, rows=len(told), calls=told
    )


IMPORT_SITUATIONS: dict[str, Callable[[], tuple[Desk, c.Command]]] = {
    "import_again": lambda: (a_desk_with_import(), importing()),
    "no_such_import": lambda: (a_desk_with_import(), c.UndoImport(batch=1, reason="the wrong file")),
}


def a_desk_with_import() -> Desk:
    """A desk in whose ledger an import stands."""
    desk = a_desk()
    desk.who = SUPERVISOR
    desk.do(importing())
    return desk
