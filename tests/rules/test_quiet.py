"""Rules R69 to R74: quiet moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game import engine

Begin = Callable[..., Any]
THREE = "actors: {a: A, b: B, c: C}\n"
ENVOY = (
    THREE
    + "moves: [{id: envoy, by: a, quiet: [b], effects: {m: 3}}, {id: whisper, by: a, quiet: [], effects: {m: 2}}]\n"
)


def ledger(play: Any, reader: str | None) -> list[tuple[str, int]]:
    """Return the reasons of the last turn as a reader sees them."""
    return [(line.masked(reader).rule, line.amount) for line in play.resolution.reasons()]


def test_r69_a_quiet_move_lists_who_is_told(engine_game: Callable[..., Any]) -> None:
    play = engine_game(ENVOY)
    assert [move.quiet for move in play.rules.moves] == [frozenset({"b"}), frozenset()]
    assert [engine.view(play.rules, play.state, "b").told(name) for name in ("a.envoy", "a.whisper")] == [True, False]


def test_r70_to_others_it_is_a_quiet_move_with_its_amounts(engine_game: Callable[..., Any]) -> None:
    play = engine_game(ENVOY)
    play.turn("a: envoy", "a: whisper")
    assert ledger(play, "b") == [("a.envoy", 300), ("a quiet move", 200)]
    assert ledger(play, "c") == ledger(play, None) == [("a quiet move", 300), ("a quiet move", 200)]
    assert play.meters["m"] == 5500  # 3 + 2: the sums stay exact for everybody
    masked = [line.masked("c") for line in play.resolution.reasons()]
    assert all("envoy" not in str(line).lower() and line.where == "" and line.actor is None for line in masked)


def test_r71_its_own_actor_always_knows(engine_game: Callable[..., Any]) -> None:
    play = engine_game(ENVOY)
    play.turn("a: envoy", "a: whisper")
    assert ledger(play, "a") == [("a.envoy", 300), ("a.whisper", 200)]


def test_r72_a_view_counts_what_its_actor_was_told(engine_game: Callable[..., Any]) -> None:
    play = engine_game(ENVOY)
    play.turn("a: envoy", "a: whisper")
    views = {actor: engine.view(play.rules, play.state, actor) for actor in "abc"}
    assert views["a"].times("a.whisper")[0] == views["b"].times("a.envoy")[0] == 1
    for actor, name in (("b", "a.whisper"), ("c", "a.envoy")):
        with pytest.raises(KeyError):
            views[actor].times(name)
        with pytest.raises(KeyError):
            views[actor].last_turn(name)


@pytest.mark.parametrize(
    "secret", ["times(a.envoy) > 0", "since(a.envoy) < 9", "asked", "old > 3", "1 < times(a.envoy) < 3"]
)
def test_r73_no_other_actors_rule_may_ask_of_it(refusals: Callable[[str], set[str]], secret: str) -> None:
    text = THREE + "readings: {asked: times(a.envoy) > 0, old: since(a.envoy)}\n"
    text += "moves: [{id: envoy, by: a, quiet: [b]}, {id: again, by: a, requires: SECRET}, {id: react, by: c}]\n"
    assert refusals(text.replace("SECRET", f'"{secret}"')) == set()  # its own actor may
    for place in (
        text.replace("requires: SECRET", "").replace("by: c}", f'by: c, requires: "{secret}"}}'),
        text.replace(", requires: SECRET", "") + f'goals: {{c: [{{title: g, points: 1, when: "{secret}"}}]}}\n',
        text.replace("requires: SECRET", "").replace("by: c}", f'by: c, effects: {{m: "1 if {secret} else 2"}}}}'),
        text.replace(", requires: SECRET", "")
        + f'deals: [{{id: pact, between: [b, c], items: {{x: {{worth: {{c: "1 if {secret} else 2"}}}}}}}}]\n',
    ):
        assert refusals(place) != set(), place


def test_r73_not_even_by_me_and_them(refusals: Callable[[str], set[str]]) -> None:
    text = THREE + "moves: [{id: envoy, by: [a, b], quiet: []}, {id: react, by: [a, b], at: [a, b], requires: W}]\n"
    assert refusals(text.replace("W", "times(me.envoy) > 0")) == set()
    assert refusals(text.replace("W", "times(them.envoy) > 0")) != set()


def test_r73_the_world_may_ask_so_that_it_can_leak(begin: Begin) -> None:
    leak = "events: [{id: leak, once: true, when: times(a.envoy) > 0, effects: {m: -9}}]\n"
    play = begin(ENVOY + leak)
    play.turn("a: envoy")
    assert play.meters["m"] == 5000 + 300 - 900


def test_r74_being_quiet_changes_no_effect(begin: Begin) -> None:
    quiet, loud = begin(ENVOY), begin(ENVOY.replace(", quiet: [b]", "").replace(", quiet: []", ""))
    quiet.turn("a: envoy", "a: whisper")
    loud.turn("a: envoy", "a: whisper")
    assert quiet.text == loud.text
