"""Who plays which seat, as typed: `seoul=me,tokyo=mirror`."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches

from game.bots import BOTS, bot_class, seating
from game.cli.exits import UsageError
from game.engine import Rules

PERSON = "person"
MINE = ("me", PERSON)


def parse_seats(text: str, rules: Rules) -> dict[str, str]:
    """Return who plays every actor; raise UsageError or GameError with the nearest name.

    `me` is a person; `all` stands for the rest; a seat not named is `mirror`.
    """
    named: dict[str, str] = {}
    for part in text.split(","):
        seat, sign, player = (word.strip() for word in part.partition("="))
        if not sign or not seat or not player:
            raise UsageError(
                f"{part.strip()[:60]!r} names no seat with its player; write for example "
                f"--seats {rules.actors[0]}=me,all=mirror"
            )
        if seat in named:
            raise UsageError(f"the seat {seat[:60]!r} is named twice in --seats; name it once")
        named[seat] = PERSON if player in MINE else player
    players = seating(rules, named)
    for player in set(named.values()) - {PERSON}:
        if player not in BOTS and ":" not in player:
            near = get_close_matches(player, [*BOTS, "me"], 1, 0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"use me, {', '.join(BOTS)}, or package.module:Class"
            raise UsageError(f"there is no player {player[:60]!r} for --seats; {hint}")
        if ":" in player:
            reach_here()
        bot_class(player)
    return players


def reach_here() -> None:
    """Let a bot be imported from the folder somebody works in, after all that is installed."""
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())


def persons(players: dict[str, str]) -> list[str]:
    """Return the actors that people play."""
    return [actor for actor, player in players.items() if player == PERSON]


def headless_seats(text: str | None, rules: Rules) -> dict[str, str]:
    """Return bots for every actor, history if nothing is asked for; raise UsageError if a person would have to play."""
    players = parse_seats("all=history" if text is None else text, rules)
    people = persons(players)
    if people:
        raise UsageError(
            f"{people[0]} cannot be played by a person without a window; leave --headless out, "
            f"or seat a bot: --seats {people[0]}=mirror"
        )
    return players
