"""Sheets as text and as rows: what is written is what is read, and every refusal names the nearest right thing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game import engine
from game.errors import OrderError, UnknownMove
from tests.engine.building import post

FULL = {
    "north": ["protest south", "warn", "sign pact: keep_open + hold_talks"],
    "south": ["protest north", "propose", "withdraw pact"],
}


def test_a_line_of_orders() -> None:
    assert engine.parse_orders("north: protest south,  give_notice") == ("north", ["protest south", "give_notice"])
    assert engine.parse_orders("north: hold") == ("north", [])
    assert engine.parse_orders("north:") == ("north", [])
    assert engine.parse_orders(" north : sign  pact: a + b ,, ") == ("north", ["sign pact: a + b"])
    with pytest.raises(OrderError, match="names no actor; write 'ACTOR: order, order'"):
        engine.parse_orders("protest")


def test_orders_are_written_as_they_are_read() -> None:
    for line in ("north: protest south, warn", "south: hold"):
        assert engine.format_orders(*engine.parse_orders(line)) == line


def test_a_sheet_and_back() -> None:
    sheets = engine.parse_sheets(post(), FULL)
    assert sheets.games == 1 and sheets.moves.sum() == 4
    assert sheets.signs.tolist() == [[3], [0]] and sheets.withdraws.tolist() == [[False], [True]]
    assert engine.format_sheets(post(), sheets) == FULL


def test_who_says_nothing_holds() -> None:
    for given_orders in ({}, {"north": []}, {"north": ["hold"]}):
        sheets = engine.parse_sheets(post(), given_orders)
        assert engine.format_sheets(post(), sheets) == {"north": [], "south": []}
        assert (sheets.moves == engine.no_orders(post()).moves).all()


REFUSED = [
    ({"norht": []}, OrderError, "border-post has no actor 'norht'; did you mean 'north'?"),
    ({"north": ["protst south"]}, UnknownMove, "north has no move 'protst south'; did you mean 'protest south'?"),
    ({"north": ["protest"]}, UnknownMove, "did you mean 'protest south'?"),
    ({"north": ["protest north"]}, UnknownMove, "north has no move 'protest north'"),
    ({"north": ["propose"]}, UnknownMove, "use one of|did you mean"),  # the other's
    ({"north": [""]}, UnknownMove, "north has no move ''"),
    ({"north": ["xyz"]}, UnknownMove, "use one of protest south, warn, reopen"),
    ({"north": ["warn", "warn"]}, OrderError, "orders 'warn' twice; a sheet is a set"),
    ({"north": ["sign pct: keep_open"]}, UnknownMove, "sits at no table 'pct'; did you mean 'pact'?"),
    ({"north": ["withdraw pakt"]}, UnknownMove, "did you mean 'pact'?"),
    ({"north": ["sign pact: keep_opn"]}, UnknownMove, "no item 'keep_opn'; did you mean 'keep_open'?"),
    ({"north": ["sign pact:"]}, OrderError, "'nothing' is no package of pact: name at least one item"),
    ({"north": ["sign pact"]}, OrderError, "name at least one item after the colon"),
    ({"north": ["sign pact: keep_open", "sign pact: hold_talks"]}, OrderError, "two packages on .* pact; put down one"),
    ({"north": ["sign"]}, UnknownMove, "north has no move 'sign'"),
    ({"north": ["withdraw pact", "withdraw  pact"]}, OrderError, "orders 'withdraw pact' twice; a sheet is a set"),
    ({"north": ["withdraw pact: keep_open"]}, UnknownMove, "no table 'pact: keep_open'; use one of pact"),
]  # fmt: skip


@pytest.mark.parametrize(("orders", "kind", "words"), REFUSED)
def test_refusals(orders: dict[str, list[str]], kind: type[OrderError], words: str) -> None:
    with pytest.raises(kind, match=words) as caught:
        engine.parse_sheets(post(), orders)
    assert type(caught.value) is kind


def test_a_package_is_a_set_of_items() -> None:
    table = post().tables[0]
    assert [engine.format_package(table, number) for number in range(3)] == [
        "keep_open",
        "hold_talks",
        "keep_open + hold_talks",
    ]
    for text in ("keep_open + hold_talks", "hold_talks+keep_open", " hold_talks + keep_open + hold_talks "):
        assert engine.parse_package(table, text) == 2


MENU = [("north", entry) for entry in ("protest south", "warn", "reopen", "withdraw pact", "sign pact: keep_open")]
MENU += [
    ("south", entry) for entry in ("protest north", "propose", "withdraw pact", "sign pact: keep_open + hold_talks")
]


@given(some.sets(some.sampled_from(MENU)))
def test_every_sheet_comes_back_as_it_was(chosen: set[tuple[str, str]]) -> None:
    orders = {actor: [entry for who, entry in chosen if who == actor] for actor in post().actors}
    written = engine.format_sheets(post(), engine.parse_sheets(post(), orders))
    assert {actor: set(entries) for actor, entries in written.items()} == {a: set(e) for a, e in orders.items()}
    again = engine.parse_sheets(post(), written)
    assert engine.format_sheets(post(), again) == written


def test_sheets_are_stacked_taken_and_laid_together() -> None:
    one, other = (
        engine.parse_sheets(post(), {"north": FULL["north"]}),
        engine.parse_sheets(post(), {"south": FULL["south"]}),
    )
    both = engine.stack([one, other, one | other])
    assert both.games == 3
    assert engine.format_sheets(post(), both, 2) == engine.format_sheets(post(), other | one) == FULL
    swapped = both.take(np.array([1, 0]))
    assert engine.format_sheets(post(), swapped, 0) == {"north": [], "south": FULL["south"]}
    assert engine.format_sheets(post(), swapped, 1) == {"north": FULL["north"], "south": []}
