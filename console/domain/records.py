"""Records of criminal justice: which answers and notes stand in them, and which crews may hear them.

The program holds no such records itself (NCIC and CLETS returns, rap sheets): only that somebody looked, and
what a dispatcher may say of it. Source: CJIS Security Policy 6.0, AC-3 and PS-3 (nobody without clearance).
"""

from console.domain.agency import Agency
from console.domain.crews import OF_DEPUTIES, CrewedUnit
from console.domain.names import SENDS_SOMEBODY, SaidBy
from console.policy.facts import Fact

FROM_RECORDS: tuple[SaidBy, ...] = ("premise_history", "another_agency")
"""Who says what stands in records; those of criminal justice nobody without clearance may hear."""
ASK_THE_ROOM = "on record, for deputies only: ask the room"
"""What a crew that may not hear it is told instead, so that it knows to ask."""
WARNING = "for deputies only; never what NCIC, CLETS or a rap sheet says"
"""What is said wherever such a note can be typed. Source: CJIS Security Policy 6.0; standards, section 8."""


def is_record(fact: Fact | None, said_by: SaidBy) -> bool:
    """Whether an answer stands in records of criminal justice; of a fact that nobody knows, it may."""
    return said_by in FROM_RECORDS and (fact is None or fact.mark == "criminal_justice")


def hears_records(agency: Agency, unit: str) -> bool:
    """Whether the crew of a unit may hear what stands in such records: all of it, for all of it hears.

    Deputies alone may. A deputy and a clinician together may not, whatever the unit was sent for: the brief
    is read to the whole crew, and a clinician is not cleared by riding along. The deputy asks the room. A
    pack says `cleared_for_records` of a unit where everybody on it is. Of a crew that has signed on each has
    to be cleared by themselves: one who is not keeps it from all.
    """
    pack = agency.units.get(unit)
    if pack is None or pack.cleared_for_records or isinstance(pack, CrewedUnit):
        return pack is not None and pack.cleared_for_records
    others = [each for each in (*SENDS_SOMEBODY, "phone_clinician") if each not in OF_DEPUTIES]
    has_others = any(agency.can_fill(unit, each) for each in others)
    return any(agency.can_fill(unit, each) for each in OF_DEPUTIES) and not has_others
