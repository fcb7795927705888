"""Counts and days since: by hand, and the quick way of comparing them against the days themselves."""

from __future__ import annotations

import pytest

from game import engine
from game.engine import terms
from game.engine.happenings import latest, merged
from game.engine.numbers import NEVER, UNIT
from tests.engine.naming import frame, scope, value

TICK = 5
LAST = {"last_0": [-1, -1, 0, 4, 5], "last_1": [-1, 3, 2, 1, 5], "last_2": [5, -1, 4, 0, 1]}
ENTERED = {"entered": [0, 1, 3, 4, 5], "asked_south": [0, 0, 1, 2, 1], "asked_west": [0, 1, 3, 1, 2]}
DAYS = {
    "since(north.ask)": [NEVER, 14, 21, 7, 0],
    "since(north.ask.south)": [NEVER, NEVER, 35, 7, 0],
    "since(launch)": [0, NEVER, 7, 35, 28],
    "since(post)": [35, 28, 14, 7, 0],
    "min(since(north.ask), since(launch))": [0, 14, 7, 7, 0],
    "min(since(launch), since(north.ask.south), since(north.ask.west))": [0, 14, 7, 7, 0],
    "min(since(post), since(launch))": [0, 28, 7, 7, 0],
}
SIGNS = {"<": int.__lt__, "<=": int.__le__, ">": int.__gt__, ">=": int.__ge__, "==": int.__eq__, "!=": int.__ne__}


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_days_since(text: str, days: list[int]) -> None:
    assert value(text, frame(tick=TICK, **LAST, **ENTERED)) == [UNIT * one for one in days]


@pytest.mark.parametrize(("text", "days"), DAYS.items())
@pytest.mark.parametrize("sign", SIGNS)
def test_days_since_are_compared_as_if_they_were_reckoned(sign: str, text: str, days: list[int]) -> None:
    at = frame(tick=TICK, **LAST, **ENTERED)
    for limit in ("-1", "0", "0.5", "6.9999", "7", "7.0001", "13", "14", "35", "36", "9998", "9999", "10000"):
        wanted = [SIGNS[sign](one * UNIT, round(float(limit) * UNIT)) for one in days]
        assert value(f"{text} {sign} {limit}", at, "condition") == wanted
        for game, one in enumerate(wanted):
            rows = {name: row[game : game + 1] for name, row in {**LAST, **ENTERED}.items()}
            assert value(f"{text} {sign} {limit}", frame(tick=TICK, **rows), "condition") == [one]


def test_counts_are_added_over_targets() -> None:
    at = frame(tick=TICK, **LAST, **ENTERED)
    assert value("times(north.ask)", at) == [0, UNIT, 4 * UNIT, 3 * UNIT, 3 * UNIT]
    assert value("times(north.ask.south)", at) == [0, 0, UNIT, 2 * UNIT, UNIT]


def test_the_least_of_several_days_since_is_that_of_the_last() -> None:
    one = merged(engine.parse("min(since(launch), min(since(north.ask), since(north.ask.west)))", scope()))
    assert one is not None and one.rows == (0, 1, 2)
    assert latest(one)(frame(tick=TICK, **LAST)).tolist() == [5, 3, 4, 4, 5]
    for other in ("min(since(launch), since(post))", "min(since(launch), 3)", "max(since(launch), since(north.ask))"):
        assert merged(engine.parse(other, scope())) is None
    very_long = terms.since((0,), None, "launch", NEVER + 1)  # days may then be more than NEVER
    assert merged(terms.arithmetic("min", very_long, very_long)) is None
