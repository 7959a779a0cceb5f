"""What is said to bring a screen or an alert to the front: `policy edit`, `log 26-00012`, `alert 2`."""

from console.domain.line import Spoken

SCREENS = ("policy", "log", "reports", "review", "alert", "try")
"""The first words that are read here."""
DIGITS_MAX = 4
POLICY_WISHES = {"": "policy_screen", "edit": "policy_edit"}


def screen_wish(word: str, rest: str) -> Spoken:
    """`policy` reads it, `policy edit` changes it; `log` and `review` read of what is named; `reports`.

    `alert` goes to the gravest, with a number to that of the list, `alert list` to all; `try again` saves.
    """
    if word == "log":
        return Spoken(wish="shift_log_screen", value=rest)
    if word == "review":
        return Spoken(wish="review_screen", value=rest)
    if word == "reports":
        return Spoken(wish="reports_screen")
    if word == "try":
        hint = "" if rest.casefold() == "again" else "try again? It saves what is not saved yet."
        return Spoken(wish="" if hint else "try_again", hint=hint)
    if word == "alert":
        return _alert_wish(rest.casefold())
    if rest.casefold() in POLICY_WISHES:
        return Spoken(wish=POLICY_WISHES[rest.casefold()])
    return Spoken(hint="policy reads it, policy edit changes it, take policy has this call go on under it.")


def _alert_wish(rest: str) -> Spoken:
    if rest in ("", "list"):
        return Spoken(wish="all_alerts" if rest else "gravest_alert")
    if rest.isdecimal() and rest.isascii() and len(rest) < DIGITS_MAX:
        return Spoken(wish="alert_number", value=rest)
    return Spoken(hint="alert goes to the gravest, alert 2 to the second, alert list to all of them.")
