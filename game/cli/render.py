"""`render`: one screen of a game as a PNG, without a display."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from game.cli.exits import DONE, FileTrouble, UsageError, check_ending, check_new
from game.cli.inquire import inquire
from game.cli.parser import Parser, one_of, seed, size, turn, whole
from game.cli.play import check_reader
from game.cli.scenarios import loaded, located
from game.cli.services import services_for
from game.cli.terminal import Terminal
from game.cli.writing import write_whole
from game.journal import Recording, read
from game.session import LocalDoor, Timeline, replayed
from game.sweeps import sweep
from game.tongue import LANGUAGES, load
from game.window import SCREEN_NAMES, render_png

THEMES = ("newsprint", "night")
SEED = 2019
ZOOMS = ("100", "125", "150", "200")
WITHOUT_GAME = ("title", "seats", "saves", "settings", "keys", "problems", "blank")
PHASE = {
    "briefing": "briefing", "reveal": "reveal", "event": "reveal", "replay": "reveal", "ending": "ended",
    "debrief": "ended",
}  # fmt: skip
"""In which phase a screen is met; the others in that of orders."""
ORDERS = "orders"
ASKING = ("orders", "table")
"""Screens that show what is worked out when it is asked for."""
DEBRIEF = "debrief"
DRAFT = "id: draft\ntitle: A draft\nstart: 2024-02-30\ntick: month\nturns: many\n"
"""A scenario with mistakes, for the screen that lists them where none of those at hand has any."""
PUBLIC = ("room", "reveal", "replay", "ending", "debrief", "briefing", "cover", "event", "pause", "facilitator")
"""Screens that show what everybody may know, unless --as asks for one seat's."""


def arguments(parser: Parser) -> None:
    """Describe the options."""
    look_arguments(parser)
    parser.add_argument("--screen", metavar="NAME", required=True, type=one_of("screen", SCREEN_NAMES),
                        help=", ".join(SCREEN_NAMES))  # fmt: skip
    parser.add_argument("--step", metavar="N", type=whole("step", 1, 6),
                        help="step of the reveal (1 to 3) or of the debrief (1 to 6)")  # fmt: skip
    parser.add_argument("--focus", metavar="ID", default="", help="a meter, an order or a target to rest on")
    parser.add_argument("--png", metavar="OUT", required=True, help="the file to write")


def look_arguments(parser: Parser) -> None:
    """Describe what to draw and how large, in which colours and words."""
    parser.add_argument("game", metavar="JOURNAL|SCENARIO", help="a scenario is played as history")
    parser.add_argument("--turn", metavar="T", type=turn, help="which turn (the fullest; for the ending the last)")
    parser.add_argument("--as", metavar="SEAT", dest="reader", help="what this seat may see")
    parser.add_argument("--size", metavar="WxH", type=size, default=(1280, 720), help="1280x720")
    parser.add_argument("--theme", metavar="NAME", type=one_of("theme", THEMES), default="newsprint",
                        help=", ".join(THEMES))  # fmt: skip
    parser.add_argument("--zoom", metavar="PERCENT", type=one_of("zoom", ZOOMS), default="100", help=", ".join(ZOOMS))
    parser.add_argument("--lang", metavar="L", type=one_of("language", LANGUAGES), default="en",
                        help=", ".join(LANGUAGES))  # fmt: skip
    parser.add_argument("--room", action="store_true", help="laid out for a projector and the back row")
    parser.add_argument("--pace", metavar="P", help="for a scenario: a pace of it (its first)")
    parser.add_argument("--seed", metavar="N", type=seed, help="for a scenario: where luck comes from (2019)")


def run(options: Namespace, terminal: Terminal) -> int:
    """Draw the screen and write it."""
    if options.screen == "reveal" and (options.step or 0) > 3:
        raise UsageError(f"the reveal has no step {options.step}; use a step from 1 to 3")
    check_ending(options.png, "--png writes a PNG picture", ".png")
    check_new(options.png, begins=False)
    recording = None if options.screen in WITHOUT_GAME else recording_of(options)
    drawn(recording, options, options.png, terminal)
    terminal.tell(f"{options.png} shows the screen {options.screen}.")
    return DONE


def drawn(recording: Recording | None, options: Namespace, path: str, terminal: Terminal) -> None:
    """Draw one screen of a game into a file."""
    snapshot = door = None
    if recording is not None and options.screen not in WITHOUT_GAME:
        snapshot = snapshot_of(recording, options, terminal)
        if options.screen in ASKING:
            door = LocalDoor(replayed(recording, snapshot["turn"], ORDERS), time.monotonic)
            door.language = options.lang
    house = services_for(terminal, asked_for(options))
    with TemporaryDirectory() as folder:
        if options.screen == "problems":
            draft = Path(folder) / "draft.yaml"
            draft.write_text(DRAFT, encoding="utf-8")
            house.more += (draft,)
        write_whole(path, lambda part: render_png(options.screen, snapshot, part, size=options.size,
                theme=options.theme, zoom=int(options.zoom), focus=options.focus, step=options.step,
                services=house, door=door, language=options.lang, room=options.room))  # fmt: skip


def asked_for(options: Namespace) -> str | None:
    """Return the path of the scenario that heads the list of a screen without a game; None where nothing was named."""
    name = options.game
    journal = name.endswith(".journal") or (os.path.isfile(name) and not name.endswith((".yaml", ".yml")))
    return None if journal or options.screen not in WITHOUT_GAME else str(located(name))


def recording_of(options: Namespace) -> Recording:
    """Return the game to draw: a journal, or a scenario played as history."""
    name = options.game
    if os.path.isfile(name) and not name.endswith((".yaml", ".yml")):
        if options.pace is not None or options.seed is not None:
            raise UsageError("a journal has its pace and its seed inside; leave --pace and --seed out")
        return read(name)
    if name.endswith(".journal") and not os.path.isdir(name):
        raise FileTrouble(f"there is no journal at {name[:200]!r}; check the spelling of the path")
    scenario = loaded(name)
    players = dict.fromkeys(scenario.rules.actors, "history")
    return sweep(scenario, players, 1, SEED if options.seed is None else options.seed, options.pace).journal(0)


def snapshot_of(recording: Recording, options: Namespace, terminal: Terminal) -> Mapping[str, Any]:
    """Return the data of the screen: the turn asked for, or the fullest, as its reader sees it."""
    playback = recording.replay()
    rules, have = playback.scenario.rules, playback.turns
    check_reader(options.reader, rules)
    reader = options.reader or (None if options.screen in PUBLIC else rules.actors[0])
    phase, tongue = PHASE.get(options.screen, ORDERS), load(options.lang)
    over = playback.outcome.ending is not None
    if phase == "briefing":
        return replayed(recording, 1, phase).snapshot(reader, tongue)
    if phase == "ended" and not over:
        raise UsageError(f"the game has not ended after turn {have}; choose another screen than {options.screen}")
    last = have if over or phase != ORDERS else have + 1  # the turn people are thinking about can be drawn too
    if last == 0:
        raise UsageError(f"no turn was played yet; choose another screen than {options.screen}")
    wanted = have if phase == "ended" else options.turn
    if wanted is not None and wanted > last:
        raise UsageError(f"the game has no turn {wanted} to draw; use a turn from 1 to {last}")
    if wanted is None and have:
        timeline = Timeline(playback)
        return max((timeline.snapshot(number, phase, reader, tongue) for number in range(1, have + 1)), key=fullness)
    shot = replayed(recording, wanted or 1, phase).snapshot(reader, tongue)
    if options.screen != DEBRIEF:
        return shot
    found = Timeline(playback).retitled(inquire(recording), tongue)
    return {**shot, "mattered": {"part": 1.0, "wrong": "", **found}}


def fullness(snapshot: Mapping[str, Any]) -> int:
    """Return how much there is to see at a moment."""
    reveal = snapshot.get("reveal") or {}
    orders = sum(len(sheet["orders"]) for sheet in reveal.get("sheets", ()))
    menu = sum(bool(move["legal"]) for move in (snapshot.get("orders") or {}).get("moves", ()))
    clocks = sum(bool(item["due"]) for item in snapshot["instruments"])
    news = min(len(snapshot["headlines"]), 2)
    return orders + menu + 2 * len(reveal.get("events", ())) + 3 * clocks + 5 * news
