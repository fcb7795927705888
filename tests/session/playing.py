"""Playing sessions by chance: persons who seal lawful sheets, in any order, with everything a session takes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from game.engine import legal, legal_orders
from game.scenario import Scenario, find, load
from game.session import Begin, Command, Next, Seal, Session

HARBOUR = Path(__file__).with_name("harbour.yaml")
NAMES = ("harbour", "tiny", "gsomia-2019")
BOTS = ("mirror", "random", "hawk", "history", "dove", "hold")


@cache
def crisis(name: str) -> Scenario:
    """Return a crisis by name; `harbour` is the one full of secrets."""
    return load(HARBOUR if name == "harbour" else find(name))


def some_seats(scenario: Scenario, luck: Random, least: int = 1) -> dict[str, str]:
    """Return seats with at least so many persons."""
    actors = list(scenario.rules.actors)
    luck.shuffle(actors)
    persons = actors[: luck.randint(least, len(actors))]
    return {actor: "person" if actor in persons else luck.choice(BOTS) for actor in scenario.rules.actors}


def some_sheet(session: Session, actor: str, luck: Random) -> tuple[str, ...]:
    """Return a lawful sheet of one actor: moves that stand together, sometimes a package."""
    rules, state = session.scenario.rules, session.state
    left, chosen = state.pace.attention[actor], []
    orders = legal_orders(rules, state, actor)
    luck.shuffle(orders)
    taken: list[int] = []
    for order in orders[: luck.randint(0, 4)]:
        row = rules.move_index[".".join([actor, *order.split()])]
        if rules.moves[row].cost <= left and not any(rules.conflicts[row, other] for other in taken):
            left -= rules.moves[row].cost
            taken.append(row)
            chosen.append(order)
    for number, table in enumerate(rules.tables):
        if actor in table.between and luck.random() < 0.5:
            packages = [i for i, is_open in enumerate(legal(rules, state).packages[number][:, 0]) if is_open]
            if packages:
                package = table.packages[packages[0] if luck.random() < 0.5 else luck.choice(packages)]
                chosen.append(f"sign {table.name}: {' + '.join(table.items[item].name for item in package)}")
    return tuple(chosen)


def missing(session: Session) -> list[str]:
    """Return the persons whose sheet is not in, as anybody can see."""
    return [one["id"] for one in session.snapshot(None)["actors"] if one["player"] == "person" and not one["sealed"]]


def next_commands(session: Session, luck: Random) -> list[Command]:
    """Return what people may well send next, in the order they send it."""
    if session.phase == "briefing":
        return [Begin()]
    if session.phase == "orders":
        waiting = missing(session)
        luck.shuffle(waiting)
        return [Seal(actor, session.turn, some_sheet(session, actor, luck)) for actor in waiting] or [Next()]
    return [Next()]


def play_on(session: Session, luck: Random, turns: int = 100) -> None:
    """Play until the end, or until so many more turns are revealed."""
    for _ in range(1000):
        if session.phase == "ended" or turns == 0:
            return
        for command in next_commands(session, luck):
            session.handle(command)
        turns -= session.phase == "reveal"


def readers(session: Session) -> list[str | None]:
    """Return everybody a snapshot can be for."""
    return [None, *session.scenario.rules.actors]


def seen(session: Session) -> dict[str | None, str]:
    """Return every reader's snapshot as text."""
    return {reader: as_text(session.snapshot(reader)) for reader in readers(session)}


def as_text(plain: Any) -> str:
    """Return plain data as text that shows every difference; raise TypeError or ValueError if it is not plain."""
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False)
    if json.loads(text) != plain:
        raise ValueError("not the same after a journey as JSON")
    return text
