"""What a finding from play is: a page that explains it, and how it is found in a study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from game.debrief.study import Study
from game.engine import Rules
from game.scenario import WARNING, Page, Places, Problem
from game.sweeps import Sweep

SURE = 4.0
"""Standard errors an effect must reach in every seating; among hundreds of effects two would often be luck."""
LEAST = 50
"""Games a share must rest on to be told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of thing that play shows to be wrong with a scenario; one file each."""

    page: Page
    """What it means, why it matters, and how it looks before and after."""
    found: Callable[[Evidence], Iterator[Problem]]

    @property
    def code(self) -> str:
        """The code of its problems."""
        return self.page.code


@dataclass(frozen=True)
class Evidence:
    """A study, and where its scenario's parts stand."""

    study: Study

    @property
    def rules(self) -> Rules:
        """The compiled scenario."""
        return self.study.scenario.rules

    @cached_property
    def places(self) -> Places:
        """Where the parts of the scenario stand."""
        return Places(self.study.scenario)

    @cached_property
    def sweeps(self) -> tuple[Sweep, ...]:
        """Every sweep of the study."""
        return tuple(self.study.sweeps())

    @cached_property
    def seatings(self) -> tuple[Sweep, ...]:
        """The sweeps that differ only in who plays, as far as they have games enough to judge by."""
        return tuple(part for part in self.study.seatings() if part.games >= LEAST)

    def move_row(self, move: str) -> int:
        """Return where a move stands in the scenario's list, by its full name."""
        wanted = self.rules.moves[self.rules.move_index[move]]
        items = self.study.scenario.spec.moves
        return next(row for row, item in enumerate(items) if item.id == wanted.id and wanted.actor in item.by)

    def of_move(self, code: str, move: str, message: str, remedy: str) -> Problem:
        """Return a problem at a move."""
        return self.at(code, message, remedy, "moves", self.move_row(move), "id")

    def at(self, code: str, message: str, remedy: str, *path: str | int) -> Problem:
        """Return a problem at a value of the scenario."""
        return Problem(*self.places.at(*path), code, message, remedy, WARNING)

    def at_key(self, code: str, message: str, remedy: str, *path: str | int) -> Problem:
        """Return a problem at a key of the scenario."""
        return Problem(*self.places.of_key(*path), code, message, remedy, WARNING)


def whole(number: int) -> str:
    """Return a count with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")


def never(games: int) -> str:
    """Return 'not once in so many games' with its bound: what could still be with 5 in 100 confidence."""
    return f"not once in {whole(games)} games (so in under {percent(1 - 0.05 ** (1 / games))} of them, 95 % sure)"


def always(games: int) -> str:
    """Return 'in every one of so many games' with its bound."""
    return f"in every one of {whole(games)} games (so in over {percent(0.05 ** (1 / games))} of them, 95 % sure)"


def percent(share: float) -> str:
    """Return a share in hundreds with as many digits as it needs near its ends."""
    hundreds = 100 * share
    gap = min(hundreds, 100 - hundreds)
    return f"{hundreds:.0f} %" if gap >= 10 else f"{hundreds:.1f} %" if gap >= 0.5 else f"{hundreds:.2g} %" if (
        hundreds < 50) else f"{hundreds:.4f}".rstrip("0").rstrip(".") + " %"  # fmt: skip
