"""`console record`: commands in, a line of JSON each; an answer out for each, once its commit is on the disk.

What can be done on the desk can be done here, by the same commands and with the same refusals.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from console.cli_commands import BadCommand, command_on, example_lines
from console.cli_io import Unusable, input_lines, let_go_of_output, say, say_json
from console.cli_lines import BadLine, is_blank
from console.cli_sign_in import add_person, asks_here, named, patiently, signed_in
from console.domain.clock import RoomClock
from console.domain.commands import COMMANDS, Command
from console.domain.entries import CallOpened
from console.domain.refusals import in_words
from console.errors import Refused, StoreUnavailable
from console.session import NotBundled, Session, open_session, put_in_force
from console.settings import default_store


def add_to(parser: ArgumentParser) -> None:
    """Add the options to the parser of `record`."""
    parser.set_defaults(run=record)
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    parser.add_argument("--agency", metavar="ID", help="the agency of a store that is made now, or its file")
    parser.add_argument("--policy", metavar="P", help="a policy to put in force first: its id or its file")
    add_person(parser, position=None)
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of all commands")
    parser.add_argument("--example", action="store_true", help="print a stream that takes a call to its end")


def record(args: Namespace) -> int:
    """Do the commands on the standard input; 1 where one was refused, 2 where a line was no command."""
    if args.schema:
        say(json.dumps(COMMANDS.json_schema(), ensure_ascii=False, indent=2))
        return 0
    if args.example:
        for line in example_lines():
            say(line)
        return 0
    who, position = named("--as", args.who), named("--position", args.position)
    lines = input_lines("-")
    session = _session(args, who, position)
    try:
        with signed_in(session, who, args.password_file):
            _adopt(session, args.policy)
            return _answer_all(session, lines)
    except BrokenPipeError as left:
        let_go_of_output()
        raise Unusable(
            "The answers are no longer read, so the rest was not done. What was done is in the store: "
            "`console ledger export` shows it."
        ) from left
    finally:
        session.close()


def _session(args: Namespace, who: str, position: str) -> Session:
    try:
        return open_session(
            args.store or default_store(), args.agency, args.policy, who, position, "live", RoomClock()
        )
    except NotBundled as error:
        raise Unusable(error.says) from error
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused


def _adopt(session: Session, policy: str | None) -> None:
    """Put in force what is asked for, where somebody had to sign in for it."""
    if policy is None or not asks_here(session):
        return
    try:
        patiently(lambda: put_in_force(session, policy))
    except NotBundled as error:
        raise Unusable(error.says) from error
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused


@dataclass(slots=True)
class _Stream:
    """How the stream went so far, and the call that it opened last."""

    last_call: str | None = None
    refused: int = 0
    bad: int = 0


def _answer_all(session: Session, lines: Iterable[bytes]) -> int:
    stream = _Stream()
    for number, line in enumerate(lines, 1):
        if is_blank(line):
            continue
        try:
            command = command_on(line, number, stream.last_call)
            say_json({"line": number, **_done(session, command, stream)})
        except BadCommand as bad:
            stream.bad += 1
            say_json(bad.as_json(number))
        except StoreUnavailable as error:
            # What follows may rest on what could not be written, so the stream ends here.
            say_json(BadLine(number, error.says).as_json(kind=error.kind))
            return 2
    return 2 if stream.bad else 1 if stream.refused else 0


def _done(session: Session, command: Command, stream: _Stream) -> dict[str, object]:
    try:
        entries = patiently(lambda: session.do(command))
    except Refused as refused:
        stream.refused += 1
        return {"refused": refused.code, "says": in_words(refused)}
    opened = [entry.body.call for entry in entries if isinstance(entry.body, CallOpened)]
    stream.last_call = opened[-1] if opened else stream.last_call
    answer: dict[str, object] = {"entries": [entry.number for entry in entries]}
    return answer | {"call": opened[-1]} if opened else answer
