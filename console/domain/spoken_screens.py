"""What is said to bring a screen to the front: `policy`, `policy edit`, `log 26-00012`, `reports`."""

from console.domain.line import Spoken

SCREENS = ("policy", "log", "reports")
"""The first words that are read here."""
POLICY_WISHES = {"": "policy_screen", "edit": "policy_edit"}


def screen_wish(word: str, rest: str) -> Spoken:
    """`policy` reads it, `policy edit` changes it; `log` reads the log, of what is named; `reports` count."""
    if word == "log":
        return Spoken(wish="shift_log_screen", value=rest)
    if word == "reports":
        return Spoken(wish="reports_screen")
    if rest.casefold() in POLICY_WISHES:
        return Spoken(wish=POLICY_WISHES[rest.casefold()])
    return Spoken(hint="policy reads it, policy edit changes it, take policy has this call go on under it.")
