"""Names: one namespace, and readings in the order they need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine
from game.scenario.names import spoken, words_of
from tests.scenario.finding import marked

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]


def test_a_name_as_words() -> None:
    assert spoken("", "give_notice") == "Give notice" and spoken("Give notice to Tokyo", "x") == "Give notice to Tokyo"


def test_the_names_an_expression_mentions() -> None:
    assert words_of("a.b * 0.1 + min(c, 2)") == ["a.b", "min", "c"]
    assert words_of("post is open and post is not shut or d > 1") == ["post", "and", "post", "or", "d"]


def test_readings_may_stand_in_any_order(rules_of: RulesOf) -> None:
    rules = rules_of("readings: {c: b + 1, b: a + 1, a: m, hot: c > 40}\n")
    assert list(rules.readings) == ["a", "b", "c", "hot"]
    assert rules.readings["hot"].term.kind == engine.CONDITION
    state = engine.start(rules)
    assert engine.scores(rules, state) == {"north": [0], "south": [0]}


def test_a_reading_is_a_number_or_a_condition(rules_of: RulesOf, wrong: Wrong) -> None:
    rules = rules_of(
        "readings: {n: m / 2, c: m > 2 and not time_up, s: i is a}\ninstruments: {i: {start: a, statuses: {a: {}}}}\n"
    )
    assert [made.term.kind for made in rules.readings.values()] == ["number", "condition", "condition"]
    assert wrong("readings: {r: today}\n") == ["1:15 mixed-kinds"]


@pytest.mark.parametrize(
    ("readings", "code"),
    [
        ("{‸a: a}", "cycle"),
        ("{‸a: b, ‸b: a}", "cycle"),
        ("{‸a: b, ‸b: c, ‸c: a + m, d: a, e: m}", "cycle"),  # d only leans on them
        ("{a: b + ‸x, b: m}", "unknown-name"),
        ("{a: b, b: ‸mm}", "unknown-name"),  # told once, where it stands
        ("{a: {value: ‸mm, title: A}}", "unknown-name"),
        ("{a: b, b: ‸fair}\ndates: {fair: 2024-01-01}", "mixed-kinds"),
    ],
)
def test_readings_that_cannot_be(readings: str, code: str, wrong: Wrong) -> None:
    text, places = marked(f"readings: {readings}\n", code)
    assert wrong(text) == places


@pytest.mark.parametrize(
    "pair",
    [
        "meters: {north: {start: 1}}\n",
        "readings: {m: 1}\nmeters: {m: {start: 1}}\n",
        "dates: {nod: 2024-01-01}\n",
        "instruments: {south: {start: a, statuses: {a: {}}}}\n",
        "events: [{id: x}, {id: x}]\n",
        "drift: [{id: nod, effects: {}}]\n",
        "events: [{id: x}]\ndrift: [{id: x, effects: {}}]\n",
        "deals: [{id: nod, between: [north, south], items: {a: {}}}]\n",
    ],
)
def test_a_name_belongs_to_one_thing(pair: str, wrong: Wrong) -> None:
    assert "name-twice" in [item.split()[1] for item in wrong(pair)]


def test_statuses_and_endings_have_names_of_their_own(wrong: Wrong) -> None:
    text = "instruments: {i: {start: open, statuses: {open: {}}}, j: {start: open, statuses: {open: {}, m: {}}}}\n"
    assert wrong(text + "endings: [{id: m, when: time_up}]\n") == []


@pytest.mark.parametrize("actor", ["all", "neutral"])
def test_no_actor_is_called_as_what_stands_for_others(actor: str, wrong: Wrong) -> None:
    text, places = marked(f"actors: {{‸{actor}: A, south: South}}\nmoves: [{{id: nod, by: south}}]\n", "bad-name")
    assert wrong(text) == places
