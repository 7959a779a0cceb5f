"""The agencies and policies that come with the program, and those in files of the room's own, as texts."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from console import settings
from console.domain.agency import Agency, AgencyFaulty, read_agency
from console.domain.room import area_policy_ids
from console.errors import Refused
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import Catalogue
from console.policy.faults import Faulty
from console.policy.library import policy_at, policy_files
from console.policy.load import is_policy_id
from console.policy.whole_text import whole_text


class NotBundled(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """A policy or an agency that cannot be had; `says` names those there are, or the faults of the file."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def bundled_agency(agency: str) -> str:
    """The text of an agency pack: of a bundled one by its id, or of a file. Raises NotBundled."""
    if _is_file(agency):
        return _named_text(agency)
    packs = {file.parent.name: file for file in settings.resources_dir().glob("agencies/*/agency.toml")}
    return file_text(packs.get(agency) or _none_such("agency", agency, packs))


def beside_pack(agency: str, pack: Agency, policy: str) -> tuple[str, tuple[str, ...]]:
    """The polygons that a pack names, and the policies that its zones have for their own.

    agency: as for `bundled_agency`. policy: the id of the agency's own. Files beside the pack come first,
    then the bundled policies; what is not there is left out, and adopting the pack says so.
    """
    folder = Path(agency).parent if _is_file(agency) else settings.resources_dir() / "agencies" / agency
    bundled = policy_files(settings.resources_dir())
    shapes = folder / pack.shapes.file if pack.shapes is not None else None
    ids = filter(is_policy_id, area_policy_ids(pack, policy))
    files = {each: folder / f"{each}.toml" for each in ids}
    found = (file if file.is_file() else bundled.get(each) for each, file in files.items())
    texts = tuple(file_text(file) for file in found if file is not None)
    return file_text(shapes) if shapes is not None and shapes.is_file() else "", texts


def policy_text(policy: str) -> str:
    """The text of a policy: of a bundled one by its id, or of a file. Raises NotBundled."""
    if _is_file(policy):
        return _named_text(policy)
    bundled = policy_files(settings.resources_dir())
    return file_text(bundled.get(policy) or _none_such("policy", policy, bundled))


def bundled_cases(policy: str) -> str:
    """The text of the cases that come with a policy; empty where none do."""
    file = settings.resources_dir() / "policies" / "cases" / f"{policy}.toml"
    return file_text(file) if is_policy_id(policy) and file.is_file() else ""


def _is_file(named: str) -> bool:
    return named.endswith(".toml") and Path(named).is_file()


def _named_text(file: str) -> str:
    try:
        return file_text(Path(file))
    except OSError as trouble:
        raise NotBundled(f"{file}: {trouble.strerror or trouble}.") from trouble


def agency_id(agency: str) -> str:
    """The id of an agency that is named by it, or by the file of its pack."""
    return read_pack(_named_text(agency), agency).id if _is_file(agency) else agency


def read_pack(pack: str, name: str) -> Agency:
    """The agency of a pack's text. Raises NotBundled with every fault."""
    try:
        return read_agency(pack, name if name.endswith(".toml") else "agency.toml")
    except AgencyFaulty as faulty:
        raise NotBundled(faulty.says) from faulty


def _none_such(what: str, wanted: str, known: Iterable[str]) -> NoReturn:
    raise NotBundled(f"There is no {what} “{wanted}”. There are: {', '.join(sorted(known))}.")


def file_text(file: Path) -> str:
    """What stands in a file, to the last byte. Raises Refused where it is not UTF-8, and OSError."""
    try:
        return whole_text(file)
    except UnicodeDecodeError as fault:
        says = f"{file}: this is not UTF-8 text; save the file as UTF-8"
        raise Refused("policy_faulty", faults=says) from fault


def bundled_policies(catalogue: Catalogue) -> Mapping[str, Compiled]:
    """The bundled policies that this catalogue has the facts for, ready to recommend."""
    found: dict[str, Compiled] = {}
    for file in policy_files(settings.resources_dir()).values():
        with suppress(Faulty):
            compiled = compile_policy(policy_at(file, catalogue), catalogue)
            if compiled.diagrams is not None:
                found[compiled.policy.id] = compiled
    return MappingProxyType(found)
