"""What taking back a slip changes on its call, and whether it still can be. Part of `fold`."""

from console.domain.board import Call, Line
from console.domain.entry import Entry
from console.domain.slips import Slip, SlipTakenBack


def can_be(call: Call, slip: Slip, entry: int) -> bool:
    """Whether it still stands as it was done, so that taking it back says nothing false."""
    match slip:
        case "note":
            return any(each.entry == entry for each in call.notes)
        case "told":
            return any(each.entry == entry for each in call.told)
        case "message":
            return any(each.entry == entry for each in call.messages)
        case "line":
            return call.line.lost and not call.line.tries and call.line.entry == entry
        case "safe":
            return bool(call.scene_safe) and call.scene_safe[-1].entry == entry


def after_slip(call: Call, entry: Entry, body: SlipTakenBack) -> Call:
    """The call once it was taken back."""
    match body.what:
        case "note":
            is_justice = any(each.entry == body.entry and each.is_justice for each in call.notes)
            call = call._replace(notes=tuple(each for each in call.notes if each.entry != body.entry))
            return call._replace(safety_entry=entry.number) if is_justice else call
        case "told":
            return call._replace(told=tuple(each for each in call.told if each.entry != body.entry))
        case "message":
            return call._replace(messages=tuple(each for each in call.messages if each.entry != body.entry))
        case "line":
            return call._replace(line=Line(changed=entry.happened_at))
        case "safe":
            # Whoever declared it safe before was not mistaken: only this one's word is taken back.
            earlier = tuple(each for each in call.scene_safe if each.entry != body.entry)
            return call._replace(scene_safe=earlier, safety_entry=entry.number)
