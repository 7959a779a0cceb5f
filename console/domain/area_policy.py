"""Another policy for a call under way: the command that takes it, and the entry that a call is under it.

Either its zone has a policy of its own, or a newer one came into force: see `call_policy`.
"""

from typing import Literal

from console.domain.body import Body, PlainFlag
from console.domain.command import Base
from console.domain.names import PersonText, Plain


class UseAreaPolicy(Base):
    """Go on under the policy that the place of the call has now: somebody was told that it is another one.

    policy, fingerprint: the one that was told, and the sum of it and its list of facts; empty is whichever
    the place has.
    """

    command: Literal["UseAreaPolicy"] = "UseAreaPolicy"
    call: Plain
    policy: Plain = ""
    fingerprint: Plain = ""


class AreaPolicyUsed(Body):
    """From here on a call is under this policy, for its place lies in this zone.

    zone: it tells where somebody is; empty where it lies in none. by_itself: nothing was asked or done yet,
    so nobody had to agree. is_newer: the place stayed what it was, and its policy came into force since.
    """

    kind: Literal["AreaPolicyUsed"] = "AreaPolicyUsed"
    call: Plain
    policy: Plain
    zone: PersonText
    by_itself: PlainFlag
    is_newer: PlainFlag = False
