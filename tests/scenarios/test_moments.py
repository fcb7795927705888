"""Orders of the shipped crises whose moment has passed are closed, and what was signed in fact is ratified at home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import Rules, State, legal_orders, start, why_not
from game.errors import OrderError
from game.testing import play
from tests.scenarios.test_every_crisis import CRISES, scenario_of

OPEN = {"borders": "open", "ports": "open"}
PASSED = [
    ("qatar-2017", {"talks": "envoys"}, "doha", "telephone riyadh"),
    ("qatar-2017", {"talks": "envoys"}, "riyadh", "telephone doha"),
    ("qatar-2017", OPEN, "doha", "call_unlawful riyadh"),
    ("qatar-2017", OPEN, "abu_dhabi", "for_years doha"),
    ("qatar-2017", OPEN, "washington", "ask_to_ease riyadh"),
    ("senkaku-2010", {"captain": "freed"}, "tokyo", "stand_by_law"),
    ("senkaku-2010", {"captain": "let_go"}, "tokyo", "stand_by_law"),
]


def standing(rules: Rules, statuses: dict[str, str]) -> State:
    """Return the first day with some instruments standing elsewhere."""
    state = start(rules)
    status = state.status.copy()
    for row, item in enumerate(rules.instruments):
        if item.name in statuses:
            status[row] = [one.name for one in item.statuses].index(statuses[item.name])
    return replace(state, columns=replace(state.columns, status=status))


@pytest.mark.parametrize(("name", "statuses", "actor", "order"), PASSED)
def test_an_order_is_open_until_its_moment_has_passed(
    name: str, statuses: dict[str, str], actor: str, order: str
) -> None:
    rules = scenario_of(name).rules
    assert order in legal_orders(rules, standing(rules, {}), actor)
    assert order not in legal_orders(rules, standing(rules, statuses), actor)


def test_a_capital_sends_its_ruler_or_a_minister() -> None:
    """Not both on one sheet, and no minister once the ruler is announced; the other way round is a second thought."""
    scenario, before = scenario_of("qatar-2017"), " / ".join(["hold"] * 8)
    rules = scenario.rules
    ruler = play(f"{before} / riyadh: at_summit", scenario).states[-1]
    minister = play(f"{before} / riyadh: empty_chair", scenario).states[-1]
    assert why_not(rules, ruler, "riyadh", "empty_chair") and not why_not(rules, ruler, "abu_dhabi", "empty_chair")
    assert why_not(rules, minister, "riyadh", "at_summit") is None
    with pytest.raises(OrderError, match="summit"):
        play(f"{before} / riyadh: at_summit, empty_chair", scenario)


@pytest.mark.parametrize("name", CRISES)
def test_what_was_signed_in_fact_is_ratified_in_the_record(name: str) -> None:
    scenario = scenario_of(name)
    for pace in scenario.rules.paces:
        game = play("", scenario, seats={"all": "history"}, turns=scenario.rules.paces[pace].turns, pace=pace)
        signings = [one for turn in range(1, len(game.states)) for one in game.resolution(turn).signings]
        said = [bool(home[0]) for one in signings if one.package[0] >= 0 for home in one.accepts]
        assert all(said), pace
