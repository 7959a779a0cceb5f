"""What is said for and against a unit that can go, read off the values that put it in its place."""

from collections.abc import Iterator

from console.domain.board import in_force
from console.domain.rows.fits import WORK_STEP_MIN, Choosing, Fit, Offer
from console.domain.rows.shown import Chip
from console.domain.rows.words import LANGUAGES, RESPONSES
from console.domain.visible import visible
from console.domain.whereabouts import Whereabouts

DID_NOT_GO = "did not go"
STATION = "station"


def reasons(chooses: Choosing, offer: Offer) -> Iterator[Chip]:
    """The reasons for and against, those that weigh most first."""
    fit = offer.fit
    yield Chip("for", RESPONSES[fit.response].listed)
    if offer.instead_of:
        yield Chip("against", f"instead of {RESPONSES[offer.instead_of].listed}")
    if fit.has_refused:
        yield Chip("against", DID_NOT_GO)
    if offer.deputy is None:
        yield from _of_way(fit)
    else:
        for each in (each for each in (fit, offer.deputy) if each.unit.call is None):
            yield from (Chip(chip.sign, f"{each.unit.id} {chip.words}") for chip in _of_way(each))
        who = "" if offer.goes is fit else f"{fit.unit.id} "
        yield Chip("for", f"{who}will wait nearby for {offer.deputy.unit.id}")
    yield from _of_crew(chooses, offer.goes)
    yield from _of_work(chooses, offer.goes)


def place_words(where: Whereabouts) -> str:
    """Where a unit is: as it was told, or its own station, where nothing newer is known."""
    place = " ".join(visible(where.place).split())
    if not place or where.at is not None or STATION in place.casefold():
        return place
    return f"{place}, {STATION}"


def _of_way(fit: Fit) -> Iterator[Chip]:
    """How far it has to drive, as far as that is known, and that it does not go there."""
    if not fit.covers:
        yield Chip("against", "outside its area")
    if fit.minutes is not None and fit.is_old:
        yield Chip("against", f"{fit.minutes} min from an old place")
    elif fit.minutes is not None:
        yield Chip("for", f"{fit.minutes} min away")
    elif fit.is_placed:
        yield Chip("against", "distance not known")


def _of_crew(chooses: Choosing, fit: Fit) -> Iterator[Chip]:
    agency = in_force(chooses.board).agency
    pack = agency.unit_of(fit.unit.id)
    if "hold" in pack.capabilities:
        yield Chip("for", agency.capabilities["hold"].word)
    for code in agency.languages[1:]:
        language = LANGUAGES.get(code, code)
        if code in pack.languages:
            yield Chip("for", language)
        elif fit.speaks is not None:
            yield Chip("against", f"no {language}")


def _of_work(chooses: Choosing, fit: Fit) -> Iterator[Chip]:
    """That it has only just come from a scene, and what it had to do; nothing where it had little."""
    limits = chooses.limits
    if not fit.is_rested:
        yield Chip("against", f"under {limits.rest_min} min of rest")
    if fit.work.minutes >= WORK_STEP_MIN:
        calls = "1 call" if fit.work.calls == 1 else f"{fit.work.calls} calls"
        yield Chip("against", f"{calls}, {fit.work.minutes} min in {limits.busy_h} h")
