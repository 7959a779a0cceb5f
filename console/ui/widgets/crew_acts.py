"""What each act of a crew's page is as a command. Knows no widget."""

from typing import assert_never

from console.domain import commands as c
from console.domain.asked import TO_HELP
from console.domain.rows.crew import Crew, CrewAct


def deputies_for(crew: Crew, unit: str) -> c.SendUnit:
    """Deputies for a crew in danger; why is told by the crew's own call."""
    return c.SendUnit(call=crew.call, unit=unit, response=TO_HELP)


def command_of(crew: Crew, act: CrewAct, why: str, by: str, reason: str) -> c.Command:
    """The command that an act is, with what was chosen and typed for it."""
    match act:
        case "well" | "no_answer":
            return c.AnswerCheck(unit=crew.unit, answer="all_well" if act == "well" else "no_answer")
        case "panic":
            return c.ReportPanic(unit=crew.unit)
        case "refuse":
            return c.RefuseToGo.model_validate({"unit": crew.unit, "why": why, "reason": reason})
        case "ask":
            return c.AskForDeputies(unit=crew.unit, reason=reason)
        case "safe":
            return c.EndPanic(call=crew.call, unit=crew.unit, by=by, reason=reason)
        case "yes" | "no":
            return c.AnswerDeputies(call=crew.call, unit=crew.unit, answer=act, by=by, reason=reason)
        case "place":
            return c.PlaceUnit(unit=crew.unit, place=reason)
        case "did":
            values = {"call": crew.call, "unit": crew.unit, "did": why, "reason": reason}
            return c.NoteCrewDid.model_validate(values)
        case _:
            assert_never(act)
