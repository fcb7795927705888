"""`check`: what is wrong with a scenario: where, what, how to mend it, and the line itself."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from game.cli.exits import DONE, UNREADABLE, WRONG
from game.cli.explain import PLAYED as PLAYED_PAGES
from game.cli.figures import as_json
from game.cli.parser import MOST_GAMES, Parser, whole
from game.cli.plain import cleaned
from game.cli.scenarios import located
from game.cli.terminal import Terminal
from game.cli.watch import changes
from game.cli.wrap import columns, cut
from game.debrief import findings_of, study
from game.scenario import ERROR, Checked, Problem, Scenario, checked

PLAYED = 10_000
MARGIN = "    | "
BEFORE = 24
"""Columns shown before the place where a line is too long to be shown whole."""


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
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")


def run(options: Namespace, terminal: Terminal, pause: Callable[[float], None] = time.sleep) -> int:
    """Print every finding; 1 if the scenario cannot be played (with --strict also if there are warnings)."""
    path = located(options.path)
    code = once(path, options, terminal)
    if options.watch:
        terminal.tell("Waiting for changes; Ctrl+C ends.")
        for _ in changes(Path(path), pause):
            terminal.line()
            code = once(path, options, terminal)
    return code


def once(path: str, options: Namespace, terminal: Terminal) -> int:
    """Check once and return the exit code."""

    def play(scenario: Scenario) -> Sequence[Problem]:
        found = findings_of(study(scenario, options.play, progress=terminal.progress))
        terminal.clear()
        return found

    found = checked(path, play, PLAYED_PAGES) if options.play else checked(path)
    for problem in found.problems:
        if options.json:
            terminal.line(as_json(plain(problem)))
        else:
            for line in written(problem, found, terminal):
                terminal.line(terminal.fit(line))
    errors = sum(problem.severity == ERROR for problem in found.problems)
    warnings = len(found.problems) - errors
    terminal.tell(summary(path, errors, warnings, found.scenario is not None, terminal.program))
    if any(problem.code == "unreadable" for problem in found.problems):
        return UNREADABLE
    return WRONG if errors or (options.strict and warnings) else DONE


def written(problem: Problem, found: Checked, terminal: Terminal) -> Iterator[str]:
    """Yield a finding as one line (warnings say that they are), then the line of the file with a caret below."""
    yield cleaned(str(problem)) + ("" if problem.severity == ERROR else " (warning)")
    shown = found.shown(problem)
    if shown is None:
        return
    text, column = shown
    room = terminal.width - len(MARGIN)
    line = cleaned(text.expandtabs(1))
    begin = 0 if columns(line) <= room or column <= BEFORE else column - BEFORE
    yield MARGIN + cut(line[begin:], room)
    yield MARGIN + " " * columns(line[begin:column]) + "^"


def plain(problem: Problem) -> dict[str, object]:
    """Return a finding as a plain object."""
    names = ("path", "line", "column", "code", "message", "remedy", "severity")
    return {name: getattr(problem, name) for name in names}


def summary(path: str, errors: int, warnings: int, plays: bool, program: str) -> str:
    """Return what was found in one sentence."""
    if not errors and not warnings:
        return f"{path} is in order."
    counts = [
        f"{number} {word}{'s' if number > 1 else ''}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    verdict = "it can be played" if plays else "it cannot be played until the errors are mended"
    return f"{path}: {' and '.join(counts)}; {verdict}. '{program} explain CODE' tells more of each code."
