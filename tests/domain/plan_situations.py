"""A situation for every refusal about what is in force, now and at a chosen time."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from console.bundled import bundled_cases
from console.domain import commands as c
from console.domain.rows.place import agreeing
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    SACRAMENTO,
    START,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
    send,
)

TOMORROW = START + timedelta(days=1)
CASES = bundled_cases(CARE_FIRST)
"""Those that come with the policy that every board here begins with."""


def plan(begins: datetime = TOMORROW, policy: str = PATROL) -> c.PlanPolicy:
    """The command that plans a bundled policy."""
    return c.PlanPolicy(
        policy=policy_text(policy),
        catalogue=catalogue_text(),
        begins=begins,
        by=SUPERVISOR,
        reason="the county board agreed",
    )


def planned() -> Desk:
    """A desk on which patrol by default comes into force tomorrow."""
    desk = a_desk()
    desk.do(plan())
    return desk


def with_hole() -> c.AdoptPolicy:
    """The adoption of Care first where whoever no care team can come to gets a number and nobody."""
    before, mark, rest = policy_text().rpartition("[[care]]")
    hole = before + mark + re.sub(r"send = \[.*?\]", 'send = ["referral"]', rest, count=1)
    return adoption().model_copy(update={"policy": hole})


def with_failing_case() -> c.AdoptPolicy:
    """The adoption of Care first with a case that it answers otherwise."""
    policy = policy_text().replace('title = "Care first"', 'title = "Care first, second version"')
    cases = CASES.replace("priority = 1", "priority = 2", 1)
    return adoption().model_copy(update={"policy": policy, "cases": cases})


def told_of_another() -> tuple[Desk, c.Command]:
    """A call whose dispatcher was told of one policy, while another came into force instead."""
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.AnswerFact(call=call, fact="suicide", answer="plan_or_intent"), adoption(PATROL))
    agreed = agreeing(desk.board, desk.call(call))
    desk.do(adoption(SACRAMENTO))
    return desk, agreed


def stranding_pack() -> tuple[Desk, c.Command]:
    desk = a_desk()
    send(desk, a_call(desk), "CO-7", "co_response", "nearest")
    return desk, adoption(agency=agency_text().replace('id = "CO-7"', 'id = "CO-8"'))


PLAN_SITUATIONS: dict[str, Callable[[], tuple[Desk, c.Command]]] = {
    "policy_faulty": lambda: (a_desk(), adoption(agency="schema = 1")),
    "area_policy_other": told_of_another,
    "policy_findings_open": lambda: (a_desk(), with_hole()),
    "policy_cases_fail": lambda: (a_desk(), with_failing_case()),
    "reason_says_little": lambda: (a_desk(), plan().model_copy(update={"reason": "ok"})),
    "adoption_overtaken": lambda: (a_desk(), adoption(PATROL).model_copy(update={"over": "0" * 64})),
    "adoption_strands": stranding_pack,
    "plan_not_ahead": lambda: (a_desk(), plan(START)),
    "plan_too_far": lambda: (a_desk(), plan(START + timedelta(days=733))),
    "plan_same": lambda: (a_desk(), plan(policy=CARE_FIRST)),
    "plan_not_due": lambda: (planned(), c.BeginPlannedPolicy()),
    "no_plan": lambda: (a_desk(), c.DropPlannedPolicy(by=SUPERVISOR, reason="x")),
}
