"""Helpers for authors of scenarios and writers of bots: play a game from a text, replay a file, test a bot.

from game.testing import play

def test_closing_the_gate_costs_trust():
    game = play("upper: close_gate; lower: hold / hold", scenario="tiny")
    assert game.meters()["trust.lower.upper"] < 40
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.bots import Lineup, follows_history, make, seating
from game.engine import (
    Chance,
    Rules,
    Sheets,
    State,
    digest,
    format_sheets,
    legal,
    no_orders,
    parse_sheets,
    resolve,
    start,
)
from game.errors import OrderError, UnknownMove
from game.journal import Playback, header_of, read
from game.scenario import Scenario, find, load

HUNDREDTHS = 100


class ManualClock:
    """A clock that moves only when told to: pass `clock()` as `now` wherever a session asks for the time."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now

    def advance(self, seconds: float) -> float:
        """Move the clock forward and return the new time; raise ValueError for a step back."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back {-seconds} seconds; make a new one")
        self.now += seconds
        return self.now


@dataclass(slots=True, repr=False)
class Played(Playback):
    """A game turn by turn, with the questions a test asks; turn 0 is the start, None the end."""

    def meters(self, turn: int | None = None) -> dict[str, float]:
        """Return the meters in points after a turn."""
        values = self.states[-1 if turn is None else turn].meters[:, 0].tolist()
        return {meter.name: value / HUNDREDTHS for meter, value in zip(self.scenario.rules.meters, values, strict=True)}

    def statuses(self, turn: int | None = None) -> dict[str, str]:
        """Return where each instrument stands after a turn."""
        numbers = self.states[-1 if turn is None else turn].status[:, 0].tolist()
        found = zip(self.scenario.rules.instruments, numbers, strict=True)
        return {item.name: item.statuses[number].name for item, number in found}

    def events(self, turn: int) -> list[str]:
        """Return the events of a turn, from 1, in the order they happened."""
        return [event for _, event in self.resolution(turn).events()]


def replay(path: str | Path) -> Played:
    """Return the game a journal recorded, replayed with every digest compared; raise JournalError."""
    again = read(path).replay()
    return Played(*(getattr(again, item.name) for item in fields(Playback)))


def play(
    text: str = "",
    scenario: Scenario | str | Path = "gsomia-2019",
    *,
    seats: Mapping[str, str] | None = None,
    turns: int | None = None,
    pace: str | None = None,
    seed: int = 2019,
    game: int = 0,
) -> Played:
    """Play one game from a text and return it; raise OrderError for what cannot be ordered, naming the turn.

    Turns stand on lines of their own or are parted by `/`; within a turn each actor's sheet begins with its name and a
    colon, and sheets may be parted by `;`:

        seoul: protest tokyo, give_notice; tokyo: hold / washington: urge seoul

    Who is not named holds, or is played by the bot `seats` names. A turn of nobody's orders is `hold`. As many turns
    are played as are written, or `turns`.
    """
    crisis = scenario if isinstance(scenario, Scenario) else load(find(scenario))
    rules, written = crisis.rules, parse_turns(crisis.rules, text)
    players = seating(rules, seats) if seats and "all" in seats else dict(seats or {})
    by = {actor: players.get(actor, "person") for actor in rules.actors}
    history = follows_history(by)
    state, chance = start(rules, pace), Chance(seed, game, history)
    lineup = Lineup(rules, state.pace, players, seed)
    header = header_of(crisis, by, pace, seed, game, history)
    played = Played(crisis, header, [state], [], [digest(rules, state)])
    for turn in range(1, (len(written) if turns is None else turns) + 1):
        if state.ending[0] >= 0:
            break
        orders = written[turn - 1] if turn <= len(written) else {}
        try:
            sheets = parse_sheets(rules, orders) | without(rules, lineup.sheets(state, chance), orders)
            resolution = resolve(rules, state, sheets, chance)
        except OrderError as problem:
            problem.add_note(f"in turn {turn} of the text played")
            raise
        record = {"record": "turn", "turn": turn, "before": played.digests[-1]}
        played.line.append(record | {"sheets": format_sheets(rules, sheets), "by": by, "injects": []})
        played.explained[turn], state = resolution, resolution.state
        played.states.append(state)
        played.digests.append(digest(rules, state))
    return played


def parse_turns(rules: Rules, text: str) -> list[dict[str, list[str]]]:
    """Return the orders of each turn of a text, by actor; raise UnknownMove where no actor is named."""
    lines = [line.partition("#")[0].strip() for line in re.split(r"[/\n]", text)]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return [parse_turn(rules, line, number) for number, line in enumerate(lines, 1)]


def parse_turn(rules: Rules, line: str, number: int) -> dict[str, list[str]]:
    """Return the orders of one turn, by actor."""
    orders: dict[str, list[str]] = {}
    opening = re.compile(rf"\b({'|'.join(map(re.escape, rules.actors))})\s*:")
    for part in filter(None, (piece.strip() for piece in line.split(";"))):
        if part == "hold":
            continue
        pieces = opening.split(part)
        if stray := pieces[0].strip():
            known = ", ".join(rules.actors)
            raise UnknownMove(f"turn {number}: {stray!r} names no actor; begin a sheet with one of {known}")
        for actor, entries in zip(pieces[1::2], pieces[2::2], strict=True):
            if actor in orders:
                raise UnknownMove(f"turn {number}: {actor} has two sheets; write one, its orders parted by commas")
            orders[actor] = [" ".join(entry.split()) for entry in entries.split(",") if entry.strip()]
    return orders


def without(rules: Rules, sheets: Sheets, actors: Mapping[str, object]) -> Sheets:
    """Return sheets with those of some actors left empty: what is written goes before what a bot would do."""
    result = no_orders(rules, sheets.games) | sheets
    result.moves[[row for row, move in enumerate(rules.moves) if move.actor in actors]] = False
    for party, (_, actor) in enumerate(rules.parties):
        if actor in actors:
            result.signs[party] = 0
            result.withdraws[party] = False
    return result


class BotFault(AssertionError):
    """What a bot does wrong, in one sentence."""


def check_bot(bot: Any, scenario: Scenario, games: int = 24, seed: int = 2019) -> int:
    """Put a bot through what every bot must pass and return how many decisions it made; raise BotFault.

    `bot` is a class, an object or a name. On every seat of the scenario, against random play to the end, its sheets
    must be legal; it must change nothing it is shown; asked again, or alone, or with other actors' secrets changed, it
    must answer the same.
    """
    if games < 1:
        raise ValueError(f"{games} games show nothing of a bot; play one or more")
    if not callable(getattr(bot, "choose", None)) and not isinstance(bot, str):
        raise BotFault(f"{bot!r} has no method 'choose'; a bot needs choose(self, view, menu, draws)")
    decisions = 0
    for actor in scenario.rules.actors:
        trial = Trial(scenario.rules, actor, bot, seed)
        states = trial.states(games)
        answers = trial.answers(states)
        decisions += sum(int(state.live.sum()) for state in states)
        trial.compare(answers, trial.answers(states), "answers otherwise when asked again; draw only from `draws`")
        alone = [state.take(np.array([games - 1])) for state in states]
        last = [sheets.take(np.array([games - 1])) for sheets in answers]
        single = trial.answers(alone, Chance(seed, games - 1))
        trial.compare(last, single, "plays a game alone otherwise than in a batch; keep the games apart")
        luck = np.random.default_rng(seed)
        secret = [with_other_secrets(scenario.rules, state, actor, luck) for state in states]
        trial.compare(answers, trial.answers(secret), "knows what its actor was not told; use only `view` and `menu`")
    return decisions


@dataclass(frozen=True, slots=True)
class Trial:
    """One bot in one seat."""

    rules: Rules
    actor: str
    bot: Any
    seed: int

    def lineup(self, state: State, others: str | None) -> Lineup:
        """Return a line-up with a fresh bot in the seat, the others played by the bot named, or by nobody."""
        seats = seating(self.rules, {"all": others}) if others else {}
        lineup = Lineup(self.rules, state.pace, seats | {self.actor: "hold"}, self.seed)
        lineup.bots[self.actor] = fresh(self.bot, self.rules, self.actor)
        lineup.players[self.actor] = str(self.bot)
        return lineup

    def states(self, games: int) -> list[State]:
        """Return the states it meets at the start of every turn, its arrays closed to writing."""
        state, chance, met = start(self.rules, None, games), Chance(self.seed), []
        lineup = self.lineup(state, "random")
        while not state.time_up and state.live.any():
            close(state)
            met.append(state)
            allowed = legal(self.rules, state)
            allowed.moves.flags.writeable = False
            try:
                sheets = lineup.sheets(state, chance, allowed)
            except OrderError as problem:
                raise BotFault(str(problem)) from problem
            except ValueError as problem:
                if "read-only" in str(problem):
                    raise BotFault(f"{self.bot!r} writes into what it is shown; copy first") from problem
                raise
            state = resolve(self.rules, state, sheets, chance, reasons=False).state
        return met

    def answers(self, states: list[State], chance: Chance | None = None) -> list[Sheets]:
        """Return what a fresh bot answers to these states."""
        lineup = self.lineup(states[0], None)
        return [lineup.sheets(state, chance or Chance(self.seed)) for state in states]

    def compare(self, one: list[Sheets], other: list[Sheets], fault: str) -> None:
        """Raise BotFault if two lists of answers differ."""
        for turn, (left, right) in enumerate(zip(one, other, strict=True), 1):
            if any((getattr(left, item.name) != getattr(right, item.name)).any() for item in fields(Sheets)):
                raise BotFault(f"{self.bot!r} in turn {turn} as {self.actor} {fault}")


def fresh(bot: Any, rules: Rules, actor: str) -> Any:
    """Return a new bot: of a class or name, or a copy of an object."""
    if isinstance(bot, str):
        return make(bot, rules, actor)
    new = bot() if isinstance(bot, type) else deepcopy(bot)
    if hasattr(new, "begin"):
        new.begin(rules, actor)
    return new


def close(state: State) -> None:
    """Make the rows of a state refuse to be written."""
    for item in fields(state.columns):
        getattr(state.columns, item.name).flags.writeable = False


def with_other_secrets(rules: Rules, state: State, actor: str, luck: np.random.Generator) -> State:
    """Return the state with the counts changed of all moves that `actor` is not told of."""
    times: NDArray[Any] = state.times.copy()
    last: NDArray[Any] = state.last.copy()
    for row, move in enumerate(rules.moves):
        if move.quiet is not None and actor != move.actor and actor not in move.quiet:
            times[row] = luck.integers(0, 4, state.games)
            last[row] = np.where(times[row] > 0, max(state.tick - 1, 0), -1)
    return replace(state, columns=replace(state.columns, times=times, last=last))


__all__ = ["BotFault", "ManualClock", "Played", "check_bot", "play", "replay"]
