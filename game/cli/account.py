"""A game played or recorded, turn by turn: what the transcript and the JSON lines are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine import Outcome, Reason, Resolution, Sheets, State, digest, format_sheets, outcome
from game.scenario import Scenario

QUIET = "a quiet move"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the state before, what was ordered, and what came of it."""

    number: int
    before: State
    sheets: Sheets
    resolution: Resolution
    injects: Sequence[str] = ()

    @property
    def after(self) -> State:
        """The state the turn ended in."""
        return self.resolution.state


@dataclass(frozen=True, slots=True)
class Account:
    """A whole game so far, and how much of it a reader may know."""

    scenario: Scenario
    players: Mapping[str, str]
    seed: int
    turns: Sequence[Turn]
    start: State
    game: int = 0
    """Its number among the games of its seed."""
    reader: str | None = None
    """Whose eyes it is told for; None: everybody's."""
    public: bool = False
    """Whether quiet orders stay hidden from those not told; everything is shown after the end."""

    @property
    def last(self) -> State:
        """The state the game stands in."""
        return self.turns[-1].after if self.turns else self.start

    @property
    def outcome(self) -> Outcome:
        """How it came out, or how it stands."""
        return outcome(self.scenario.rules, self.last)

    @property
    def everything(self) -> bool:
        """Whether quiet orders are shown: nobody's eyes were asked for, and the game is over or has no secrets."""
        return self.reader is None and not self.public

    def knows(self, actor: str | None, quiet: frozenset[str] | None) -> bool:
        """Return whether this account may say what an order of `actor` was."""
        return self.everything or quiet is None or (self.reader is not None and self.reader in (actor, *quiet))

    def digest(self, turn: Turn) -> str:
        """Return the digest after a turn."""
        return digest(self.scenario.rules, turn.after)

    def orders(self, turn: Turn) -> dict[str, list[str]]:
        """Return the sheets of a turn as entries, quiet ones named only to those told."""
        rules = self.scenario.rules
        sheets = format_sheets(rules, turn.sheets)
        return {actor: [entry if self.may_name(actor, entry) else QUIET for entry in entries]
                for actor, entries in sheets.items()}  # fmt: skip

    def may_name(self, actor: str, entry: str) -> bool:
        """Return whether an entry of a sheet may be named; what is put on a table is public."""
        row = self.scenario.rules.move_index.get(".".join([actor, *entry.split()]))
        return row is None or self.knows(actor, self.scenario.rules.moves[row].quiet)

    def reasons(self, turn: Turn) -> list[Reason]:
        """Return why meters moved in a turn, masked for the reader."""
        found = turn.resolution.reasons()
        return found if self.everything else [reason.masked(self.reader) for reason in found]

    def values(self, state: State) -> dict[str, int]:
        """Return the meters by name in hundredths."""
        return dict(zip((m.name for m in self.scenario.rules.meters), state.meters[:, 0].tolist(), strict=True))

    def statuses(self, state: State) -> dict[str, str]:
        """Return the status of each instrument by name."""
        return {item.name: item.statuses[number].name for item, number in
                zip(self.scenario.rules.instruments, state.status[:, 0].tolist(), strict=True)}  # fmt: skip
