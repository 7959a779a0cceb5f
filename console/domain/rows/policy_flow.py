"""The guide as a picture, in words: a box for each question with its answers, and one for each end."""

from collections.abc import Mapping
from typing import NamedTuple

from console.domain.rows.words import FLAGS, RESPONSES, headline, short
from console.policy.facts import Catalogue, Fact
from console.policy.flow import End, Flow, Question, Walked, walked
from console.policy.model import PARTS
from console.policy.recommend import urgency

REST_FROM = 3
"""From so many answers on, the way of the most is called any other answer."""
NAMES = {"": "All three parts", **{part: part.capitalize() for part in PARTS}}


class FlowLine(NamedTuple):
    """The answers of a box that lead to the same box."""

    words: str
    to: int
    is_taken: bool = False


class FlowBox(NamedTuple):
    """A question, or an end (no lines). says: all of it, and where it leads, as sentences.

    icons: who goes, for an end. is_walked: the call that is followed comes through it.
    """

    node: int
    level: int
    title: str
    lines: tuple[FlowLine, ...] = ()
    detail: str = ""
    icons: tuple[str, ...] = ()
    priority: int | None = None
    rules: tuple[str, ...] = ()
    is_walked: bool = False
    says: str = ""

    @property
    def is_end(self) -> bool:
        """Whether rules decide here."""
        return not self.lines


def flow_boxes(flow: Flow, catalogue: Catalogue, facts: Mapping[str, str] | None) -> tuple[FlowBox, ...]:
    """The boxes, questions in the order of asking, then the ends. facts: those of the call followed."""
    way = walked(flow, facts) if facts is not None else Walked({}, 0)
    last = way.last if facts is not None else None
    after = max((question.level for question in flow.questions), default=-1) + 1
    titles = {each.node: f"{catalogue.by_id[each.fact].name.en}?" for each in flow.questions}
    ends = tuple(_end(each, after, each.node == last) for each in flow.ends)
    titles |= {box.node: f"{box.title}, {box.detail}" for box in ends}
    questions = tuple(
        _question(each, catalogue.by_id[each.fact], titles, way.taken.get(each.node), each.node == last)
        for each in flow.questions
    )
    return (*questions, *ends)


def flow_words(boxes: tuple[FlowBox, ...]) -> str:
    """How large the picture is, in words."""
    ends = sum(box.is_end for box in boxes)
    return f"{len(boxes) - ends} questions, {ends} ends" if len(boxes) > ends else "nothing is asked"


def _question(
    question: Question, fact: Fact, titles: Mapping[int, str], taken: int | None, is_last: bool
) -> FlowBox:
    largest = max(len(way.answers) for way in question.ways)
    lines = []
    rest_said = False
    for at, way in enumerate(question.ways):
        is_rest = len(way.answers) == largest and largest >= REST_FROM and not rest_said
        rest_said = rest_said or is_rest
        names = [fact.answer(each).name.en for each in way.answers]
        words = "Any other answer" if is_rest else " · ".join(names)
        lines.append(FlowLine(words, way.to, at == taken))
    told = "; ".join(f"{line.words}: {titles[line.to]}" for line in lines)
    walks = " The call that is followed comes through here." if taken is not None or is_last else ""
    says = f"{titles[question.node]} {told}.{walks}"
    is_walked = taken is not None or is_last
    return FlowBox(
        question.node, question.level, titles[question.node], tuple(lines), is_walked=is_walked, says=says
    )


def _end(end: End, level: int, is_walked: bool) -> FlowBox:
    sent = tuple(dict.fromkeys(response for rule in end.rules for response in rule.send))
    flags = tuple(dict.fromkeys(FLAGS.get(flag, flag) for rule in end.rules for flag in rule.flags))
    ids = tuple(rule.id for rule in end.rules)
    priority = urgency(end.rules)
    detail = short(sent) if len(end.rules) > 1 else _named(sent)
    urgent = f"priority {priority}" if priority else "no priority"
    walks = " The call that is followed ends here." if is_walked else ""
    says = f"{', '.join(ids)} decides: {headline(sent)}. {', '.join((urgent, *flags))}.{walks}"
    return FlowBox(
        end.node,
        level,
        " ".join(ids),
        (),
        ", ".join((detail, *flags)),
        sent,
        priority,
        ids,
        is_walked,
        says,
    )


def _named(sent: tuple[str, ...]) -> str:
    return ", ".join(RESPONSES[each].name for each in sent) if sent else "Nobody"
