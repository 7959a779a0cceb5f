"""The reports of `console report`: made from a store at any time, beside a working desk or from a backup."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from console.cli_call import add_call
from console.cli_export import enter_copy
from console.cli_figures import add_figures
from console.cli_io import Unusable, complain, say, say_json
from console.cli_log import add_log
from console.cli_review import add_review
from console.cli_shift import add_shift
from console.cli_sign_in import add_person
from console.domain.clock import utc_now
from console.ledger.heads import head_on_paper
from console.ledger.standing import standing
from console.settings import default_store, resources_dir


def add_to(parser: ArgumentParser) -> None:
    """Add the reports to the parser of `report`."""
    names = parser.add_subparsers(dest="name", metavar="NAME", required=True)
    tells = "the paper pack, as HTML and PDF: open calls, units, policy card, phone numbers, blank forms"
    for span in ("day", "month"):
        figures = f"the figures of a {span}: calls, times, what went and what did not, overrides, unit hours"
        add_figures(names.add_parser(span, help=figures, description=figures), span)
    record = "the record of a call, for a board or a court: all that was known, advised, decided and done"
    add_call(names.add_parser("call", help=record, description=record))
    shift = "the report of a shift, to be printed and signed: what is left open, what happened, the head"
    add_shift(names.add_parser("shift", help=shift, description=shift))
    log = "the log of a call, a unit or a span of time: what happened, by whom, what it changed"
    add_log(names.add_parser("log", help=log, description=log))
    review = "a month's reviews: how many calls were drawn and reviewed, why, what was answered; no names"
    add_review(names.add_parser("review", help=review, description=review))
    paper = names.add_parser("paper", help=tells, description=tells)
    paper.set_defaults(run=report_paper)
    paper.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    paper.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        required=True,
        help="the folder for both files; it must be there",
    )
    paper.add_argument("--json", action="store_true", help="answer in JSON")
    add_person(paper)


def report_paper(args: Namespace) -> int:
    """Write the paper pack of a store; 1 where a newer one stands there and was left."""
    # What prints takes long to import, and the other reports do without until they print.
    from console.reports.paper_files import trouble_words, write_pack
    from console.reports.paper_pack import PackOf, paper_pack

    path: Path = args.store or default_store()
    stands = standing(path)
    if stands.board.room is None:
        raise Unusable(f"{path}: no policy is in force in this store, so there is nothing to decide by.")
    says = enter_copy(path, args, "paper")
    if says:
        complain(f"{path}: {says}")
    else:
        stands = standing(path)
    of = PackOf(stands.ledger, stands.is_practice, head_on_paper(stands.head))
    try:
        sheet = paper_pack(stands.board, utc_now(), of, stands.place_of)
        pack = write_pack(sheet, args.out, resources_dir() / "fonts")
    except OSError as trouble:
        raise Unusable(trouble_words(trouble, args.out)) from trouble
    if args.json:
        files = {"html": str(pack.html), "pdf": str(pack.pdf)}
        say_json({**files, "kept": pack.kept or None, "entries": stands.head.number,
                  "chain_hash": stands.head.chain.hex()})  # fmt: skip
    elif pack.kept:
        complain(f"{args.out}: nothing was written; {pack.kept}.")
    else:
        say(f"{pack.html} and {pack.pdf}: up to entry {stands.head.number}.")
    return 1 if pack.kept or says else 0
