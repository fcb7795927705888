"""Previews: what an order alone would add is what it adds."""

from __future__ import annotations

import numpy as np
import pytest

from game import engine
from tests.engine.building import Orders, many, played, post
from tests.tiers import n

ENTRIES = {actor: [post().moves[row].order for row in post().actor_moves[actor]] for actor in post().actors}


def added(state: engine.State, actor: str, entry: str, seed: int) -> dict[str, int]:
    """Return what one legal order really adds in the step of orders: its own reasons and the range it meets."""
    rules = engine.Rules(
        **{name: getattr(post(), name) for name in post().__dataclass_fields__} | {"drift": (), "events": ()}
    )
    sheets = engine.parse_sheets(rules, {actor: [entry]})
    done = engine.resolve(rules, trimmed(state), sheets, engine.Chance(seed))
    amounts: dict[str, int] = {}
    for line in done.reasons():
        if line.rule.startswith(f"{actor}.") or line.rule == "range":
            amounts[line.meter] = amounts.get(line.meter, 0) + line.amount
    return {name: amount for name, amount in amounts.items() if amount}


def trimmed(state: engine.State) -> engine.State:
    """Return a state without the rows of events."""
    moves = len(post().moves)
    columns = state.columns
    return engine.State(
        state.pace,
        state.turn,
        engine.Columns(
            columns.meters, columns.status, columns.entered, columns.times[:moves], columns.last[:moves], columns.offers
        ),
        state.ending,
        state.ended,
    )


def outside(shown: engine.Preview, really: dict[str, int]) -> list[str]:
    """Return the meters on which a preview and what happened do not agree."""
    names = {*really, *shown.effects}
    zero = (0, 0)
    return [
        name
        for name in names
        if not shown.effects.get(name, zero)[0] <= really.get(name, 0) <= shown.effects.get(name, zero)[1]
    ]


POSITIONS: list[list[Orders]] = [
    [],
    [{"north": ["warn"]}],
    [{"north": ["warn"], "south": ["protest north"]}, {"north": ["reopen"]}],
]


@pytest.mark.parametrize("before", POSITIONS)
def test_a_preview_is_what_the_order_adds(before: list[Orders]) -> None:
    state = played(post(), *before)
    for actor in post().actors:
        shown = {item.order: item for item in engine.preview(post(), state, actor)}
        for entry in engine.legal_orders(post(), state, actor):
            for seed in range(n("previews of ranges")):
                assert outside(shown[entry], added(state, actor, entry, seed)) == []


def test_a_preview_that_is_wrong_is_caught() -> None:
    state = engine.start(post())
    really = added(state, "north", "protest south", 7)
    shown = engine.preview(post(), state, "north")[0]
    assert shown.effects == {"trust.south.north": (-200, -200), "anger.north": (50, 50), "anger.south": (100, 300)}
    assert outside(shown, really) == []
    for name, (low, high) in shown.effects.items():
        assert outside(engine.Preview(shown.order, {**shown.effects, name: (high + 1, high + 9)}, {}), really) == [name]
        assert outside(engine.Preview(shown.order, {**shown.effects, name: (low - 9, low - 1)}, {}), really) == [name]


def test_statuses_and_clamps_show() -> None:
    state = engine.start(post())
    state.columns.meters[post().meter_index["trade"]] = 7_950
    shown = {item.order: item for item in engine.preview(post(), state, "north")}
    assert shown["warn"].statuses == {"post": "warned"} and shown["warn"].effects == {"trust.south.north": (-445, -445)}
    assert shown["reopen"].effects == {"trade": (50, 50)}  # 79.5 + 2 is held at 80; shown though it is not legal
    assert shown["reopen"].statuses == {}  # it stands open


def test_packages_show_what_the_homes_would_say() -> None:
    state = engine.start(post())
    shown = engine.preview_package(post(), state, "pact", 1)
    assert shown.order == "sign pact: hold_talks"
    assert shown.effects == {"trust.north.south": (-400, -400), "anger.south": (200, 200)}  # south would refuse
    state.columns.meters[post().meter_index["anger.south"]] = 2_000
    shown = engine.preview_package(post(), state, "pact", 1)
    assert shown.statuses == {"talks": "agreed"}
    assert shown.effects == {"trust.north.south": (500, 500), "trust.south.north": (500, 500)}
    alone = engine.previews(post(), state, "north", ["sign pact: hold_talks", "protest south"])
    assert alone[0].effects == {} and alone[1].order == "protest south"
    assert engine.previews(post(), state, "north", []) == []


def test_looking_changes_nothing() -> None:
    state = many(played(post(), {"north": ["warn", "sign pact: keep_open"]}), 3)
    before = engine.digests(post(), state)
    for game in range(3):
        assert engine.preview(post(), state, "south", game) == engine.preview(post(), state, "south", 0)
        engine.preview_package(post(), state, "pact", 0, game)
        engine.legal_orders(post(), state, "north", game)
        engine.view(post(), state, "north").meter("trade")
        engine.scores(post(), state)
    assert engine.digests(post(), state) == before
    assert np.shares_memory(engine.view(post(), state, "north").meter("trade"), state.meters)
