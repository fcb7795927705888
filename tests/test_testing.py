"""The helpers shipped for authors: games from a text, a clock by hand, and a check that finds every kind of bad bot."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.bots import BOTS, Draft, each
from game.errors import IllegalMove, JournalError, OrderError, OverBudget, UnknownMove
from game.scenario import find, load
from game.sweeps import sweep
from game.testing import BotFault, ManualClock, check_bot, parse_turns, play, replay
from tests.bots.field import CROWDED, NAMES, crowded, fewer, named


def test_a_clock_moves_only_when_told_to() -> None:
    clock = ManualClock(5.0)
    assert clock() == clock() == 5.0
    assert clock.advance(2.5) == 7.5 == clock()
    with pytest.raises(ValueError, match="cannot go back"):
        clock.advance(-1)


def test_a_game_is_played_from_one_line() -> None:
    game = play("ash: complain birch, praise cedar; birch: raise_dues / cedar: mediate / hold", crowded())
    assert game.turns == 3 and len(game.digests) == 4 == len(set(game.digests))
    assert game.meters(0)["trust.birch.ash"] == 50 and game.meters(1)["trust.birch.ash"] == 48.5
    assert game.statuses(0)["dues"] == "low" and game.statuses(1)["dues"] == "high"
    assert game.statuses()["talks"] == "open"
    assert game.outcome.ending is None
    assert any(reason.rule == "ash.complain.birch" for reason in game.reasons(1))
    assert isinstance(game.events(1), list)
    assert game.sheets(1) == {"ash": ["complain birch", "praise cedar"], "birch": ["raise_dues"], "cedar": []}


def test_spellings_of_one_game_are_one_game() -> None:
    spellings = [
        "ash: complain birch, praise cedar; birch: raise_dues / cedar: mediate",
        "ash:complain birch,praise cedar birch:raise_dues / ash: hold cedar:mediate",
        """
        birch: raise_dues; ash: praise cedar, complain birch;   # both at once
        ash: hold; birch: hold; cedar: mediate
        """,
    ]
    assert len({tuple(play(text, CROWDED).digests) for text in spellings}) == 1


def test_offers_are_written_as_on_a_sheet() -> None:
    game = play("birch: sign treaty: dues_low + ferry_kept / ash: sign treaty: ferry_kept + dues_low", crowded())
    assert "treaty.refused.ash" in {reason.rule for reason in game.reasons(2)}
    assert parse_turns(crowded().rules, "birch: sign treaty: dues_low") == [{"birch": ["sign treaty: dues_low"]}]


def test_seats_play_on_where_nothing_is_written() -> None:
    alone = play("", crowded(), turns=8)
    hawks = play("", crowded(), turns=8, seats={"all": "hawk"})
    first = play("ash: hold / ash: hold", crowded(), turns=8, seats={"all": "hawk"})
    assert alone.meters() != hawks.meters() != first.meters()
    assert hawks.outcome.ending == "stranded" and hawks.turns == hawks.outcome.turn < 8


def test_what_a_failed_test_shows_of_a_game_is_one_line() -> None:
    game = play("ash: hold / ash: hold", crowded())
    shown = [repr(item) for item in (game, game.resolution(2), game.states[1])]
    assert shown == [
        "<Played of crowded, game 0: open in turn 2>",
        "<Resolution of turn 2 of crowded, 1 games>",
        "<State of 1 games at the pace slow, 1 turns played>",
    ]


def test_the_record_played_from_here_is_the_record() -> None:
    history = play("", "gsomia-2019", seats={"all": "history"}, turns=99)
    assert history.outcome.ending == "truce"


def test_a_journal_is_replayed_from_its_path(tmp_path: Path) -> None:
    sweep(crowded(), {"all": "random"}, 1, seed=3).journal(0).write(tmp_path / "a.journal")
    game = replay(tmp_path / "a.journal")
    assert game.outcome.ending and game.turns == game.outcome.turn
    with pytest.raises(JournalError):
        replay(tmp_path / "b.journal")


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("brich: hold", UnknownMove, "turn 1: 'brich: hold' names no actor; begin a sheet with one of ash, birch"),
        ("hold / ash: hold; brich: hold", UnknownMove, "turn 2: 'brich: hold' names no actor"),
        ("ash: hold ash: hold", UnknownMove, "turn 1: ash has two sheets"),
        ("ash: complane birch", UnknownMove, "did you mean 'complain birch'"),
        ("ash: keep_ferry", IllegalMove, "keep_ferry"),
        ("ash: give_notice, visit birch", OverBudget, "attention"),
    ],
)
def test_a_text_that_cannot_be_played_is_refused(text: str, error: type[OrderError], words: str) -> None:
    with pytest.raises(error, match=words):
        play(text, crowded())


def test_the_turn_of_a_refused_order_is_named() -> None:
    with pytest.raises(IllegalMove) as refusal:
        play("hold / ash: keep_ferry", crowded())
    assert refusal.value.__notes__ == ["in turn 2 of the text played"]


CHECKED = [(bot, name) for bot in BOTS for name in NAMES if bot != "search" or name in ("tiny", "crowded")]
"""A bot that thinks is put through it in small crises; tests/bots asks it the same in large ones."""


@pytest.mark.parametrize(("bot", "name"), CHECKED)
def test_every_bot_passes_the_check(bot: str, name: str) -> None:
    assert check_bot(BOTS[bot], named(name), games=fewer(bot, 8)) > 0


class Good:
    """Complains when it can."""

    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        draft = Draft(menu)
        draft.fill([0, 1])
        return draft.choice()


class Overspender(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return menu.legal.copy()


class Lawless(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return np.eye(*menu.legal.shape, -len(menu.orders) + 1, dtype=bool)


class Flat(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return menu.legal[:, 0] & False


class Restless(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return super().choose(view, menu, draws) if random.random() < 0.5 else menu.legal & False


COUNTER = itertools.count()


class Counting(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return super().choose(view, menu, draws) if next(COUNTER) % 3 else menu.legal & False


class Herding(Good):
    """Looks at the whole batch to decide for each game."""

    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        return super().choose(view, menu, draws) if view.games > 1 else menu.legal & False


class Scribbling(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        view.meter("trade")[:] = 0
        return super().choose(view, menu, draws)


class Peeping(Good):
    def choose(self, view: Any, menu: Any, draws: Any) -> Any:
        state = menu.tables[0].weigh.func.__self__.state
        return super().choose(view, menu, draws).moves & (state.times.sum(axis=0) % 2 == 0)


class Speechless:
    pass


FAULTS = [
    (Overspender, "attention and the turn allows|set the same instrument"),
    (Lawless, "is not open now"),
    (Flat, "its choose must return"),
    (Restless, "answers otherwise when asked again"),
    (Counting, "answers otherwise when asked again"),
    (Herding, "plays a game alone otherwise than in a batch"),
    (Scribbling, "writes into what it is shown"),
    (Peeping, "knows what its actor was not told"),
    (Speechless, "has no method 'choose'"),
]


@pytest.mark.parametrize(("bot", "words"), FAULTS, ids=lambda item: getattr(item, "__name__", ""))
def test_the_check_finds_every_kind_of_bad_bot(bot: type[Any], words: str) -> None:
    with pytest.raises(BotFault, match=words):
        check_bot(bot, crowded())


def test_a_good_bot_passes_as_class_object_and_one_game_bot() -> None:
    class Single:
        def choose(self, view: Any, menu: Any, draws: Any) -> list[str]:
            return menu.orders[:1]

    assert check_bot(Good, crowded()) == check_bot(Good(), crowded()) > 0
    assert check_bot(each(Single), load(find("tiny"))) > 0
    with pytest.raises(ValueError, match="0 games show nothing of a bot"):
        check_bot(Good, crowded(), games=0)
