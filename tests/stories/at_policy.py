"""The Policy screen by keyboard, as the stories go about it, and what stands there."""

from console.domain.rows.policy import RuleRow
from console.domain.rows.policy_flow import FlowBox
from console.domain.rows.policy_found import FindingRow
from console.domain.rows.policy_shelf import ShelfRow
from console.domain.rows.shown import GuideCard
from console.ui.screens.policy import PolicyScreen
from console.ui.tables.policy_found import CaseList, ShelfList
from console.ui.widgets.policy_try import TryPage
from console.ui.widgets.rows_page import Rows
from tests.stories.play import Dispatcher

SACRAMENTO = "Sacramento County Sheriff"


def policy(dispatcher: Dispatcher) -> PolicyScreen:
    """The screen, which somebody has opened."""
    screen = dispatcher.running.desk.policy
    assert screen is not None, "nobody has opened the screen"
    return screen


def rules(dispatcher: Dispatcher) -> list[RuleRow]:
    """The rules as they are listed."""
    return [row for row in policy(dispatcher).view.rules.view.rows.rows if row.rule]


def marked(dispatcher: Dispatcher) -> list[str]:
    """The rules that are marked as deciding."""
    return [row.rule for row in rules(dispatcher) if row.decides]


def findings(dispatcher: Dispatcher) -> list[FindingRow]:
    """What is found, once it is worked out."""
    view = policy(dispatcher).view.findings
    dispatcher.until(lambda: view.words != "being worked out")
    return list(view.view.rows.rows)


def shelf(dispatcher: Dispatcher) -> list[ShelfRow]:
    """The policies that can be read, on the page that is open."""
    lists = policy(dispatcher).view.panel.findChildren(ShelfList)
    return [row for each in lists for row in each.view.rows.rows if row.title]


def cases(dispatcher: Dispatcher) -> CaseList:
    """The cases, on the page that is open."""
    return policy(dispatcher).view.panel.findChildren(CaseList)[0]


def read_another(dispatcher: Dispatcher, title: str) -> None:
    """Choose a policy from those that can be read."""
    dispatcher.press("P", "Home")
    for row in shelf(dispatcher):
        if row.title == title:
            break
        dispatcher.press("Down")
    dispatcher.press("Return")


def head(dispatcher: Dispatcher) -> str:
    """What stands over the rules."""
    return dispatcher.read(policy(dispatcher).view.head)


def side(dispatcher: Dispatcher) -> str:
    """What stands on the page at the right."""
    return dispatcher.read(policy(dispatcher).view.panel)


def tried(dispatcher: Dispatcher) -> GuideCard:
    """The question on the page on which a call is tried."""
    return policy(dispatcher).view.panel.findChildren(TryPage)[0].question.card


def told_of_trial(dispatcher: Dispatcher) -> str:
    """What the policy would ask for on the call that is tried, and why, as it is read aloud."""
    page = policy(dispatcher).view.panel.findChildren(TryPage)[0]
    return "\n".join(each.accessibleDescription() for each in page.findChildren(Rows))


def in_picture(dispatcher: Dispatcher) -> FlowBox:
    """The box of the picture that has the ring."""
    box = policy(dispatcher).view.flow.flow.ringed()
    assert box is not None, "no box has the ring"
    return box


def answers(dispatcher: Dispatcher) -> None:
    """A call with an armed person who hurts nobody, as far as the policy asks."""
    dispatcher.take_call("14 Alder Row")
    for _ in range(30):
        if dispatcher.card.kind != "question":
            return
        wanted = {"weapon": "firearm", "weapon_access": "in_hand", "suicide": "imminent"}
        fact = dispatcher.card.fact
        dispatcher.press(
            dispatcher.choice(wanted[fact]).key if fact in wanted else dispatcher.card.choices[0].key
        )
