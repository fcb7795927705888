"""A moment of a game: all a snapshot is made of, and what a reader may know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from game.engine import Move, Reason, Rules, State, date_of, legal
from game.scenario import Scenario
from game.session.course import Course, Played
from game.tongue import Tongue, load

BRIEFING, ORDERS, REVEAL, ENDED = "briefing", "orders", "reveal", "ended"
PHASES = (BRIEFING, ORDERS, REVEAL, ENDED)


@dataclass(frozen=True)
class Moment:
    """One game at one phase of one turn."""

    course: Course
    """Up to and with this turn's resolution in the phases reveal and ended; before it otherwise."""
    phase: str
    turn: int
    """From 1."""
    seats: Mapping[str, str]
    sealed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sheets of persons handed in for this turn."""
    paused: bool = False
    unsaved: str | None = None
    """Why the game is not being saved, as a sentence."""
    reference: tuple[State, ...] = ()
    """The states of what really happened, at this pace; empty if the scenario has no history."""
    seed: int | None = None
    """Shown after the end only."""
    reader: str | None = None
    """For whom the snapshot is made; None: the public screen."""
    dropped: tuple[str, ...] = ()
    """Events dropped into this turn, announced and yet to happen."""
    tongue: Tongue = field(default_factory=load)
    """In which language."""

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.course.scenario

    @property
    def rules(self) -> Rules:
        """Its rules."""
        return self.course.scenario.rules

    @property
    def everything(self) -> bool:
        """Whether nothing is secret any more."""
        return self.phase == ENDED

    @cached_property
    def state(self) -> State:
        """Where the game stands, without the counts of quiet moves the reader was not told of."""
        whole = self.course.state
        untold = [row for row, move in enumerate(self.rules.moves) if not self.told(move)]
        if not untold:
            return whole
        times, last = whole.times.copy(), whole.last.copy()
        times[untold], last[untold] = 0, -1
        return replace(whole, columns=replace(whole.columns, times=times, last=last))

    @cached_property
    def twins(self) -> Counter[tuple[str, str]]:
        """How many targets each move of each actor has."""
        return Counter((move.actor, move.id) for move in self.rules.moves)

    @cached_property
    def open_moves(self) -> list[bool]:
        """Which moves are open now, attention apart, as far as the reader can know."""
        opened: list[bool] = legal(self.rules, self.state).moves[:, 0].tolist()
        return opened

    @property
    def today(self) -> date:
        """The first day of the state's tick."""
        return date_of(self.rules, self.course.tick)

    @property
    def latest(self) -> Played | None:
        """The last resolved turn."""
        return self.course.turns[-1] if self.course.turns else None

    def told(self, move: Move) -> bool:
        """Return whether the reader may know of a move that was ordered."""
        return self.everything or move.quiet is None or self.reader in {move.actor, *move.quiet}

    def masked(self, reasons: tuple[Reason, ...]) -> list[Reason]:
        """Return reasons as the reader may see them: untold ones last, so that their place says nothing either."""
        if self.everything:
            return list(reasons)
        known = [reason for reason in reasons if reason.told(self.reader)]
        hidden = [reason.masked(self.reader) for reason in reasons if not reason.told(self.reader)]
        return known + sorted(hidden, key=lambda reason: (reason.meter, reason.amount))

    def value(self, row: int) -> int:
        """Return a meter now, in hundredths."""
        return int(self.state.meters[row, 0])
