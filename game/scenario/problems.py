"""What is wrong with a scenario, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: an error stops the scenario from loading, a warning does not."""

    path: str
    line: int
    column: int
    code: str
    message: str
    remedy: str
    severity: str = ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.code}: {self.message}, {self.remedy}"


def hint(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return 'did you mean ...?' for a word nobody knows, else the short list or another remedy."""
    names: Sequence[str] = [name for name in known]
    near = get_close_matches(word, names, 1, 0.55)
    if near:
        return f"did you mean {near[0]!r}?"
    return otherwise or (f"use one of {', '.join(names[:12])}" if names else "leave it out")
