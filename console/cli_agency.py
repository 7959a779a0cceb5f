"""What an agency can do of all that a policy may ask for. Opens no store.

Apart from `cli_policy`, which imports it only where an agency is named: policies are answered without it.
"""

from console.bundled import NotBundled, bundled_agency
from console.cli_io import Unusable
from console.domain.agency import Agency, AgencyFaulty, read_agency
from console.policy.model import RESPONSES

NEED_NO_UNIT = ("supervisor_decides", "referral", "follow_up", "keep_line", "no_law_enforcement")
"""The responses that the room itself fills."""


def fillable(agency: str) -> frozenset[str]:
    """The responses that the agency with this id can fill. Raises Unusable."""
    try:
        pack = read_agency(bundled_agency(agency), f"{agency}/agency.toml")
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(error.says) from error
    return frozenset(response for response in RESPONSES if can_fill(pack, response))


def can_fill(pack: Agency, response: str) -> bool:
    """Whether the room, a unit or, for a hand-off, a contact of the agency fills the response."""
    if response in NEED_NO_UNIT:
        return True
    if response == "transfer_988":
        return bool(pack.contact)
    return bool(pack.fillers.get(response))
