"""A game told to a reader: what was played, with what this reader may not know left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine import Outcome, Pace, Reason, Resolution, Rules, State
from game.journal import Playback
from game.scenario import Scenario

QUIET = "a quiet move"


@dataclass(frozen=True, slots=True)
class Account:
    """A game as far as it went, and whose eyes it is told for."""

    playback: Playback
    reader: str | None = None
    """An actor; None: everybody, who is told of quiet orders after the end only."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""
        return self.playback.scenario

    @property
    def rules(self) -> Rules:
        """Its rules."""
        return self.playback.scenario.rules

    @property
    def pace(self) -> Pace:
        """The pace it was played at."""
        return self.playback.states[0].pace

    @property
    def game(self) -> int:
        """Its number among the games of its seed."""
        return int(self.playback.header["game"])

    @property
    def seed(self) -> int:
        """Where its luck came from."""
        return int(self.playback.header["seed"])

    @property
    def players(self) -> Mapping[str, str]:
        """Who played every actor."""
        seats: Mapping[str, str] = self.playback.header["seats"]
        return seats

    @property
    def turns(self) -> range:
        """The turns that were played, from 1."""
        return range(1, self.playback.turns + 1)

    @property
    def outcome(self) -> Outcome:
        """How it came out, or how it stands."""
        return self.playback.outcome

    @property
    def everything(self) -> bool:
        """Whether quiet orders are shown: the game is over and nobody's eyes were asked for."""
        return self.reader is None and self.outcome.ending is not None

    def before(self, turn: int) -> State:
        """Return the state a turn began in."""
        return self.playback.states[turn - 1]

    def after(self, turn: int) -> State:
        """Return the state a turn ended in."""
        return self.playback.states[turn]

    def resolution(self, turn: int) -> Resolution:
        """Return what happened in a turn."""
        return self.playback.resolution(turn)

    def digest(self, turn: int) -> str:
        """Return the digest after a turn."""
        return self.playback.digests[turn]

    def injects(self, turn: int) -> list[str]:
        """Return the events that were dropped into a turn."""
        return list(self.playback.line[turn - 1]["injects"])

    def orders(self, turn: int) -> dict[str, list[str]]:
        """Return the sheets of a turn as entries, quiet ones named only to those told."""
        sheets = self.playback.sheets(turn)
        return {
            actor: [entry if self.may_name(actor, entry) else QUIET for entry in sheets.get(actor, [])]
            for actor in self.rules.actors
        }

    def may_name(self, actor: str, entry: str) -> bool:
        """Return whether an entry of a sheet may be named; what is put on a table is public."""
        row = self.rules.move_index.get(".".join([actor, *entry.split()]))
        quiet = None if row is None else self.rules.moves[row].quiet
        return self.everything or quiet is None or (self.reader is not None and self.reader in (actor, *quiet))

    def reasons(self, turn: int) -> list[Reason]:
        """Return why meters moved in a turn, masked for the reader."""
        found = self.playback.reasons(turn)
        return found if self.everything else [reason.masked(self.reader) for reason in found]

    def values(self, turn: int) -> dict[str, int]:
        """Return the meters after a turn by name, in hundredths."""
        return dict(zip((m.name for m in self.rules.meters), self.after(turn).meters[:, 0].tolist(), strict=True))

    def statuses(self, turn: int) -> dict[str, str]:
        """Return the status of each instrument after a turn by name."""
        return {
            item.name: item.statuses[number].name
            for item, number in zip(self.rules.instruments, self.after(turn).status[:, 0].tolist(), strict=True)
        }
