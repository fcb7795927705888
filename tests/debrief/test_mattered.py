"""Orders that mattered are found by playing the game again without them, and luck is not mistaken for an effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from game.debrief import Mattered, Order, effects, orders_given, told
from game.debrief import mattered as module
from game.debrief.mattered import title_of
from game.engine import Chance, digest, parse_sheets, resolve, start
from game.journal import Playback, Recording, header_of
from game.scenario import Scenario, find, load
from tests.tiers import n

GATE = """
id: gate
title: The gate
start: 2024-01-01
paces: {p: {turn: 1 week, turns: 3, attention: 3}}
actors: {a: A, b: B}
meters: {m: {start: 50}, noise: {start: 50}}
instruments: {door: {start: shut, statuses: {shut: {}, open: {}}}}
moves:
  - {id: unlock, by: a, effects: {m: 20}}
  - {id: enter, by: a, requires: m > 60, effects: {door: open}}
  - {id: hum, by: b, effects: {noise: 1}}
  - {id: shake, by: b, effects: {m: 1}}
events: [{id: gust, chance: 50, effects: {m: [-1, 1]}}]
endings:
  - {id: inside, title: Inside, when: door is open and time_up}
  - {id: windy, title: A windy door, when: m > 51 and time_up}
  - {id: outside, title: Outside, when: time_up}
"""


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    path: Path = tmp_path_factory.mktemp("gate") / "gate.yaml"
    path.write_text(GATE, encoding="utf-8")
    return load(path)


def game_of(scenario: Scenario, turns: Sequence[Mapping[str, list[str]]], seed: int = 3) -> Playback:
    """Return a finished game from its sheets."""
    rules, records = scenario.rules, []
    state = start(rules)
    for number, sheets in enumerate(turns, 1):
        record = {"record": "turn", "turn": number, "before": digest(rules, state), "sheets": dict(sheets)}
        records.append({**record, "by": {}, "injects": []})
        state = resolve(rules, state, parse_sheets(rules, sheets), Chance(seed)).state
    return Recording(header_of(scenario, {"a": "person", "b": "person"}, None, seed), tuple(records)).replay()


PLAYED: list[dict[str, list[str]]] = [{"a": ["unlock"], "b": ["hum"]}, {"a": ["enter"], "b": ["shake"]}, {"b": ["hum"]}]


def test_every_order_is_tried(gate: Scenario) -> None:
    playback = game_of(gate, PLAYED)
    assert [(order.turn, order.actor, order.entry) for order in orders_given(playback)] == [
        (1, "a", "unlock"), (1, "b", "hum"), (2, "a", "enter"), (2, "b", "shake"), (3, "b", "hum")
    ]  # fmt: skip


def test_the_orders_that_opened_the_door_are_told_and_no_others(gate: Scenario) -> None:
    playback = game_of(gate, PLAYED)
    found = effects(playback, replays=n("replays of an order"))
    assert {(item.order.entry, item.dropped) for item in told(found)} == {("unlock", True), ("enter", False)}
    for item in told(found):
        assert (item.with_it, item.without_it) == (item.replays, 0)
        assert item.sentence.startswith("Without it “Inside” came in 0 of 100 replays; with it in 100.")
    hum = next(item for item in found if item.order.entry == "hum")
    assert hum.effect == 0 and not hum.sure


def test_luck_is_not_told_as_an_effect() -> None:
    order = Order(1, "a", "x", "X")
    close = Mattered(order, "E", 400, 210, 190, 200, False)
    far = Mattered(order, "E", 400, 300, 190, 150, False)
    assert close.error == pytest.approx(0.0353, abs=1e-3)
    assert not close.sure and far.sure
    assert told([close, far]) == [far]
    assert Mattered(order, "E", 400, 210, 190, 20, False).sure, "the same luck, and no replay went the other way"
    assert not Mattered(order, "E", 400, 400, 400, 0, False).sure


def test_the_largest_three_are_told_in_order() -> None:
    drops = {turn: 30 * turn for turn in range(2, 8)}.items()
    found = [Mattered(Order(turn, "a", "x", "X"), "E", 400, 300, 300 - lost, lost, False) for turn, lost in drops]
    assert [item.order.turn for item in told(found)] == [7, 6, 5]


def test_how_many_are_tried_together_changes_nothing(gate: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    playback = game_of(gate, PLAYED)
    whole = effects(playback, replays=50)
    monkeypatch.setattr(module, "TOGETHER", 2)
    seen: list[float] = []
    assert effects(playback, replays=50, progress=seen.append) == whole
    assert seen == [0.4, 0.8, 1.0]


def test_an_order_left_in_by_mistake_is_noticed(gate: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: nothing is erased, so nothing seems to matter."""
    monkeypatch.setattr(module, "erase", lambda *_: None)
    assert told(effects(game_of(gate, PLAYED), replays=50)) == []


def test_the_game_itself_is_one_of_the_replays(gate: Scenario) -> None:
    playback = game_of(gate, [{"a": ["unlock"]}, {}, {}])
    found = effects(playback, replays=1)
    assert [(item.with_it, item.ending) for item in found] == [(1, "A windy door")]


def test_an_unfinished_game_is_refused(gate: Scenario) -> None:
    with pytest.raises(ValueError, match="play it to its end"):
        effects(game_of(gate, PLAYED[:2]))


def test_an_offer_is_called_by_its_clauses() -> None:
    rules = load(find("gsomia-2019")).rules
    assert title_of(rules, "seoul", "sign settlement: talks + notice_suspended") == (
        f"Offer at {rules.tables[rules.table_index['settlement']].title}: "
        + ", ".join(item.title for item in rules.tables[rules.table_index["settlement"]].items
                    if item.name in ("talks", "notice_suspended"))
    )  # fmt: skip
    assert title_of(rules, "seoul", "withdraw settlement").startswith("Withdraw the offer at ")
    assert title_of(rules, "tokyo", "meet seoul") == "Seek a ministers' meeting"
    assert title_of(rules, "washington", "rebuke seoul").endswith(": Seoul")


def test_plain_data_tells_the_same_shares(gate: Scenario) -> None:
    found = effects(game_of(gate, PLAYED), replays=40)
    for item in found:
        plain = item.plain()
        assert f"in {plain['without']} of 100 replays; with it in {plain['given']}." in item.sentence
        assert plain["dropped"] == ("Later orders" in item.sentence)
