"""The page of one code: what it means, why it matters, and how the mistake and the mended text look."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.problems import ERROR


@dataclass(frozen=True, slots=True)
class Page:
    """What `explain` tells of one code; the same text stands in docs/authoring.md, and its examples are tests."""

    code: str
    what: str
    """One sentence on what was found."""
    why: str
    """One or two sentences on why that is a mistake, and how to mend it."""
    bad: str
    """A few keys of a scenario with the mistake; what they leave out does not matter."""
    good: str
    """The same, mended."""
    severity: str = ERROR
    encoding: str = "utf-8"
    """How the bad example is saved."""
    played: bool = False
    """Whether only play shows it."""
    outside: bool = False
    """Whether the mistake lies in files and folders, so that the examples are words."""


def page_lines(page: Page) -> list[str]:
    """Return a page as lines of text; examples are indented by four."""
    lines = [f"{page.code} ({page.severity})", "", page.what, "", page.why]
    for title, example in (("Wrong:", page.bad), ("Right:", page.good)):
        lines += ["", title, "", *(f"    {line}".rstrip() for line in example.splitlines())]
    return lines
