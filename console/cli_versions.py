"""A policy as an entry of a store put it in force, on the command line `ID@ENTRY`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from console.cli_io import Unusable
from console.policy.facts import Catalogue, read_catalogue
from console.policy.load import read_policy
from console.policy.model import Policy

STORE_HELP = "the store that ID@ENTRY is taken from"
_NAMED = re.compile(r"(?P<id>[^@]*)@(?P<entry>[0-9]{1,18})")


class Version(NamedTuple):
    """A policy's text as an entry put it in force, and the list of facts it is read with."""

    id: str
    entry: int
    text: str
    catalogue: str

    @property
    def name(self) -> str:
        """How it is named on the command line."""
        return f"{self.id}@{self.entry}"


def is_version(name: str) -> bool:
    """Whether a name is that of a version; a file that is there goes before it."""
    return _NAMED.fullmatch(name) is not None and not Path(name).exists()


def versions_in(store: Path) -> Iterator[Version]:
    """Each version in a store, oldest first, the policies of zones too. Raises StoreUnavailable."""
    # Only here: the other verbs answer without the store's libraries.
    from console.ledger.adopted import adopted_in

    for each in adopted_in(store):
        for text in each.policies:
            yield Version(str(tomllib.loads(text).get("id", "")), each.entry, text, each.catalogue)


def version_named(name: str, store: Path | None) -> tuple[Policy, Catalogue]:
    """The version that is named, with its list of facts. Raises Unusable, StoreUnavailable and Faulty."""
    if store is None:
        says = f"{name} is a version out of a store. Name the store: --store FILE."
        raise Unusable(says)
    found = tuple(versions_in(store))
    meant = next((each for each in found if each.name == name), None)
    if meant is None:
        known = f"There are: {', '.join(each.name for each in found)}." if found else "It holds none."
        raise Unusable(f"{store}: there is no version {name}. {known}")
    return read_version(meant)


def read_version(version: Version) -> tuple[Policy, Catalogue]:
    """A version with its list of facts. Raises Faulty where it is no policy now."""
    catalogue = read_catalogue(version.catalogue, f"the facts of entry {version.entry}")
    return read_policy(version.text, version.name, catalogue, is_kept=True), catalogue
