"""`handouts`: pages to print for a class without phones, one for each capital and one for whoever runs it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from game.cli.delegation import Handout, delegation_page
from game.cli.exits import DONE
from game.cli.facilitation import Lesson, facilitation_page
from game.cli.parser import Parser, one_of
from game.cli.scenarios import loaded
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.engine import date_of
from game.scenario import Scenario
from game.session import PERSON, Session
from game.tongue import LANGUAGES, Tongue, load

FOLDER, FACILITATOR = "handouts", "facilitator"


def arguments(parser: Parser) -> None:
    """Describe the options."""
    parser.add_argument("scenario", metavar="SCENARIO", help="the name of a shipped scenario, or a path")
    parser.add_argument("--out", metavar="DIR", default=FOLDER, help=f"the folder to write the pages to ({FOLDER})")
    parser.add_argument("--pace", metavar="P", help="a pace of the scenario (its first): how many slips there are")
    parser.add_argument("--lang", metavar="L", type=one_of("language", LANGUAGES), default="en",
                        help=", ".join(LANGUAGES))  # fmt: skip


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the pages and name them."""
    folder = Path(options.out)
    pages = dict(pages_of(loaded(options.scenario), options.pace, load(options.lang)))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        path = folder / f"{name}.html"
        write_text(path, text)
        terminal.line(terminal.fit(str(path)))
    terminal.tell("Open a page in a browser and print it on A4; each is for its own delegation alone.")
    return DONE


def pages_of(scenario: Scenario, pace: str | None, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each page."""
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, PERSON), pace=pace)
    told = session.moment(None, tongue).scenario
    turns = tuple(days_of(session))
    shots = {actor: session.snapshot(actor, tongue) for actor in scenario.rules.actors}
    roles = {actor: roles_of(told, actor) for actor in scenario.rules.actors}
    for actor, shot in shots.items():
        yield actor, delegation_page(Handout(shot, roles[actor], turns, tongue))
    events = [(event.title or event.id, event.text) for event in told.spec.events]
    yield free_name(shots), facilitation_page(Lesson(shots, roles, turns, events, tongue))


def free_name(shots: Mapping[str, Any]) -> str:
    """Return what the facilitator's page is called: not as a capital is."""
    return FACILITATOR if FACILITATOR not in shots else f"{FACILITATOR}_page"


def roles_of(scenario: Scenario, actor: str) -> tuple[tuple[str, str, str], ...]:
    """Return (title, private fact, aim) of the roles in a delegation."""
    return tuple((role.title, role.fact, role.aim) for role in scenario.spec.actors[actor].roles)


def days_of(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the first and the last day of every turn."""
    rules, pace = session.scenario.rules, session.state.pace
    for turn in range(pace.turns):
        first, after = (date_of(rules, tick * pace.turn_ticks) for tick in (turn, turn + 1))
        yield first.isoformat(), (after - timedelta(days=1)).isoformat()
