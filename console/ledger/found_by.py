"""The words that an entry is found by, as a plain function of it; none of a review. Part of `index`."""

from console.domain import entries as e


def words_of(body: e.AnyBody) -> str:
    """The words that an entry is found by."""
    match body:
        case e.Recommended():
            return ""
        case e.FactAnswered():
            return body.caveat
        case e.DetailSet():
            return body.value
        case e.NoteAdded() | e.JusticeNoteAdded() | e.CallerTold() | e.PremiseNoted() | e.MessageLeft():
            return body.text
        case e.ComplaintNoted():
            return body.text
        case e.CallOpened():
            return body.callback
        case e.CallImported():
            return _joined(body.source, body.address, body.reasons)
        case e.UnitPlaced():
            return body.place
        case e.CallClosed():
            return _joined(body.note, body.next_action)
        case e.CallerJoined():
            return _joined(body.caller, body.callback)
        case e.HandOffMoved():
            return _joined(body.person, body.reason)
        case e.SceneDeclaredSafe():
            return body.by
        case (
            e.UnitStatusChanged() | e.UnitSent() | e.UnitStoodDown() | e.PolicyOverridden() | e.CallReopened()
            | e.UnitRefused() | e.DeputiesAsked() | e.CrewDidThen() | e.CallJoined()
            | e.PremiseNoteEnded() | e.UnitMoved() | e.UnreachedDecided() | e.CrewChanged()
        ):  # fmt: skip
            return body.reason
        case e.PanicEnded() | e.DeputiesAnswered():
            return _joined(body.by, body.reason)
        case e.ResponseUnserved() | e.NextActionNoted():
            return body.note
        case e.ApprovalAnswered() | e.GapClosed() | e.Redacted() | e.Restored():
            return _joined(body.by, body.reason)
        case e.AccountReleased() | e.GlassBroken() | e.GlassAnswered() | e.ImportUndone():
            return body.reason
        case _:
            return ""


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
