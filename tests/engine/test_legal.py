"""What may be ordered, and why not: every refusal as a sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game import engine
from game.errors import IllegalMove, OrderError, OverBudget, UnknownMove
from tests.engine.building import Orders, crisis, many, played, post, turn

WARNED: Orders = {"north": ["warn"]}


def test_the_menu_at_the_start() -> None:
    state = engine.start(post())
    assert engine.legal_orders(post(), state, "north") == ["protest south", "warn"]
    assert engine.legal_orders(post(), state, "south") == ["protest north", "propose"]


def test_requires_cooldown_and_once_close_moves() -> None:
    state = played(post(), {"north": ["warn"], "south": ["propose", "protest north"]})
    assert engine.legal_orders(post(), state, "north") == ["protest south", "reopen"]
    assert engine.legal_orders(post(), state, "south") == ["protest north"]  # two weeks on: rested
    quick = crisis("moves: [{id: nod, by: north, cooldown: 2 weeks}, {id: bow, by: south, cooldown: 10 days}]\n")
    state = played(quick, {"north": ["nod"], "south": ["bow"]})
    assert engine.legal_orders(quick, state, "north") == engine.legal_orders(quick, state, "south") == []
    state = turn(quick, state).state
    assert engine.legal_orders(quick, state, "north") == ["nod"]
    assert engine.legal_orders(quick, state, "south") == ["bow"]  # 14 days are more than 10


SENTENCES = [
    (WARNED, "north", "warn", "open only while Post is open"),
    ({}, "north", "reopen", "open only while Post is not open"),
    ({"south": ["propose"]}, "south", "propose", "can be done only once in a game"),
    ({}, "north", "warn", None),
]


@pytest.mark.parametrize(("orders", "actor", "order", "why"), SENTENCES)
def test_why_not(orders: Orders, actor: str, order: str, why: str | None) -> None:
    state = played(post(), orders)
    assert engine.why_not(post(), state, actor, order) == why
    assert (order in engine.legal_orders(post(), state, actor)) == (why is None)


def test_why_not_yet_says_how_long() -> None:
    rules = crisis("moves: [{id: nod, by: north, cooldown: 3 weeks}]\n")
    state = played(rules, {"north": ["nod"]}, {})
    assert engine.why_not(rules, state, "north", "nod") == "was done 14 days ago; open again in 7 days"
    assert engine.why_not(rules, turn(rules, state).state, "north", "nod") is None


def test_why_not_of_no_move_names_the_nearest() -> None:
    with pytest.raises(UnknownMove, match="north has no move 'wran'; did you mean 'warn'"):
        engine.why_not(post(), engine.start(post()), "north", "wran")


def test_dates_are_said_in_words() -> None:
    state = played(post(), {}, {}, {})
    assert engine.why_not(post(), state, "south", "propose") == "open only while it is 6 April or earlier"


def refused(orders: Orders, *before: Orders) -> OrderError:
    """Return the error for sheets after some turns; the state must be as it was."""
    state = played(post(), *before)
    digest = engine.digest(post(), state)
    for known in (None, engine.legal(post(), state)):
        with pytest.raises(OrderError) as caught:
            engine.check_sheets(post(), state, engine.parse_sheets(post(), orders), known)
    assert engine.digest(post(), state) == digest
    return caught.value


def test_an_order_that_is_closed_is_refused_with_its_sentence() -> None:
    error = refused({"north": ["reopen"]})
    assert isinstance(error, IllegalMove) and error.why == "open only while Post is not open"
    assert str(error) == "north cannot order 'reopen' now: open only while Post is not open; choose another order"


def test_a_sheet_over_the_budget_is_refused() -> None:
    rules = crisis("moves: [{id: shout, by: north, cost: 3}, {id: nod, by: north}]\n")
    state = engine.start(rules)
    with pytest.raises(OverBudget, match="north's sheet takes 4 attention and the turn allows 3; leave an order out"):
        engine.check_sheets(rules, state, engine.parse_sheets(rules, {"north": ["shout", "nod"]}))
    engine.check_sheets(rules, state, engine.parse_sheets(rules, {"north": ["shout"]}))


def test_two_moves_that_set_one_instrument_do_not_stand_together() -> None:
    rules = crisis("""
instruments: {post: {start: open, statuses: {open: {}, closed: {}, ajar: {}}}}
moves: [{id: close, by: [north, south], effects: {post: closed}}, {id: tilt, by: north, effects: {post: ajar}}]
""")
    state = engine.start(rules)
    with pytest.raises(IllegalMove, match="'close' and 'tilt' set the same instrument; choose one of them"):
        engine.check_sheets(rules, state, engine.parse_sheets(rules, {"north": ["close", "tilt"]}))
    engine.check_sheets(rules, state, engine.parse_sheets(rules, {"north": ["tilt"], "south": ["close"]}))


def test_offers_are_checked_too() -> None:
    error = refused({"north": ["withdraw pact"]})
    assert isinstance(error, IllegalMove) and error.why == "no offer of its own stands there"
    offered = {"north": ["sign pact: keep_open"]}
    engine.check_sheets(post(), played(post(), offered), engine.parse_sheets(post(), {"north": ["withdraw pact"]}))


def test_a_package_with_a_closed_item_is_refused() -> None:
    rules = crisis("""
deals: [{id: pact, between: [north, south], items: {now: {}, later: {title: Later on, requires: m > 60}}}]
""")
    state = engine.start(rules)
    assert engine.legal(rules, state).packages[0][:, 0].tolist() == [True, False, False]
    assert engine.open_items(rules, state, "pact") == {"now": True, "later": False}
    sheets = engine.parse_sheets(rules, {"south": ["sign pact: now + later"]})
    for known in (None, engine.legal(rules, state)):
        with pytest.raises(
            IllegalMove, match="'now \\+ later' on the table pact now: Later on is open only while M is over 60"
        ):
            engine.check_sheets(rules, state, sheets, known)


def test_one_bad_sheet_of_a_batch_is_found_and_finished_games_are_not_judged() -> None:
    state = many(engine.start(post()), 3)
    sheets = engine.stack([engine.parse_sheets(post(), orders) for orders in ({}, {"north": ["reopen"]}, {})])
    with pytest.raises(IllegalMove):
        engine.check_sheets(post(), state, sheets)
    engine.check_sheets(post(), ended(state, 1), sheets)


MUCH = """
paces: {standard: {turn: 1 week, turns: 6, attention: 3}}
instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}
moves:
  - {id: shout, by: north, cost: 3}
  - {id: nod, by: north}
  - {id: close, by: north, effects: {gate: shut}}
  - {id: lock, by: north, effects: {gate: shut}}
deals: [{id: pact, between: [north, south], items: {later: {requires: m > 60}}}]
"""


@pytest.mark.parametrize(
    "orders", [["shout", "nod"], ["close", "lock"], ["sign pact: later"], ["withdraw pact"]], ids=lambda of: of[0]
)
def test_no_sheet_of_a_finished_game_is_judged(orders: list[str]) -> None:
    rules = crisis(MUCH)
    state = engine.start(rules, games=2)
    sheets = engine.stack([engine.parse_sheets(rules, {}), engine.parse_sheets(rules, {"north": orders})])
    for going_on in (state, ended(state, 0)):
        with pytest.raises(OrderError):
            engine.check_sheets(rules, going_on, sheets)
    engine.check_sheets(rules, ended(state, 1), sheets)


def ended(state: engine.State, game: int) -> engine.State:
    """Return a state in which one game is over."""
    return replace(state, ending=np.where(np.arange(state.games) == game, 0, state.ending).astype(np.int8))


@pytest.mark.parametrize(("sheets", "games"), [(1, 3), (3, 1), (2, 3)])
def test_there_is_a_sheet_for_every_game(sheets: int, games: int) -> None:
    with pytest.raises(ValueError, match=f"sheets of {sheets} games and a state of {games}"):
        engine.resolve(post(), engine.start(post(), games=games), engine.no_orders(post(), sheets), engine.Chance(1))


def test_legal_is_the_same_for_one_game_and_many() -> None:
    states = [played(post()), played(post(), WARNED), played(post(), {"south": ["propose"]})]
    alone = [engine.legal(post(), state).moves[:, 0].tolist() for state in states]
    columns = engine.Columns(
        *(
            np.concatenate([getattr(state.columns, name) for state in states[1:]], axis=1)
            for name in ("meters", "status", "entered", "times", "last", "offers")
        )
    )
    batch = engine.State(states[1].pace, 1, columns, np.full(2, -1, np.int8), np.full(2, -1, np.int8))
    assert engine.legal(post(), batch).moves.T.tolist() == alone[1:]
