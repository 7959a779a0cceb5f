"""What the Policy screen shows: which policy, what is followed in it, and what a check of it finds.

It shows nothing itself, and writes nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.bundled import bundled_cases
from console.domain.asked import policy_facts
from console.domain.board import Board, Call, Room, in_force, room_for
from console.domain.care_team import care_team
from console.domain.entries import PolicyAdopted, PolicyPlanned
from console.domain.entry import Entry
from console.domain.local_time import moment_words, zone_of
from console.domain.rows.policy_planned import planned_row
from console.domain.rows.policy_shelf import BUNDLED, DROPPED, IN_FORCE, MARK, PLANNED, VERSION, ZONE
from console.domain.rows.policy_since import adopted_words, own_day
from console.domain.rows.said import hides_answers
from console.domain.sworn import checked_for, pack_of
from console.domain.visible import visible
from console.policy.cases import Case, read_cases
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import read_catalogue
from console.policy.finding import Checked
from console.policy.flow import Flow, flow_of
from console.policy.load import read_policy
from console.policy.recommend import recommend
from console.session import Session

KINDS = MappingProxyType(
    {
        IN_FORCE: "in force",
        ZONE: "of its zone",
        BUNDLED: "as it comes with the program",
        PLANNED: "planned",
        DROPPED: "planned and dropped",
    }
)
"""Which of two policies of one title is meant."""


class Followed(NamedTuple):
    """A call whose way through the policy is shown: what it is called, and its answers.

    call: its id, where it is an open one; empty for an example, a case and what is tried. is_somebodys: the
    answers are those of a real call, or began as such: they are in no picture that leaves the desk.
    """

    title: str
    facts: Mapping[str, str]
    call: str = ""
    is_somebodys: bool = False


class PolicyWork:
    """The policy that is read at one desk. key: which one, as the shelf names it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.key = IN_FORCE
        self.compiled = in_force(session.board).compiled
        self.standing = _standing(in_force(session.board))
        self.followed: Followed | None = None
        self._checked: tuple[Compiled, Checked] | None = None
        self._flow: tuple[Compiled, Flow] | None = None

    @property
    def was_the_agencys(self) -> bool:
        """Whether what is read was the agency's own policy, or was to be; not in force, and of no zone."""
        kind, _, rest = self.key.partition(MARK)
        return kind in (VERSION, DROPPED, PLANNED) and not rest.partition(MARK)[2]

    def choose(self, key: str) -> None:
        """Read another policy. Raises Faulty (a version that is no policy now) and StoreUnavailable."""
        self.compiled, self.standing = self._read(key)
        self.key = key
        self._checked = None

    def read(self, key: str) -> Compiled:
        """Another policy, which is not put in front. Raises Faulty and StoreUnavailable."""
        return self._read(key)[0]

    def names(self, key: str, other: Compiled) -> tuple[str, str]:
        """What the one in front and another are called beside each other: by more than the same title."""
        titles = self.compiled.policy.title, other.policy.title
        if titles[0] != titles[1]:
            return titles
        one, another = self._of_which(self.key), self._of_which(key)
        return f"{titles[0]} ({one})", f"{titles[1]} ({another})"

    def follow_room(self) -> None:
        """Take up what was put in force meanwhile, where that is what is read."""
        if self.key == IN_FORCE:
            self.choose(IN_FORCE)
        else:
            self._checked = None

    def history(self) -> tuple[Entry, ...]:
        """The entries about the room. Raises StoreUnavailable."""
        return self._session.history("room")

    def checked(self) -> Checked:
        """What a check finds on the policy that is read, worked out once; for this agency."""
        if self._checked is None or self._checked[0] is not self.compiled:
            pack = pack_of(in_force(self._session.board))
            self._checked = self.compiled, checked_for(pack, self.compiled)
        return self._checked[1]

    def cases(self) -> tuple[Case, ...]:
        """The cases that stand with what is read, else those bundled. Raises Faulty where they do not fit."""
        policy = self.compiled.policy.id
        text = self._own_cases() or bundled_cases(policy)
        if not text or self.compiled.diagrams is None:
            return ()
        return read_cases(text, f"{policy}.toml", self.compiled.catalogue)

    def _own_cases(self) -> str:
        """The text of the cases that were put in force, or are planned, with the agency's own policy."""
        kind, _, rest = self.key.partition(MARK)
        number, _, policy = rest.partition(MARK)
        board = self._session.board
        if policy:
            return ""
        if kind in (VERSION, DROPPED):
            body = next(each.body for each in self.history() if each.number == int(number))
            return body.cases if isinstance(body, PolicyAdopted | PolicyPlanned) else ""
        if kind == PLANNED and board.planned is not None:
            return board.planned.cases
        return in_force(board).cases if kind == IN_FORCE else ""

    def follow_call(self, call: Call) -> bool:
        """Follow an open call; False where its answers are not shown in this role."""
        if hides_answers(call):
            return False
        board, compiled = self._session.board, self.compiled
        if room_for(board, call).compiled.policy.id == compiled.policy.id:
            facts = policy_facts(board, call)
        else:
            facts = {**call.facts(), "care_team": care_team(board, call, compiled)}
        self.followed = Followed(call.detail("address") or call.id, self._known(facts), call.id, True)
        return True

    def follow(self, title: str, facts: Mapping[str, str], *, is_somebodys: bool = False) -> None:
        """Follow the answers of an example, a case, or a call that is only tried."""
        self.followed = Followed(title, self._known(facts), is_somebodys=is_somebodys)

    def flow(self, part: str) -> Flow | None:
        """The guide of a part as a graph, or of all (empty); None where the policy was too large."""
        if self.compiled.diagrams is None:
            return None
        if self._flow is None or self._flow[0] is not self.compiled or self._flow[1].part != part:
            self._flow = self.compiled, flow_of(self.compiled, part)
        return self._flow[1]

    def deciding(self) -> tuple[str, ...]:
        """The rules that decide what is followed, of those parts where one does."""
        if self.followed is None or self.compiled.diagrams is None:
            return ()
        found = recommend(self.compiled, self._known(self.followed.facts)).reachable
        return tuple(rules[0] for rules in found.values() if len(rules) == 1)

    def _known(self, facts: Mapping[str, str]) -> dict[str, str]:
        """The answers that this policy's list of facts has; a version may have been read by another."""
        places = self.compiled.places
        return {fact: answer for fact, answer in facts.items() if answer in places.get(fact, ())}

    def _read(self, key: str) -> tuple[Compiled, str]:
        board = self._session.board
        kind, _, rest = key.partition(MARK)
        entry, _, policy = rest.partition(MARK)
        match kind:
            case "zone" if policy in in_force(board).areas:
                compiled = in_force(board).areas[policy].compiled
                return compiled, f"in force in its zone; {own_day(compiled.policy)}"
            case "bundled" if policy in self._session.library:
                compiled = self._session.library[policy]
                return compiled, f"not in force here; {own_day(compiled.policy)}"
            case "version":
                return self._version(int(entry), policy)
            case "dropped":
                return self._dropped(int(entry))
            case "planned" if board.planned is not None:
                return self._planned(board)
            case _:
                return in_force(board).compiled, _standing(in_force(board))

    def _of_which(self, key: str) -> str:
        """Which version a key names, in few words."""
        kind, _, rest = key.partition(MARK)
        if kind != VERSION:
            return KINDS[kind]
        number = int(rest.partition(MARK)[0])
        at = next(each.at for each in self.history() if each.number == number)
        return moment_words(at, zone_of(in_force(self._session.board).agency.time_zone))

    def _adopted(self, entry: Entry) -> str:
        """When and by whom a version was put in force."""
        zone = zone_of(in_force(self._session.board).agency.time_zone)
        return f"as put in force {moment_words(entry.at, zone)} by {visible(entry.who)}, entry {entry.number}"

    def _planned(self, board: Board) -> tuple[Compiled, str]:
        """What waits for its time."""
        plan, row = board.planned, planned_row(board)
        assert plan is not None, "asked for where one waits"
        assert row is not None, "the same"
        catalogue = read_catalogue(plan.catalogue, "facts.toml")
        policy = read_policy(plan.policy, "the planned policy", catalogue, is_kept=True)
        return compile_policy(policy, catalogue), f"not in force yet; planned for {row.begins} by {row.by}"

    def _dropped(self, number: int) -> tuple[Compiled, str]:
        """What was planned by an entry and dropped."""
        entry = next(each for each in self.history() if each.number == number)
        assert isinstance(entry.body, PolicyPlanned), "what is dropped was planned"
        catalogue = read_catalogue(entry.body.catalogue, "facts.toml")
        policy = read_policy(entry.body.policy, f"entry {number}", catalogue, is_kept=True)
        return compile_policy(policy, catalogue), f"planned, dropped, never in force; entry {number}"

    def _version(self, number: int, policy: str) -> tuple[Compiled, str]:
        """What was put in force by an entry: the agency's own policy, or one of a zone by its id."""
        entry = next(each for each in self.history() if each.number == number)
        assert isinstance(entry.body, PolicyAdopted), "versions are adoptions"
        catalogue = read_catalogue(entry.body.catalogue, "facts.toml")
        texts = (entry.body.policy, *entry.body.area_policies) if policy else (entry.body.policy,)
        read = [read_policy(text, f"entry {number}", catalogue, is_kept=True) for text in texts]
        meant = next((each for each in read if each.id == policy), read[0])
        return compile_policy(meant, catalogue), self._adopted(entry)


def _standing(room: Room) -> str:
    return f"{adopted_words(room)}; {own_day(room.compiled.policy)}"
