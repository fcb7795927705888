"""`bots`: the programs that play, each with its temperament and where it comes from."""

from __future__ import annotations

from argparse import Namespace

from game.bots import BOTS
from game.cli.exits import DONE
from game.cli.parser import Parser
from game.cli.terminal import Terminal


def arguments(parser: Parser) -> None:
    """This command takes none."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Print name, temperament and source, one bot after the other."""
    for name, bot in BOTS.items():
        terminal.say(f"{bot.sentence} ({bot.source.rstrip('.')})", first=f"{name:<13}", rest=" " * 13)
    return DONE
