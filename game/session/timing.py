"""The clocks of a class: how long the orders of a turn may take, how much is used, how long the lesson has run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EARLY_TURNS, EARLY = 3, 30
"""While a class learns the board its first turns last longer by so many seconds."""
LONGEST = 3600
"""Seconds; no turn is given more."""
SLEPT = 60
"""Seconds nobody asked for the time, after which the machine is taken to have slept: no turn pays for that."""


@dataclass(slots=True)
class Timing:
    """Clocks in whole seconds, as records have them; only `take` and the phases of a game change them."""

    seconds: int = 0
    """What the orders of a turn are given; 0: no timer."""
    length: int = 0
    """What this turn is given, minutes added and taken off included."""
    spent: int = 0
    """How much of it is used; it may be more, for nothing closes by itself."""
    lesson: int = 0
    """How long this lesson has run, pauses too: a bell does not wait."""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """(turn, lesson time) at which the orders of each turn of this lesson were opened first."""

    @property
    def on(self) -> bool:
        """Whether this game is played against the clock."""
        return self.seconds > 0 or self.length > 0

    def open(self, turn: int) -> None:
        """Begin the orders of a turn, or begin them again after going back."""
        self.spent, self.length = 0, given(self.seconds, turn)
        self.starts = [*(one for one in self.starts if one[0] < turn), (turn, self.lesson)]

    def set(self, seconds: int, turn: int) -> None:
        """Give every turn so many seconds from now on; what was added to this one stays added."""
        self.length = max(self.length + given(seconds, turn) - given(self.seconds, turn), 0) if seconds else 0
        self.seconds = seconds

    def take(self, record: Mapping[str, Any]) -> None:
        """Go to where a record says the clocks stood."""
        self.length, self.spent, self.lesson = record["length"], record["spent"], record["lesson"]

    def begin_lesson(self, turn: int) -> None:
        """Count the lesson from now."""
        self.lesson, self.starts = 0, [(turn, 0)]

    def later(self, seconds: int, running: bool, more: int = 0) -> dict[str, int]:
        """Return where the clocks stand so many seconds later, with more time given to this turn."""
        return {
            "length": min(max(self.length + more, 0), LONGEST),
            "spent": self.spent + (seconds if running and seconds < SLEPT else 0),
            "lesson": self.lesson + seconds,
        }


def given(seconds: int, turn: int) -> int:
    """Return what the orders of one turn are given."""
    return seconds + EARLY if seconds and turn <= EARLY_TURNS else seconds
