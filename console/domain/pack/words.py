"""The words of the pack's fields: what each is called, one line of help, and from which table it chooses.

Data. A field without words here is called by its key; a test names those, so that words are given to them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.domain.pack.fields import GENERAL, PackField, pack_tables


class Said(NamedTuple):
    """What a field is called, and its line of help. of: the table whose ids it chooses from.

    `response`, `fact` and `policy` are no tables of the pack: they come with the policy in force.
    """

    label: str
    help: str = ""
    of: str = ""


class TableWords(NamedTuple):
    """What a table is called, and one row of it."""

    many: str
    one: str


TABLES: Mapping[str, TableWords] = MappingProxyType(
    {
        GENERAL: TableWords("The agency", "The agency"),
        "limits": TableWords("Time limits", "Time limits"),
        "sign_in": TableWords("Sign-in", "Sign-in"),
        "retention": TableWords("Retention", "Retention"),
        "unit": TableWords("Units", "Unit"),
        "person": TableWords("People", "Person"),
        "capability": TableWords("Capabilities", "Capability"),
        "status": TableWords("Statuses", "Status"),
        "fill": TableWords("Responses, by whom", "Response"),
        "contact": TableWords("Contacts", "Contact"),
        "disposition": TableWords("Dispositions", "Disposition"),
        "zone": TableWords("Zones", "Zone"),
        "travel": TableWords("Travel times", "Travel time"),
        "pace": TableWords("Own minutes for a response", "Own minutes"),
        "crew_member": TableWords("People on units", "Person on units"),
        "shift": TableWords("Shifts", "Shift"),
        "policy_area": TableWords("Policies of zones", "Policy of a zone"),
        "promise": TableWords("Promises", "Promise"),
        "review": TableWords("Reviews of calls", "Reviews of calls"),
        "review_question": TableWords("Review form", "Question of the form"),
    }
)

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "id": Said("Short name", "small letters and dashes; the store is of this agency for good"),
        "name": Said("Name", "as it stands at the top of every desk"),
        "nature": Said("Nature", "own: everybody signs in; sample: made up, and nobody does"),
        "statement": Said("Statement", "one sentence on what this pack is"),
        "policy": Said("Policy", "it comes into force with the change, where it is another", "policy"),
        "languages": Said("Languages", "those spoken in the room, one a line, such as en"),
        "call_number_prefix": Said("Call numbers begin with", "such as 26-"),
        "time_zone": Said("Time zone", "such as America/Los_Angeles"),
        "always_ask": Said("Always asked", "on every call on which somebody goes", "fact"),
        "scripts_signed_by": Said("Sentences signed by", "empty: the desk marks them as sample text"),
        "supervisor_call": Said("A supervisor is called by", "name and number, where none has signed in"),
        "approval_default": Said("Without a supervisor", "goes when none answers in time", "response"),
        "unreached": Said("Caller out of reach", "what is decided after the last call-back"),
        "shapes": Said("Polygons of the zones", "the file beside the pack, and its key for a zone"),
        "limits.call_back_s": Said("First call-back, seconds", "after the caller hung up"),
        "limits.call_back_again_s": Said("Next call-back, seconds", "after one that reached nobody"),
        "limits.approval_s": Said("Supervisor answers, seconds", "then the default above goes"),
        "limits.hand_off_accept_s": Said("Hand-off accepted, seconds", "then it counts as late"),
        "limits.waiting_s": Said("A call may wait, seconds", "before it is told as an alert"),
        "limits.take_back_s": Said("Taking back, seconds", "one's own last answer or field"),
        "limits.read_back_s": Said("Brief read back, seconds", "by a crew on its way"),
        "limits.check_s": Said("Check on a crew, seconds", "without a deputy, at a scene; 0: never"),
        "limits.check_answer_s": Said("A check is answered, seconds", "then the next one is told"),
        "limits.unsent_s": Said("Asked for and not sent, seconds", "before it is told as an alert"),
        "limits.care_team_min": Said("Care team is delayed, minutes", "when it drives longer; 0: never"),
        "limits.call_back_tries": Said("Call-backs", "so many, then it is decided what goes"),
        "limits.ask_again_s": Said("Asked again, seconds", "what nobody could say; 0: only on news"),
        "limits.next_action_min": Said("Promised at closing, minutes", "then it is due; 0: only where said"),
        "limits.rest_min": Said("Rest, minutes", "less since its last scene counts against a unit; 0: never"),
        "limits.busy_h": Said("Work counts for, hours", "1 to 24; so long a last place is believed too"),
        "limits.place_old_min": Said("A place is old after, minutes", "and counts as further away; 0: never"),
        "limits.near_min": Said("Steps of nearness, minutes", "within a step rest and work decide"),
        "limits.pair_min": Said("A pair must be nearer by, minutes", "than a unit that has both"),
        "sign_in.profile": Said("Profile", "secure_room: only staff get at the desk"),
        "sign_in.banner": Said("Words above the sign-in", "empty: the product's own"),
        "sign_in.lock_after_min": Said("Locks itself after, minutes", "0 to 30; 0: by hand only"),
        "sign_in.failures_max": Said("Wrong passwords", "1 to 5; then the account is locked"),
        "sign_in.unused_days": Said("Unused, days", "1 to 90; then somebody lets them in again"),
        "sign_in.session_h": Said("Proves again after, hours", "1 to 12; never during a call"),
        "sign_in.password_min": Said("Password, characters", "8 or more"),
        "sign_in.password_days": Said("Password changes after, days", "1 to 365"),
        "retention.person_days": Said("People's words, days", "0: for good; else 2192 at least"),
        "retention.health_days": Said("Words on health, days", "0: for good; else 2192 at least"),
        "retention.criminal_justice_days": Said("Police records, days", "0: for good; else 366 at least"),
        "retention.audit_days": Said("Reasons in the audit, days", "0: for good; else 366 at least"),
        "retention.hold": Said("On hold", "call numbers, one a line; kept whatever the days say"),
        "retention.why_shorter": Said("Why shorter", "on what ground a rule is shorter than the least"),
        "capability.id": Said("Short name", "as units and responses name it"),
        "capability.word": Said("A unit has it", "such as: clinician"),
        "capability.lacking": Said("A unit lacks it", "such as: no clinician with it"),
        "capability.vehicle": Said("The vehicle's own", "whoever is on the unit"),
        "capability.people": Said("By so many people", "a crew of so many has it; 0: a person brings it"),
        "crew_member.id": Said("Short name", "small letters; typed when a crew signs on"),
        "crew_member.name": Said("Name", "as the brief and the record have it"),
        "crew_member.capabilities": Said("Capabilities", "what they bring to a unit", "capability"),
        "crew_member.languages": Said("Languages", "one a line, such as en"),
        "crew_member.cleared_for_records": Said("May hear police records", "though they are no deputy"),
        "shift.id": Said("Short name", "as line-ups name it"),
        "shift.word": Said("Word", "as this room says it"),
        "shift.begins": Said("Begins", "by the room's clock, such as 07:00"),
        "shift.ends": Said("Ends", "such as 19:00; before it begins: past midnight"),
        "policy_area.zone": Said("Zone", "whose calls it is for", "zone"),
        "policy_area.policy": Said("Policy", "its short name"),
        "policy_area.from": Said("From", "the first day, such as 2026-03-01"),
        "promise.id": Said("Short name", "small letters; a policy that breaks it names it"),
        "promise.when": Said("When", "a condition on facts, as in a policy; empty: every call"),
        "promise.always": Said("Always one of", "at least one of these is asked for", "response"),
        "promise.never": Said("Never any of", "none of these is asked for", "response"),
        "promise.says": Said("It says", "the promise as a sentence"),
        "review.share_percent": Said("By chance, of a hundred calls", "2 at least; others always are"),
        "review_question.id": Said("Short name", "small letters; stands in the record"),
        "review_question.says": Said("Question", "one that yes is good for; never about talk time"),
        "review_question.help": Said("What counts", "one line below the question"),
        "review_question.weight": Said("Weight", "of a yes; partly gives half; 0: never scored"),
        "review_question.caps_at": Said("A no caps at", "of a score of 100; 100: it is not critical"),
        "person.id": Said("Short name", "small letters; stands in the record"),
        "person.name": Said("Name", "as it stands in the record"),
        "person.roles": Said("Roles", "passwords are given on the People screen"),
        "status.id": Said("Short name", "stands in the record"),
        "status.word": Said("Word", "as this room says it"),
        "status.counts_as": Said("Counts as", "what the program takes it for"),
        "status.on_duty": Said("On duty", "whoever is off duty is sent nowhere"),
        "status.leaves_call": Said("Leaves the call", "a unit that takes this status is off its call"),
        "status.key": Said("Key", "one letter on the unit board"),
        "status.eido_primary": Said("EIDO, primary", "registry PrimaryUnitStatus"),
        "status.eido_secondary": Said("EIDO, secondary", "registry SecondaryUnitStatus, one a line"),
        "status.nemsis": Said("NEMSIS", "the time it sets, such as eTimes.06"),
        "status.next": Said("Usually next", "any other needs a reason", "status"),
        "status.alert_after_min": Said("Alert after, minutes", "0: never"),
        "status.warn_before_min": Said("Warn before that, minutes", "0: no warning"),
        "pace.status": Said("Status", "whose minutes are others", "status"),
        "pace.response": Said("Response", "where the unit goes for this", "response"),
        "pace.alert_after_min": Said("Alert after, minutes", "0: never"),
        "unit.id": Said("Name", "as the room says it, such as CO-7"),
        "unit.kind": Said("Kind", "such as Co-response"),
        "unit.crew": Said("Crew", "one a line, as the brief names them"),
        "unit.capabilities": Said("Capabilities", "what it can fill follows from them", "capability"),
        "unit.languages": Said("Languages", "one a line, such as en"),
        "unit.place": Said("Place", "where it stands when nobody has said otherwise"),
        "unit.status": Said("Starts in", "the status that a new unit begins with", "status"),
        "unit.cleared_for_records": Said(
            "May hear police records", "everybody on it, though not all are deputies"
        ),
        "unit.covers": Said("Covers", "none chosen: it goes everywhere", "zone"),
        "unit.line_up": Said("Line-up", "who is on it in which shift, where nothing else is said"),
        "fill.response": Said("Response", "what the policy asks for", "response"),
        "fill.word": Said("Word", "as this room says it"),
        "fill.needs": Said("A unit needs", "all of these", "capability"),
        "fill.without": Said("A unit must not be", "any of these", "capability"),
        "contact.id": Said("Short name", "stands in the record"),
        "contact.name": Said("Name", "as the hand-off shows it"),
        "contact.number": Said("Number", "as it is dialled"),
        "contact.takes": Said("Takes", "how somebody reaches it"),
        "contact.languages": Said("Languages", "one a line, such as en"),
        "contact.veterans": Said("For veterans", "offered first where somebody has served"),
        "contact.about": Said("About it", "one line on the hand-off page"),
        "disposition.id": Said("Short name", "stands in the record"),
        "disposition.word": Said("Word", "as this room says it"),
        "disposition.apco": Said("APCO code", "two figures; the zero matters"),
        "disposition.nobody_went": Said("Nobody went", "nobody was with the person"),
        "disposition.handed_over": Said("Handed over", "a crisis line has the caller"),
        "zone.id": Said("Short name", "as units and travel times name it"),
        "zone.word": Said("Word", "as this room says it"),
        "zone.places": Said("Places", "streets and names, one a line, as written on calls"),
        "travel.between": Said("Between", "two zones", "zone"),
        "travel.minutes": Said("Minutes", "by road, either way"),
    }
)


def said_of(field: PackField) -> Said:
    """The words of a field; one that has none is called by its key, and chooses from a table so named."""
    return WORDS.get(field.place) or Said(_called(field.name), "", _table_meant(field.name))


def table_words(table: str) -> TableWords:
    """The words of a table; one that has none is called by its key."""
    called = _called(table)
    return TABLES.get(table) or TableWords(called, called)


def without_words() -> tuple[str, ...]:
    """The tables and fields that have no words of their own yet."""
    tables = [
        f"[[{name}]]" if table.many else f"[{name}]"
        for name, table in pack_tables().items()
        if name not in TABLES
    ]
    fields = [
        each.place for table in pack_tables().values() for each in table.fields if each.place not in WORDS
    ]
    return (*tables, *fields)


def _called(key: str) -> str:
    name, _, unit = key.rpartition("_")
    spans = {"s": "seconds", "min": "minutes", "h": "hours", "days": "days"}
    words = f"{name}, {spans[unit]}" if name and unit in spans else key
    return words.replace("_", " ").capitalize()


def _table_meant(key: str) -> str:
    many = {f"{table[:-1]}ies" if table.endswith("y") else f"{table}s": table for table in TABLES if table}
    many["statuses"], many["people"] = "status", "person"
    return key if key in TABLES else many.get(key, "")
