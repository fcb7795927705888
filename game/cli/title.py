"""No sub-command: the title screen; without a display the 2019 history as text."""

from __future__ import annotations

from argparse import Namespace

from game.cli.account import Account
from game.cli.exits import DONE
from game.cli.parser import Parser
from game.cli.scenarios import loaded
from game.cli.terminal import Terminal
from game.cli.transcript import tell
from game.sweeps import sweep

FIRST = "gsomia-2019"


def arguments(parser: Parser) -> None:
    """This start takes none."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Open the window, or tell the history."""
    tell_history(terminal)
    return DONE


def tell_history(terminal: Terminal) -> None:
    """Tell what really happened, and how to do more."""
    scenario = loaded(FIRST)
    players = dict.fromkeys(scenario.rules.actors, "history")
    tell(Account(sweep(scenario, players, 1).journal(0).replay()), terminal)
    terminal.line()
    terminal.say("This was the record of 2019, played by the rules. To do more:")
    for words, what in (
        (f"play {FIRST} --seats seoul=me", "take a seat yourself (needs a display)"),
        (f"play {FIRST} --headless --seats all=random --seed 7", "watch bots play it otherwise"),
        (f"sim {FIRST} --games 10000", "play it ten thousand times"),
        (f"moves {FIRST}", "read what each capital can order"),
        ("--help", "see everything else"),
    ):
        terminal.line(f"  {terminal.program} {words}")
        terminal.say(what, first="      ")
