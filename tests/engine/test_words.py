"""Expressions printed back in words that people can read aloud."""

from __future__ import annotations

from datetime import date

import pytest

from game import engine
from tests.engine.building import crisis

VALLEY = crisis("""
dates: {fair: 2024-02-24}
meters:
  trust: {title: Trust, per: pair, start: 50}
  trade: {title: Trade, start: 60}
readings: {public_heat: trade / 2, calm: trade > 10}
instruments:
  gsomia: {title: The pact, start: in_force, statuses: {in_force: {title: in force}, ended: {}}}
moves:
  - {id: protest, title: Protest in public, by: [north, south], at: [north, south]}
  - {id: wait, by: north}
events:
  - {id: launch, title: A launch}
""")

SAID = {
    "gsomia is in_force": "The pact is in force",
    "gsomia is not in_force": "The pact is not in force",
    "gsomia is ended": "The pact is ended",
    "trade > 40": "Trade is over 40",
    "trade >= 40.5": "Trade is at least 40.5",
    "trade < 0.0001": "Trade is under 0.0001",
    "trade <= -1": "Trade is at most minus 1",
    "trade == 40": "Trade is 40",
    "trade != 40": "Trade is not 40",
    "trust.north.south > 3": "North’s trust in South is over 3",
    "10 < trade <= 20": "10 is under Trade and Trade is at most 20",
    "public_heat > 3": "public heat is over 3",
    "calm": "calm",
    "today <= fair": "it is 24 February or earlier",
    "today >= fair": "it is 24 February or later",
    "today < fair": "it is before 24 February",
    "today > fair": "it is after 24 February",
    "today == fair": "it is 24 February",
    "today != fair": "it is not 24 February",
    "fair < today": "it is after 24 February",
    "fair >= today": "it is 24 February or earlier",
    "fair - today > 7": "the days from today to 24 February is over 7",
    "time_up": "all turns are played",
    "times(launch) > 0": "it has happened that “A launch” happened",
    "times(launch) == 0": "it has not happened that “A launch” happened",
    "times(launch) >= 1": "it has happened that “A launch” happened",
    "times(launch) > 2": "the number of times “A launch” happened is over 2",
    "times(north.protest.south) == 0": "it has not happened that North chose “Protest in public” towards South",
    "times(north.protest) > 0": "it has happened that North chose “Protest in public”",
    "since(north.wait) >= 14": "the days since North chose “Wait” is at least 14",
    "since(gsomia) > 7": "the days since The pact changed is over 7",
    "not calm": "it is not so that calm",
    "calm and time_up": "calm and all turns are played",
    "calm and (time_up or trade > 3)": "calm and (all turns are played or Trade is over 3)",
    "calm and time_up or trade > 3": "(calm and all turns are played) or Trade is over 3",
    "abs(trade) > 1": "the size of Trade is over 1",
    "-trade > 1": "minus Trade is over 1",
    "-2 * trade + 1 > 1": "1 - 2 * Trade is over 1",
    "trade + -2 * trade > 1": "Trade - 2 * Trade is over 1",
    "trade - (-trade) > 1": "Trade + Trade is over 1",
    "trade * (trade + 1) - 2 > 1": "Trade * (Trade + 1) - 2 is over 1",
    "trade - (trade - 1) > 1": "Trade - (Trade - 1) is over 1",
    "trade / (trade * 2) > 1": "Trade / (Trade * 2) is over 1",
    "trade + (trade + 1) > 1": "Trade + Trade + 1 is over 1",
    "min(trade, 5) > max(trade, 1)": "the smaller of Trade and 5 is over the larger of Trade and 1",
    "(1 if calm else 2) * 3 > 1": "(1 if calm, otherwise 2) * 3 is over 1",
    "-(1 + trade) * 2 > 1": "minus (1 + Trade) * 2 is over 1",
    "-(2 * trade) > 1": "minus 2 * Trade is over 1",
    "-(1 if calm else 2) > 1": "minus (1 if calm, otherwise 2) is over 1",
    "abs(trade - 1) > 1": "the size of (Trade - 1) is over 1",
    "2 * max(50 - trade, 0) > 1": "2 * (the larger of 50 - Trade and 0) is over 1",
    "min(trade, 80 - trade) + 20 > 1": "(the smaller of Trade and 80 - Trade) + 20 is over 1",
    "min(trade, public_heat, 5) > 1": "the smallest of Trade, public heat and 5 is over 1",
    "max(trade, public_heat, 5) > 1": "the largest of Trade, public heat and 5 is over 1",
    "min(max(trade, 1), 5, 9) > 1": "the smallest of (the larger of Trade and 1), 5 and 9 is over 1",
    "min(max(trade, 5), 1) > 1": "the smaller of (the larger of Trade and 5) and 1 is over 1",
    "min(max(trade, 5), public_heat) > 1": "the smaller of (the larger of Trade and 5) and public heat is over 1",
    "clamp(1 - trade / 42, 0, 1) > 1": "(1 - Trade / 42, held between 0 and 1) is over 1",
    "(clamp(trade, 0, 1) if calm else 0) > 1": "((Trade, held between 0 and 1) if calm, otherwise 0) is over 1",
    "((1 if calm else 2) if calm else 3) > 1": "((1 if calm, otherwise 2) if calm, otherwise 3) is over 1",
    "(1 if calm else 2 if calm else 3) > 1": "(1 if calm, otherwise 2 if calm, otherwise 3) is over 1",
}


ADDED = {
    "trade / 2": (False, "Trade / 2"),
    "trade - 2": (False, "(Trade - 2)"),
    "-0.06 * trade": (True, "0.06 * Trade"),
    "-(0.06 * trade)": (True, "0.06 * Trade"),
    "-0.5 * trade - 0.6": (True, "(0.5 * Trade + 0.6)"),
    "-1 + 0.04 * trade": (False, "(0.04 * Trade - 1)"),
    "-1 + 0.04 * trade - trade": (False, "(0.04 * Trade - 1 - Trade)"),
    "-5 if calm else -10 + 0.02 * trade": (True, "(5 if calm, otherwise 10 - 0.02 * Trade)"),
    "5 if calm else trade - 10": (False, "(5 if calm, otherwise Trade - 10)"),
    "-5 if calm else 3": (False, "(minus 5 if calm, otherwise 3)"),
}
"""What is added: whether it is said as taken away, and how."""


def scope() -> engine.Scope:
    """Return the names of the valley."""
    values = engine.base_values(VALLEY.start, VALLEY.start + 70)
    for row, meter in enumerate(VALLEY.meters):
        values[meter.name] = engine.MeterNow("number", 0, 10**6, 10**6, row, meter.name)
    values["fair"] = engine.day("fair", date(2024, 2, 24).toordinal())
    values |= {name: engine.reading(name, made.term) for name, made in VALLEY.readings.items()}
    happenings = {name: (row,) for row, name in enumerate(VALLEY.counted)} | {"north.protest": (0,)}
    return engine.Scope(values, {"gsomia": (0, ("in_force", "ended"))}, happenings)


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_conditions_in_words(text: str, words: str) -> None:
    assert engine.in_words(engine.parse(text, scope(), "condition"), VALLEY) == words


@pytest.mark.parametrize(("text", "said"), ADDED.items())
def test_what_is_added_in_words(text: str, said: tuple[bool, str]) -> None:
    assert engine.added_in_words(engine.parse(text, scope(), "number"), VALLEY) == said


def test_the_sentence_of_the_law() -> None:
    term = engine.parse("gsomia is in_force and today <= fair", scope(), "condition")
    assert engine.in_words(term, VALLEY) == "The pact is in force and it is 24 February or earlier"


def test_days_as_people_say_them() -> None:
    assert engine.format_day(date(2019, 8, 24).toordinal()) == "24 August"
    assert engine.format_day(date(2019, 1, 1).toordinal()) == "1 January"
