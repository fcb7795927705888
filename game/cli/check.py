"""`check`: what is wrong with a scenario, one finding a line."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE, UNREADABLE, WRONG
from game.cli.figures import as_json
from game.cli.parser import MOST_GAMES, Parser, whole
from game.cli.plain import cleaned
from game.cli.scenarios import located
from game.cli.terminal import Terminal
from game.debrief import findings_of, study
from game.scenario import ERROR, Problem, check, load

PLAYED = 10_000


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("path", metavar="PATH", help="a scenario folder or file, or the name of one that ships")
    parser.add_argument("--json", action="store_true", help="one JSON object a finding on standard output")
    parser.add_argument(
        "--play",
        metavar="N",
        nargs="?",
        type=whole("number of games", 100, MOST_GAMES),
        const=PLAYED,
        help=f"also play N games ({PLAYED}) and say what they show: dead moves, endings never reached and the like",
    )
    parser.add_argument("--strict", action="store_true", help="leave with 1 on warnings too")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print every finding; 1 if the scenario cannot be played (with --strict also if there are warnings)."""
    path = located(options.path)
    problems = check(path)
    if options.play and all(problem.severity != ERROR for problem in problems):
        problems = sorted([*problems, *findings_of(study(load(path), options.play, progress=terminal.progress))])
        terminal.clear()
    for problem in problems:
        terminal.line(as_json(plain(problem)) if options.json else terminal.fit(written(problem)))
    errors = sum(problem.severity == ERROR for problem in problems)
    warnings = len(problems) - errors
    terminal.tell(summary(path, errors, warnings))
    if any(problem.code == "unreadable" for problem in problems):
        return UNREADABLE
    return WRONG if errors or (options.strict and warnings) else DONE


def written(problem: Problem) -> str:
    """Return a finding as one line; warnings say that they are."""
    return cleaned(str(problem)) + ("" if problem.severity == ERROR else " (warning)")


def plain(problem: Problem) -> dict[str, object]:
    """Return a finding as a plain object."""
    names = ("path", "line", "column", "code", "message", "remedy", "severity")
    return {name: getattr(problem, name) for name in names}


def summary(path: str, errors: int, warnings: int) -> str:
    """Return what was found in one sentence."""
    if not errors and not warnings:
        return f"{path} is in order."
    counts = [
        f"{number} {word}{'s' if number > 1 else ''}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    verdict = "it cannot be played until the errors are mended" if errors else "it can be played"
    return f"{path}: {' and '.join(counts)}; {verdict}."
