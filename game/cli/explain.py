"""`explain`: the page of a code that `check` prints: what it means, why it matters, how it is mended."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE, UsageError
from game.cli.parser import Parser, clipped, nearest
from game.cli.terminal import Terminal
from game.cli.wrap import padded
from game.debrief import FINDINGS
from game.scenario import PAGES, Page, page_lines

PLAYED: tuple[Page, ...] = tuple(item.page for item in FINDINGS.values())
"""The pages of what only play shows (`check --play`)."""
ALL = (*PAGES, *PLAYED)


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="a code that check printed; without one all are listed")


def run(options: Namespace, terminal: Terminal) -> int:
    """Print one page, or the list of codes."""
    if options.code is None:
        return listed(terminal)
    page = next((item for item in ALL if item.code == options.code), None)
    if page is None:
        known = [item.code for item in ALL]
        hint = nearest(options.code, known, f"type '{terminal.program} explain' to see all")
        raise UsageError(f"there is no code {clipped(options.code)}; {hint}")
    for line in page_lines(page):
        if line.startswith("    "):
            terminal.line(terminal.fit(line))
        else:
            terminal.say(line) if line else terminal.line()
    return DONE


def listed(terminal: Terminal) -> int:
    """Print every code with its sentence."""
    wide = max(len(page.code) for page in ALL) + 2
    for page in ALL:
        terminal.say(page.what, first="  " + padded(page.code, wide), rest=" " * (wide + 2))
    return DONE
