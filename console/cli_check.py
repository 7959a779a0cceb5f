"""`console policy check`: what a policy does that needs a look. Opens no store but the one it is asked to."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from console.cli_check_words import checked_text
from console.cli_io import say, say_json
from console.domain.clock import utc_now
from console.policy.check import check
from console.policy.diagram import Compiled
from console.policy.finding import Checked, Finding
from console.policy.touched import Counted, count_touched

CHECK_TELLS = "what a policy does that needs a look; exit code 1 if not all is acknowledged"
STORE_HELP = "a store: how many of its recorded calls each finding touches; ID@ENTRY is taken from it"
AGENCY_HELP = "an agency that has to be able to fill what the policy asks for, with its own promises"


def add_check(verb: ArgumentParser) -> None:
    """Add the options of `policy check`."""
    verb.add_argument("--agency", metavar="ID", help=AGENCY_HELP)
    verb.add_argument("--store", type=Path, metavar="FILE", help=STORE_HELP)


def say_checked(args: Namespace, compiled: Compiled) -> int:
    """Report the findings on a policy; 1 if one is not acknowledged."""
    checked = _checked(args.agency, compiled)
    counted = _counted(args.store, compiled, checked.findings)
    if args.json:
        say_json(_as_json(checked, counted))
    else:
        for line in checked_text(compiled, checked, counted):
            say(line)
    return 1 if any(finding.acknowledged is None for finding in checked.findings) else 0


def _counted(
    store: Path | None, compiled: Compiled, findings: Sequence[Finding]
) -> tuple[Counted | None, ...]:
    """For each finding, the recorded calls that it touches; None where no store is named."""
    if store is None:
        return (None,) * len(findings)
    from console.ledger.recorded_calls import recorded_facts

    return count_touched(compiled, findings, recorded_facts(store))


def _as_json(checked: Checked, counted: Sequence[Counted | None]) -> dict[str, object]:
    findings = [
        {**finding.as_json(), "recorded": None if count is None else count._asdict()}
        for finding, count in zip(checked.findings, counted, strict=True)
    ]
    return {**checked.as_json(), "findings": findings}


def _checked(agency: str | None, compiled: Compiled) -> Checked:
    """What a check finds, for an agency where one is named. Raises Unusable where that cannot be read."""
    if agency is None:
        return check(compiled, utc_now)
    from console.cli_agency import agency_for
    from console.domain.sworn import checked_for

    return checked_for(agency_for(agency, compiled.catalogue), compiled, utc_now)
