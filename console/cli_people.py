"""The verbs of `console people`: list, add, set, password, release: a room is staffed from a script.

Each does what the People screen does, by the same commands and with the same refusals.
"""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import get_args

from console import accounts
from console.cli_io import Unusable, complain, say, say_json
from console.cli_sign_in import (
    add_person,
    asks_here,
    enter_failed,
    named,
    password_in,
    patiently,
    signed_in,
)
from console.domain import commands as c
from console.domain.agency import Role
from console.domain.board import Board
from console.domain.clock import as_text, utc_now
from console.domain.people import PersonNow
from console.domain.people_commands import PERSON_ID
from console.domain.refusals import in_words
from console.domain.roles import is_first_start, people, person_named
from console.domain.rows.staff import PersonRow, person_rows
from console.errors import Refused
from console.session import NotBundled, Session, open_session
from console.settings import default_store

Act = Callable[[Session, Namespace], str]


def add_to(parser: ArgumentParser) -> None:
    """Add the verbs to the parser of `people`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser(
        "list", help="everybody who works here", description="Everybody who works here."
    )
    listing.set_defaults(run=people_list)
    _add_store(listing)
    acts: dict[str, tuple[Act, str]] = {
        "add": (_add, "add somebody; the first one is an administrator with a password"),
        "set": (_set, "change somebody's name or roles, or whether they work here"),
        "password": (
            _password,
            "give somebody a first password to be changed at the first sign-in, or change one's own",
        ),
        "release": (_release, "let somebody sign in again who was locked out or away for long"),
    }
    for name, (act, tells) in acts.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=people_act, act=act)
        _add_store(verb)
        verb.add_argument("person", metavar="ID", help="the short name, small letters")
        add_person(verb)
        verb.add_argument(
            "--agency", metavar="ID", help="the agency of a store that is made now, or its file"
        )
        if name in ("add", "set"):
            _add_about(verb, is_added=name == "add")
        if name in ("add", "password"):
            must = name == "password"
            told = "the new password: the first line of this file"
            verb.add_argument("--new-password-file", metavar="FILE", required=must, help=told)
        if name == "release":
            verb.add_argument("--reason", metavar="WORDS", required=True, help="how you know that it is them")


def people_list(args: Namespace) -> int:
    """Say who works here and how their accounts stand; nothing is made where there is no store."""
    store = args.store or default_store()
    if not store.exists():
        raise Unusable(f"{store}: there is no store here.")
    session = _session(args, "")
    try:
        rows = person_rows(session.board, session.moment().at)
    finally:
        session.close()
    for row in rows:
        if args.json:
            say_json(_row_json(session.board, row))
        else:
            sits = f", sits at {row.sits}" if row.sits else ""
            say(f"{row.person:16} {row.name} ({row.roles}): {row.state}{sits}")
    return 0


def people_act(args: Namespace) -> int:
    """Do one act on the accounts; 1 where it was refused."""
    if not re.match(PERSON_ID, args.person):
        raise Unusable(
            f"{args.person}: a short name has small letters, figures, dots and dashes, and no blanks."
        )
    session = _session(args, named("--position", args.position))
    act: Act = args.act
    try:
        if act is _add and is_first_start(session.board):
            done = _begin(session, args)
        elif act is _password and _is_own(session, args):
            done = _own_password(session, args)
        else:
            with signed_in(session, named("--as", args.who), args.password_file):
                done = act(session, args)
    except Refused as refused:
        enter_failed(session)
        if args.json:
            say_json({"refused": refused.code, "says": in_words(refused)})
        else:
            complain(in_words(refused))
        return 1
    finally:
        session.close()
    if args.json:
        row = next(each for each in person_rows(session.board, utc_now()) if each.person == args.person)
        say_json(_row_json(session.board, row))
    else:
        say(done)
    return 0


def _add_store(parser: ArgumentParser) -> None:
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _add_about(parser: ArgumentParser, *, is_added: bool) -> None:
    roles = get_args(Role)
    parser.add_argument("--name", metavar="NAME", required=is_added, help="first and last name")
    told = f"one of {', '.join(roles)}; may be given more than once"
    parser.add_argument("--role", action="append", choices=roles, required=is_added, help=told)
    if not is_added:
        told = "whether they still work here"
        parser.add_argument("--active", choices=("yes", "no"), help=told)


def _session(args: Namespace, position: str) -> Session:
    agency = getattr(args, "agency", None)
    try:
        return open_session(args.store or default_store(), agency, None, "", position, "live", utc_now)
    except NotBundled as error:
        raise Unusable(error.says) from error
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused


def _begin(session: Session, args: Namespace) -> str:
    """The first start: an administrator with a password, who needs nobody to let them in."""
    if "administrator" not in args.role or args.new_password_file is None:
        raise Unusable(
            "Nobody has a password here yet, so the first one is an administrator with a password: "
            "--role administrator --new-password-file FILE."
        )
    name, wanted = named("--name", args.name), tuple(dict.fromkeys(args.role))
    if wanted != ("administrator",):
        patiently(lambda: session.do(c.SetPerson(person=args.person, name=name, roles=wanted)))
    password = password_in("--new-password-file", args.new_password_file)
    patiently(lambda: accounts.make_first_administrator(session, args.person, name, password))
    return f"{name} is the first administrator."


def _add(session: Session, args: Namespace) -> str:
    if args.person in people(session.board):
        raise Unusable(f"There is somebody with the short name {args.person} already: `console people set`.")
    name, roles = named("--name", args.name), tuple(dict.fromkeys(args.role))
    patiently(lambda: session.do(c.SetPerson(person=args.person, name=name, roles=roles)))
    if args.new_password_file is None:
        return f"{name} was added. Without a password nobody can sign in as {args.person}."
    _give(session, args)
    return f"{name} was added, and has a password to be changed at the first sign-in."


def _set(session: Session, args: Namespace) -> str:
    before = _known(session, args.person)
    name = named("--name", args.name) if args.name is not None else before.name
    roles = tuple(dict.fromkeys(args.role)) if args.role else before.roles
    is_active = before.is_active if args.active is None else args.active == "yes"
    changed = c.SetPerson(person=args.person, name=name, roles=roles, is_active=is_active)
    patiently(lambda: session.do(changed))
    return f"{name} was changed."


def _password(session: Session, args: Namespace) -> str:
    _known(session, args.person)
    _give(session, args)
    return f"{args.person} has a password to be changed at the first sign-in."


def _is_own(session: Session, args: Namespace) -> bool:
    """Whether somebody changes their own password, for which nobody has to let them in."""
    person = person_named(session.board, args.who or "")
    return asks_here(session) and person is not None and person.id == args.person


def _own_password(session: Session, args: Namespace) -> str:
    if args.password_file is None:
        raise Unusable("Your own password is changed with the one before: --password-file FILE.")
    before = password_in("--password-file", args.password_file)
    password = password_in("--new-password-file", args.new_password_file)
    patiently(lambda: accounts.change_password(session, args.person, before, password))
    return f"{args.person} has another password."


def _release(session: Session, args: Namespace) -> str:
    _known(session, args.person)
    patiently(lambda: session.do(c.ReleaseAccount(person=args.person, reason=args.reason)))
    return f"{args.person} can sign in again."


def _give(session: Session, args: Namespace) -> None:
    password = password_in("--new-password-file", args.new_password_file)
    patiently(lambda: accounts.set_password(session, args.person, password))


def _known(session: Session, person: str) -> PersonNow:
    found = people(session.board).get(person)
    if found is None:
        raise Refused("nobody_by_that_name", person=person)
    return found


def _row_json(board: Board, row: PersonRow) -> dict[str, object]:
    return {
        "person": row.person,
        "name": row.name,
        "roles": list(people(board)[row.person].roles),
        "active": row.is_active,
        "seen": _moment(row.seen),
        "sits": row.sits,
        "state": row.state,
    }


def _moment(at: datetime | None) -> str | None:
    return as_text(at) if at is not None else None
