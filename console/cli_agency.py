"""The agency that a policy is checked for on the command line. Opens no store.

Apart from `cli_policy`, which imports it only where an agency is named: policies are answered without it.
"""

from console.bundled import NotBundled, bundled_agency
from console.cli_io import Unusable
from console.domain.agency import Agency, AgencyFaulty, read_agency
from console.domain.sworn import promise_faults
from console.policy.facts import Catalogue


def agency_for(agency: str, catalogue: Catalogue) -> Agency:
    """The agency with this id, whose promises this catalogue has the facts for. Raises Unusable."""
    file = f"{agency}/agency.toml"
    try:
        pack = read_agency(bundled_agency(agency), file)
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(error.says) from error
    faults = promise_faults(pack, catalogue)
    if faults:
        raise Unusable("\n".join(f"{file}: {fault}" for fault in faults))
    return pack
