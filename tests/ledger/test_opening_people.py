"""Opening knows who sits where, who is locked out and which glass is broken, as folding everything does."""

import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.errors import Refused
from console.ledger.ledger import open_ledger
from console.ledger.verify import verify
from tests.domain.people_situations import PROOF, real_pack
from tests.ledger.small_room import adopt, refolded, ticking
from tests.ledger.test_opening import reopened

PEOPLE = st.sampled_from(["okoro", "brandt", "fontaine"])
SEATS = st.sampled_from(["desk-1", "desk-2"])
NAMES = {"okoro": "Nadia Okoro", "brandt": "Lena Brandt", "fontaine": "Rosa Fontaine"}
COMMANDS = st.one_of(
    st.builds(c.SignIn, person=PEOPLE, take_over=st.booleans()),
    st.builds(c.SignIn, person=PEOPLE, take_over=st.just(True)),
    st.builds(c.FailSignIn, person=PEOPLE),
    st.builds(c.SignOff, receiver=st.sampled_from(["", "desk-1", "desk-2"])),
    st.just(c.LockPosition()),
    st.just(c.UnlockPosition()),
    st.just(c.OpenCall()),
    st.builds(c.SetPassword, person=PEOPLE, proof=st.just(PROOF)),
    st.builds(c.ReleaseAccount, person=PEOPLE, reason=st.just("x")),
    st.builds(c.BreakGlass, person=PEOPLE, reason=st.just("x")),
    st.builds(c.AnswerBreakGlass, entry=st.integers(2, 30), reason=st.just("x")),
    PEOPLE.map(
        lambda person: c.SetPerson(
            person=person, name=NAMES[person], roles=("administrator", "supervisor", "dispatcher")
        )
    ),
)
STREAMS = st.lists(st.tuples(COMMANDS, PEOPLE, SEATS, st.booleans()), min_size=4, max_size=30)


@given(STREAMS)
@settings(max_examples=40)
def test_the_people_that_opening_gives_are_those_that_folding_gives(
    stream: list[tuple[c.Command, str, str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "room.store"
        with closing(open_ledger(path, "live", ticking(step_s=60))) as ledger:
            ledger.record(adopt(agency=real_pack()), "Set-up", "office")
            ledger.record(c.SetPassword(person="fontaine", proof=PROOF), "Set-up", "office")
            for command, person, seat, is_proven in stream:
                named = str(getattr(command, "person", person)) if is_proven else person
                with suppress(Refused):
                    ledger.record(command, NAMES[named], seat, proven=named if is_proven else "")
            kept = ledger.board

        assert reopened(path).people == kept.people
        assert reopened(path).calls == kept.calls
        assert refolded(path).people == kept.people
        assert verify(path).damages == ()
