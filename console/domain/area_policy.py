"""A zone's own policy on a call: the command that takes it, and the entry that a call is under it.

Which policy a place has is worked out in `call_policy`.
"""

from typing import Literal

from console.domain.body import Body, PlainFlag
from console.domain.command import Base
from console.domain.names import PersonText, Plain


class UseAreaPolicy(Base):
    """Go on under the policy that the place of the call has: somebody was told that it is another one."""

    command: Literal["UseAreaPolicy"] = "UseAreaPolicy"
    call: Plain


class AreaPolicyUsed(Body):
    """From here on a call is under this policy, for its place lies in this zone.

    zone: it tells where somebody is; empty where it lies in none. by_itself: nothing was asked or done yet,
    so nobody had to agree.
    """

    kind: Literal["AreaPolicyUsed"] = "AreaPolicyUsed"
    call: Plain
    policy: Plain
    zone: PersonText
    by_itself: PlainFlag
