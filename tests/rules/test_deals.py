"""Rules R111 to R129: deals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Begin = Callable[..., Any]
SEA = "instruments: {sea: {start: closed, statuses: {closed: {}, open: {}, shared: {}}}}\n"


def deal(items: str, rest: str = "") -> str:
    """Return a table between north and south."""
    return SEA + f"deals: [{{id: pact, between: [north, south], items: {{{items}}}{', ' + rest if rest else ''}}}]\n"


def items(*names: str) -> set[frozenset[str]]:
    """Return packages written `a+b`."""
    return {frozenset(name.split("+")) for name in names}


def refused(play: Any, *entries: str) -> bool:
    """Return whether a turn is refused."""
    try:
        play.turn(*entries)
    except ValueError:
        return True
    return False


def test_r111_packages(begin: Begin) -> None:
    play = begin(deal("kept: {effects: {sea: open}}, halved: {effects: {sea: shared}}, paid: {}"))
    assert play.winset("pact", "north") == items("kept", "halved", "paid", "kept+paid", "halved+paid")
    assert refused(play, "north: sign pact: kept + halved")
    assert refused(play, "north: sign pact:")
    assert refused(play, "north: sign pact: lent")


def test_r112_a_closed_item_cannot_be_put_down(begin: Begin) -> None:
    text = "moves: [{id: lift, by: south, effects: {m: 5}}]\n"
    play = begin(deal("a: {requires: m > 50}, b: {}") + text)
    assert refused(play, "north: sign pact: a + b", "south: lift")  # it opens only for the next turn
    play.turn("south: lift")
    assert not refused(play, "north: sign pact: a + b")


def test_r113_a_package_costs_no_attention(begin: Begin) -> None:
    play = begin(deal("a: {}") + "moves: [{id: every, by: north, cost: 3}]\n")
    play.turn("north: every", "north: sign pact: a")
    assert play.offers() == {"pact.north": frozenset("a")}


def test_r114_r115_an_offer_stands_through_the_next_turn(begin: Begin) -> None:
    play = begin(deal("a: {}, b: {}"))
    play.turn("north: sign pact: a")
    assert play.offers() == {"pact.north": frozenset("a")}
    play.turn()
    assert play.offers() == {}
    play.turn("north: sign pact: a")
    play.turn("north: sign pact: a")  # put down again
    assert play.offers() == {"pact.north": frozenset("a")}
    play.turn("north: sign pact: b")
    assert play.offers() == {"pact.north": frozenset("b")}


def test_r116_a_standing_offer_is_signed_by_putting_it_down(begin: Begin) -> None:
    play = begin(deal("a: {effects: {m: 10}}, b: {}"))
    play.turn("north: sign pact: a")
    play.turn("south: sign pact: a")
    assert (play.meters["m"], play.offers()) == (6000, {})
    play.turn("north: sign pact: a")
    play.turn("south: sign pact: b")  # another package: not signed
    assert (play.meters["m"], play.offers()) == (6000, {"pact.south": frozenset("b")})


def test_r117_a_withdrawn_offer_cannot_be_signed(begin: Begin) -> None:
    play = begin(deal("a: {effects: {m: 10}}"))
    play.turn("north: sign pact: a")
    play.turn("north: withdraw pact", "south: sign pact: a")
    assert (play.meters["m"], play.offers()) == (5000, {"pact.south": frozenset("a")})
    play.turn("south: withdraw pact", "south: sign pact: a", "north: sign pact: a")  # withdrawn and put down anew
    assert play.meters["m"] == 6000


def test_r118_what_both_put_down_is_signed(begin: Begin) -> None:
    play = begin(deal("a: {effects: {m: 10}}, b: {effects: {m: 3}}"))
    play.turn("north: sign pact: b + a", "south: sign pact: a + b")
    assert (play.meters["m"], play.offers()) == (6300, {})


def test_r119_if_both_cross_the_first_listed_decides(begin: Begin) -> None:
    text = deal("a: {effects: {m: 10}}, b: {effects: {m: 3}}")
    for between, points in (("[north, south]", 3), ("[south, north]", 10)):
        play = begin(text.replace("[north, south]", between))
        play.turn("north: sign pact: a", "south: sign pact: b")
        play.turn("north: sign pact: b", "south: sign pact: a")  # each takes up what the other has standing
        assert play.meters["m"] == 5000 + points * 100


def test_r120_what_was_put_down_and_not_signed_stands(begin: Begin) -> None:
    text = deal("a: {effects: {m: 10}}, b: {effects: {m: 3}}")
    play = begin(text)
    play.turn("north: sign pact: a", "south: sign pact: b")
    play.turn("north: sign pact: b", "south: sign pact: a")  # b is signed
    assert play.offers() == {"pact.south": frozenset("a")}
    play = begin(text)
    play.turn("north: sign pact: a")
    play.turn("north: sign pact: b", "south: sign pact: a")  # a is signed; north's new package was not
    assert (play.meters["m"], play.offers()) == (6000, {"pact.north": frozenset("b")})


def test_r121_the_package_signed_leaves_no_offer(begin: Begin) -> None:
    play = begin(deal("a: {}", "need: {south: 1}"))
    play.turn("north: sign pact: a", "south: sign pact: a")  # refused at home
    assert play.offers() == {}
    play.turn("south: sign pact: a")
    play.turn("south: sign pact: a", "north: sign pact: a")
    assert play.offers() == {}


BAR = "need: {north: 0.1 * m, south: 2}, ratified: {m: 7}, refused: {w.me: -4, w.them: 1}"
METERS = "meters: {m: {start: 50}, w: {per: actor, start: 20}}\n"


@pytest.mark.parametrize(
    "north, south, m, at_home",
    [
        ("5", "2", 6000, {"w.north": 2000, "w.south": 2000}),  # both reach: +3 +7
        ("4.9999", "2", 5000, {"w.north": 1600, "w.south": 2100}),  # north is a ten-thousandth short of 5
        ("5", "1.9999", 5000, {"w.north": 2100, "w.south": 1600}),
        ("0", "0", 5000, {"w.north": 1700, "w.south": 1700}),  # both refuse: -4 and +1 each
    ],
)
def test_r122_r123_r125_r126_ratified_if_worth_reaches_need(
    begin: Begin, north: str, south: str, m: int, at_home: dict[str, int]
) -> None:
    text = deal(f"a: {{worth: {{north: {north}}}, effects: {{m: 3}}}}, b: {{worth: {{south: {south}}}}}", BAR)
    play = begin(METERS + text)
    play.turn("north: sign pact: a + b", "south: sign pact: a + b")
    assert play.meters == {"m": m, **at_home}


def test_r123_worth_and_need_are_read_at_the_start_of_the_turn(begin: Begin) -> None:
    text = (
        deal("a: {worth: {north: m / 10}}", "need: {north: 5.5}, ratified: {n: 1}")
        + "meters: {m: {start: 50}, n: {start: 0}}\n"
    )
    play = begin(text + "moves: [{id: lift, by: north, effects: {m: 10}}]\n")
    play.turn("north: lift", "north: sign pact: a", "south: sign pact: a")
    assert play.meters["n"] == 0  # 5 < 5.5 when the turn began
    play.turn("north: sign pact: a", "south: sign pact: a")
    assert play.meters["n"] == 100  # 6


def test_r124_what_is_not_written_is_0(begin: Begin) -> None:
    play = begin(deal("a: {}, b: {worth: {south: -0.0001}}", "ratified: {m: 7}"))
    assert play.winset("pact", "north") == items("a", "b", "a+b")
    assert play.winset("pact", "south") == items("a")
    play.turn("north: sign pact: a", "south: sign pact: a")
    assert play.meters["m"] == 5700


def test_r127_items_then_ratified_then_refusals_tables_in_file_order(begin: Begin) -> None:
    text = (
        SEA
        + "deals: [{id: one, between: [north, south], items: {a: {}, b: {effects: {sea: open}}},"
        + " ratified: {sea: shared}},"
    )
    text += " {id: two, between: [south, north], items: {c: {effects: {sea: closed}}}}]\n"
    play = begin(text)
    play.turn("north: sign one: a + b", "south: sign one: a + b", "north: sign two: c", "south: sign two: c")
    assert play.status("sea")[0] == "open"
    play = begin(text)
    play.turn("north: sign one: a", "south: sign one: a", "north: sign two: c", "south: sign two: c")
    assert play.status("sea")[0] == "shared"
    refusing = deal("a: {worth: {north: -1, south: -1}}", "refused: {m: 2}").replace("[north, south]", "[south, north]")
    play = begin(refusing)
    play.turn("north: sign pact: a", "south: sign pact: a")
    assert list(play.sums()) == [("pact.refused.south", "m"), ("pact.refused.north", "m")]


def test_r128_a_winset_is_worth_against_need(begin: Begin) -> None:
    text = deal(
        "a: {worth: {north: 3, south: -1}, requires: m > 90}, b: {worth: {north: -2, south: 4}}",
        "need: {north: 1, south: 1}",
    )
    play = begin(text)
    assert play.winset("pact", "north") == items("a", "a+b")  # 3 >= 1; -2 < 1; 3 - 2 = 1 >= 1; though a is closed
    assert play.winset("pact", "south") == items("b", "a+b")  # -1; 4; 3


def test_r129_the_overlap_is_in_both(begin: Begin) -> None:
    text = deal("a: {worth: {north: 3, south: -1}}, b: {worth: {north: -2, south: 4}}", "need: {north: 1, south: 1}")
    assert begin(text).overlap("pact") == items("a+b")
