"""One body of every kind of entry, for the tests that try them all."""

from datetime import timedelta

from console.domain import entries as e
from tests.domain.build import START, a_room, adoption

CALL, AT = "26-00001", START + timedelta(minutes=2)


def adopted() -> e.PolicyAdopted:
    """The adoption that every board here begins with."""
    texts = adoption().model_dump(include={"policy", "catalogue", "agency", "by", "reason"})
    return e.PolicyAdopted(**texts, fingerprint=a_room().fingerprint)


def samples() -> tuple[e.AnyBody, ...]:
    """One body of every kind, about one call, in an order in which they could stand."""
    return (
        adopted(), *people_samples(), *asking_samples(), *sending_samples(), *safety_samples(),
        *store_samples(), *clock_samples(), *join_samples(), *roster_samples(),
        *plan_samples(), *import_samples(), *review_samples(),
    )  # fmt: skip


def asking_samples() -> tuple[e.AnyBody, ...]:
    """The beginning of a call: the form, the answers, what the policy makes of them."""
    return (
        e.CallOpened(call=CALL, callback="(555) 010-0142", waiting=True),
        e.CallTaken(call=CALL),
        e.DetailSet(call=CALL, field="address", value="14 Alder Row", read_back=True),
        e.NoteAdded(call=CALL, text="dog in the yard"),
        e.JusticeNoteAdded(call=CALL, text="records check done: yes"),
        e.CallHandedOver(call=CALL, to="Per Lindqvist", position="desk-2"),
        e.FactAnswered(call=CALL, fact="weapon", answer="edged", said_by="caller", caveat="a bread knife"),
        e.QuestionPutOff(call=CALL, fact="hazard"),
        e.TakenBack(call=CALL, entry=21, fact="weapon", field=None),
        e.Recommended(
            call=CALL,
            fingerprint=a_room().fingerprint,
            care_team="available",
            settled=True,
            responses={"medical": (), "safety": ("co_response",), "care": ("keep_line",)},
            rules={"medical": "M9", "safety": "S2", "care": "C2"},
            priority=1,
            flags=(),
            certain=("co_response", "keep_line"),
            open=(),
            at_most=0,
        ),
    )


def people_samples() -> tuple[e.AnyBody, ...]:
    """People and positions, from the first password to an export."""
    return (
        e.PersonSet(person="okoro", name="Nadia Okoro", roles=("dispatcher", "reader"), is_active=True),
        e.PasswordSet(person="okoro", proof="0" * 64, must_change=True),
        e.SignInFailed(person="okoro"),
        e.AccountLocked(person="okoro"),
        e.AccountReleased(person="okoro", reason="she was here in person"),
        e.SignedIn(person="okoro", how="password", took_over_from=""),
        e.PositionLocked(person="okoro"),
        e.PositionUnlocked(person="okoro"),
        e.GlassBroken(person="okoro", reason="no supervisor answers"),
        e.GlassAnswered(entry=10, reason="right so"),
        e.ActRefused(command="Redact", code="role_may_not", about="26-00001"),
        e.Exported(what="ledger", up_to=11, marks=("health", "person", "plain")),
        e.SignedOff(person="okoro", receiver=""),
    )


def sending_samples() -> tuple[e.AnyBody, ...]:
    """The rest of a call's life: the line, units, what people decided, its end."""
    return (
        e.LineLost(call=CALL, call_back_due=AT),
        e.CallBackTried(call=CALL, outcome="no_answer", due=AT),
        e.UnitSent(
            call=CALL,
            unit="CO-7",
            response="co_response",
            staged=False,
            status="dispatched",
            asked=True,
            reason="",
        ),
        e.UnitStatusChanged(unit="CO-7", status="en_route", call=CALL, off_call=False, reason=""),
        e.UnitPlaced(unit="CO-7", call=CALL, place="back of the Harrow mill"),
        e.StagingChanged(call=CALL, unit="CO-7", staged=True),
        e.SceneDeclaredSafe(call=CALL, by="Dep. F. Ibarra"),
        e.SceneDeclaredSafe(call=CALL, by="Dep. R. Tran", reason="put away", unit="CO-7"),
        e.BriefConfirmed(call=CALL, unit="CO-7", up_to=30),
        e.CallerTold(call=CALL, text="a clinician is coming"),
        e.PolicyOverridden(
            call=CALL,
            responses=("ems",),
            instead_of=("co_response",),
            reason="known",
            approved_by="Lena Brandt",
        ),
        e.ApprovalAsked(call=CALL, rules=("S7",), due=AT),
        e.ApprovalAnswered(
            call=CALL, by="Lena Brandt", answer="send_instead", responses=("ems",), reason="gentler"
        ),
        e.ApprovalRanOut(call=CALL, responses=("co_response",)),
        e.GapClosed(call=CALL, by="Lena Brandt", reason="brother is there"),
        e.HandOffMoved(
            call=CALL, contact="line-988", step="accepted", person="Ana Ruiz", reason="", due=None
        ),
        e.UnitStoodDown(
            call=CALL, unit="CO-7", status="available", approved_by="Lena Brandt", reason="not needed"
        ),
        e.NextActionNoted(call=CALL, outcome="not_reached", note="voicemail", due=AT),
        e.NextActionHandedOver(call=CALL, to="Per Lindqvist", position="desk-2"),
        e.CallClosed(
            call=CALL, disposition="safety_plan", note="ok", approved_by="Lena Brandt", next_action="call"
        ),
        e.CallReopened(call=CALL, reason="called again"),
        e.Redacted(entry=18, call=CALL, unit=None, left="{}", by="Lena Brandt", reason="asked for"),
    )


def safety_samples() -> tuple[e.AnyBody, ...]:
    """What keeps crews safe, and why somebody could not go."""
    return (
        e.PanicReported(call=CALL, unit="CR-11"),
        e.PanicEnded(call=CALL, unit="CR-11", by="Dep. N. Hart", reason="with them at the car"),
        e.CheckAnswered(call=CALL, unit="CR-11", answer="all_well"),
        e.UnitRefused(call=CALL, unit="CR-14", status="available", why="alone", reason="one is ill"),
        e.DeputiesAsked(call=CALL, unit="M-30", due=AT, reason="he holds a bottle"),
        e.DeputiesAnswered(call=CALL, unit="M-30", answer="no", by="Sgt. P. Lowe", reason="no crime"),
        e.CrewDidThen(call=CALL, unit="M-30", did="waited", reason="until he went to bed"),
        e.ResponseUnserved(call=CALL, response="mobile_crisis", why="no_unit", note="both are out"),
    )


def clock_samples() -> tuple[e.AnyBody, ...]:
    away = {"call": CALL, "unit": "CR-11", "into": "26-00002", "status": "available", "reason": "a child"}
    return (
        e.AlertSilenced(call=CALL, alert=f"panic:{CALL}:CR-11", level=1, mark="2026-03-01T21:00:00"),
        e.HandOffRanOut(call=CALL, contact="line-988", next="line-county"),
        e.UnreachedDecided(call=CALL, what="nobody", approved_by="Lena Brandt", reason="heard by radio"),
        e.UnitMoved.model_validate({**away, "approved_by": "Lena Brandt"}),
        e.UnitMoved.model_validate({**away, "approved_by": None, "served": True}),
    )


def join_samples() -> tuple[e.AnyBody, ...]:
    """Another call joined and split off again, notes of the place, then this one joined to another."""
    return (
        e.CallerJoined(
            call=CALL,
            other="26-00002",
            caller="Sam Hill",
            callback="(555) 010-0177",
            facts=("weapon",),
            hung_up=True,
            rang_again=False,
        ),
        e.CallerLeft(call=CALL, other="26-00002"),
        e.PremiseNoted(call=CALL, about="hazard", text="two dogs in the yard"),
        e.PremiseNoteEnded(call=CALL, note=31, reason="the dogs are gone"),
        e.AreaPolicyUsed(call=CALL, policy="san-diego-pert-mcrt", zone="north", by_itself=False),
        e.MessageLeft(call=CALL, to="supervisor", text="the brother asks for you"),
        e.MessageRead(call=CALL, message=41),
        e.SlipTakenBack(call=CALL, entry=41, what="message"),
        e.CallJoined(call=CALL, into="26-00003", reason="both see the man on the bridge"),
    )


def roster_samples() -> tuple[e.AnyBody, ...]:
    """A crew from its sign-on to its going home."""
    return (
        e.UnitSignedOn(unit="CR-11", members=("haldane", "brooks"), shift="day", until=AT),
        e.CrewChanged(unit="CR-11", joined=("moss",), left=("brooks",), reason="he is ill"),
        e.UnitHandedOver(unit="CR-11", to="Per Lindqvist", position="desk-2"),
        e.UnitSignedOff(unit="CR-11", members=("haldane", "moss"), relieved_by="CR-14"),
    )


def plan_samples() -> tuple[e.AnyBody, ...]:
    """A policy that waits for its time, and what can come of it but its adoption."""
    return (
        e.PolicyPlanned(
            policy="id = 'x'",
            catalogue="schema = 1",
            title="Care first",
            begins=AT,
            by="Lena Brandt",
            reason="the board agreed",
        ),
        e.PlannedPolicyHeld(why="That cannot be put in force now: call 26-00001 is in it."),
        e.PlannedPolicyDropped(by="Lena Brandt", reason="the board changed its mind"),
    )


def import_samples() -> tuple[e.AnyBody, ...]:
    """Calls of another system, taken over and undone."""
    return (
        e.ImportBegun(
            batch=77, file="calls.csv", file_sum="7f" * 32, mapping="county", mapping_sum="80" * 32,
            rows=2, calls=1,
        ),
        e.CallImported(
            call="26-00009", batch=77, row=2, received=AT, source="L-12697", address="Eugene", zone="north",
            reasons="Paranoia", answers="presentation=psychosis_or_paranoia", went=("mobile_crisis",),
            units=("CAHOOTS 2",), disposition="stabilised", priority=2, dispatched=AT, arrived=AT, closed=AT,
        ),
        e.ImportUndone(batch=77, calls=1, reason="the wrong year"),
    )  # fmt: skip


def review_samples() -> tuple[e.AnyBody, ...]:
    """A complaint, a review that was corrected, and what its dispatcher says to it."""
    return (
        e.ComplaintNoted(call=CALL, text="her sister says that nobody listened"),
        e.ReviewGiven(
            call=CALL, form="80f00ba45a11", dispatcher="Nadia Okoro", answers="location: yes\ntone: partly",
            notes="tone: two questions in one breath", comment="The place stood first; well done.",
            corrects=90, reason="the wrong call before me",
        ),
        e.ReviewAnswered(call=CALL, review=91, text="The line was bad."),
    )  # fmt: skip


def store_samples() -> tuple[e.AnyBody, ...]:
    """What happened to the store itself, and not on a call."""
    return (
        e.Restored(
            backup="live-2026-11-27T18-15-00Z-1204.store",
            up_to=1204,
            chain_hash="7f" * 32,
            by="Lena Brandt",
            reason="the disk failed",
        ),
    )
