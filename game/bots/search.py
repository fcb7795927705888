"""The bot that tries every order in its head before it gives one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from game.bots.bargain import Array
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.bots.reckoning import Reckoning
from game.engine import (
    Chance,
    MeterNow,
    Rules,
    Sheets,
    State,
    View,
    below,
    legal,
    no_orders,
    overlap,
    resolve,
    scores,
    stack,
)

AHEAD = 1  # turns played on in its head after this one, without orders; what both homes would carry is signed
LUCK = 20_190_701  # its own idea of chance, the same for every candidate, never the game's
LEAST = 1e-6  # what an order must add to be given
MANY = 40_000  # games thought through at once
NEAR = 1_000  # hundredths of a point: how close to a goal still counts for something
SLIGHT = 0.25  # what coming closer to a goal is worth beside reaching it


class Search:
    """Add to the sheet the order after which its own goals stand best, as long as one helps; one ply deep.

    Each candidate is played out in a model rebuilt from what this actor saw: this turn with the others holding, then
    another without orders, in which whatever both homes would carry is signed. What could be signed now at a table
    is a candidate like any order.
    """

    sentence: ClassVar[str] = "Tries each order in its head and gives those after which its own goals stand best."
    source: ClassVar[str] = "Shannon 1950, Programming a Computer for Playing Chess: one ply and an evaluation."
    motive: ClassVar[str] = "goals"

    def begin(self, rules: Rules, actor: str) -> None:
        """Read the goals of this actor and where they lie."""
        self.rules, self.actor = rules, actor
        self.reckoning = Reckoning(rules, actor)
        self.marks = list(marks(rules, actor))

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the sheets found best, game by game."""
        draft, thought = Draft(menu), Thought(self, self.reckoning.state(view), draws.numbers)
        best = thought.played([thought.sheets(draft)])[0]
        self.bargain(thought, draft, best)
        best = thought.played([thought.sheets(draft)])[0] if draft.signs.any() else best
        for _ in range(menu.attention):
            fits = draft.open & (draft.left >= np.array(menu.costs)[:, None])
            rows = np.flatnonzero(fits.any(axis=1))
            if not len(rows):
                break
            values = thought.played([thought.sheets(draft, row, fits[row]) for row in rows.tolist()])
            values = np.where(fits[rows], values, -np.inf)
            chosen, top = values.argmax(axis=0), values.max(axis=0)
            better = top > best + LEAST
            if not better.any():
                break
            best = np.where(better, top, best)
            for place, row in enumerate(rows):
                draft.add(int(row), better & (chosen == place))
        return draft.choice()

    def bargain(self, thought: Thought, draft: Draft, best: Array) -> None:
        """Put down at each table the package both homes would carry that serves best, if one does."""
        for place, table in enumerate(draft.menu.tables):
            both = overlap(self.rules, thought.state, table.name) & table.open
            numbers = np.flatnonzero(both.any(axis=1))
            if len(numbers):
                values = thought.played([thought.signed(table.name, number) for number in numbers.tolist()])
                values = np.where(both[numbers], values, -np.inf)
                better = values.max(axis=0) > best + LEAST
                draft.sign(place, np.where(better, numbers[values.argmax(axis=0)] + 1, 0).astype(np.int16))


class Thought:
    """One turn's thinking: candidate sheets played out and weighed."""

    def __init__(self, bot: Search, state: State, numbers: Array) -> None:
        self.bot, self.rules, self.state = bot, bot.rules, state
        self.numbers = numbers
        self.rows = np.array(bot.rules.actor_moves[bot.actor], dtype=np.intp)
        self.allowed = legal(bot.rules, state)

    def sheets(self, draft: Draft, row: int | None = None, where: Array | None = None) -> Sheets:
        """Return the draft as sheets, with one more order in the games of `where`."""
        sheets = no_orders(self.rules, self.state.games)
        sheets.moves[self.rows] = draft.moves
        if row is not None and where is not None:
            sheets.moves[self.rows[row]] |= where
        sheets.moves[self.rows] &= self.allowed.moves[self.rows]  # the model may know less than the menu
        return sheets

    def signed(self, table: str, package: int) -> Sheets:
        """Return sheets on which both parties put a package down."""
        sheets = no_orders(self.rules, self.state.games)
        number = self.rules.table_index[table]
        for party, (where, _) in enumerate(self.rules.parties):
            if where == number:
                sheets.signs[party] = np.where(self.allowed.packages[number][package], package + 1, 0)
        return sheets

    def played(self, candidates: list[Sheets]) -> Array:
        """Return what the goals of this actor are worth some turns after each candidate, [candidates, games]."""
        together = max(1, MANY // self.state.games)
        parts = [self.part(candidates[first : first + together]) for first in range(0, len(candidates), together)]
        return np.concatenate(parts)

    def part(self, candidates: list[Sheets]) -> Array:
        """Return the same for as many as are thought through at once."""
        index = np.tile(np.arange(self.state.games), len(candidates))
        chance = Chance(LUCK, self.numbers[index])
        state = resolve(self.rules, self.state.take(index), stack(candidates), chance, reasons=False).state
        for _ in range(AHEAD):
            if state.time_up:
                break
            state = resolve(self.rules, state, agreed(self.rules, state), chance, reasons=False).state
        return weighed(self.rules, self.bot.actor, self.bot.marks, state).reshape(len(candidates), -1)


def agreed(rules: Rules, state: State) -> Sheets:
    """Return sheets without orders on which the largest package that both homes would carry is put down by both."""
    sheets, open_now = no_orders(rules, state.games), legal(rules, state).packages
    for number, table in enumerate(rules.tables):
        sizes = np.array([len(package) for package in table.packages], np.int8)[:, None]
        both = (overlap(rules, state, table.name) & open_now[number]) * sizes
        signed = np.where(both.any(axis=0), both.argmax(axis=0) + 1, 0)
        for party, (where, _) in enumerate(rules.parties):
            if where == number:
                sheets.signs[party] = signed
    return sheets


def marks(rules: Rules, actor: str) -> Iterator[tuple[int, int, int, float]]:
    """Yield (meter, threshold in hundredths, +1 or -1 for where the goal lies, points) of the goals an actor has."""
    for goal in rules.goals.get(actor, ()):
        for part in below(goal.when.term):
            signs: Any = getattr(part, "signs", ())
            of: Any = getattr(part, "of", ())
            if len(signs) == 1 and isinstance(of[0], MeterNow) and of[1].low == of[1].high:
                way = 1 if signs[0] in (">", ">=") else -1
                yield of[0].row, round(of[1].low / 100), way, goal.points


def weighed(rules: Rules, actor: str, near: list[tuple[int, int, int, float]], state: State) -> Array:
    """Return an actor's points if it ended here, and a little for each meter that comes near a goal, [games]."""
    worth = scores(rules, state)[actor].astype(float) if actor in rules.goals else np.zeros(state.games)
    for meter, at, way, points in near:
        gap = np.clip(way * (state.meters[meter].astype(float) - at), -NEAR, NEAR)
        worth = worth + SLIGHT * points * gap / NEAR
    return worth
