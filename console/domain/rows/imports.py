"""What was taken over from another system, in one line each."""

from console.domain import entries as e


def import_words(body: e.AnyBody) -> str:
    """What was taken over or undone; empty where the entry is of something else."""
    match body:
        case e.ImportBegun():
            return f"{_calls(body.calls)} taken over from {body.file}"
        case e.CallImported():
            # Where it is from the log says by itself, as of all that is entered later than it happened.
            return f"Call {body.call}, row {body.row}: {body.reasons or 'no reason is given'}"
        case e.ImportUndone():
            return f"The import in entry {body.batch} was undone: {_calls(body.calls)} count nowhere"
        case _:
            return ""


def _calls(number: int) -> str:
    return "1 call" if number == 1 else f"{number:,} calls"
