"""Findings in people's words: who is sent, by which rules, and an example call as a caller would tell it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from console.policy.facts import Catalogue, Fact
from console.policy.finding import Finding
from console.policy.model import OF_THE_AGENCY, PARTS, Promise
from console.policy.words import listed

SENT: Mapping[str, str] = MappingProxyType(
    {
        "ems": "paramedics",
        "ems_staged": "paramedics staged nearby",
        "law_enforcement": "deputies",
        "law_enforcement_cit": "crisis-trained deputies",
        "co_response": "clinician and deputy",
        "mobile_crisis": "crisis team",
        "alternative_responder": "clinician and paramedic",
        "phone_clinician": "clinician in the room",
        "transfer_988": "hand-off to the crisis line",
        "keep_line": "stay on the line",
        "no_law_enforcement": "no deputies",
        "supervisor_decides": "a supervisor decides",
        "referral": "the help line's number",
        "follow_up": "a call back later",
    }
)
"""Each response as one of a list, inside a sentence; the desk says it in the same words."""
CONTRADICTS: Mapping[str, str] = MappingProxyType(
    {
        "deputies": "Deputies are sent, and on the same call the policy says that deputies are not sent.",
        "paramedics": "Paramedics are told to go right in, and on the same call to wait nearby.",
        "hand_off": "The caller is handed to the crisis line while somebody's life is in danger, "
        "and no paramedic goes and nobody stays on the line.",
    }
)
QUIET_TOLD_MAX = 3  # more than this are summed up


def step_words(fact: Fact, quieter: str, graver: str, says: str) -> str:
    """A step to more danger, and what it brings."""
    before, after = fact.answer(quieter).name.en, fact.answer(graver).name.en
    return f"{fact.name.en}, from “{before}” to “{after}”: {says}."


def dead_words(rule: str, covered_by: Sequence[str]) -> str:
    """Why a rule never decides."""
    if not covered_by:
        return f"{rule} never decides: no answers meet its condition."
    comes = "comes" if len(covered_by) == 1 else "come"
    takes = "takes" if len(covered_by) == 1 else "between them take"
    covers = listed(list(covered_by), "and")
    return f"{rule} never decides: {covers} {comes} first, and {takes} every call it is meant for."


def promise_words(promise: Promise, broken_by: Sequence[str]) -> str:
    """Whose promise is broken, what it says, and by which rules."""
    whose = "The agency" if promise.id.startswith(OF_THE_AGENCY) else "The policy"
    said = promise.says.rstrip(".")
    return f"{whose} promises: “{said}.” Not on every call, by {listed(list(broken_by), 'and')}."


def void_words(promise: Promise) -> str:
    """Whose promise is about no call at all, and what it says."""
    whose = "The agency" if promise.id.startswith(OF_THE_AGENCY) else "The policy"
    said = promise.says.rstrip(".")
    return f"{whose} promises: “{said}.” It is about no call: its condition never holds."


def example_told(catalogue: Catalogue, finding: Finding, language: str = "en") -> str:
    """The example as a caller would tell it: the answers that bring the finding about, and no others."""
    assert finding.example is not None, "only a finding with an example has one to tell"
    words = _WORDS["es" if language[:2].lower() == "es" else "en"]
    said: list[str] = []
    quiet: list[str] = []
    worked_out: list[str] = []
    for fact_id in finding.matters:
        fact, answer = catalogue.by_id[fact_id], finding.example[fact_id]
        if fact.derived:
            worked_out.append(fact.answer(answer).told.in_language(language))
        elif fact.danger is not None and answer == fact.quiet:
            quiet.append(_heard(fact, answer, language))
        else:
            said.append(_heard(fact, answer, language))
    if len(quiet) > QUIET_TOLD_MAX:
        worked_out.append(words["otherwise"])
    else:
        said += quiet
    told = [_step_told(catalogue, finding, language, words)]
    told.append(_quoted(words["and"] if told[0] else words["says"], said))
    return " ".join(each for each in (*told, *_sentences(worked_out)) if each) or words["anything"]


def rules_told(rules: Mapping[str, str]) -> str:
    """The rules that decide on a call, part by part: `M9, S7 and C3`."""
    return listed([rules[part] for part in PARTS], "and")


def _step_told(catalogue: Catalogue, finding: Finding, language: str, words: Mapping[str, str]) -> str:
    """The two answers of a finding about a step, one after the other; nothing where it is about none."""
    if finding.fact is None or finding.from_answer is None or finding.to_answer is None:
        return ""
    fact = catalogue.by_id[finding.fact]
    before = _quoted(words["first"], [_heard(fact, finding.from_answer, language)])
    after = _quoted(words["then"], [_heard(fact, finding.to_answer, language)])
    return f"{before} {after}"


def _quoted(says: str, clauses: Sequence[str]) -> str:
    return f"{says} “{' '.join(_sentences(clauses))}”" if clauses else ""


def _heard(fact: Fact, answer: str, language: str) -> str:
    """An answer as a caller would say it."""
    found = fact.answer(answer)
    return (found.heard or found.told).in_language(language)


def _sentences(clauses: Iterable[str]) -> Iterable[str]:
    return (f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith('?') else '.'}" for clause in clauses)


_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "says": "The caller says:",
            "first": "At first the caller says:",
            "then": "Then:",
            "and": "And:",
            "otherwise": "nothing else that is asked gives cause for worry",
            "anything": "Any call at all.",
        },
        "es": {
            "says": "Quien llama dice:",
            "first": "Primero quien llama dice:",
            "then": "Después:",
            "and": "Y además:",
            "otherwise": "nada más de lo que se pregunta da motivo de preocupación",
            "anything": "Cualquier llamada.",
        },
    }
)
