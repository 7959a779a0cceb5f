"""What of a policy and of its list of facts can be changed, key by key, with the words for each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.domain.pack.fields import PackField
from console.policy.load import FINDING_KINDS
from console.policy.model import BASES, FLAGS, NATURES, PARTS, RESPONSES

ABOUT, QUESTIONS, CONDITIONS, ACKNOWLEDGED = "about", "questions", "conditions", "acknowledged"
PROMISES, CASES = "promise", "case"
FACTS, ANSWERS = "facts", "answers"
TABLES = (*PARTS, CONDITIONS, PROMISES, QUESTIONS, FACTS, ANSWERS, ACKNOWLEDGED, CASES, ABOUT)
"""The tables in the order of the screen: what decides comes first."""
IN_CATALOGUE = (FACTS, ANSWERS)
ORDERED = (*PARTS, CONDITIONS, QUESTIONS)
"""The tables whose rows are moved, added and taken out."""


OF_A_FINDING = ("part", "rule", "fact", "from", "to", "promise", "contradiction")
"""What says which finding is let stand, beside its kind."""


class TableWords(NamedTuple):
    """How the table is called, and one of its rows."""

    many: str
    one: str


TABLE_WORDS: Mapping[str, TableWords] = MappingProxyType(
    {
        "medical": TableWords("Medical rules", "Rule"),
        "safety": TableWords("Safety rules", "Rule"),
        "care": TableWords("Care rules", "Rule"),
        CONDITIONS: TableWords("Named conditions", "Condition"),
        PROMISES: TableWords("Promises", "Promise"),
        QUESTIONS: TableWords("Order of the questions", "Question"),
        FACTS: TableWords("Words of the questions", "Words of"),
        ANSWERS: TableWords("Words of the answers", "Answer"),
        ACKNOWLEDGED: TableWords("Findings let stand", "Finding"),
        CASES: TableWords("Cases", "Case"),
        ABOUT: TableWords("About the policy", "The policy"),
    }
)


class SheetField(NamedTuple):
    """A key of a table with its label and its help. `field` says how it is given."""

    field: PackField
    label: str
    help: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead to it from its row."""
        return tuple(self.field.name.split("."))


def _one(table: str, name: str, label: str, help_: str = "", **more: object) -> SheetField:
    kind = more.pop("kind", "text")
    return SheetField(PackField(table, name, kind, **{"is_needed": True, **more}), label, help_)  # type: ignore[arg-type]  # as they are given below


_WHEN = _one("", "when", "When", "Type facts, answers and names, or pick them. “Says” tells how it is read.")


def _rule(part: str) -> tuple[SheetField, ...]:
    return (
        _one(part, "rule", "Rule", "The number that stands beside what it recommends."),
        _WHEN._replace(field=_WHEN.field._replace(table=part)),
        _one(
            part, "send", "Who goes", "Tick who is sent. The dispatcher reads them in the order of ticking.",
            kind="several", choices=RESPONSES,
        ),
        _one(
            part, "priority", "Priority", "1 is most urgent; empty: none.", kind="number", is_needed=False
        ),
        _one(
            part, "flags", "Marks", "What happens beside the sending: tick what applies, or nothing.",
            kind="several", choices=FLAGS, is_needed=False, default=(),
        ),
        _one(part, "because", "Because", "The reason, as the dispatcher reads it: one plain sentence."),
        _one(part, "basis", "Where it comes from", kind="one", choices=BASES),
    )  # fmt: skip


def _wordings(table: str, keys: Mapping[str, tuple[str, str]]) -> tuple[SheetField, ...]:
    return tuple(
        _one(table, f"{key}.{code}", f"{label}, {language}", help_, is_needed=key != "say")
        for key, (label, help_) in keys.items()
        for code, language in (("en", "English"), ("es", "Spanish"))
    )


FIELDS: Mapping[str, tuple[SheetField, ...]] = MappingProxyType(
    {
        **{part: _rule(part) for part in PARTS},
        CONDITIONS: (
            _WHEN._replace(field=_WHEN.field._replace(table=CONDITIONS)),
            _one(CONDITIONS, "means", "Means", "In plain words, as it is read inside a rule."),
        ),
        PROMISES: (
            _one(PROMISES, "id", "Name", "Small letters, digits and _; what a finding names it by."),
            _WHEN._replace(field=_WHEN.field._replace(table=PROMISES, is_needed=False)),
            _one(
                PROMISES,
                "always",
                "Always",
                "At least one of these is asked for on every such call.",
                kind="several",
                choices=RESPONSES,
                is_needed=False,
                default=(),
            ),
            _one(
                PROMISES,
                "never",
                "Never",
                "None of these is. Give this or the other, not both.",
                kind="several",
                choices=RESPONSES,
                is_needed=False,
                default=(),
            ),
            _one(PROMISES, "says", "Says", "The promise in one plain sentence."),
        ),
        QUESTIONS: (),
        FACTS: (
            *_wordings(
                FACTS,
                {
                    "name": ("Name", "The short label in lists."),
                    "ask": ("Question", "One thing at a time."),
                    "why": ("Why it is asked", "One line beside the question."),
                    "say": ("Say first", "What is said before, where that helps."),
                },
            ),
        ),
        ANSWERS: _wordings(
            ANSWERS,
            {
                "name": ("Name", "On the button and in lists."),
                "means": ("Means", "The short hint beside it."),
                "told": ("Told", "A whole clause, for reasons: “there is a firearm”."),
            },
        ),
        ACKNOWLEDGED: (
            _one(ACKNOWLEDGED, "kind", "Kind of finding", kind="one", choices=FINDING_KINDS),
            _one(ACKNOWLEDGED, "reason", "Reason", "Why it is let stand; shown with the finding."),
        ),
        CASES: (
            _one(CASES, "name", "Name", "What the call is, in a few words."),
            _one(CASES, "because", "Changed because", "Why it expects another answer now.", is_needed=False),
        ),
        ABOUT: (
            _one(ABOUT, "title", "Title", "As it stands at the top of every desk."),
            _one(ABOUT, "agency", "Agency", "Whose policy it is."),
            _one(ABOUT, "effective", "In effect from", "A day: 2026-03-01.", kind="toml"),
            _one(ABOUT, "verified", "Sources last read", "A day: 2026-03-01.", kind="toml"),
            _one(ABOUT, "nature", "Nature", kind="one", choices=NATURES),
            _one(ABOUT, "statement", "Statement", "What it is, and what it is not."),
            _one(ABOUT, "sources", "Sources", "One a line.", kind="lines", is_needed=False, default=()),
        ),
    }
)


def field_of(table: str, name: str) -> SheetField | None:
    """The field of a table with a name."""
    return next((each for each in FIELDS[table] if each.field.name == name), None)
