"""One rule of lint: its page, and how it finds what the page tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.scenario.lint.draft import Draft, Findings
from game.scenario.pages import Page


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that reads the text of a scenario which loads; all its findings are warnings."""

    page: Page
    find: Callable[[Draft], Findings]
    spoken: bool = False
    """Whether it reads the words of texts, so that translations are held against it too."""

    @property
    def code(self) -> str:
        """The code of its findings."""
        return self.page.code
