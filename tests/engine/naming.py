"""A scope and a state by hand, so that expressions are tested without a scenario."""

from __future__ import annotations

from datetime import date

import numpy as np

from game import engine
from game.engine.frame import Frame

FIRST = date(2024, 3, 4).toordinal()
METERS = ("a", "b", "trust.north.south", "trust.south.north")


def scope(me: str | None = None, them: str | None = None) -> engine.Scope:
    """Return two meters, a pair of trusts, a date, a reading, an instrument, a move at two targets and an event."""
    values = engine.base_values(FIRST, FIRST + 70)
    for row, name in enumerate(METERS):
        values[name] = engine.MeterNow("number", 0, 1_000_000, 1_000_000, row, name)
    values["fair"] = engine.day("fair", date(2024, 4, 6).toordinal())
    values["heat"] = engine.reading("heat", engine.parse("(a + b) / 2", engine.Scope(values)))
    happenings = {"north.ask": (0, 1), "north.ask.south": (0,), "north.ask.west": (1,), "launch": (2,)}
    return engine.Scope(values, {"post": (0, ("open", "closed"))}, happenings, 10, 70, me, them)


def columns(**rows: list[int]) -> engine.Columns:
    """Return rows of a batch: meters a, b in hundredths, the post's status, and counts; what is not given is fresh."""
    games = len(next(iter(rows.values()))) if rows else 1
    fresh = [0] * games
    meters = [rows.get(name.replace(".", "_"), fresh) for name in METERS]
    return engine.Columns(
        meters=np.array(meters, np.int16),
        status=np.array([rows.get("post", fresh)], np.int8),
        entered=np.array([rows.get("entered", fresh)], np.int8),
        times=np.array(
            [rows.get("asked_south", fresh), rows.get("asked_west", fresh), rows.get("launched", fresh)], np.int8
        ),
        last=np.array([rows.get(f"last_{i}", [-1] * games) for i in range(3)], np.int8),
        offers=np.zeros((0, games), np.int16),
    )


def frame(tick: int = 0, time_up: bool = False, **rows: list[int]) -> Frame:
    """Return a frame over `columns`, in weeks from Monday 4 March 2024."""
    return Frame(columns(**rows), tick, FIRST, 7, time_up)


def in_each_game(made: engine.Expression, at: Frame) -> list[int]:
    """Return what an expression is in every game of a frame."""
    games = at.columns.meters.shape[1] if at.index is None else len(at.index)
    return [int(item) for item in np.broadcast_to(np.asarray(made.formula(at)), (games,))]


def value(text: str, at: Frame | None = None, kind: str = "number") -> list[int]:
    """Return what an expression is in every game, ten-thousandths or truth."""
    return in_each_game(engine.expression(engine.parse(text, scope(), kind)), at or frame())
