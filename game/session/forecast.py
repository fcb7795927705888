"""Forecasts: a few hundred seeded continuations under `if they answer with ...`, worked out slice by slice.

The game itself is not touched, and nothing a reader may not know is read: others play an even mixture of two
temperaments, whoever really sits there, on luck of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.bots import Lineup
from game.engine import Chance, Legal, Move, Sheets, State, goals_held, legal, parse_sheets, previews, resolve
from game.session.entries import aimed
from game.session.moment import Moment

GAMES = 400
TURNS = 3
"""The order's own turn, the answer's, and one more."""
SEED = 7_201_977
TEMPERAMENTS = ("mirror", "random")


@dataclass(frozen=True, slots=True)
class Answer:
    """One branch: who answers with what in the turn after; without an actor the order is not given at all."""

    actor: str
    kind: str
    """none, hold, hostile or friendly."""
    order: str = ""
    title: str = ""


class Forecast:
    """What may come of one order of a reader in the next three turns; call `slice` until `done`."""

    def __init__(self, moment: Moment, order: str, games: int = GAMES) -> None:
        """Raise OrderError for an order that is none of the reader's."""
        assert moment.reader is not None
        self.moment, self.order, self.games = moment, order, games
        self.own = parse_sheets(moment.rules, {moment.reader: [order]})
        self.branches = answers(moment)
        self.goals = moment.rules.goals.get(moment.reader, ())
        self.counts: list[list[int]] = []
        self.steps = 0
        self.work = self.play()

    @property
    def done(self) -> bool:
        """Whether everything was played."""
        return len(self.counts) == len(self.branches)

    def slice(self) -> None:
        """Play one turn of one branch."""
        if not self.done:
            self.steps += 1
            next(self.work, None)

    def play(self) -> Iterator[None]:
        """Play all branches, pausing after every turn."""
        moment = self.moment
        for branch in self.branches:
            state = moment.state.take(np.zeros(self.games, np.int64))
            chance = Chance(SEED + moment.turn, np.arange(self.games, dtype=np.uint64))
            lineups = [self.lineup(name) for name in TEMPERAMENTS]
            for turn in range(TURNS):
                allowed = legal(moment.rules, state)
                sheets = mixed([one.sheets(state, chance, allowed) for one in lineups])
                if turn == 0:
                    self.write(sheets, moment.reader or "", self.own if branch.actor else None, allowed)
                elif turn == 1 and branch.actor:
                    given = {branch.actor: [branch.order]} if branch.order else {}
                    self.write(sheets, branch.actor, parse_sheets(moment.rules, given), allowed)
                state = resolve(moment.rules, state, sheets, chance, legal=allowed, reasons=False).state
                if turn + 1 < TURNS:
                    yield
            self.counts.append(self.met(state))
            yield

    def lineup(self, name: str) -> Lineup:
        """Return everybody in one temperament."""
        rules = self.moment.rules
        return Lineup(rules, self.moment.state.pace, dict.fromkeys(rules.actors, name), SEED)

    def write(self, sheets: Sheets, actor: str, given: Sheets | None, allowed: Legal) -> None:
        """Put one actor's sheet in place of what it would do, as far as it is legal in each game; None holds."""
        rules = self.moment.rules
        rows = list(rules.actor_moves[actor])
        sheets.moves[rows] = False
        for party, (_, who) in enumerate(rules.parties):
            if who == actor:
                sheets.signs[party], sheets.withdraws[party] = 0, False
        if given is not None:
            sheets.moves[rows] = given.moves[rows] & allowed.moves[rows]

    def met(self, state: State) -> list[int]:
        """Return in how many games each of the reader's goals holds."""
        held = goals_held(self.moment.rules, state)[self.moment.reader or ""]
        return [int(row.sum()) for row in held]

    def told(self) -> dict[str, Any]:
        """Return what is known so far as plain data: for each goal how often it holds in each branch."""
        rows = [
            {"actor": branch.actor, "kind": branch.kind, "title": branch.title, "met": met}
            for branch, met in zip(self.branches, self.counts, strict=False)
        ]
        return {
            "order": self.order,
            "goals": [goal.title for goal in self.goals],
            "rows": rows,
            "of": self.games,
            "part": self.steps / (TURNS * len(self.branches)),
            "done": self.done,
        }


def mixed(sheets: list[Sheets]) -> Sheets:
    """Return sheets in which every second game plays the other temperament."""
    first, second = sheets
    first.moves[:, 1::2] = second.moves[:, 1::2]
    first.signs[:, 1::2] = second.signs[:, 1::2]
    first.withdraws[:, 1::2] = second.withdraws[:, 1::2]
    return first


def answers(moment: Moment) -> list[Answer]:
    """Return the branches: without the order, then for each other actor holding still, its hardest and its kindest
    public answer that is open today."""
    found = [Answer("", "none")]
    for actor in moment.rules.actors:
        if actor != moment.reader:
            found.append(Answer(actor, "hold"))
            for tone in ("hostile", "friendly"):
                move = largest(moment, actor, tone)
                if move is not None:
                    found.append(Answer(actor, tone, move.order, aimed(moment, move)))
    return found


def largest(moment: Moment, actor: str, tone: str) -> Move | None:
    """Return the public move of a tone, aimed at the reader or at nobody, that moves the reader's meters most."""
    rules = moment.rules
    moves = [rules.moves[row] for row in rules.actor_moves[actor] if moment.open_moves[row]]
    moves = [one for one in moves if one.tone == tone and one.quiet is None and one.target in (None, moment.reader)]
    if not moves:
        return None
    shown = previews(rules, moment.state, actor, [one.order for one in moves])
    own = [meter.name for meter in rules.meters if moment.reader in meter.name.split(".")[1:]]
    sizes = [sum(max(map(abs, one.effects.get(name, (0, 0)))) for name in own) for one in shown]
    return moves[sizes.index(max(sizes))]
