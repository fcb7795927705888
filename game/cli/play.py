"""`play`: a scenario in the window, or headless with bots in every seat."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from game.cli.account import Account
from game.cli.display import has_display
from game.cli.exits import DONE, FileTrouble, UsageError, check_new, sentence
from game.cli.figures import hash_lines, json_lines, several
from game.cli.parser import Parser, clipped, nearest, seed, turn
from game.cli.scenarios import located
from game.cli.seats import headless_seats, parse_seats, persons
from game.cli.services import services_for
from game.cli.terminal import Terminal
from game.cli.transcript import tell
from game.engine import Rules
from game.scenario import Scenario, load
from game.session import PERSON, Begin, GiveSeat, LocalDoor, Next, Session, is_shipped
from game.sweeps import sweep
from game.window import WindowError
from game.window import run as open_window

STAND_IN = "mirror"
"""Who plays a person's seat on the way to a later turn: the bot of a seat not named."""


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("scenario", metavar="SCENARIO", help="the name of a shipped scenario, or a path")
    parser.add_argument(
        "--seats",
        "--players",
        metavar="SEATS",
        help="who plays, for example seoul=me,tokyo=mirror; a seat not named is mirror; without "
        "--seats the window asks, and headless everybody is history",
    )
    parser.add_argument("--pace", metavar="P", help="a pace of the scenario (its first)")
    parser.add_argument("--seed", metavar="N", type=seed, default=2019, help="where luck comes from (2019)")
    parser.add_argument("--journal", metavar="FILE", help="write the game to this file")
    parser.add_argument(
        "--warp", metavar="TURN", type=turn, help="bots play up to this turn, then the people in --seats go on"
    )
    parser.add_argument("--headless", action="store_true", help="bots only; tell the game as text")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="headless: one JSON object a turn on standard output")
    form.add_argument("--hashes", action="store_true", help="headless: only lines 'game turn digest'")
    parser.add_argument(
        "--as",
        metavar="SEAT",
        dest="reader",
        help="headless: tell what this seat may know; in the window: take it",
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Play the game: as text where that is asked for or nothing else can be, else in the window."""
    check_new(options.journal, begins=True)
    path = located(options.scenario)
    scenario = load(path)
    check_reader(options.reader, scenario.rules)
    scenario.rules.pace(options.pace)
    if options.warp is not None and (options.headless or options.json or options.hashes or not options.seats):
        raise UsageError("--warp leads people to a later turn of the window; name them with --seats, such as "
                         f"--seats {scenario.rules.actors[0]}=me")  # fmt: skip
    if options.headless or options.json or options.hashes:
        return play_headless(scenario, options, terminal)
    if not has_display(terminal.platform, terminal.environment):
        return play_without_display("there is no display here", scenario, options, terminal)
    try:
        return play_in_window(scenario, path, options, terminal)
    except WindowError as problem:
        return play_without_display(str(problem).partition(";")[0], scenario, options, terminal)


def play_in_window(scenario: Scenario, path: str, options: Namespace, terminal: Terminal) -> int:
    """Open the window on the game, or on the choice of seats if nobody was seated."""
    house = services_for(terminal, path)
    text = options.seats if options.seats or not options.reader else f"{options.reader}=me"
    if text is None:
        return open_window(house)
    players = parse_seats(text, scenario.rules)
    if options.journal:
        session = Session(scenario, players, pace=options.pace, seed=options.seed, journal=options.journal)
        if session.journal is None:
            raise FileTrouble(f"{session.unsaved} Name another file with --journal")
        door = LocalDoor(session, time.monotonic, follow=not is_shipped(Path(path)))
    else:
        door = house.new_game(path, players, options.pace, options.seed)
    saved = door.session.journal.path if door.session.journal else None
    try:
        if options.warp is not None:
            warp(door.session, options.warp)
        terminal.tell(f"Seed {options.seed}.")
        return open_window(house, door=door)
    except (WindowError, UsageError):
        door.close()
        if saved:
            saved.unlink(missing_ok=True)  # nothing was played
        raise


def warp(session: Session, turn: int) -> None:
    """Let bots play up to the orders of a turn, and then give the seats of people back; raise UsageError if it ends."""
    people = persons(session.play.seats)
    for actor in people:
        session.handle(GiveSeat(actor, STAND_IN))
    session.handle(Begin())
    while session.turn < turn or session.phase != "orders":
        if session.phase == "ended":
            raise UsageError(f"the game between bots ended in turn {session.turn}; warp to an earlier one")
        session.handle(Next())
    for actor in people:
        session.handle(GiveSeat(actor, PERSON))


def play_without_display(why: str, scenario: Scenario, options: Namespace, terminal: Terminal) -> int:
    """Let bots play as text, or say what to do if a person was to play."""
    people = [] if options.seats is None else persons(parse_seats(options.seats, scenario.rules))
    if people:
        raise UsageError(f"{why}, and {people[0]} is to be played by a person; start it where a window can be opened, "
                         f"or seat a bot: --seats {people[0]}=mirror")  # fmt: skip
    terminal.tell(sentence(f"{why}, so the game is told here, played by bots."))
    return play_headless(scenario, options, terminal)


def check_reader(reader: str | None, rules: Rules) -> None:
    """Raise UsageError if nobody plays the seat a reader asks for."""
    if reader is not None and reader not in rules.actors:
        raise UsageError(f"{rules.id} has no seat {clipped(reader)}; {nearest(reader, rules.actors)}")


def play_headless(scenario: Scenario, options: Namespace, terminal: Terminal) -> int:
    """Let bots play and print the game."""
    players = headless_seats(options.seats, scenario.rules)
    recording = sweep(scenario, players, 1, options.seed, options.pace).journal(0)
    if options.journal:
        recording.write(options.journal)
    show(Account(recording.replay(), options.reader), options, terminal)
    if options.journal:
        terminal.tell(f"The game is in {options.journal}; see it with '{terminal.program} replay {options.journal}'.")
    return DONE


def show(account: Account, options: Namespace, terminal: Terminal, only: int | None = None) -> None:
    """Print a game in the form asked for."""
    if options.hashes or options.json:
        for line in (hash_lines if options.hashes else json_lines)(account, only):
            terminal.line(line)
        terminal.tell(f"{account.scenario.title}, seed {account.seed}: {how_it_stands(account)}.")
    else:
        tell(account, terminal, only)


def how_it_stands(account: Account) -> str:
    """Return the outcome in a few words."""
    came = account.outcome
    return f"{came.ending} after turn {came.turn}" if came.ending else f"{several(came.turn, 'turn')} played"
