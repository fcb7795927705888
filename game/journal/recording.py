"""The header and records of one game, however they came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.journal.journal import create
from game.journal.playback import Difference, Playback, first_difference, played_again, scenario_of
from game.journal.records import FIRST, Record
from game.scenario import Scenario

CLOSING = ("outcome", "end", "rewind", "turn")
"""Records that say whether a game is over."""


@dataclass(frozen=True, slots=True)
class Torn:
    """A last record that was never finished: what a kill or a full disk leaves behind."""

    after_turn: int
    """Last turn whose record is complete."""
    dropped: int
    """Bytes cut off."""

    def __str__(self) -> str:
        return f"the last record was not finished; {self.dropped} bytes after turn {self.after_turn} are left out"


@dataclass(frozen=True, slots=True)
class Recording:
    """The header and records of one game."""

    header: Record
    records: tuple[Record, ...]
    torn: Torn | None = None
    path: str = ""
    length: int = 0
    """Bytes of the complete records."""
    last: str = FIRST
    """Checksum of the last complete record."""
    home: str = ""
    """The folder of the scenario, if that is known: its translations stand there, the journal has none."""

    def __repr__(self) -> str:
        game, seed = self.header.get("game"), self.header.get("seed")
        return f"<Recording of game {game}, seed {seed}: {len(self.records)} records>"

    def scenario(self) -> Scenario:
        """Return the scenario inside; raise JournalError if it is not the one promised, or cannot be played."""
        return replace(scenario_of(self.header, self.path), home=self.home)

    def replay(self, until: int | None = None) -> Playback:
        """Return the game played again, each digest compared, up to a turn (None: all).

        Raise JournalDiverged, or ValueError for a turn below 0.
        """
        if until is not None and until < 0:
            raise ValueError(f"turns are counted from 1, 0 is the first day; {until} is none")
        closing = self.outcome if until is None else None
        return played_again(self.scenario(), self.header, self.line, closing, self.path, until)

    def against(self, scenario: Scenario) -> Difference | None:
        """Return where the same orders on another version of the scenario first come out differently, or None."""
        return first_difference(self.replay(), scenario)

    def write(self, path: str | Path) -> None:
        """Write this recording as a journal of its own, with a chain of its own; raise JournalError."""
        with create(path, self.header) as journal:
            for record in self.records:
                journal.append(record)

    @property
    def line(self) -> list[Record]:
        """The turn records that count, rewinds taken into account."""
        return lines_of(self.records)[0]

    @property
    def abandoned(self) -> list[list[Record]]:
        """The turn records each rewind left behind."""
        return lines_of(self.records)[1]

    @property
    def outcome(self) -> Record | None:
        """The closing record of a finished game."""
        for record in reversed(self.records):
            if record["record"] == "outcome":
                return record
            if record["record"] in ("rewind", "turn"):
                return None
        return None

    @property
    def ended(self) -> bool:
        """Whether the game came to its end, or was stopped before it."""
        last = next((one["record"] for one in reversed(self.records) if one["record"] in CLOSING), "")
        return last in ("outcome", "end")

    @property
    def sealed(self) -> dict[str, Record]:
        """The sheets sealed in the turn that is not resolved yet, by actor."""
        result: dict[str, Record] = {}
        for record in self.records:
            kind = record["record"]
            if kind == "sheet":
                result[record["actor"]] = record
            elif kind == "unseal":
                result.pop(record["actor"], None)
            elif kind in ("turn", "rewind", "end"):
                result.clear()
        return result


def lines_of(records: tuple[Record, ...]) -> tuple[list[Record], list[list[Record]]]:
    """Return the turn records that count, and those each rewind left behind."""
    line: list[Record] = []
    abandoned: list[list[Record]] = []
    for record in records:
        if record["record"] == "turn":
            line.append(record)
        elif record["record"] == "rewind":
            kept = max(record["to"] - 1, 0)
            if line[kept:]:
                abandoned.append(line[kept:])
            line = line[:kept]
    return line, abandoned
