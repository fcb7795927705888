"""Rules R50 to R68: sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game import engine
from game.errors import IllegalMove, OrderError, OverBudget, UnknownMove

Begin = Callable[..., Any]
LIGHTS = "instruments: {i: {start: red, statuses: {red: {}, green: {}}}}\n"
TABLE = "deals: [{id: pact, between: [north, south], items: {a: {}, b: {}}}]\n"
COSTS = "moves: [{id: one, by: north}, {id: two, by: north, cost: 2}, {id: three, by: north, cost: 3}]\n"


def refused(play: Any, *entries: str) -> bool:
    """Return whether a turn is refused; it must then have changed nothing."""
    before = play.text
    try:
        play.turn(*entries)
    except ValueError:
        assert play.text == before
        return True
    return False


def test_r50_a_move_costs_one_to_three(refusals: Callable[[str], set[str]]) -> None:
    assert refusals(COSTS) == set()
    for cost in ("0", "4", "1.5", "-1"):
        assert refusals(f"moves: [{{id: x, by: north, cost: {cost}}}]\n") != set()


def test_r51_a_sheet_stays_within_attention(begin: Begin) -> None:
    play = begin(COSTS)  # attention 3
    assert refused(play, "north: two", "north: three")  # 5
    assert refused(play, "north: one", "north: three")  # 4
    assert not refused(play, "north: one", "north: two")  # 3
    assert not refused(play, "north: three")


def test_r52_attention_not_spent_is_lost(begin: Begin) -> None:
    play = begin(COSTS)
    play.turn()  # 3 unspent
    assert refused(play, "north: one", "north: three")


def test_r53_no_two_moves_of_a_sheet_set_one_instrument(begin: Begin) -> None:
    text = LIGHTS + "moves: [{id: go, by: north, effects: {i: green}}, {id: gogo, by: north, effects: {i: green}},"
    play = begin(text + " {id: stop, by: north, effects: {i: red}}]\n")
    assert refused(play, "north: go", "north: stop")
    assert refused(play, "north: go", "north: gogo")  # not even to the same status


def test_r54_moves_of_different_actors_may(begin: Begin) -> None:
    play = begin(LIGHTS + "moves: [{id: go, by: [north, south], effects: {i: green}}]\n")
    assert not refused(play, "north: go", "south: go")


def test_r55_one_package_a_table(begin: Begin) -> None:
    play = begin(TABLE)
    assert refused(play, "north: sign pact: a", "north: sign pact: b")
    two = TABLE.replace("]\n", ", {id: treaty, between: [south, north], items: {c: {}}}]\n")
    play = begin(two)
    play.turn("north: sign pact: a + b", "north: sign treaty: c")
    assert set(play.offers()) == {"pact.north", "treaty.north"}


def test_r56_requires_is_judged_at_the_start_of_the_turn(begin: Begin) -> None:
    text = LIGHTS + "moves: [{id: go, by: north, effects: {i: green}}, {id: ride, by: south, requires: i is green}]\n"
    play = begin(text)
    assert refused(play, "north: go", "south: ride")  # still red when the turn begins
    play.turn("north: go")
    assert not refused(play, "south: ride")


def test_r57_a_cooldown_runs_from_the_tick_of_play(begin: Begin) -> None:
    text = "paces: {p: {turn: 1 week, turns: 9}}\nmoves: [{id: shout, by: north, cooldown: 2 weeks}]\n"
    play = begin(text)
    play.turn("north: shout")  # tick 0
    assert refused(play, "north: shout")  # 7 days later
    play.turn()
    assert not refused(play, "north: shout")  # 14 days later
    play = begin(text.replace("2 weeks", "8 days"))
    play.turn("north: shout")
    assert refused(play, "north: shout")  # 7 < 8
    play.turn()
    assert not refused(play, "north: shout")  # 14 >= 8


def test_r58_a_cooldown_counts_for_each_actor_and_target(begin: Begin) -> None:
    text = "actors: {a: A, b: B, c: C}\nmoves: [{id: shout, by: [a, b], at: [a, b, c], cooldown: 3 weeks}]\n"
    play = begin(text)
    play.turn("a: shout b")
    assert (play.legal("a"), play.legal("b")) == (["shout c"], ["shout a", "shout c"])


def test_r59_once_means_once_for_each_actor_and_target(begin: Begin) -> None:
    play = begin("actors: {a: A, b: B, c: C}\nmoves: [{id: vow, by: [a, b], at: [a, b, c], once: true}]\n")
    play.turn("a: vow b")
    play.turn()
    assert refused(play, "a: vow b")
    assert not refused(play, "a: vow c", "b: vow a")


def test_r60_by_and_at_stand_for_one_move_each(begin: Begin) -> None:
    play = begin("actors: {a: A, b: B, c: C}\nmoves: [{id: hail, by: [a, b], at: [b, c]}, {id: bow, by: c, at: a}]\n")
    assert {actor: play.legal(actor) for actor in "abc"} == {
        "a": ["hail b", "hail c"],
        "b": ["hail c"],
        "c": ["bow a"],
    }


def test_r61_full_names_and_entries(begin: Begin) -> None:
    play = begin("moves: [{id: hail, by: north, at: south}, {id: nod, by: north}]\n")
    play.turn("north: hail south", "north: nod")
    assert "north.hail.south 1 0\n" in play.text
    assert "north.nod 1 0\n" in play.text


def test_r62_sign_and_withdraw(begin: Begin) -> None:
    play = begin(TABLE)
    play.turn("north: sign pact: a + b")
    assert play.offers() == {"pact.north": frozenset({"a", "b"})}
    play.turn("north: withdraw pact")
    assert play.offers() == {}


def test_r63_hold_is_no_move(begin: Begin) -> None:
    empty, hold = begin(""), begin("")
    empty.turn()
    hold.turn("north: hold", "south: hold")
    assert empty.text == hold.text
    assert "hold" not in hold.text


def test_r64_a_sheet_is_a_set(begin: Begin) -> None:
    text = "moves: [{id: a, by: [north, south], effects: {m: 1 + m / 50}}, {id: b, by: north, effects: {m: m / 4}}]\n"
    play, other = begin(text + TABLE), begin(text + TABLE)
    assert refused(play, "north: a", "north: a")
    assert refused(play, "north: sign pact: a", "north: sign pact: a")
    play.turn("north: a", "north: b", "north: sign pact: a + b", "south: a")
    other.turn("south: a", "north: sign pact: b + a", "north: b", "north: a")
    assert play.text == other.text
    assert refused(play, "north: withdraw pact", "north: withdraw pact")
    assert not refused(play, "north: withdraw pact")


def test_r65_a_sheet_that_breaks_a_rule_changes_nothing(begin: Begin) -> None:
    play = begin(COSTS + LIGHTS + TABLE)
    for entries in (
        ["north: fly"],
        ["north: two", "north: three"],
        ["north: sign pact: c"],
        ["north: sign treaty: a"],
        ["north: withdraw pact"],
        ["north: one", "south: one"],
        ["north: one", "north: one"],
    ):
        assert refused(play, *entries), entries


@pytest.mark.parametrize(
    "orders, error",
    [
        (["fly"], UnknownMove),
        (["shut"], IllegalMove),
        (["two", "three"], OverBudget),
        (["one", "one"], OrderError),
        (["sign pact: c"], UnknownMove),
        (["sign pact: a"], IllegalMove),
        (["withdraw pact"], IllegalMove),
    ],
)
def test_r66_each_refusal_has_its_name(engine_game: Callable[..., Any], orders: list[str], error: type) -> None:
    text = COSTS.replace("]\n", ", {id: shut, by: north, requires: m > 90}]\n")
    play = engine_game(text + TABLE.replace("a: {}", "a: {requires: m > 90}"))
    with pytest.raises(error) as caught:
        play.turn(*(f"north: {order}" for order in orders))
    assert type(caught.value) is error
    assert "north" in str(caught.value) or "pact" in str(caught.value)


def test_r67_only_an_own_standing_offer_can_be_withdrawn(begin: Begin) -> None:
    play = begin(TABLE)
    assert refused(play, "north: withdraw pact")
    play.turn("south: sign pact: a")
    assert refused(play, "north: withdraw pact")  # south's, not north's
    assert not refused(play, "south: withdraw pact")


def test_r68_orders_count_as_given_on_the_first_day(begin: Begin) -> None:
    text = "paces: {p: {turn: 3 weeks, turns: 3}}\ndates: {d: 2024-01-03}\n"
    play = begin(text + "moves: [{id: early, by: north, requires: today < d, effects: {m: d - today}}]\n")
    play.turn("north: early")  # the turn runs past the date, the first day does not: 2 days are left
    assert play.meters["m"] == 5200
    assert play.happened("north.early") == (1, 0)


def test_r66_the_refusal_says_why(engine_game: Callable[..., Any]) -> None:
    play = engine_game(LIGHTS + "moves: [{id: ride, by: north, requires: i is green}]\n")
    why = engine.why_not(play.rules, play.state, "north", "ride")
    assert why is not None
    assert "green" in why
