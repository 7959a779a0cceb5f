"""The sentence for every refusal: what is the case and what to do next.

Messages are interface; tests hold them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain.visible import visible
from console.errors import Refused

WHOLE = ("faults", "strands", "findings")
"""The values that are told in full: each of their parts is something to mend."""
GIVEN_MAX = 1000
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "no_such_call": "There is no {which} call {call}. "
        "Pick one from the list, or open a new one with Ctrl+N.",
        "no_such_unit": "There is no unit {unit} in this agency. Check the name on the board.",
        "no_such_fact": "There is no fact “{fact}”. {hint}",
        "no_such_answer": "“{answer}” is not an answer to “{fact}”. Answers: {answers}.",
        "no_such_status": "There is no status “{status}” in this agency. Statuses: {statuses}.",
        "no_such_response": "There is no response “{response}”. Responses: {responses}.",
        "no_such_contact": "There is no contact “{contact}” in this agency. Contacts: {contacts}.",
        "no_such_disposition": "There is no disposition “{disposition}” in this agency. "
        "Dispositions: {dispositions}.",
        "fact_not_asked": "“{fact}” is never asked: it is worked out from the board.",
        "unit_taken": "{unit} is on call {other}. Choose another unit, or move it here.",
        "move_on_no_call": "{unit} is on no call. Send it to this one.",
        "status_panic": "{unit} calls for help. Say how its new status is known; the call for help goes on.",
        "send_panic": "{unit} calls for help and is sent nowhere. Say who found the crew safe; then send it.",
        "move_panic": "{unit} called for help on call {other}. Say who found the crew safe; then move it.",
        "move_needs_name": "{unit} has not been with the person of call {other} yet, and is asked for there "
        "again. A supervisor's name is needed to move it.",
        "unit_here": "{unit} is on this call already.",
        "unit_off_duty": "{unit} is off duty. Sign it on first, or choose another unit.",
        "unit_not_free": "{unit} is not free; its status is “{status}”. "
        "Choose another unit, or make it available first.",
        "unit_cannot_fill": "{unit} cannot go as “{response}”: {why}. Choose another unit.",
        "pair_here": "{clinician} and {deputy} are both on this call already.",
        "pair_cannot_fill": "{clinician} and {deputy} do not make “{response}” together. Name a team with a "
        "clinician first, then a deputy's unit.",
        "unit_not_on_call": "{unit} is not on this call.",
        "send_needs_reason": "The policy does not ask for “{response}” here. "
        "Say in a few words why it is sent.",
        "status_no_crew": "Nobody has signed on to {unit}: Ctrl+R signs its crew on. "
        "For “{after}” without a crew give a reason.",
        "status_order": "{unit} goes from “{before}” to “{after}”, which is not the usual order. "
        "Say why, then try again.",
        "status_needs_call": "{unit} is on no call, so its status cannot be “{after}”. "
        "Send it to a call first.",
        "safe_armed": "Nobody has said that the weapon is out of the person's hands ({weapon}). "
        "Say how it is known that the scene is safe.",
        "safe_nobody_there": "Nobody who was sent is at the scene yet. "
        "Say how {by} knows that it is safe, for example that another agency is there.",
        "scene_not_safe": "{unit} is to wait nearby, and nobody has declared the scene safe. "
        "Name who declares it safe, or say why the crew goes in.",
        "stand_down_needs_name": "{unit} has not been with the person yet. "
        "Taking it off the call sends less than was sent: stand it down with a supervisor's name.",
        "stand_down_has_served": "{unit} left with the person and has served this call. "
        "Set it to “{status}” when it is done there; nobody is sent in its place.",
        "less_needs_supervisor": "This asks for less than the policy does ({less}). "
        "A supervisor's name is needed.",
        "supervisor_proves": "{name} has to say this themselves: by their password here, "
        "or at the position where they sit.",
        "not_a_supervisor": "{name} is not a supervisor of this agency. Supervisors: {names}.",
        "override_empty": "Say what goes instead: choose at least one response.",
        "no_approval_asked": "No approval is waiting on this call.",
        "approval_not_due": "The supervisor still has {left} s to answer.",
        "after_all_nobody": "“Send after all” needs somebody who goes. Choose who, or approve.",
        "responses_contradict": "“{one}” and {other} cannot both be done. Take one of them away.",
        "changed_since": "This call changed while you were deciding. Look at it again, then decide.",
        "instead_of_what": "“Send instead” needs at least one response.",
        "no_gap": "This call is not on the gap list.",
        "hand_off_order": "The hand-off to {contact} is “{now}”; it cannot become “{step}” yet. "
        "Next: {next}.",
        "hand_off_needs_name": "Say who at {contact} accepted: "
        "the room owns the call until a named person has it.",
        "hand_off_other": "The hand-off to {contact} is still going on. Finish it, or mark it dropped.",
        "hand_off_not_due": "No line has rung for too long on this call.",
        "no_next_contact": "No next line is to be rung on this call. Choose a contact.",
        "unreached_needs_name": "Nobody goes to a caller who cannot be reached only with a supervisor's name "
        "and a reason.",
        "unreached_withheld": "It is decided, or asked of a supervisor, that deputies are not sent here. "
        "Send who is asked for, or ask the supervisor.",
        "unreached_nobody": "Nobody would go: nobody is asked for, and your agency's default is deputies, "
        "who are not sent here. Override with who goes, or take Nobody with a supervisor's name.",
        "line_not_lost": "The caller is on the line: there is nobody to call back.",
        "already_owned": "This call is yours already.",
        "nothing_to_take_back": "That entry cannot be taken back: "
        "only your own answer, field, note, message, lost line or safe scene, within {limit_s} s and as it "
        "was left.",
        "close_units": "Still on this call: {units}. Set each to available, or stand it down, then close.",
        "close_waiting_approval": "A supervisor has not answered yet. The call stays open until then.",
        "close_gap": "This call is on the gap list. "
        "A supervisor closes the gap by name, then the call can be closed.",
        "close_hand_off": "The hand-off to {contact} is “{now}”. Confirm it or mark it dropped, then close.",
        "close_does_not_fit": "“{disposition}” tells of something that did not happen on this call. "
        "Endings that fit: {dispositions}.",
        "close_needs_decision": "{why}. A supervisor's name, a note with the reason and a next action are "
        "needed before this call can close.",
        "close_line_lost": "The caller hung up and has not been reached. "
        "Try the call-back, or give a supervisor's name.",
        "call_is_open": "Call {call} is open already.",
        "join_itself": "{call} cannot be joined to itself. Name the other call.",
        "join_waiting": "Nobody has taken call {call} yet. Take it first, then join.",
        "join_has_callers": "The callers of {calls} are joined to {call}. Join {into} to {call} instead, "
        "or split them off first.",
        "join_units": "{units} is on call {call}, and would be on none. "
        "Join the call that has no crew, or take the crew off first.",
        "join_panic": "{units} called for help on call {call}. Say who found the crew safe; then join.",
        "join_deputies_asked": "{units} asked for deputies on call {call}. Note the answer; then join.",
        "join_hand_off": "On call {call} the hand-off to {contact} is “{now}”. "
        "Confirm it or mark it dropped, then join.",
        "join_waiting_approval": "A supervisor is asked about call {call} and has not answered. "
        "Join it once that is answered.",
        "join_gap": "Call {call} is on the gap list. A supervisor closes the gap by name; then join.",
        "split_was_closed": "Call {call} was closed, and joined to no other. "
        "Open it again with: reopen {call}, and why.",
        "reopen_was_joined": "Call {call} goes on as {into}, to which it was joined. "
        "If that was wrong: split {call}, and why.",
        "premise_no_address": "Call {call} has no address yet. Write it first: "
        "the note stays with the place.",
        "premise_no_note": "Entry {entry} is no note of a place. Ctrl+H lists them with their numbers.",
        "unit_on_no_call": "{unit} is on no call now. Send it to one first.",
        "message_for_nobody": "There is nobody “{to}” to leave a message for. A unit, or one of: {known}.",
        "message_not_there": "Entry {entry} is no message on this call that waits to be read. "
        "F8 goes to those that do.",
        "no_panic": "{unit} has not called for help on this call, or was found safe already.",
        "check_not_there": "{unit} is not at the scene, so there is nothing to check. "
        "Set its status to on scene first.",
        "refuse_was_there": "{unit} has been with the person already. "
        "Set its status when it leaves; if it is in danger, say so: panic {unit}.",
        "not_asked_for": "“{response}” is not asked for on this call, so there is no reason to note why it "
        "does not go.",
        "deputies_are_there": "{unit} has a deputy with it. Send another unit, or report a panic.",
        "no_deputies_asked": "{unit} has not asked for deputies on this call.",
        "deputies_answered": "{by} has answered {unit} already. If that changed, have the crew ask again.",
        "close_panic": "{units} called for help on this call. Say who found the crew safe, and how that is "
        "known; then close.",
        "close_deputies_asked": "{units} asked for deputies, and nobody has answered yet. Note the answer, "
        "yes or no, and by whom; then close.",
        "no_crew_members": "The agency's pack names nobody who goes out on units, so nobody signs on. "
        "The crew of {unit} is the one that stands in the pack.",
        "crew_signed_on": "{unit} has its crew: {names}. Change it, or sign it off first.",
        "sign_on_has_call": "{unit} is on call {call}. Its crew signs on once that is over.",
        "no_such_shift": "There is no shift “{shift}” in this agency. Shifts: {shifts}.",
        "sign_on_nobody": "Say who signs on to {unit}: the agency's pack has no line-up of it for "
        "this shift.",
        "sign_on_until": "Say until when the crew of {unit} is on duty: no shift runs now.",
        "sign_on_until_when": "The crew of {unit} goes home after it signs on, and within 24 hours. "
        "Check the time.",
        "end_unreadable": "“{text}” is not a time of day. Type the end as 18:30, 1830 or 6:30 pm.",
        "no_such_member": "There is nobody “{member}” who goes out on units. {hint}",
        "member_elsewhere": "{name} is on {other}. Nobody is on two units: let them leave there first.",
        "crew_alone": "{name} would be alone on {unit}. A team without a deputy is two people at least: "
        "name somebody else too.",
        "no_crew_on": "No crew has signed on to {unit}. Sign one on first.",
        "not_on_crew": "{name} is not on {unit}. Check who is.",
        "crew_nobody_left": "Nobody would be left on {unit}. Sign it off instead.",
        "sign_off_panic": "{unit} called for help. Say who found the crew safe; then it signs off.",
        "sign_off_on_call": "{unit} is on call {call}. End the call, or name the unit there that takes over; "
        "then it signs off.",
        "relief_not_here": "{relief} is not on call {call}. Send it there first; then {unit} signs off.",
        "relief_cannot": "{relief} cannot do what {unit} was sent for ({response}). Name another unit.",
        "brief_nothing": "{unit} has no brief on this call.",
        "then_needs_why": "The time it happened differs from now. Say why it is entered later.",
        "then_needs_time": "A reason is given why it is entered later, but no time. "
        "Say when it happened, or leave the reason out.",
        "then_too_long_ago": "The time it happened lies more than a year back. Check the date.",
        "then_in_future": "The time it happened lies ahead of now. Check the clock and the date.",
        "then_still_to_come": "{time} is still to come today. For yesterday type: {yesterday}.",
        "then_unreadable": "“{text}” is not a time. Type it as 14:32, 2:32 pm, 27 Nov 14:32 or -25 min.",
        "then_never": "The clocks did not show {time} on {date}: they went forward over it. "
        "Type the time that the clock on the wall showed.",
        "then_twice": "On {date} the clocks showed that time twice. Add which: "
        "“{text} first” ({first}) or “{text} second” ({second}).",
        "then_overtaken": "What stands for {what} is of {at}, later than {then}, and what came before "
        "does not undo it. Add the earlier as a note, with its time.",
        "then_before_danger": "“{fact}” was answered at {at}, later than {then}: "
        "what was decided before does not hold for that. Decide anew, as of now.",
        "import_again": "{file} was taken over already, in the import of entry {batch}. Undo that one first, "
        "or take over another file.",
        "no_such_import": "There is no import of entry {batch} that stands. Imports that stand: {batches}.",
        "no_review_form": "This agency has no review form. An administrator writes one on the Agency screen, "
        "in the table Review form.",
        "review_form_changed": "The review form is another by now. "
        "Open the call again, and look at each answer.",
        "no_such_review_question": "The form has no question “{question}”. Questions: {questions}.",
        "review_unanswered": "A review is given whole: {count} of the form have no answer yet, the first is "
        "“{question}”. X says that it is not applicable.",
        "review_own_call": "You had call {call} yourself. Another supervisor reviews it.",
        "review_not_theirs": "{name} never had call {call}. Those who had it: {names}.",
        "review_there": "Call {call} was reviewed already, in entry {entry}. "
        "Correct that review, with a reason.",
        "review_not_standing": "The review of call {call} that stands is not that of entry {entry}. "
        "Open it again, and look at what changed.",
        "review_needs_reason": "A review that was given is corrected with a reason. Say why.",
        "review_not_yours": "The review of call {call} is about somebody else's work. They answer it.",
        "no_such_entry": "There is no entry {entry}. `console ledger export` lists them all.",
        "redact_open_call": "Call {call} is open. Close it first: until then its words are needed.",
        "redact_joined_call": "Call {call} goes on as {into}, which is open. "
        "Close that first: until then its words are needed.",
        "redact_held_call": "Call {call} is on hold: the agency's pack keeps its words for a court "
        "or an audit. They can be erased once an administrator has taken the hold out.",
        "nothing_to_redact": "Entry {entry} holds no words that could be erased.",
        "policy_faulty": "That policy cannot be adopted: {faults}.",
        "policy_findings_open": "What a check finds is mended, or let stand with a reason, before a policy "
        "comes into force. Open here: {count}. {findings} Do either in the policy editor, or in the file "
        "under [[acknowledged]]. `console policy check` tells each with an example call.",
        "area_policy_same": "Call {call} is under “{policy}” already, and its place has no other policy.",
        "area_policy_other": "By now the place of call {call} has another policy than the one you were told "
        "of: “{policy}”. Look at it, then say policy again.",
        "policy_cases_fail": "A case that comes with the policy fails: mend the policy, or change the "
        "case with a reason. Failing here: {count}. {findings}",
        "reason_says_little": "“{reason}” does not say why. Say it in a few words, at least three: whoever "
        "reads it later has nothing else.",
        "adoption_overtaken": "Something else was put in force since this was begun, and would be undone. "
        "Look at what differs from what is in force now, then put it in force again.",
        "adoption_strands": "That cannot be put in force now: {strands}.",
        "begin_unreadable": "“{text}” is no day and time. Type it as 2026-12-01 06:00, or leave it empty.",
        "begin_clocks_change": "The clocks leave {text} out, or show it twice. Choose another time.",
        "plan_not_ahead": "A policy is planned for a time that is still ahead. Choose one, or adopt it now.",
        "plan_too_far": "A policy is planned for two years ahead at most. Check the year.",
        "plan_same": "“{policy}” is in force as it stands there already. There is nothing to plan.",
        "plan_not_due": "The time of the planned policy has not come yet.",
        "no_plan": "No policy waits for its time here.",
        "role_may_not": "{name} may not do this; roles here: {roles}. Ask somebody who may, or break "
        "the glass if a call cannot wait.",
        "not_signed_in": "Nobody has signed in as that person at {position}. Sign in first.",
        "position_locked": "{position} is locked. Unlock it first.",
        "person_inactive": "{name} works here no longer, so nothing can be done in that name.",
        "prove_again": "It is more than {session_h} hours since the last sign-in here. Sign in again.",
        "not_proved": "That name and password do not belong together. Type both again.",
        "account_locked": "Too many sign-ins as {name} failed. An administrator has to release the account.",
        "account_unused": "{name} has not signed in for more than {days} days. "
        "An administrator has to release the account.",
        "password_must_change": "This password has to be changed before the shift begins. Choose another.",
        "password_weak": "That password cannot be taken: {why}. Choose another.",
        "position_taken": "{name} sits at {position}. Take the position over, or choose another.",
        "nobody_by_that_name": "There is nobody called “{person}” here. Check it against the list of people.",
        "glass_needs_sign_in": "Outside a secure room only somebody who has signed in can break the glass.",
        "glass_not_enough": "{name} sat down by breaking the glass, and this can wait until they have proved "
        "who they are. Lock the desk, and unlock it with a password.",
        "cannot_take_calls": "{name} may do nothing on calls; roles there: {roles}. "
        "The open calls have to go to a dispatcher or a supervisor.",
        "no_such_glass": "Entry {entry} is no broken glass that waits for an answer.",
        "own_glass": "Who broke the glass cannot answer for it. Another supervisor or administrator has to.",
        "unit_yours": "{unit} is looked after at this position already.",
        "not_looked_after": "“{what}” is not looked after at {position}, so it cannot be handed over there.",
        "sign_off_has_units": "These units are looked after at this position: {units}. Say which position "
        "takes them, or sign them off.",
        "sign_off_has_next": "Still promised at this position, on closed calls: {calls}. "
        "Say which position takes them, or note that they are done.",
        "no_next_action": "Nothing is promised on call {call} any more. Another desk may have noted it.",
        "sign_off_has_calls": "Still open at this position: {calls}. "
        "Say which position takes them, or close them.",
        "no_such_receiver": "Nobody sits at {receiver}. Positions that can take the calls: {positions}.",
        "name_unfit": "That name cannot stand in the record: {why}. Write it anew.",
        "name_taken": "Somebody else here is called {name}. Write the name so that both can be told apart.",
        "last_administrator": "Nobody else could look after the accounts then. "
        "Make another administrator first.",
        "waits_to_be_saved": "Your last act is still being saved. Notes can be typed; all else waits for it.",
        "no_alert": "There is no such alert on that call now, so there is nothing to silence.",
        "no_room": "No policy is in force in this store. Adopt one first.",
    }
)


def in_words(refused: Refused) -> str:
    """The sentence of a refusal, filled with its values. An unknown code is a bug and raises KeyError.

    A name that was given and is not known is told cut, where it is longer than anybody reads.
    """
    values = {name: _told(name, value) for name, value in refused.values.items()}
    return SENTENCES[refused.code].format(**values)


def _told(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    is_given = name not in WHOLE and len(value) > GIVEN_MAX
    return visible(f"{value[:GIVEN_MAX]}…" if is_given else value)
