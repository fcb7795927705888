"""What really happened: the reference run of a scenario's history, drawn beside the game that is played."""

from __future__ import annotations

from game.engine import Chance, Rules, State, resolve, start
from game.session.seats import lineup_after

SEED = 2019  # any will do, so long as it says nothing of the luck of the game that is played


def reference_of(rules: Rules, pace: str) -> tuple[State, ...]:
    """Return the states of a game in which everybody does what was really done; empty without a history."""
    if not rules.history:
        return ()
    states, chance = [start(rules, pace)], Chance(SEED, 0, history=True)
    lineup = lineup_after(rules, states[0].pace, dict.fromkeys(rules.actors, "history"), chance, ())
    while states[-1].live[0]:
        sheets = lineup.sheets(states[-1], chance)
        states.append(resolve(rules, states[-1], sheets, chance, reasons=False).state)
    return tuple(states)
