"""The room in force, made from the three texts that an adoption holds, and their fingerprint."""

import hashlib

from console.domain.agency import read_agency
from console.domain.board import Room
from console.policy.diagram import compile_policy
from console.policy.facts import read_catalogue
from console.policy.load import read_policy


def room_of(policy: str, catalogue: str, agency: str) -> Room:
    """The room that three texts make. Raises Faulty or AgencyFaulty where one has faults."""
    facts = read_catalogue(catalogue, "facts.toml")
    compiled = compile_policy(read_policy(policy, "policy", facts), facts)
    return Room(read_agency(agency, "agency.toml"), compiled, fingerprint(policy, catalogue, agency))


def fingerprint(policy: str, catalogue: str, agency: str) -> str:
    """SHA-256, in hex, over the three texts, each led by its length so that no two triples give one sum."""
    sums = hashlib.sha256()
    for text in (policy, catalogue, agency):
        data = text.encode()
        sums.update(len(data).to_bytes(8, "big"))
        sums.update(data)
    return sums.hexdigest()
