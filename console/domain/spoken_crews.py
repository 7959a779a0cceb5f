"""The command line's words about crews: calls for help, checks, refusals, deputies for a scene.

    panic CR-11 · CR-11 ok · CR-11 refuses alone · CR-11 wants deputies he shouts · deputies CR-11 no Lowe

Reads what follows a unit's name, or `panic` and `deputies` before one; knows no other word of the language.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain import commands as c
from console.domain.asked import still_to_send
from console.domain.board import Board, Call
from console.domain.line import Completion, Spoken, name_in, wrong
from console.domain.names import CrewDid, RefusalWhy
from console.domain.rows.crew import ACT_WORDS, CrewAct, call_about, panic_of, possible, wanted_of
from console.domain.rows.safety import DID, REFUSED, UNSERVED
from console.domain.texts import NAME_MAX, REASON_MAX

OF_A_UNIT: Mapping[str, str] = MappingProxyType(
    {
        "panic": "it calls for help: done at once",
        "ok": "it is well",
        "no answer": "it was asked whether it is well, and did not answer",
        "at": "where it is: then the place as it is heard",
        "refuses alone": "it does not go: why, from a closed list, then a comma and free words",
        "wants deputies": "it asks for deputies to make the scene safe: why",
        "safe": "its call for help is over: who says so, a colon, how that is known",
        "waited": "what it did that had asked for deputies; or: went in, saw outside, left",
    }
)
"""What can be said after a unit's name beside its statuses, and what each does."""
_OWN: Mapping[CrewAct, str] = MappingProxyType(
    {
        "well": "ok",
        "no_answer": "no answer",
        "panic": "panic",
        "refuse": "refuses",
        "ask": "wants deputies",
        "safe": "safe",
        "yes": "deputies yes",
        "no": "deputies no",
        "place": "at",
    }
)
"""The line's own words for what the screen says of a crew."""
_TOLD: Mapping[str, str] = MappingProxyType(
    {
        "did not answer the check": "no answer",
        "did not answer": "no answer",
        "the crew calls for help": "panic",
        "the crew read the brief back": "read back",
    }
)
"""Other words for the same, of menus and of the log."""
_PAGES: Mapping[str, str] = MappingProxyType({"brief": "brief", "crew": "crew", "stand down": "stand_down"})
"""The pages about a unit, by what its menu calls them."""
_FIXED: Mapping[str, CrewAct] = MappingProxyType(
    {"panic": "panic", "ok": "well", "well": "well", "no answer": "no_answer"}
)
_SEEN_OUTSIDE = "saw outside"


def crew_line(board: Board, unit: str, rest: str) -> Spoken | None:
    """What is said of a unit's safety after its name; None where it is said of something else."""
    said = " ".join(rest.casefold().split())
    if said in _FIXED:
        return _fixed(unit, _FIXED[said])
    if said in _PAGES:
        return Spoken(wish=_PAGES[said], value=unit)
    if said == ACT_WORDS["did"]:
        return Spoken(wish="crew", value=f"{unit} did")
    first, _, words = rest.partition(" ")
    match first.casefold():
        case "deputies":
            return deputies_line(board, unit, words)
        case "refuses":
            return _refuses(unit, words)
        case "safe":
            return _safe(board, unit, words.strip())
        case "wants":
            return _wants(unit, words)
    did = _did(said)
    return _then(board, unit, did) if did else None


def as_typed(rest: str) -> str:
    """The line's own words for those of the screen, as on the page of a crew or in the log."""
    low = rest.casefold()
    screen = {**{ACT_WORDS[act]: own for act, own in _OWN.items()}, **_TOLD}
    for words, own in screen.items():
        if low == words or (low.startswith(words) and low[len(words)] in " ,:"):
            more = rest[len(words) :].lstrip(" ,:")
            says, _, who = more.partition(" ")
            return f"{own} {who if says.casefold() == 'says' else more}".rstrip()
    return rest


def panic_line(board: Board, unit: str) -> Spoken:
    """`panic` and a unit: the line that is typed when a crew is in danger."""
    lacking = f"panic of which unit? For example: panic {next(iter(board.units), 'M-30')}."
    return _fixed(unit, "panic") if unit else Spoken(hint=lacking)


def deputies_line(board: Board, unit: str, rest: str) -> Spoken:
    """`deputies`, a unit, yes or no, and who says so; a reason may follow a colon or a comma."""
    lacking = f"deputies for {unit or 'which unit'}: yes or no, and by whom? "
    lacking += f"For example: deputies {unit or next(iter(board.units), 'M-30')} yes Sgt. Lowe."
    answer, _, words = rest.strip().partition(" ")
    if not unit or answer.casefold() not in ("yes", "no"):
        return Spoken(hint=lacking)
    if wanted_of(board, unit) is None:
        return Spoken(hint=f"{unit} has not asked for deputies.")
    by, reason = _halves(name_in(words))
    if hint := wrong("The name", by, NAME_MAX, lacking) or _wrong_reason(reason):
        return Spoken(hint=hint)
    call = call_about(board, unit)
    assert call is not None, "a request stands on a call"
    values = {"call": call.id, "unit": unit, "answer": answer.casefold(), "by": by, "reason": reason}
    return Spoken(c.AnswerDeputies.model_validate(values))


def unserved_line(board: Board, call: Call, rest: str) -> Spoken:
    """Why the first response that is asked for and has nobody does not go; a note may follow a comma."""
    wanted = still_to_send(board, call)
    if not wanted:
        return Spoken(hint="Everybody who is asked for here is sent, or was there.")
    said, note = _halves(rest)
    why = next((each for each, words in UNSERVED.items() if said.casefold() in (each, words)), None)
    if why is None:
        return Spoken(hint=f"Why does nobody go? One of: {', '.join(UNSERVED.values())}.")
    if hint := _wrong_reason(note):
        return Spoken(hint=hint)
    return Spoken(c.NoteUnserved(call=call.id, response=wanted[0], why=why, note=note))


def crew_lines(board: Board, units: tuple[str, ...]) -> Iterator[Completion]:
    """What can be said now of these units' safety."""
    for unit in units:
        acts = possible(board, unit)
        is_on_call = board.units[unit].call is not None
        for act, line in (("panic", "panic"), ("well", "ok"), ("no_answer", "no answer"), ("safe", "safe")):
            if act in acts and (is_on_call or act == "safe"):
                yield Completion(f"{unit} {line}", OF_A_UNIT[line])
        if "ask" in acts:
            yield Completion(f"{unit} wants deputies", OF_A_UNIT["wants deputies"])
        yield from (Completion(f"{unit} {ACT_WORDS[act]}", _meaning(act)) for act in acts)
        if "did" in acts:
            yield from (Completion(f"{unit} {_as_typed(did)}", DID[did]) for did in DID)
        if "refuse" in acts:
            yield from (Completion(f"{unit} refuses {_spaced(why)}", REFUSED[why]) for why in REFUSED)


def _meaning(act: CrewAct) -> str:
    """What an act of the page comes to, as it is told beside the line's own word."""
    own = _OWN.get(act, "waited")
    said = {"refuses": "refuses alone", "deputies yes": "yes", "deputies no": "no"}.get(own, own)
    return OF_A_UNIT.get(said, "it asked for deputies: then who says so")


def room_lines(board: Board, first: tuple[str, ...] = ()) -> Iterator[Completion]:
    """What can be said of any crew with `panic` or `deputies` before its name; `first`: units that lead."""
    called = {panic.unit for call in board.calls.values() for panic in call.panics}
    for unit in dict.fromkeys((*first, *board.units)):
        if board.units[unit].call is not None and unit not in called:
            yield Completion(f"panic {unit}", OF_A_UNIT["panic"])
    for wanted in (each for call in board.calls.values() for each in call.wanted if not each.answer):
        yield from (
            Completion(f"deputies {wanted.unit} {said}", "then who says so") for said in ("yes", "no")
        )


def _fixed(unit: str, act: CrewAct) -> Spoken:
    if act == "panic":
        return Spoken(c.ReportPanic(unit=unit))
    return Spoken(c.AnswerCheck(unit=unit, answer="all_well" if act == "well" else "no_answer"))


def _refuses(unit: str, words: str) -> Spoken:
    said, reason = _halves(words)
    why = _refusal(said.casefold())
    if why is None:
        listed = ", ".join(_spaced(each) for each in REFUSED)
        return Spoken(hint=f"{unit} refuses, why? One of: {listed}. Free words may follow a comma.")
    hint = _wrong_reason(reason)
    return Spoken(hint=hint) if hint else Spoken(c.RefuseToGo(unit=unit, why=why, reason=reason))


def _refusal(said: str) -> RefusalWhy | None:
    fits = (why for why, word in REFUSED.items() if said in (why, _spaced(why), word))
    return next(fits, None) if said else None


def _wants(unit: str, words: str) -> Spoken:
    what, _, reason = words.strip().partition(" ")
    lacking = f"{unit} wants deputies, why? For example: {unit} wants deputies he shouts."
    if what.casefold() != "deputies":
        return Spoken(hint=lacking)
    hint = wrong("The reason", reason, REASON_MAX, lacking)
    return Spoken(hint=hint) if hint else Spoken(c.AskForDeputies(unit=unit, reason=reason))


def _safe(board: Board, unit: str, words: str) -> Spoken:
    """The end of a call for help; where a half of it is missing, the page asks for the rest."""
    if panic_of(board, unit) is None:
        return Spoken(hint=f"{unit} has not called for help. For a scene: safe, and who declares it safe.")
    by, known = _halves(name_in(words))
    if not (by and known):
        return Spoken(wish="crew", value=f"{unit} safe {by}".strip())
    lacking = f"{unit} is safe, who says so? For example: {unit} safe Dep. Hart: beside them."
    if hint := wrong("The name", by, NAME_MAX, lacking) or _wrong_reason(known):
        return Spoken(hint=hint)
    call = call_about(board, unit)
    assert call is not None, "a call for help stands on a call"
    return Spoken(c.EndPanic(call=call.id, unit=unit, by=by, reason=known))


def _then(board: Board, unit: str, did: CrewDid) -> Spoken:
    call = call_about(board, unit)
    if call is None or wanted_of(board, unit) is None:
        return Spoken(hint=f"{unit} has not asked for deputies.")
    return Spoken(c.NoteCrewDid(call=call.id, unit=unit, did=did))


def _did(said: str) -> CrewDid | None:
    return next((did for did, word in DID.items() if said in (did, word, _as_typed(did))), None)


def _as_typed(did: CrewDid) -> str:
    return _SEEN_OUTSIDE if did == "treated_outside" else DID[did]


def _spaced(id_: str) -> str:
    return id_.replace("_", " ")


def _halves(words: str) -> tuple[str, str]:
    """What stands before the first colon, else before the first comma, and what follows it."""
    mark = ":" if ":" in words else ","
    first, _, rest = words.partition(mark)
    return first.strip(), rest.strip()


def _wrong_reason(reason: str) -> str:
    lacking = "The reason holds nothing that can be seen. Nothing was entered; mend the line."
    return wrong("The reason", reason, REASON_MAX, lacking) if reason else ""
