"""What a third party that helps, writes or presses has to hand: its moves in the order a style prefers them."""

from __future__ import annotations

from game.bots.draft import of_tone
from game.bots.menu import Menu


def preferred(menu: Menu, ids: tuple[str, ...], tone: str) -> list[int]:
    """Return own rows with one of these ids, in that order; in a scenario with none of them, all of that tone."""
    named = [name.split(".")[1] for name in menu.names]
    rows = [row for wanted in ids for row, name in enumerate(named) if name == wanted]
    return rows or sorted(of_tone(menu, tone), key=lambda row: menu.costs[row])
