"""What is said to bring a screen to the front: `policy`, `policy edit`, `log 26-00012`, `review 26-00012`."""

from console.domain.line import Spoken

SCREENS = ("policy", "log", "review")
"""The first words that are read here."""
POLICY_WISHES = {"": "policy_screen", "edit": "policy_edit"}


def screen_wish(word: str, rest: str) -> Spoken:
    """`policy` reads it, `policy edit` changes it; `log` and `review` read of what is named."""
    if word == "log":
        return Spoken(wish="shift_log_screen", value=rest)
    if word == "review":
        return Spoken(wish="review_screen", value=rest)
    if rest.casefold() in POLICY_WISHES:
        return Spoken(wish=POLICY_WISHES[rest.casefold()])
    return Spoken(hint="policy reads it, policy edit changes it, take policy has this call go on under it.")
