"""`new`: a small complete scenario to edit, with the schema that helps an editor."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from pathlib import Path
from shutil import rmtree

from game.cli.exits import DONE, FileTrouble, UsageError
from game.cli.parser import Parser, clipped
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.scenario import CRISIS_FILE, actor_trouble, schema_files, template

USUAL = "north,south"


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("name", metavar="NAME", help="the folder to make; its name becomes the id")
    parser.add_argument(
        "--actors", metavar="A,B,...", default=USUAL, help=f"two to seven names: small letters, digits, _ ({USUAL})"
    )


def run(options: Namespace, terminal: Terminal) -> int:
    """Make the folder and say what to do next."""
    folder = Path(options.name)
    name = folder.name
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name):
        raise UsageError(f"{clipped(name)} is no id of a scenario; use small letters, digits and hyphens")
    actors = [(actor, actor.replace("_", " ").capitalize()) for actor in actors_in(options.actors)]
    if os.path.lexists(folder):
        raise FileTrouble(f"{str(folder)[:200]!r} exists already; choose another name, nothing is overwritten")
    try:
        (folder / "schema").mkdir(parents=True)
        write_text(folder / "schema" / CRISIS_FILE, schema_files()[CRISIS_FILE])
        write_text(folder / "scenario.yaml", template(name, actors))
    except BaseException:
        rmtree(folder, ignore_errors=True)  # half a scenario would stand in the way of the next try
        raise
    terminal.line(terminal.fit(str(folder / "scenario.yaml")))
    terminal.tell(
        f"Edit it, and ask '{terminal.program} check {folder}' after every step (--watch does it for you); "
        f"'{terminal.program} play {folder}' opens it, and takes in what you save while you play."
    )
    return DONE


def actors_in(text: str) -> list[str]:
    """Return the names of the actors; raise UsageError for what cannot be one."""
    names = [part.strip() for part in text.split(",")]
    if not 2 <= len(names) <= 7:
        raise UsageError(f"a crisis has two to seven actors, not {len(names)}; write for example --actors north,south")
    for name in names:
        trouble = actor_trouble(name)
        if trouble:
            raise UsageError(f"{clipped(name)} cannot be an actor; {trouble}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"{clipped(twice)} is named twice; give every actor a name of its own")
    taken = next((name for name in names if name in TAKEN), None)
    if taken is not None:
        raise UsageError(f"{clipped(taken)} is the name of something else in it; choose another name")
    return names


TAKEN = frozenset(
    ("market", "trust", "pressure", "heat", "border", "accord", "protest", "invite", "close_border", "open_border",
     "incident", "market_day", "tempers_cool", "talks")
)  # fmt: skip
"""Names the small scenario itself uses."""
