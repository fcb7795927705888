"""A text that is cut where it stands."""

from __future__ import annotations

from functools import lru_cache

from game.lettering import Metrics, load_metrics
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.room import ROOM
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING
from game.shipped import shipped

PAGE = Page(
    "too-wide",
    "A text is wider than its place in the window.",
    "It would be cut with three dots, or left out. Widths come from the fonts that ship, at the narrowest place of "
    "each kind of text on a desk of 1280 x 720 pixels. Shorten it.",
    "moves: [{id: nod, by: north, title: Nod slowly and repeatedly towards the delegation opposite}]\n",
    "moves: [{id: nod, by: north, title: Nod towards the other side}]\n",
    WARNING,
)


@lru_cache(maxsize=1)
def fonts() -> Metrics:
    """Return the widths of every character of the fonts that ship."""
    return load_metrics(shipped("assets") / "fonts")


def find(draft: Draft) -> Findings:
    """Yield every text that needs more room than it has."""
    metrics = fonts()
    for told in draft.texts:
        room = ROOM.get(told.kind)
        if room is None or metrics.width(told.text, room.style) <= room.width:
            continue
        if room.lines == 1:
            over = metrics.width(told.text, room.style) - room.width
            message = f"this is {over:.0f} pixels wider than {room.what}"
        else:
            count = len(metrics.wrap(told.text, room.style, room.width))
            if count <= room.lines:
                continue
            message = f"this takes {count} lines, and {room.what} has {room.lines}"
        yield draft.problem(PAGE, told.path, message, "shorten it")


RULE = Rule(PAGE, find, spoken=True)
