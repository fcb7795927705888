"""Small crises for the tests of the engine, and short ways to play them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from game import engine, scenario

BORDER_POST = Path(__file__).resolve().parents[1] / "scenarios" / "border_post.yaml"
SEED = 7
Orders = Mapping[str, Sequence[str]]

REST = {
    "id": "id: case\n",
    "title": "title: A case\n",
    "start": "start: 2024-01-01\n",
    "paces": "paces: {standard: {turn: 1 week, turns: 6, attention: 3}}\n",
    "actors": "actors: {north: North, south: South}\n",
    "meters": "meters: {m: {start: 50}}\n",
    "moves": "moves: [{id: nod, by: [north, south]}]\n",
    "endings": "endings: [{id: drawn, when: time_up}]\n",
}
"""What a crisis has if a test does not say: week 0 begins on Monday 1 January 2024."""


@lru_cache
def post() -> engine.Rules:
    """Return the border post, the worked example of the law."""
    return scenario.load(BORDER_POST).rules


@lru_cache
def crisis(text: str) -> engine.Rules:
    """Return the rules of a few top-level keys in YAML; the rest is filled in."""
    whole = "".join(line for key, line in REST.items() if f"\n{key}:" not in f"\n{text}") + text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(whole, encoding="utf-8")
        return scenario.load(path).rules


def turn(
    rules: engine.Rules, state: engine.State, orders: Orders | None = None, injects: Sequence[str] = ()
) -> engine.Resolution:
    """Return one turn of game 0 of seed 7."""
    sheets = engine.parse_sheets(rules, orders or {})
    return engine.resolve(rules, state, sheets, engine.Chance(SEED), injects)


def played(rules: engine.Rules, *turns: Orders, pace: str | None = None) -> engine.State:
    """Return the state after some turns."""
    state = engine.start(rules, pace)
    for orders in turns:
        state = turn(rules, state, orders).state
    return state


def many(state: engine.State, games: int) -> engine.State:
    """Return several copies of a state of one game."""
    return state.take(np.zeros(games, np.int64))


def meter(rules: engine.Rules, state: engine.State, name: str, game: int = 0) -> int:
    """Return a meter in hundredths."""
    return int(state.meters[rules.meter_index[name], game])


def status(rules: engine.Rules, state: engine.State, name: str, game: int = 0) -> str:
    """Return the status an instrument has."""
    item = rules.instruments[rules.instrument_index[name]]
    return item.statuses[int(state.status[rules.instrument_index[name], game])].name
