"""A draft takes an order where it fits; a menu shows a seat's own part; digits of one word are fair."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from game.bots import Draft, Draws, Menu, card_of, digit, menu_of
from game.engine import Chance, Legal, State, legal, purpose_of
from tests.bots.field import crowded, played


def later(turn: int, games: int = 300) -> tuple[State, Legal]:
    """Return games of random play at the start of a turn, and what is legal there."""
    for state, allowed, _, _ in played(crowded(), {"all": "random"}, games):
        if state.turn == turn:
            return state, allowed
    raise AssertionError("the games are too short")


def menu(actor: str, turn: int = 3) -> Menu:
    """Return a seat's menu in that turn."""
    state, allowed = later(turn)
    return menu_of(crowded().rules, state.pace, card_of(crowded().rules, actor), state, allowed)


def test_an_order_is_taken_only_where_it_is_open_affordable_and_in_no_conflict() -> None:
    birch = menu("birch")
    draft = Draft(birch)
    lower, freeze = birch.orders.index("lower_dues"), birch.orders.index("freeze_dues")
    took = draft.add(lower)
    assert (took == birch.legal[lower]).all() and 0 < took.sum() < birch.games
    assert (draft.add(freeze) == ~took).all()
    assert (draft.add(lower) == np.zeros(birch.games, bool)).all()
    draft.fill(range(len(birch.orders)))
    assert draft.left.min() >= 0
    assert (draft.left == birch.attention - (np.array(birch.costs) @ draft.moves.astype(int))).all()


def test_a_budget_bounds_what_is_filled_in() -> None:
    ash = menu("ash")
    budget = np.arange(ash.games) % 3
    assert (Draft(ash).fill(range(len(ash.orders)), budget=budget) <= budget).all()


def test_one_package_a_table_and_only_an_open_one() -> None:
    ash = menu("ash")
    for package in range(len(ash.tables[0].packages)):
        draft = Draft(ash)
        wanted = np.full(ash.games, package + 1)
        assert (draft.sign(0, wanted) == ash.tables[0].open[package]).all()
        assert not draft.sign(0, wanted).any()
        assert not draft.withdraw(0, draft.signs[0] > 0).any()


def test_where_an_offer_is_taken_back_nothing_else_is_put_down() -> None:
    ash = menu("ash")
    draft = Draft(ash)
    taken = draft.withdraw(0, np.ones(ash.games, bool))
    assert (taken == (ash.tables[0].mine > 0)).all() and 0 < taken.sum() < ash.games
    package = int(ash.tables[0].open.sum(axis=1).argmax())
    put = draft.sign(0, np.full(ash.games, package + 1))
    assert (put == (ash.tables[0].open[package] & ~taken)).all() and (ash.tables[0].open[package] & taken).any()


def test_packages_are_judged_item_by_item_as_the_engine_judges_them() -> None:
    for turn in (1, 2, 4):
        for bargain in menu("ash", turn).tables:
            for number, open_now in enumerate(bargain.open):
                assert (bargain.allows(np.full(len(open_now), number + 1)) == open_now).all()
            assert not bargain.allows(np.zeros(bargain.open.shape[1], int)).any()


def test_a_menu_names_only_moves_its_seat_is_told_of() -> None:
    told = {actor: {move.name for move in card_of(crowded().rules, actor).others} for actor in crowded().rules.actors}
    assert "birch.whisper.ash" not in told["ash"] and "birch.whisper.ash" in told["cedar"]
    assert not any("envoy" in name for names in told.values() for name in names)
    assert "birch.complain.cedar" in told["ash"]


def test_a_menu_says_what_the_sheet_needs() -> None:
    cedar = menu("cedar")
    assert (cedar.actor, cedar.turn, cedar.ticks, cedar.attention) == ("cedar", 4, (6, 8), 3)
    assert [bargain.name for bargain in cedar.tables] == ["charter"] and cedar.tables[0].other == "birch"
    rows = [crowded().rules.move_index[name] for name in cedar.names]
    assert (cedar.legal == legal(crowded().rules, later(3)[0]).moves[rows]).all()


@pytest.mark.parametrize("counts", [(2, 3, 5), (1, 26, 26, 25), (255, 255, 255)])
def test_digits_are_those_of_the_fraction(counts: tuple[int, ...]) -> None:
    luck = Random(1)
    words = [luck.randrange(2**32) for _ in range(200)] + [0, 2**32 - 1]
    rest = np.array(words, np.uint64)
    for place, count in enumerate(counts):
        got, rest = digit(rest, count)
        size = np.prod(counts[: place + 1], dtype=object)
        assert got.tolist() == [(word * size >> 32) % count for word in words]


def test_a_bots_luck_is_drawn_for_its_actor_and_turn() -> None:
    numbers = np.arange(4, 9, dtype=np.uint64)
    draws = Draws(Chance(7), "ash", 6, numbers)
    assert draws.words().tolist() == Chance(7).words("bot.ash", 6, numbers).tolist()
    assert draws.words("x").tolist() == Chance(7).words("bot.ash x", 6, numbers).tolist()
    assert draws.below(5).tolist() == [word * 5 >> 32 for word in draws.words().tolist()]
    assert purpose_of("bot.ash") != purpose_of("ash")
    assert Draws(Chance(7), "ash", 8, numbers).words().tolist() != draws.words().tolist()
