"""The shipped resources, read as the product reads them."""

from functools import cache
from pathlib import Path

from console.policy.cases import Case, read_cases
from console.policy.facts import Catalogue, read_catalogue
from console.policy.load import read_policy
from console.policy.model import Policy

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
POLICIES = tuple(sorted(path.stem for path in (RESOURCES / "policies").glob("*.toml")))


@cache
def the_catalogue() -> Catalogue:
    path = RESOURCES / "facts.toml"
    return read_catalogue(path.read_text("utf-8"), path.name)


@cache
def the_policy(policy: str) -> Policy:
    path = RESOURCES / "policies" / f"{policy}.toml"
    return read_policy(path.read_text("utf-8"), path.name, the_catalogue())


@cache
def the_cases(policy: str) -> tuple[Case, ...]:
    path = RESOURCES / "policies" / "cases" / f"{policy}.toml"
    return read_cases(path.read_text("utf-8"), path.name, the_catalogue())
