"""A scenario that loads, as the rules of lint read it: its spec, its places, its rules and what can come about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from game.engine import Possible, Rules, possible
from game.scenario.lint.texts import Told, texts
from game.scenario.nodes import Node
from game.scenario.pages import Page
from game.scenario.problems import Problem
from game.scenario.spec import Spec

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Draft:
    """What a rule may look at."""

    spec: Spec
    root: Node
    rules: Rules

    @cached_property
    def possible(self) -> Possible:
        """What can come about in some game."""
        return possible(self.rules)

    @cached_property
    def texts(self) -> tuple[Told, ...]:
        """Every text people read."""
        return tuple(texts(self.spec))

    @cached_property
    def ticks(self) -> int:
        """Ticks of the longest game."""
        return max(pace.turns * pace.turn_ticks for pace in self.rules.paces.values())

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromordinal(self.rules.start)

    @property
    def last(self) -> date:
        """The last day of the longest game."""
        return date.fromordinal(self.rules.start + self.ticks * self.rules.tick_days - 1)

    def problem(self, page: Page, path: Path, message: str, remedy: str, *, key: bool = False, at: int = 0) -> Problem:
        """Return a finding at a path: at its value (`at` characters in), or at its key."""
        return Problem(*self.root.place(path, key, at or None), page.code, message, remedy, page.severity)


Findings = Iterator[Problem]
