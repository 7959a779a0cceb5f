"""A folder of facts and policies: `facts.toml`, and `policies/` with one file a policy, named by its id."""

from collections.abc import Mapping
from pathlib import Path

from console.policy.facts import Catalogue, read_catalogue
from console.policy.faults import Fault, Faulty
from console.policy.load import read_policy
from console.policy.model import Policy
from console.policy.whole_text import whole_text


def catalogue_in(folder: Path) -> Catalogue:
    """The catalogue of a folder; raises Faulty, and OSError where it cannot be read."""
    path = folder / "facts.toml"
    return read_catalogue(_text(path), str(path))


def policy_files(folder: Path) -> Mapping[str, Path]:
    """The policy files of a folder by the id they are named by, in the order of the ids."""
    return {path.stem: path for path in sorted((folder / "policies").glob("*.toml"))}


def policy_at(path: Path, catalogue: Catalogue) -> Policy:
    """The policy of one file; raises Faulty, and OSError where it cannot be read."""
    return read_policy(_text(path), str(path), catalogue)


def _text(path: Path) -> str:
    try:
        return whole_text(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Faulty(
            [Fault(str(path), line, None, "this is not UTF-8 text", "Save the file as UTF-8.")]
        ) from None
