"""A comparison of two policies in people's words: who goes under each, on which calls, by which rules."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from console.domain.rows.words import FLAGS, RESPONSES
from console.policy.difference import Comparison, Group, Meant, Names, Sentence, Test
from console.policy.facts import Catalogue
from console.policy.model import PARTS, Rule
from console.policy.recommend import reasons
from console.policy.who import who_goes
from console.policy.words import listed, share_words

WHO: Mapping[str, str] = MappingProxyType(
    {
        "deputies": "sends deputies",
        "pair": "sends a pair",
        "civilians": "sends civilians",
        "paramedics": "sends paramedics",
        "phone": "helps by phone only",
        "nobody": "sends nobody",
    }
)
"""Who goes under a policy, as what the policy does. A pair is a clinician and a deputy in one team."""
SENDS = "sends "


def headline(comparison: Comparison, group: Group) -> str:
    """What one policy does on the calls of a difference, and what the other does, as one sentence."""
    names = comparison.names
    if group.level == "urgency":
        return _urgency(names, group)
    if group.level == "response":
        return _responses(names, group)
    one, other = _people(group.only_one), _people(group.only_other)
    if not group.only_other:
        return _whole(f"{names.one} also {one}")
    if not group.only_one:
        return _whole(f"{names.other} also {other}")
    # The verb once: "Denver sends a pair, Sacramento deputies."
    then = other.removeprefix(SENDS) if one.startswith(SENDS) else other
    return _whole(f"{names.one} {one}, {names.other} {then}")


def in_both(level: str, both: Sequence[Sequence[str]]) -> str:
    """Who goes anyway, or what is asked for anyway, under both; empty where it is nothing."""
    if not any(both) or level == "urgency":
        return ""
    # Whoever goes first, nobody else last.
    said = [_plain(level, each) for each in sorted(both, key=lambda each: not each)]
    return f"The same under both: {', or '.join(said)}."


def conditions(comparison: Comparison, told: Sentence) -> str:
    """The calls of a sentence, in plain words: everything that is said of them is so at once."""
    catalogue = comparison.one.catalogue
    names = comparison.names
    said = [_meant(names, each) for each in told.meant if each.holds]
    said += [tested(catalogue, test) for test in told.tests]
    never = [_meant(names, each) for each in told.meant if not each.holds]
    if not said and not never:
        return "Every call."
    if not never:
        return _whole("; ".join(said))
    none = f"not: {never[0]}" if len(never) == 1 else f"none of these: {'; '.join(never)}"
    return _whole(f"{'; '.join(said)}; but {none}" if said else none)


def tested(catalogue: Catalogue, test: Test) -> str:
    """A fact with one of some answers: in its own words where there is one, else by the fewer names."""
    fact = catalogue.by_id[test.fact]
    if len(test.answers) == 1:
        return fact.answer(test.answers[0]).told.en
    others = [each for each in fact.answer_ids if each not in test.answers]
    is_short = len(test.answers) <= len(others)
    names = [f"“{fact.answer(each).name.en}”" for each in (test.answers if is_short else others)]
    if is_short:
        return f"{fact.name.en}: {listed(names, 'or')}"
    if len(names) == 1:
        return f"{fact.name.en}: anything but {names[0]}"
    return f"{fact.name.en}: neither {listed(names, 'nor')}"


def not_yet_told(comparison: Comparison, told: Sentence) -> str:
    """How many of a sentence's calls none above it told; empty where all of them are new."""
    if told.fresh == told.combinations:
        return ""
    return f"Some are told above too; new here: {share_words(comparison.share(told.fresh))}."


def deciding(comparison: Comparison, group: Group, told: Sentence) -> tuple[str, str]:
    """Under each policy the rules that make the difference: those of the parts in which it lies."""
    parts = [part for part in PARTS if _lies_in(comparison, group, told, part)] or list(PARTS)
    one, other = (", ".join(" or ".join(rules[part]) for part in parts) for rules in told.rules)
    return one, other


def example_answers(comparison: Comparison, told: Sentence) -> Iterator[tuple[str, str]]:
    """Every danger of the example that is not quiet, and what else a rule of either policy turns on.

    A danger on which no rule turns is told too: what is not said here is said to be no danger.
    """
    catalogue = comparison.one.catalogue
    walks = [walk for compiled in comparison.compiled for walk in reasons(compiled, told.example).values()]
    turning = {fact for walk in walks for fact, _ in walk}
    for fact in catalogue.facts:
        answer = told.example[fact.id]
        if answer != fact.quiet if fact.danger else fact.id in turning:
            yield fact.id, answer


def example(comparison: Comparison, told: Sentence) -> str:
    """The example call in one sentence."""
    catalogue = comparison.one.catalogue
    answers = example_answers(comparison, told)
    said = [catalogue.by_id[fact].answer(answer).told.en for fact, answer in answers]
    return "; ".join([*said, "no other danger"]) if said else "no danger at all"


def who_words(kinds: Sequence[str]) -> str:
    """Who goes, inside a sentence: `deputies and a pair`; the phone or nobody where none does."""
    alone = {"phone": "help by phone only", "nobody": "nobody"}
    return alone.get(kinds[0]) or _plain("who", kinds)


def _people(kinds: Sequence[str]) -> str:
    """What a policy does that sends these: `sends deputies and a pair`."""
    alone = [WHO[each] for each in kinds if each in ("phone", "nobody")]
    return alone[0] if alone else SENDS + _plain("who", kinds)


def _responses(names: Names, group: Group) -> str:
    said = [
        f"{name}: {_plain('response', only)}"
        for name, only in zip(names, (group.only_one, group.only_other), strict=True)
        if only
    ]
    return _whole(f"{'only ' if len(said) == 1 else ''}{'; '.join(said)}")


def _plain(level: str, each: Sequence[str]) -> str:
    """These people or responses as a list; nobody else, where there are none."""
    if not each:
        return "nobody else" if level == "who" else "nothing else"
    if level == "who":
        return listed([WHO[kind].removeprefix(SENDS) for kind in each], "and")
    return listed([RESPONSES[response].listed for response in each], "and")


def _urgency(names: Names, group: Group) -> str:
    said = []
    if group.priorities is not None:
        one, other = (_priority(each) for each in group.priorities)
        said.append(f"{names.one} gives {one}, {names.other} {other}")
    for name, flags in zip(names, (group.only_one, group.only_other), strict=True):
        if flags:
            said.append(f"only {name} says {listed([f'“{FLAGS[flag]}”' for flag in flags], 'and')}")
    return _whole("; ".join(said))


def _priority(priority: int | None) -> str:
    return "no priority" if priority is None else f"priority {priority}"


def _meant(names: Names, each: Meant) -> str:
    if not each.whose:
        return each.means
    return f"{each.means} (as {names.one if each.whose == 'one' else names.other} has it)"


def _whole(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _lies_in(comparison: Comparison, group: Group, told: Sentence, part: str) -> bool:
    """Whether a rule of this part, on these calls, asks for what only one of the policies has."""
    for compiled, rules, only in zip(
        comparison.compiled, told.rules, (group.only_one, group.only_other), strict=True
    ):
        for rule in compiled.policy.parts[part]:
            if rule.id in rules[part] and _has(group.level, rule, only):
                return True
    return False


def _has(level: str, rule: Rule, only: Sequence[str]) -> bool:
    if level == "response":
        return not set(only).isdisjoint(rule.send)
    if level == "urgency":
        return not set(only).isdisjoint(rule.flags)
    return any(not set(only).isdisjoint(who_goes((response,))) for response in rule.send)
