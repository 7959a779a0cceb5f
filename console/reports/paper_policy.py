"""The policy card of the paper pack: the policy in force, so that a dispatcher decides by it by hand.

Rules are told by the policy's own words; nothing is worked out here that the diagrams would decide otherwise.
"""

from collections.abc import Iterator

from console.domain.agency import Agency, Limits
from console.domain.board import Room
from console.domain.names import FALLS_BACK
from console.domain.rows.policy_since import adopted_words
from console.domain.rows.words import BASIS, FLAGS, LANGUAGES, PART_ASKS, RESPONSES, listed, short
from console.policy.facts import Catalogue, Fact
from console.policy.model import PARTS, Policy, Rule, asking_order
from console.policy.words import in_words
from console.reports.blocks import Block, Card, Heading, Line, Table, Words

BY_HAND_HEADING = "How to decide by hand"
BY_HAND = (
    "Ask the questions in their order, on the pages after these. What nobody can say is written down as "
    "that: it is never no. What was not asked is not no either.",
    "In each of the three parts, medical, safety and care, go down the rules. The first rule that fits "
    "decides that part; the rules below it do not count any more.",
    "What the three rules send is sent, all of it. Of several priorities the lowest number counts.",
    "Send what is sure already while you go on asking. Nobody who was sent is called back without a "
    "supervisor's name.",
    "Write down the rule of each part, who was sent, and the true time of everything.",
)


def policy_blocks(room: Room) -> Iterator[Block]:
    """The policy as it is decided by: how, the three parts, what the words mean, who fills what."""
    policy, catalogue = room.compiled.policy, room.compiled.catalogue
    is_own = policy.nature == "own"
    nature = "" if is_own else " A reconstruction from public sources, not the agency's own text."
    yield Words(f"{policy.title}, {adopted_words(room)}.{nature}", "strong")
    yield Words(policy.statement, "quiet")
    yield Heading(BY_HAND_HEADING)
    for number, step in enumerate(BY_HAND, 1):
        yield Words(f"{number}. {step}")
    for part in PARTS:
        yield Heading(f"{part.capitalize()}: {PART_ASKS[part]} The first rule that fits decides.")
        rows = tuple(_rule(rule, policy, catalogue) for rule in policy.parts[part])
        yield Table(("Rule", "If", "Then", "Because"), (7, 37, 25, 31), rows)
    if policy.conditions:
        yield Heading("What these words mean in the rules")
        rows = tuple(
            (each.means, in_words(each.when, catalogue, "en", policy.conditions))
            for each in policy.conditions.values()
        )
        yield Table(("Where it says", "it means"), (35, 65), rows)
    yield from _people(room)


def _rule(rule: Rule, policy: Policy, catalogue: Catalogue) -> tuple[str, ...]:
    when = "otherwise" if rule.when is None else in_words(rule.when, catalogue, "en", policy.conditions)
    then = [short(rule.send)]
    then += [f"priority {rule.priority}"] if rule.priority else []
    then += [FLAGS[flag].upper() if flag == "approval:supervisor" else FLAGS[flag] for flag in rule.flags]
    return (
        rule.id,
        f"{when[:1].upper()}{when[1:]}",
        "; ".join(then),
        f"{rule.because} [{BASIS[rule.basis]}]",
    )


def _people(room: Room) -> Iterator[Block]:
    agency, policy = room.agency, room.compiled.policy
    yield Heading("Who can go, and who goes instead")
    named = {response for rule in policy.rules() for response in rule.send}
    rows = tuple(_response(agency, response) for response in RESPONSES if response in named)
    yield Table(("Asked for", "means", "Units that can", "If none can go"), (20, 24, 32, 24), rows)
    yield Words(
        "Never deputies where it was decided that they are not sent: then ask a supervisor. Whoever has no "
        "deputy with them waits nearby wherever the policy does not send them straight in, until a named "
        "person declares the scene safe.",
        "strong",
    )
    yield Heading("What needs a supervisor, by name and with a reason")
    approving = ", ".join(rule.id for rule in policy.rules() if "approval:supervisor" in rule.flags)
    gaps = ", ".join(rule.id for rule in policy.rules() if "gap_call" in rule.flags)
    if approving:
        yield Line("Rules", f"{approving}: a supervisor must approve")
    if gaps:
        yield Line("Gap calls", f"{gaps}: a supervisor closes the gap, then the call can be closed")
    yield Line("Always", "sending less than the policy asks for; taking a unit off before it was there")
    yield Line("Closing", "where nobody went and nobody took over: the reason, who approved, what comes next")
    instead = listed(agency.approval_default)
    yield Line(
        "No answer", f"after {_span(agency.limits.approval_s)} the agency asks for: {instead}", "strong"
    )
    yield Heading("Time limits")
    yield from _limits(agency.limits)


def _response(agency: Agency, response: str) -> tuple[str, ...]:
    words = RESPONSES[response]
    units = ", ".join(unit.id for unit in agency.unit if agency.can_fill(unit.id, response))
    instead = FALLS_BACK.get(response, ())
    then = f"in this order: {', '.join(RESPONSES[each].listed for each in instead)}" if instead else ""
    ask = "ask a supervisor" if units else ""
    return (
        words.name,
        words.detail,
        units or "nobody is sent for it",
        f"{then}; else {ask}" if then else ask,
    )


def _limits(limits: Limits) -> Iterator[Line]:
    yield Line("Call back", f"{_span(limits.call_back_s)} after the line is lost, then every "
               f"{_span(limits.call_back_again_s)} until the caller is reached")  # fmt: skip
    yield Line(
        "Crisis line", f"a named person accepts within {_span(limits.hand_off_accept_s)}; else drop it"
    )
    yield Line("Ringing", f"a call is taken within {_span(limits.waiting_s)}")
    yield Line("Brief", f"the crew has read it back {_span(limits.read_back_s)} after it was sent")


def _span(seconds: int) -> str:
    return f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds} s"


def question_blocks(room: Room) -> Iterator[Block]:
    """The questions in the order in which the policy asks them, then the crew's, then all others."""
    policy, catalogue = room.compiled.policy, room.compiled.catalogue
    order = [fact for fact in asking_order(policy, catalogue) if not fact.derived]
    asked = [fact for fact in order if fact.id in policy.questions] or order
    crew = [fact for fact in order if fact.id in room.agency.always_ask and fact not in asked]
    rest = [fact for fact in order if fact not in asked and fact not in crew]
    if not room.agency.scripts_signed_by:
        yield Words("What to say is sample text: your agency's clinical lead has not signed it.", "quiet")
    groups = (("For the policy, in this order", asked), ("For the crew, where anybody goes", crew))
    number = 0
    for title, facts in (*groups, ("Where there is time", rest)):
        if facts:
            yield Heading(title)
        for fact in facts:
            number += 1
            yield _question(fact, number, catalogue)
    yield from _care_team(catalogue)


def _question(fact: Fact, number: int, catalogue: Catalogue) -> Card:
    rows = tuple((each.name.en, each.name.es, each.means.en) for each in fact.answers)
    parts: tuple[Line | Table, ...] = (
        *_when_asked(fact, catalogue),
        Line("Ask", fact.ask.en, "strong"),
        Line(LANGUAGES["es"], fact.ask.es),
        Table(("Answer", LANGUAGES["es"], "means"), (30, 30, 40), rows),
    )
    return Card(f"{number}. {fact.name.en}", "", parts, whole=True)


def _when_asked(fact: Fact, catalogue: Catalogue) -> Iterator[Line]:
    for other, answer in fact.skip_when.items():
        known = catalogue.by_id[other]
        yield Line("Leave out", f"where “{known.name.en}” is “{known.answer(answer).name.en}”")
    if fact.say:
        yield Line("Say first", f"{fact.say.en} / {fact.say.es}")


def _care_team(catalogue: Catalogue) -> Iterator[Block]:
    for fact in catalogue.facts:
        if fact.derived:
            look = Line(
                "Never asked", "look at the units: who can fill the civilian team that the policy names"
            )
            rows = tuple((each.name.en, each.means.en) for each in fact.answers)
            table = Table(("It is", "where such a team is"), (35, 65), rows)
            yield Card(fact.name.en, "", (look, table), whole=True)
