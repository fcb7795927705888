"""`replay`: a journal again, turn by turn, every digest compared."""

from __future__ import annotations

from argparse import Namespace

from game.cli.account import Account
from game.cli.display import has_display
from game.cli.exits import DONE, WRONG, UsageError, check_new, sentence
from game.cli.figures import as_json
from game.cli.inquire import inquire
from game.cli.parser import Parser, journal_name, turn
from game.cli.play import check_reader, how_it_stands, show
from game.cli.scenarios import loaded
from game.cli.services import services_for
from game.cli.terminal import Terminal
from game.cli.watching import RecordedDoor, whole_part
from game.cli.writing import write_text
from game.debrief import page_of
from game.errors import JournalDiverged
from game.journal import Recording, read
from game.session import Timeline
from game.window import run as open_window

MOST_LINES = 12


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("journal", metavar="JOURNAL", type=journal_name, help="a journal file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--hashes", action="store_true", help="only lines 'game turn digest' on standard output")
    form.add_argument("--json", action="store_true", help="only one JSON object a turn on standard output")
    form.add_argument("--window", action="store_true", help="show it in the window")
    form.add_argument("--page", metavar="FILE", help="write the page of the game, as everybody may see it, as HTML")
    parser.add_argument("--turn", metavar="T", type=turn, help="only this turn; in the window, begin with it")
    parser.add_argument("--against", metavar="SCENARIO", help="compare with the same orders on another scenario")
    parser.add_argument("--as", metavar="SEAT", dest="reader", help="tell only what this seat may know")


def run(options: Namespace, terminal: Terminal) -> int:
    """Show the game; nothing is shown past a divergence."""
    recording = read(options.journal)
    if recording.torn:
        terminal.tell(f"{options.journal}: {recording.torn}.")
    if options.against:
        return compare(recording, options, terminal)
    if options.window:
        return watch(recording, options, terminal)
    if options.page is not None:
        return write_page(recording, options, terminal)
    account = Account(recording.replay(), options.reader)
    check_reader(options.reader, account.rules)
    check_turn(options.turn, account)
    show(account, options, terminal, options.turn)
    return DONE


def write_page(recording: Recording, options: Namespace, terminal: Terminal) -> int:
    """Write the page of the game; of one that goes on what everybody knows so far."""
    check_new(options.page, begins=True)
    playback = recording.replay()
    if not playback.turns:
        raise UsageError("no turn was played yet, so there is nothing to tell; play a turn first")
    timeline = Timeline(playback)
    shot = timeline.snapshot(playback.turns, "ended" if timeline.course.over else "reveal")
    if timeline.course.over:
        shot["mattered"] = {"part": 1.0, "wrong": "", **inquire(recording)}
    write_text(options.page, page_of(shot))
    terminal.tell(f"The page of the game is in {options.page}; open it in any browser.")
    return DONE


def watch(recording: Recording, options: Namespace, terminal: Terminal) -> int:
    """Show the recording in the window, beginning with a turn; one that diverges as far as it is the game played."""
    trouble: JournalDiverged | None = None
    try:
        playback = recording.replay()
    except JournalDiverged as problem:
        part, trouble = whole_part(recording), problem
        if part is None:
            raise
        playback = part
    account = Account(playback, options.reader)
    check_reader(options.reader, account.rules)
    check_turn(options.turn, account)
    if not playback.turns:
        raise UsageError("no turn was played yet, so there is nothing to watch; continue it from the title screen")
    if not has_display(terminal.platform, terminal.environment):
        raise UsageError("there is no display to open a window on; leave --window out to read the game here")
    cut = sentence(str(trouble)) if trouble else ""
    door = RecordedDoor(recording, playback, options.turn or 0, cut, options.reader)
    done = open_window(services_for(terminal), door=door)
    if trouble is not None:
        raise trouble
    return done


def check_turn(wanted: int | None, account: Account) -> None:
    """Raise UsageError for a turn that was not played."""
    last = account.playback.turns
    if wanted is not None and wanted > last:
        played = f"use a turn from 1 to {last}" if last else "no turn was played yet"
        raise UsageError(f"the game has no turn {wanted}; {played}")


def compare(recording: Recording, options: Namespace, terminal: Terminal) -> int:
    """Say whether the orders of a journal come out the same on another version of its scenario."""
    scenario = loaded(options.against)
    if options.hashes:
        raise UsageError("--against compares and prints no hashes; leave --hashes out, or use --json")
    account = Account(recording.replay())
    same = "the same files" if scenario.digest == recording.header["digest"] else "other files"
    difference = recording.against(scenario)
    if options.json:
        found = {"same": difference is None, "files": same, "turn": difference.turn if difference else None,
                 "lines": list(difference.lines) if difference else []}  # fmt: skip
        terminal.line(as_json(found))
    what = f"{options.journal} on {options.against} ({same})"
    if difference is None:
        terminal.tell(f"{what}: the same game, {how_it_stands(account)}.")
        return DONE
    where = f"after turn {difference.turn}" if difference.turn else "from the start"
    terminal.tell(f"{what} is another game {where}: - as recorded, + with this scenario.")
    for line in () if options.json else difference.lines[:MOST_LINES]:
        terminal.say(line, rest="    ")
    left = len(difference.lines) - MOST_LINES
    if left > 0 and not options.json:
        terminal.say(f"{left} lines more")
    return WRONG
