"""What happened in a turn, and why: every change of a meter as the exact sum of named causes."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.deals import Signing
from game.engine.numbers import Array, Value
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.steps import Entry

QUIET, RANGE = "a quiet move", "range"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why a meter moved in a turn."""

    meter: str
    amount: int
    """Hundredths."""
    rule: str
    because: str
    where: str
    """file:line of the effect."""
    turn: int
    actor: str | None = None
    """Whose order it was; None: the world."""
    quiet: frozenset[str] | None = None
    """Who is told of it; None: everybody."""
    title: str = ""

    def told(self, reader: str | None) -> bool:
        """Return whether a reader (None: the public) may know what this was."""
        return self.quiet is None or (reader is not None and (reader == self.actor or reader in self.quiet))

    def masked(self, reader: str | None) -> Reason:
        """Return this line as a reader may see it: the amount always, the cause only if told."""
        return self if self.told(reader) else Reason(self.meter, self.amount, QUIET, QUIET, "", self.turn, title=QUIET)


@dataclass(frozen=True, slots=True)
class Resolution:
    """One resolved turn of a batch."""

    rules: Rules
    turn: int
    """The turn that was resolved, from 1."""
    state: State
    """After the turn."""
    entries: tuple[Entry, ...]
    """Amounts in the order they were added; empty if reasons were not asked for."""
    happened: tuple[tuple[int, int, Value], ...]
    """(tick, event number, games) of every event; the games as True for all, else one bool a game."""
    signings: tuple[Signing, ...]
    live: Array
    """Which games took part, bool [games]; a finished one stays as it was."""

    def __repr__(self) -> str:
        return f"<Resolution of turn {self.turn} of {self.rules.id}, {len(self.live)} games>"

    def reasons(self, game: int = 0) -> list[Reason]:
        """Return why each meter of one game moved in this turn, one line a rule and meter; sums are exact."""
        if not self.live[game]:
            return []
        first: dict[tuple[int, str], Entry] = {}
        sums: dict[tuple[int, str], int] = {}
        for entry in self.entries:
            if value := picked(entry.held, entry.values, game):
                key = entry.meter, entry.rule.name if entry.rule else RANGE
                first.setdefault(key, entry)
                sums[key] = sums.get(key, 0) + value
        return [self.line(first[key], amount) for key, amount in sums.items() if amount]

    def line(self, entry: Entry, amount: int) -> Reason:
        """Return what a rule added to a meter in all as a reason, told as one of its entries says."""
        meter, rule = self.rules.meters[entry.meter].name, entry.rule
        if rule is None or entry.amount is None:
            return Reason(meter, amount, RANGE, "held in its range", "", self.turn, title="Held in its range")
        because, where = entry.amount.because or rule.title, entry.amount.where
        return Reason(meter, amount, rule.name, because, where, self.turn, rule.actor, rule.quiet, rule.title)

    def events(self, game: int = 0) -> list[tuple[int, str]]:
        """Return the events of one game in this turn as (tick, event id)."""
        if not self.live[game]:
            return []
        return [(tick, self.rules.events[row].id) for tick, row, held in self.happened if held is True or held[game]]


def picked(held: Value, values: Value, game: int) -> int:
    """Return what was added in one game."""
    if held is not True and not held[game]:
        return 0
    return values if isinstance(values, int) else int(values if values.ndim == 0 else values[game])
