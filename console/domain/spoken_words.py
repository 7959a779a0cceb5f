"""The first words of the command line's language, what each does, and other words for the same.

Knows no board; `spoken` says what a line with them means.
"""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain.records import WARNING
from console.domain.spoken_roster import ROSTER_PLACES

GRAMMAR = (
    "open · find Alder · go 12 · send CO-7 · CO-7 on scene · note … · answer weapon none · hand off · "
    "close · undo · ?"
)
"""The language in one line: what stands where nothing is typed yet."""
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "open": "open a new call",
        "take": "take the next waiting call, or the one with this number",
        "go": "bring a call to the front: its number, or the end of it",
        "ask": "ask something out of turn: a fact's name",
        "answer": "answer a question: which, the answer, a colon and the caller's own words",
        "later": "ask something later: a fact's name",
        "write": "write a field of the form: address, callback, caller or person",
        "read back": "the caller confirmed a field: which one",
        "lacking": "open calls that lack a place, a number or an answer",
        "find": "find a call by address, number, person or unit; again: the next one",
        "note": "add a note to this call",
        "message": "tell a position, a person, a unit or a supervisor: whom, a colon, what",
        "records": f"note that police records were looked at: {WARNING}",
        "send": "send a unit to this call, or two with a plus; a response after as, a reason after a colon",
        "at": "note where a unit says it is: which unit, and the place as it is heard",
        "move": "take a unit from its call to this one: a reason, and a supervisor",
        "brief": "open a unit's brief",
        "panic": "a crew calls for help: which unit; it is done at once",
        "deputies": "answer a crew that asks for deputies: unit, yes or no, and by whom",
        "crew": "a unit's crew: is it well, does it go, does it need deputies",
        "safe": "declare the scene safe: who says so, a colon, how that is known",
        "told": "note what the caller was told",
        "stand down": "take a unit off its call: a supervisor and a reason",
        "unserved": "note why nobody goes who is asked for: no unit, too far, out of hours, and so on",
        "hand off": "hand the caller to a crisis line; or its next step: to whom, and the step",
        "override": "ask for something else than the policy",
        "approve": "answer what a supervisor was asked",
        "gap": "close a gap call",
        "another": "see what another policy would ask for",
        "earlier": "earlier calls from this place or number",
        "hungup": "the caller hung up",
        "callback": "note a call-back",
        "close": "close this call: its page, or at once how it ended",
        "alert": "go to the gravest alert; with a number to that one, alert list: all of them",
        "silence": "let the alert that sounds now be heard no more here; it stays in sight",
        "undo": "take back your own last act within a minute; it stays in the record",
        "premise": "note what stays with this place: hazard, trigger, calming or access, and what",
        "policy": "read the policy: rules, findings, cases, history",
        "take policy": "have this call go on under the policy that came into force, or that its place has",
        "join": "join this call to another of the same place: its number, or none",
        "split": "open a call again that was joined wrongly: its number and why",
        "promised": "what came of what was promised on a closed call: its number, done or not reached",
        "reopen": "open a closed call again: its number and why",
        **ROSTER_PLACES,
        "lock": "hide this desk; calls and clocks go on",
        "sign off": "end your shift here: hand over what is open",
        "break glass": "take a supervisor's rights because a call cannot wait: a reason",
        "people": "who works here: accounts, roles, broken glass",
        "backup": "how backups stand, and restoring one",
        "agency": "units, people, statuses, limits and all else that makes this room",
        "review": "review calls, or read the reviews of yours; with a call: that one, drawn or not",
        "log": "read the log: of this shift, or of the call or unit named; on it find searches all years",
        "reports": "figures of a day, month or shift; what another policy would have done; import",
        "policy edit": "change the policy: a draft, what is found in it, what it changes",
        "paper": "enter what happened on paper: the time it happened, such as 14:32 or -25 min",
        "paper off": "enter what happens now again",
        "tear off": "calls or units in a window of their own, and back",
        "reset layout": "calls and units in their places in the window, as at the first start",
        "help": "open the manual: desk, keys, commands, glossary, sending, deciding, closing, paper and more",
    }
)
"""The first words of the language and what each does."""
PAPER, PAPER_ENDS = "paper", ("off", "end")
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "new": "open",
        "assign": "send",
        "status": "",
        "handoff": "hand off",
        "take back": "undo",
        "reset layout": "reset",
        "call back": "callback",
        "hung up": "hungup",
        "the caller hung up": "hungup",
        "ask later": "later",
        "scene safe": "safe",
        "caller told": "told",
        "close the call": "close",
        "earlier calls here": "earlier",
        "override the policy": "override",
        "another policy": "another",
        "bring to the front": "go",
        "take this call": "take over",
        "all reasons": "reasons",
        "?": "help commands",
    }
)
"""Other words for the same; `status` only stands before what is said of a unit anyway."""

COMPLETIONS_MAX = 8
ANSWERS_MAX = 14
"""So many lines are offered after `answer`, so that every answer of a question stands there."""
NO_CALL = "No call is open here. F3 takes the next one."
WISHES: Mapping[str, str] = MappingProxyType(
    {
        "override": "override",
        "another": "another",
        "approve": "approval",
        "gap": "gap",
        "earlier": "earlier",
        "lock": "lock",
        "people": "people",
        "backup": "backup",
        "agency": "agency",
        "silence": "silence",
        "lacking": "lacking",
        "undo": "take_back",
        "reset": "reset_layout",
        "reasons": "reasons",
    }
)
"""The words that only the screen can do something about."""
ABOUT_A_CALL = (
    "note", "records", "send", "move", "brief", "safe", "told", "unserved", "premise", "answer",
    "later", "write", "read", "message", "callback", "hungup", "hand", "close",
)  # fmt: skip
"""The words that need a call in front."""
RECORDS = ("records check done: yes", "records check done: no", "records check done: officer-safety flag")
"""All that is meant to be noted of police records. Source: standards, section 8: hold none of them."""


def canonical(text: str) -> str:
    """The line with another word for the same put in the place of its own."""
    low = text.lstrip().casefold()
    for other, own in ALIASES.items():
        if low == other or low.startswith(f"{other} "):
            return f"{own}{text.lstrip()[len(other) :]}".lstrip()
    return text
