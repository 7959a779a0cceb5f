"""What an agency can do of all that a policy may ask for. Opens no store.

Apart from `cli_policy`, which imports it only where an agency is named: policies are answered without it.
"""

from console.bundled import NotBundled, bundled_agency
from console.cli_io import Unusable
from console.domain.agency import AgencyFaulty, read_agency
from console.domain.pack.filling import fillable_by


def fillable(agency: str) -> frozenset[str]:
    """The responses that the agency with this id can fill. Raises Unusable."""
    try:
        pack = read_agency(bundled_agency(agency), f"{agency}/agency.toml")
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(error.says) from error
    return fillable_by(pack)
