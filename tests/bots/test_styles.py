"""Styles of help: their own moves in the order they prefer them, elsewhere the cheapest of their tone."""

from __future__ import annotations

from game.bots import card_of, menu_of
from game.bots.styles import preferred
from game.engine import legal, start
from tests.engine.building import crisis

RULES = crisis("""
moves:
  - {id: rebuke, by: north, tone: hostile, cost: 3}
  - {id: press, by: north, at: south, tone: hostile, cost: 2}
  - {id: nag, by: north, tone: hostile}
  - {id: smile, by: north, tone: friendly}
  - {id: rest, by: south}
""")


def test_its_own_moves_as_it_prefers_them_or_all_of_its_tone_the_cheapest_first() -> None:
    state = start(RULES)
    menu = menu_of(RULES, state.pace, card_of(RULES, "north"), state, legal(RULES, state))
    for ids, orders in (
        (("press", "rebuke"), ["press south", "rebuke"]),
        (("rebuke", "nowhere", "nag"), ["rebuke", "nag"]),
        (("nowhere",), ["nag", "press south", "rebuke"]),
    ):
        assert [menu.orders[row] for row in preferred(menu, ids, "hostile")] == orders
