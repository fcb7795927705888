"""The course of a game: its turns so far with everything that happened in them, live or recorded alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine import Reason, Resolution, State, format_orders, tick_of
from game.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Played:
    """One resolved turn."""

    number: int
    before: State
    after: State
    sheets: Mapping[str, tuple[str, ...]]
    """Entries of every actor; an empty sheet holds."""
    by: Mapping[str, str]
    """Who played each actor: `person` or a bot."""
    reasons: tuple[Reason, ...]
    """Why meters moved; unmasked."""
    events: tuple[tuple[int, str], ...]
    """(tick, event)."""
    signed: tuple[Signed, ...]
    """Packages both parties put down."""
    injects: tuple[str, ...] = ()
    """Events the facilitator dropped in."""

    def __str__(self) -> str:
        return "; ".join(format_orders(actor, entries) for actor, entries in self.sheets.items())


@dataclass(frozen=True, slots=True)
class Signed:
    """A package signed at a table in a turn, and the homes that refused it."""

    table: int
    package: int
    refused: tuple[str, ...]
    """Actors whose home said no; none: ratified."""


@dataclass(frozen=True, slots=True)
class Course:
    """A game from its start to the state it stands in."""

    scenario: Scenario
    first: State
    """At the start."""
    turns: tuple[Played, ...] = ()

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.turns[-1].after if self.turns else self.first

    @property
    def states(self) -> list[State]:
        """At the start, then after each turn."""
        return [self.first, *(turn.after for turn in self.turns)]

    @property
    def over(self) -> bool:
        """Whether an ending has come."""
        return int(self.state.ending[0]) >= 0

    @property
    def tick(self) -> int:
        """Whole ticks since the first day."""
        return tick_of(self.state)

    def until(self, turns: int) -> Course:
        """Return the course as it stood after its first `turns` turns."""
        return Course(self.scenario, self.first, self.turns[:turns])

    def then(self, turn: Played) -> Course:
        """Return the course with one more turn."""
        return Course(self.scenario, self.first, (*self.turns, turn))


def played(
    before: State,
    sheets: Mapping[str, Sequence[str]],
    by: Mapping[str, str],
    resolution: Resolution,
    injects: Sequence[str] = (),
) -> Played:
    """Return one resolved turn of one game from its resolution (with reasons)."""
    rules = resolution.rules
    signed = []
    for signing in resolution.signings:
        package = int(signing.package[0])
        if package >= 0:
            between = rules.tables[signing.table].between
            homes = zip(between, signing.accepts, strict=True)
            refused = tuple(actor for actor, says in homes if not says[0])
            signed.append(Signed(signing.table, package, refused))
    return Played(
        number=resolution.turn,
        before=before,
        after=resolution.state,
        sheets={actor: tuple(sheets.get(actor, ())) for actor in rules.actors},
        by=dict(by),
        reasons=tuple(resolution.reasons()),
        events=tuple(resolution.events()),
        signed=tuple(signed),
        injects=tuple(injects),
    )
