"""`exit-codes`: what the exit codes mean."""

from __future__ import annotations

from argparse import Namespace

from game.cli.exits import DONE, MEANING
from game.cli.parser import Parser
from game.cli.terminal import Terminal


def arguments(parser: Parser) -> None:
    """This command takes none."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Print code and meaning, one a line."""
    for code, meaning in MEANING.items():
        terminal.say(meaning, first=f"{code:>3}  ")
    return DONE
