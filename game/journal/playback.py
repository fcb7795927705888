"""A recorded game played again: every digest compared, nothing shown past a divergence."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.engine import (
    Chance,
    Outcome,
    Reason,
    Resolution,
    State,
    digest,
    digest_text,
    outcome,
    parse_sheets,
    resolve,
    start,
)
from game.errors import GameError, JournalDiverged, JournalError, OrderError, ScenarioError
from game.journal.records import Record
from game.scenario import Scenario, from_canonical


@dataclass(slots=True)
class Playback:
    """A game as it was played, turn by turn."""

    scenario: Scenario
    header: Record
    states: list[State]
    """At the start, then after each turn."""
    line: list[Record]
    """The turn records, one a turn."""
    digests: list[str]
    """At the start, then after each turn."""
    explained: dict[int, Resolution] = field(default_factory=dict)

    def __repr__(self) -> str:
        came, what = self.outcome, f"{type(self).__name__} of {self.scenario.id}, game {self.header['game']}"
        return f"<{what}: {came.ending or 'open'} in turn {came.turn}>"

    @property
    def turns(self) -> int:
        """How many turns were played."""
        return len(self.line)

    @property
    def chance(self) -> Chance:
        """The luck of this game."""
        return chance_of(self.header)

    @property
    def outcome(self) -> Outcome:
        """How the game came out, or how it stands."""
        return outcome(self.scenario.rules, self.states[-1])

    def sheets(self, turn: int) -> dict[str, list[str]]:
        """Return the sheets of a turn, from 1."""
        return {actor: list(orders) for actor, orders in self.line[turn - 1]["sheets"].items()}

    def resolution(self, turn: int) -> Resolution:
        """Return what happened in a turn, from 1, with its reasons; worked out when first asked for."""
        if turn not in self.explained:
            record = self.line[turn - 1]
            sheets = parse_sheets(self.scenario.rules, record["sheets"])
            self.explained[turn] = resolve(
                self.scenario.rules, self.states[turn - 1], sheets, self.chance, record["injects"]
            )
        return self.explained[turn]

    def reasons(self, turn: int) -> list[Reason]:
        """Return why each meter moved in a turn, from 1."""
        return self.resolution(turn).reasons()


def chance_of(header: Record) -> Chance:
    """Return the luck a header names."""
    return Chance(header["seed"], header["game"], header["history"])


def scenario_of(header: Record, path: str = "") -> Scenario:
    """Return the scenario inside a journal; raise JournalError if it is not the one promised, or cannot be played."""
    try:
        scenario = from_canonical(header["scenario"])
        scenario.rules.pace(header["pace"])
    except ScenarioError as error:
        raise JournalError(f"{path or 'the recording'} cannot be played: {error}", path) from error
    if scenario.digest != header["digest"]:
        promised = f"{path or 'the recording'} holds another scenario than it promises; look for a copy of the file"
        raise JournalDiverged(promised, path, 0, scenario.digest, header["digest"])
    return scenario


def played_again(
    scenario: Scenario,
    header: Record,
    line: Sequence[Record],
    closing: Record | None,
    path: str,
    until: int | None,
) -> Playback:
    """Return a recorded line of turns played again; raise JournalDiverged where it is not the game that was played."""
    rules, chance = scenario.rules, chance_of(header)
    states = [start(rules, header["pace"])]
    digests = [digest(rules, states[0])]
    records = list(line if until is None else line[:until])
    for number, record in enumerate(records, 1):
        if record["turn"] != number or digests[-1] != record["before"]:
            raise diverged(path, number, digests[-1], record["before"])
        try:
            sheets = parse_sheets(rules, record["sheets"])
            states.append(resolve(rules, states[-1], sheets, chance, record["injects"], reasons=False).state)
        except OrderError as error:
            raise diverged(path, number, digests[-1], f"an order that does not stand ({error})") from None
        digests.append(digest(rules, states[-1]))
    if closing is not None and (closing["digest"] != digests[-1] or closing["turn"] != len(records)):
        raise diverged(path, closing["turn"], digests[-1], closing["digest"])
    return Playback(scenario, header, states, records, digests)


def diverged(path: str, turn: int, have: str, promised: str) -> JournalDiverged:
    """Return the error of a replay that is not the game that was played."""
    message = f"{path or 'the recording'} comes out differently at turn {turn} (have {have}, promised {promised})"
    return JournalDiverged(
        f"{message}; nothing after it is shown, use the version that wrote it", path, turn, have, promised
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """The first turn at which another scenario gives another game, and what differs."""

    turn: int
    lines: tuple[str, ...]
    """Lines of the state: '-' as recorded, '+' now; or a sentence if an order no longer stands."""


def first_difference(playback: Playback, scenario: Scenario) -> Difference | None:
    """Return where the same orders on another scenario first lead to another state, or None."""
    rules = scenario.rules
    try:
        state = start(rules, playback.header["pace"])
    except GameError as error:
        return Difference(0, (str(error),))
    for turn in range(playback.turns + 1):
        if turn:
            record = playback.line[turn - 1]
            try:
                sheets = parse_sheets(rules, record["sheets"])
                state = resolve(rules, state, sheets, playback.chance, record["injects"], reasons=False).state
            except OrderError as error:
                return Difference(turn, (str(error),))
        before = digest_text(playback.scenario.rules, playback.states[turn]).splitlines()
        after = digest_text(rules, state).splitlines()
        if before != after:
            changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
            return Difference(turn, tuple(changes))
    return None
