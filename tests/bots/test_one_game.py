"""A bot written for one game plays whole batches, and is told what it did wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.bots import BOTS, Choice, Lineup, OneDraws, OneMenu, OneView, card_of, check_choice, each, menu_of
from game.bots.one_game import write_entry
from game.engine import Chance, legal, start
from game.errors import GameError, IllegalMove, OrderError, OverBudget, UnknownMove
from game.sweeps import play_chunk
from tests.bots.field import crowded
from tests.engine.building import crisis


class Patient:
    """Complains from turn 3 on, once in two; remembers how often."""

    def __init__(self) -> None:
        self.complaints = 0

    def choose(self, view: OneView, menu: OneMenu, draws: OneDraws) -> list[str]:
        if menu.turn < 3 or self.complaints > 2 or draws.below(2):
            return ["hold"]
        self.complaints += 1
        target = next(actor for actor in view.actors if actor != view.actor)
        offers = [f"sign {table}: {package}" for table, package in menu.offered.items()]
        return [f"complain {target}", *(offers if offers and not view.meter("trade") < 0 else [])]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(BOTS, "patient", each(Patient))
    return "patient"


def test_each_game_has_a_bot_of_its_own(patient: str) -> None:
    seats = {"ash": patient, "birch": "dove", "cedar": "random"}
    together = play_chunk(crowded().rules, seats, None, 3, np.arange(30), True)
    for game in (0, 7, 29):
        alone = play_chunk(crowded().rules, seats, None, 3, np.array([game]), True)
        assert (alone.digests[:, 0] == together.digests[:, game]).all()  # type: ignore[index]
    assert together.scores.shape == (3, 30)


def test_its_first_docstring_line_is_its_sentence() -> None:
    assert each(Patient).sentence == "Complains from turn 3 on, once in two; remembers how often."
    assert each(Patient).__name__ == "Patient"


def test_without_words_of_its_own_a_bot_is_called_by_its_name() -> None:
    class Mute:
        def choose(self, view: OneView, menu: OneMenu, draws: OneDraws) -> list[str]:
            return []

    assert each(Mute).sentence == "Mute"
    Mute.__doc__ = "\n    Says nothing.\n\n    Ever.\n"
    assert each(Mute).sentence == "Says nothing."


def asked(answer: Any) -> None:
    class Stubborn:
        def choose(self, view: OneView, menu: OneMenu, draws: OneDraws) -> Any:
            return answer

    state = start(crowded().rules, None, 3)
    lineup = Lineup(crowded().rules, state.pace, {"ash": "hold"})
    lineup.bots["ash"] = each(Stubborn)()
    lineup.sheets(state, Chance(1))


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (["complain brich"], UnknownMove, "ash has no move 'complain brich'"),
        (["keep_ferry"], IllegalMove, "which is not open now"),
        (["give_notice", "complain birch", "complain cedar"], OverBudget, "spent 5 attention and the turn allows 4"),
        (["sign treaty: nothing"], IllegalMove, "cannot put 'nothing' on the table treaty"),
        (["sign treaty: notice_paused"], IllegalMove, "which is not open now|not open now"),
        (["withdraw treaty"], IllegalMove, "withdrew an offer at treaty where none stands"),
        (["withdraw treaty: notice_paused"], UnknownMove, "ash has no move 'withdraw treaty: notice_paused'"),
        (["complain birch", "complain  birch"], OrderError, "ash orders 'complain birch' twice; a sheet is a set"),
        (["withdraw treaty"] * 2, OrderError, "ash orders 'withdraw treaty' twice"),
        (["sign treaty: ferry_kept"] * 2, OrderError, "ash puts something on the table treaty twice"),
    ],
)
def test_what_it_did_wrong_is_said_plainly(answer: list[str], error: type[GameError], words: str) -> None:
    with pytest.raises(error, match=words):
        asked(answer)


def test_a_batch_bot_of_the_wrong_shape_is_told_so() -> None:
    class Crooked:
        def choose(self, view: Any, menu: Any, draws: Any) -> Any:
            return np.zeros((1, 2), bool)

    state = start(crowded().rules, None, 3)
    lineup = Lineup(crowded().rules, state.pace, {"ash": "hold"})
    lineup.bots["ash"] = Crooked()  # type: ignore[assignment]
    with pytest.raises(IllegalMove, match=r"answered bool \[1, 2\]; its choose must return bool \[\d+, 3\], moves"):
        lineup.sheets(state, Chance(1))


@pytest.mark.parametrize("number", [-1, 99])
def test_a_package_that_is_none_is_named(number: int) -> None:
    class Wild:
        def choose(self, view: Any, menu: Any, draws: Any) -> Choice:
            signs = np.zeros((len(menu.tables), menu.games), np.int16)
            signs[0, 1:] = number, 1
            return Choice(np.zeros(menu.legal.shape, bool), signs)

    state = start(crowded().rules, None, 3)
    lineup = Lineup(crowded().rules, state.pace, {"ash": "hold"})
    # no bot of the table: it breaks the protocol, and that is what is tried
    lineup.bots["ash"] = Wild()  # type: ignore[assignment]
    with pytest.raises(IllegalMove, match=rf"put down package {number} and treaty has \d+; write number \+ 1"):
        lineup.sheets(state, Chance(1))


FREE = """
instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}
moves:
  - {id: shout, by: north, cost: 3}
  - {id: nod, by: north}
  - {id: wait, by: north, requires: m > 60}
  - {id: close, by: north, effects: {gate: shut}}
  - {id: lock, by: north, effects: {gate: shut}}
deals: [{id: pact, between: [north, south], items: {later: {requires: m > 60}}}]
"""


@pytest.mark.parametrize(
    "entries", [["shout", "nod"], ["wait"], ["close", "lock"], ["sign pact: later"], ["withdraw pact"]]
)
def test_what_it_answers_for_a_game_that_is_over_is_not_judged(entries: list[str]) -> None:
    rules = crisis(FREE)
    state = start(rules, games=2)
    menu = menu_of(rules, state.pace, card_of(rules, "north"), state, legal(rules, state))
    choice = Choice(np.zeros((5, 2), bool), np.zeros((1, 2), np.int16), np.zeros((1, 2), bool))
    for entry in entries:
        write_entry(menu, choice, 1, entry)
    for going_on in ([True, True], [False, True]):
        with pytest.raises(OrderError, match="the bot mine for north"):
            check_choice(menu, choice, "mine", np.array(going_on))
    check_choice(menu, choice, "mine", np.array([True, False]))
