"""What an agency can do of all that a policy may ask for. Opens no store.

Apart from `cli_policy`, which imports it only where an agency is named: policies are answered without it.
"""

from console.bundled import NotBundled, bundled_agency
from console.cli_io import Unusable
from console.domain.agency import AgencyFaulty, read_agency
from console.domain.pack.filling import fillable_by
from console.domain.sworn import promise_faults, promises_of
from console.policy.facts import Catalogue
from console.policy.model import Promise


def of_agency(agency: str, catalogue: Catalogue) -> tuple[frozenset[str], tuple[Promise, ...]]:
    """The responses that the agency with this id can fill, and what it promises. Raises Unusable."""
    file = f"{agency}/agency.toml"
    try:
        pack = read_agency(bundled_agency(agency), file)
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(error.says) from error
    faults = promise_faults(pack, catalogue)
    if faults:
        raise Unusable("\n".join(f"{file}: {fault}" for fault in faults))
    return fillable_by(pack), promises_of(pack, catalogue)
