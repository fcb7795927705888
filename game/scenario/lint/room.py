"""Where texts stand in the window, and how much room each has there at its smallest: the desk at 1280 x 720, zoom 100.

The window sets a text in the largest style that fits; what does not even fit in the last one is cut.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """The narrowest place of a kind of text."""

    style: str
    """The smallest style it is set in there."""
    width: float
    """Units."""
    lines: int
    what: str
    """Where it is, for a sentence."""


ROOM: dict[str, Room] = {
    "actor.name": Room("bodyS", 108, 1, "the card on the board"),
    "date.title": Room("axisM", 154, 2, "the time line"),
    "drift.title": Room("axisM", 304, 1, "the ledger"),
    "ending.text": Room("deckL", 1000, 2, "the ending"),
    "event.title": Room("axisM", 304, 1, "the ledger"),
    "goal.title": Room("axisM", 291, 1, "the ending"),
    "headline": Room("rh1S", 756, 2, "the event shown to a class"),
    "instrument.title": Room("axisM", 154, 1, "the time line"),
    "instrument.still": Room("axisM", 230, 1, "the panel of what stands"),
    "meter.title": Room("axisM", 129, 1, "the effects of an order"),
    "move.text": Room("body", 760, 3, "the opened order"),
    "move.title": Room("bodyS", 280, 1, "the menu"),
    "scenario.summary": Room("body", 438, 3, "the title screen"),
    "scenario.title": Room("kicker", 348, 1, "the head of a page"),
    "status.still": Room("labelS", 257, 1, "the panel of what stands"),
    "status.title": Room("axis", 154, 1, "the time line"),
    "threshold": Room("axis", 202, 1, "the card on the board"),
}
"""By kind of text; a kind that is not here wraps wherever it stands."""
