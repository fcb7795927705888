"""What answers what: in kind, the dearest first, those aimed at the other before those at nobody."""

from __future__ import annotations

from game.bots import Menu, card_of, menu_of
from game.bots.answers import against, cheapest, rivals
from game.engine import legal, start
from tests.engine.building import crisis

RULES = crisis("""
actors: {north: North, south: South, west: West}
moves:
  - {id: grumble, by: north, tone: hostile}
  - {id: scold, by: north, at: [south, west], tone: hostile}
  - {id: rage, by: north, tone: hostile, cost: 2}
  - {id: bow, by: north, at: south, tone: friendly}
  - {id: rest, by: [south, west], requires: m > 60}
""")


def menu(actor: str) -> Menu:
    """Return a menu of the first turn."""
    state = start(RULES, games=2)
    return menu_of(RULES, state.pace, card_of(RULES, actor), state, legal(RULES, state))


def test_the_dearest_answers_first_and_of_these_the_aimed_ones() -> None:
    north = menu("north")
    assert [north.orders[row] for row in against(north, "south", "hostile")] == ["rage", "scold south", "grumble"]
    assert [north.orders[row] for row in against(north, "west", "hostile")] == ["rage", "scold west", "grumble"]
    assert [north.orders[row] for row in against(north, "west", "friendly")] == []


def test_the_cheapest_is_sought_among_what_is_open() -> None:
    north, south = menu("north"), menu("south")
    rows = against(north, "south", "hostile")
    assert cheapest(north, rows).tolist() == [1, 1] and cheapest(north, rows[:1]).tolist() == [2, 2]
    assert cheapest(north, []).tolist() == cheapest(south, [0]).tolist() == [0, 0]
    assert rivals(south) == ["north", "west"]
