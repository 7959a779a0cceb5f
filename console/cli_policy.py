"""The verbs of `console policy`: list, show, decide, check, compare, explain, replay.

Only `replay`, and those that are told one, open a store, and only read it.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from console.cli_check import CHECK_TELLS, add_check, say_checked
from console.cli_facts import facts_on
from console.cli_io import Unusable, complain, input_lines, say, say_json, unreadable
from console.cli_lines import BadLine, is_blank
from console.cli_versions import STORE_HELP, is_version, read_version, version_named, versions_in
from console.cli_words import explanation_text, policy_text
from console.policy.diagram import Compiled, compile_policy
from console.policy.explain import explain
from console.policy.facts import Catalogue
from console.policy.faults import Faulty, meant
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.model import PARTS, Policy, Rule
from console.policy.recommend import finished, recommend
from console.policy.words import in_words
from console.settings import resources_dir

POLICY_HELP = "a policy's id (see `policy list`), the path of a policy file, or ID@ENTRY out of a store"
LIST_STORE_HELP = "a store: also every version that was put in force in it, as ID@ENTRY"
FACTS_HELP = "a file with one facts object a line, as JSON; - reads the standard input"


def add_to(parser: ArgumentParser) -> None:
    """Add the verbs to the parser of `policy`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    found = {
        "list": (policy_list, "the policies that come with the program"),
        "show": (policy_show, "a policy in plain words"),
        "decide": (policy_decide, "what a policy asks for, a facts object a line in, an answer a line out"),
        "check": (policy_check, CHECK_TELLS),
        "compare": (policy_compare, "where two policies do not do the same; exit code 1 if anywhere"),
        "explain": (policy_explain, "what a policy asks for, why, and what would change it"),
        "replay": (policy_replay, "whose recorded calls would have gone to others under a policy"),
    }
    for name, (run, tells) in found.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=run)
        if name != "list":
            verb.add_argument("policy", metavar="P", help=POLICY_HELP)
        if name == "compare":
            verb.add_argument("other", metavar="Q", help="the other: its id or its file, as for P")
        if name == "replay":
            from console.cli_replay import add_replay

            add_replay(verb)
        if name in ("decide", "explain"):
            verb.add_argument("--facts", required=True, metavar="FILE", help=FACTS_HELP)
        if name == "check":
            add_check(verb)
        if name in ("list", "show", "compare"):
            tells = LIST_STORE_HELP if name == "list" else STORE_HELP
            verb.add_argument("--store", type=Path, metavar="FILE", help=tells)
        verb.add_argument("--json", action="store_true", help="answer in JSON")


def policy_list(args: Namespace) -> int:
    """List the bundled policies, and a store's versions; a broken one is named, the exit code is then 2."""
    catalogue = _catalogue()
    good, broken = [], []
    for path in policy_files(resources_dir()).values():
        try:
            policy = policy_at(path, catalogue)
            good.append((policy.id, policy))
        except Faulty as faulty:
            broken.append(str(faulty))
    for each in versions_in(args.store) if args.store is not None else ():
        try:
            good.append((each.name, read_version(each)[0]))
        except Faulty as faulty:
            broken.append(str(faulty))
    if args.json:
        say_json([{**_head_json(policy), **_version_json(name)} for name, policy in good])
    else:
        for name, policy in good:
            say(f"{name:28} {policy.effective}  {policy.nature:14}  {policy.title}")
    for says in broken:
        complain(says)
    return 2 if broken else 0


def policy_show(args: Namespace) -> int:
    """Print a policy."""
    policy, catalogue = _policy(args.policy, args.store)
    if args.json:
        say_json(_policy_json(policy, catalogue))
    else:
        _say_all(policy_text(policy, catalogue))
    return 0


def policy_decide(args: Namespace) -> int:
    """Answer every line of facts in order; 2 if a line was no facts object."""
    compiled = _compiled(args.policy)
    bad = 0
    for number, line in enumerate(input_lines(args.facts), 1):
        if is_blank(line):
            continue
        facts = facts_on(line, number, compiled.catalogue)
        if isinstance(facts, BadLine):
            bad += 1
            say_json(facts.as_json())
        else:
            say_json(recommend(compiled, facts).as_json())
    return 2 if bad else 0


def policy_check(args: Namespace) -> int:
    """Report the findings on a policy; 1 if one is not acknowledged."""
    return say_checked(args, compile_policy(*_policy(args.policy, args.store)))


def policy_compare(args: Namespace) -> int:
    """Compare two policies, or two versions of one; 1 if they differ."""
    from console.cli_compare import compare_policies

    one, other = (compile_policy(*_policy(each, args.store)) for each in (args.policy, args.other))
    return compare_policies(one, other, (args.policy, args.other), as_json=args.json)


def policy_replay(args: Namespace) -> int:
    """Put the recorded calls of a store to a policy."""
    from console.cli_replay import replay_calls

    return replay_calls(_compiled(args.policy, args.store), args)


def policy_explain(args: Namespace) -> int:
    """Explain the recommendation on each facts object; 2 if one was none."""
    compiled = _compiled(args.policy)
    bad = 0
    for place, (number, line) in enumerate(_objects(args.facts)):
        facts = facts_on(line, number, compiled.catalogue)
        bad += isinstance(facts, BadLine)
        if place and not args.json:
            say()
        if isinstance(facts, BadLine) and args.json:
            say_json(facts.as_json())
        elif isinstance(facts, BadLine):
            complain(f"line {facts.line}: {facts.says}")
        elif args.json:
            say_json(explain(compiled, facts, others_go=True).as_json())
        else:
            _say_all(explanation_text(compiled, explain(compiled, facts, others_go=True)))
    return 2 if bad else 0


def _objects(name: str) -> list[tuple[int, bytes]]:
    """The facts objects of an input with their lines: one a line, or one alone spread over many."""
    lines = [(number, line) for number, line in enumerate(input_lines(name), 1) if not is_blank(line)]
    if not lines:
        raise Unusable(f"{name} holds no facts object")
    whole = b"".join(line for _, line in lines)
    try:
        json.loads(whole)
    except (ValueError, RecursionError):
        return lines
    return [(lines[0][0], whole)]


def _catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


def _policy(name: str, store: Path | None = None) -> tuple[Policy, Catalogue]:
    """The policy that a person named by id, path or version, and its facts. Raises Unusable and Faulty.

    store: where a version is taken from.
    """
    if is_version(name):
        return version_named(name, store)
    catalogue, files = _catalogue(), policy_files(resources_dir())
    path = files.get(name, Path(name))
    try:
        return policy_at(path, catalogue), catalogue
    except FileNotFoundError:
        hint = meant(name, files) or f"There are: {', '.join(files)}."
        raise Unusable(f"there is no policy and no file called {name}. {hint}") from None
    except (OSError, ValueError) as error:
        reason = unreadable(error) if isinstance(error, OSError) else "this is no path"
        raise Unusable(f"{name}: {reason}") from None


def _compiled(name: str, store: Path | None = None) -> Compiled:
    """The policy ready to recommend; raises NotFinished where it is too large."""
    compiled = compile_policy(*_policy(name, store))
    finished(compiled)
    return compiled


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _version_json(name: str) -> dict[str, object]:
    """Which version a row of the list is; nothing for a policy that comes with the program."""
    return {"version": name} if is_version(name) else {}


def _head_json(policy: Policy) -> dict[str, object]:
    return {
        "id": policy.id,
        "title": policy.title,
        "agency": policy.agency,
        "effective": policy.effective.isoformat(),
        "verified": policy.verified.isoformat(),
        "nature": policy.nature,
        "statement": policy.statement,
    }


def _policy_json(policy: Policy, catalogue: Catalogue) -> dict[str, object]:
    return {
        **_head_json(policy),
        "sources": list(policy.sources),
        "questions": list(policy.questions),
        "conditions": {
            name: {
                "when": each.when_text,
                "means": each.means,
                "in_words": in_words(each.when, catalogue, "en", policy.conditions),
            }
            for name, each in policy.conditions.items()
        },
        **{part: [_rule_json(rule, policy, catalogue) for rule in policy.parts[part]] for part in PARTS},
        "acknowledged": [
            {
                "kind": each.kind,
                "part": each.part,
                "rule": each.rule,
                "fact": each.fact,
                "from": each.from_answer,
                "to": each.to_answer,
                "reason": each.reason,
                "promise": each.promise,
                "contradiction": each.contradiction,
            }
            for each in policy.acknowledged
        ],
        "promises": [
            {
                "id": each.id,
                "when": each.when_text or None,
                "in_words": None
                if each.when is None
                else in_words(each.when, catalogue, "en", policy.conditions),
                "always": list(each.always),
                "never": list(each.never),
                "says": each.says,
            }
            for each in policy.promises
        ],
    }


def _rule_json(rule: Rule, policy: Policy, catalogue: Catalogue) -> dict[str, object]:
    return {
        "rule": rule.id,
        "when": rule.when_text or None,
        "in_words": None if rule.when is None else in_words(rule.when, catalogue, "en", policy.conditions),
        "send": list(rule.send),
        "priority": rule.priority,
        "flags": list(rule.flags),
        "because": rule.because,
        "basis": rule.basis,
    }
