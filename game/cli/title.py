"""No sub-command: the title screen; without a display the 2019 history as text."""

from __future__ import annotations

from argparse import Namespace

from game.cli.account import Account
from game.cli.display import has_display
from game.cli.exits import DONE
from game.cli.parser import Parser
from game.cli.scenarios import loaded
from game.cli.services import services_for
from game.cli.terminal import Terminal
from game.cli.transcript import tell
from game.sweeps import sweep
from game.window import WindowError
from game.window import run as open_window

FIRST = "gsomia-2019"


def arguments(parser: Parser) -> None:
    """This start takes none."""


def run(options: Namespace, terminal: Terminal) -> int:
    """Open the window, or tell the history where there is no display."""
    if has_display(terminal.platform, terminal.environment):
        try:
            return open_window(services_for(terminal))
        except WindowError as problem:
            terminal.tell(f"{problem} The 2019 history is told here instead.")
    else:
        terminal.tell("There is no display here, so the 2019 history is told in the terminal.")
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
        ("play tiny --headless --seats all=random", "watch bots play a small crisis"),
        (f"sim {FIRST} --games 10000", "play it ten thousand times"),
        (f"moves {FIRST}", "read what each capital can order"),
        ("--help", "see everything else"),
    ):
        terminal.line(f"  {terminal.program} {words}")
        terminal.say(what, first="      ")
