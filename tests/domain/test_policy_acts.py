"""What every act on a policy asks for: an id that files can be named by, and a reason that says why."""

from datetime import date
from pathlib import Path

import pytest

from console.bundled import beside_pack
from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency_parts import PolicyArea
from console.domain.board import Board, in_force
from console.domain.entry import Entry
from console.domain.fold import fold
from console.domain.room import room_of
from console.domain.sheet.draft import acknowledge, draft_of
from console.domain.sheet.judged import judge, why_not
from tests.domain.build import (
    CARE_FIRST,
    SACRAMENTO,
    SEAT,
    START,
    SUPERVISOR,
    WHO,
    Desk,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
    the_library,
)
from tests.domain.plan_situations import TOMORROW, plan, with_hole
from tests.domain.test_proven import AGENCY, adopting, refused


def test_a_policy_whose_id_is_a_path_is_refused_and_one_in_force_already_goes_on() -> None:
    path = 'id = "../../etc/passwd"'
    own = f'id = "{CARE_FIRST}"'
    text = policy_text().replace(own, path)

    code, says = a_desk().refusal(adopting(text))

    assert code == "policy_faulty"
    assert "../../etc/passwd cannot be the id of a policy; use letters, digits, -, _ and ." in says
    kept = e.PolicyAdopted(
        **adopting(text).model_dump(include={"policy", "catalogue", "agency", "by", "reason"}),
        fingerprint=room_of(text, catalogue_text(), agency_text()).fingerprint,
    )
    room = fold(Board(), Entry(1, START, START, "", WHO, SEAT, "room", kept))
    assert in_force(room).compiled.policy.id == "../../etc/passwd"
    Desk(room).do(adopting(text, agency=agency_text() + "\n# another line\n"))


def test_what_a_pack_names_by_a_path_is_not_looked_for_beside_it(tmp_path: Path) -> None:
    (tmp_path / "away.toml").write_text(policy_text(), encoding="utf-8")
    (tmp_path / "pack").mkdir()
    pack = tmp_path / "pack" / "agency.toml"
    pack.write_text(agency_text(), encoding="utf-8")
    areas = (PolicyArea.model_validate({"zone": AGENCY.zone[0].id, "policy": "../away", "from": date.min}),)

    _, found = beside_pack(str(pack), AGENCY.model_copy(update={"policy_area": areas}), CARE_FIRST)

    assert found == ()


def test_a_finding_let_stand_for_one_word_is_still_open_and_says_what_a_reason_is() -> None:
    draft = draft_of(with_hole().policy, catalogue_text())
    for each in judge(draft, the_library()[CARE_FIRST], AGENCY).open:
        draft = acknowledge(draft, {"kind": each.kind, "promise": each.promise and each.promise.id}, "Known.")

    judged = judge(draft, the_library()[CARE_FIRST], AGENCY)

    little = "Its reason, “Known.”, does not say why. Say why in a few words, at least three"
    assert judged.open
    assert all(little in says for says in why_not(judged))
    assert little in refused(a_desk(), adopting(draft.policy))


@pytest.mark.parametrize("reason", ["ok", "Known.", "- - -", "1 2 3", "so agreed"])
def test_every_act_on_a_policy_asks_for_a_reason_that_says_why(reason: str) -> None:
    desk = a_desk()
    desk.do(plan())
    acts = (adoption(SACRAMENTO), plan(policy=SACRAMENTO), c.DropPlannedPolicy(by=SUPERVISOR, reason="x"))

    for act in acts:
        code, says = desk.refusal(act.model_copy(update={"reason": reason}))
        assert code == "reason_says_little"
        assert says.startswith(f"“{reason}” does not say why.")


def test_a_plan_of_before_with_one_word_for_a_reason_still_begins() -> None:
    desk = a_desk()
    (planned,) = desk.do(plan())
    old = planned._replace(body=planned.body.model_copy(update={"reason": "ok"}))
    room = fold(a_desk().board, old)

    (adopted, *_) = Desk(room, now=TOMORROW).do(c.BeginPlannedPolicy())

    assert isinstance(adopted.body, e.PolicyAdopted)
    assert adopted.body.reason == "ok"


def test_the_first_policy_of_a_room_needs_no_words() -> None:
    (adopted, *_) = Desk(Board()).do(adoption().model_copy(update={"reason": "x"}))

    assert isinstance(adopted.body, e.PolicyAdopted)
