"""Decisions about calls of another system: taking them over, all or none, and undoing that as a whole."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.deciding.moment import Moment
from console.domain.import_commands import ImportedCall
from console.domain.import_entries import answers_text
from console.domain.rows.words import RESPONSES
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.ImportCalls():
            return tuple(_import(board, command, moment))
        case c.UndoImport():
            return (_undo(command, moment),)
        case _:
            return None


def _import(board: Board, command: c.ImportCalls, moment: Moment) -> Iterator[e.AnyBody]:
    for batch in _standing(moment):
        if batch.file_sum == command.file_sum:
            raise Refused("import_again", file=batch.file, batch=batch.batch)
    _known(board, command, moment)
    batch_number, prefix = board.last + 1, in_force(board).agency.call_number_prefix
    first = int(moment.next_call.removeprefix(prefix))
    yield e.ImportBegun(
        batch=batch_number,
        **command.model_dump(include={"file", "file_sum", "mapping", "mapping_sum", "rows"}),
        calls=len(command.calls),
    )
    for number, call in enumerate(command.calls, start=first):
        told = {name: getattr(call, name) for name in ImportedCall.model_fields if name != "answers"}
        own = {"call": f"{prefix}{number:05d}", "batch": batch_number, "answers": answers_text(call.answers)}
        yield e.CallImported.model_validate({**told, **own})


def _undo(command: c.UndoImport, moment: Moment) -> e.ImportUndone:
    standing = {batch.batch: batch for batch in _standing(moment)}
    if command.batch not in standing:
        numbers = ", ".join(str(each) for each in standing) or "none"
        raise Refused("no_such_import", batch=command.batch, batches=numbers)
    return e.ImportUndone(batch=command.batch, calls=standing[command.batch].calls, reason=command.reason)


def _standing(moment: Moment) -> Iterator[e.ImportBegun]:
    """The imports that nobody has undone, as the ledger looks them up."""
    for entry in (moment.named, *moment.also_named):
        if entry is not None and isinstance(entry.body, e.ImportBegun):
            yield entry.body


def _known(board: Board, command: c.ImportCalls, moment: Moment) -> None:
    """Raises Refused where a call names what this room does not have: nothing is guessed."""
    facts, agency = in_force(board).compiled.catalogue.by_id, in_force(board).agency
    dispositions = tuple(each.id for each in agency.disposition)
    for call in command.calls:
        if call.received > moment.at:
            raise Refused("then_in_future")
        for fact, answer in call.answers.items():
            if fact not in facts:
                raise Refused("no_such_fact", fact=fact, hint=f"It stands in row {call.row}.")
            if answer not in facts[fact].answer_ids:
                known = ", ".join(facts[fact].answer_ids)
                raise Refused("no_such_answer", answer=answer, fact=fact, answers=known)
        for response in call.went:
            if response not in RESPONSES:
                raise Refused("no_such_response", response=response, responses=", ".join(RESPONSES))
        if call.disposition and call.disposition not in dispositions:
            known = ", ".join(dispositions)
            raise Refused("no_such_disposition", disposition=call.disposition, dispositions=known)
