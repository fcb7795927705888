"""Seats: who plays which actor, a person or a bot, and the line-up of the bots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.bots import UNNAMED, Lineup, bot_class, seating
from game.engine import Chance, Pace, Rules, State
from game.errors import NotSeated

PERSON, ME = "person", "me"


def seated(rules: Rules, seats: Mapping[str, str]) -> dict[str, str]:
    """Return the player of every actor, `mirror` where none is named; raise GameError for an unknown seat or bot.

    A person is written `person`, or `me` on the command line.
    """
    players = players_of(rules, seating(rules, dict(seats)))
    for player in players.values():
        check_player(player)
    return players


def players_of(rules: Rules, seats: Mapping[str, str]) -> dict[str, str]:
    """Return the player of every actor as a journal has it; whether its bot is still there shows when it is asked."""
    given = {actor: seats.get(actor, UNNAMED) for actor in rules.actors}
    return {actor: PERSON if player == ME else player for actor, player in given.items()}


def check_player(player: str) -> None:
    """Raise GameError unless a player is a person or a bot there is."""
    if player != PERSON:
        bot_class(player)


def persons(seats: Mapping[str, str]) -> list[str]:
    """Return the actors played by a person."""
    return [actor for actor, player in seats.items() if player == PERSON]


def check_actor(rules: Rules, actor: str) -> None:
    """Raise NotSeated for an actor that is none."""
    if actor not in rules.actors:
        raise NotSeated(f"{rules.id} has no seat {actor[:60]!r}; use one of {', '.join(rules.actors)}")


def lineup_after(
    rules: Rules, pace: Pace, seats: Mapping[str, str], chance: Chance, befores: Sequence[State]
) -> Lineup:
    """Return the bots of a game, having met the turns already played: they may remember."""
    bots = {actor: player for actor, player in seats.items() if player != PERSON}
    lineup = Lineup(rules, pace, bots, chance.seed)
    for state in befores:
        lineup.sheets(state, chance)
    return lineup
