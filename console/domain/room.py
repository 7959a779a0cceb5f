"""The room in force, made from the three texts that an adoption holds, and their fingerprint."""

import hashlib
import tomllib
from collections.abc import Iterator

from console.domain.agency import read_agency
from console.domain.board import Room
from console.domain.visible import shows_nothing, visible
from console.policy.diagram import compile_policy
from console.policy.facts import read_catalogue
from console.policy.load import read_policy


def room_of(policy: str, catalogue: str, agency: str) -> Room:
    """The room that three texts make. Raises Faulty or AgencyFaulty where one has faults."""
    facts = read_catalogue(catalogue, "facts.toml")
    compiled = compile_policy(read_policy(policy, "policy", facts), facts)
    return Room(read_agency(agency, "agency.toml"), compiled, fingerprint(policy, catalogue, agency))


def hidden_in(policy: str, catalogue: str, agency: str) -> tuple[str, ...]:
    """Each text of the three that holds what nobody sees, with its key: a policy decides in the open."""
    files = (("policy", policy), ("facts.toml", catalogue), ("agency.toml", agency))
    return tuple(says for name, text in files for says in _hidden(tomllib.loads(text), name))


def _hidden(held: object, where: str) -> Iterator[str]:
    match held:
        case dict():
            for key, each in held.items():
                yield from _hidden(key, f"{where}, a key")
                yield from _hidden(each, f"{where}, {visible(key)}")
        case list():
            for number, each in enumerate(held, start=1):
                yield from _hidden(each, f"{where} no. {number}")
        case str() if visible(held, lines=True) != held or (held and shows_nothing(held)):
            yield f"{where}: “{visible(held)}” holds what cannot be seen; write it again"


def fingerprint(policy: str, catalogue: str, agency: str) -> str:
    """SHA-256, in hex, over the three texts, each led by its length so that no two triples give one sum."""
    sums = hashlib.sha256()
    for text in (policy, catalogue, agency):
        data = text.encode()
        sums.update(len(data).to_bytes(8, "big"))
        sums.update(data)
    return sums.hexdigest()
