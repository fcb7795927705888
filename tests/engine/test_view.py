"""A view holds what an actor may know and nothing else."""

from __future__ import annotations

import pytest

from game import engine
from tests.engine.building import crisis, played, turn

CROWD = crisis("""
paces: {standard: {turn: 2 weeks, turns: 6, attention: 3}}
actors: {a: Ash, b: Birch, c: Cedar}
meters: {trust: {per: pair, start: 50}}
instruments: {post: {start: open, statuses: {open: {}, closed: {}}}}
moves:
  - {id: praise, by: [a, b, c], at: [a, b, c], effects: {trust.them.me: 1}}
  - {id: whisper, by: [a, b], at: [a, b], quiet: [c], effects: {trust.them.me: 2}}
  - {id: envoy, by: a, quiet: [], effects: {post: closed}}
events: [{id: launch, on: 2024-01-10}]
deals: [{id: pact, between: [a, b], items: {x: {}}}]
""")
PLAYED = played(CROWD, {"a": ["praise b", "whisper b", "envoy"], "b": ["sign pact: x"]})


def test_meters_statuses_and_offers_are_public() -> None:
    for actor in CROWD.actors:
        look = engine.view(CROWD, PLAYED, actor)
        assert look.meter("trust.b.a").tolist() == [5_300]
        assert look.status("post").tolist() == [1] and look.stands("post", "closed").tolist() == [True]
        assert look.offer("pact", "b").tolist() == [1] and look.offer("pact", "a").tolist() == [0]
        assert look.times("launch").tolist() == [1] and look.last_turn("launch").tolist() == [True]
        assert (look.actor, look.actors, look.turn, look.tick, look.games) == (actor, ("a", "b", "c"), 2, 2, 1)


@pytest.mark.parametrize(("actor", "whisper", "envoy"), [("a", True, True), ("b", False, False), ("c", True, False)])
def test_quiet_moves_are_seen_by_their_actor_and_who_is_told(actor: str, whisper: bool, envoy: bool) -> None:
    look = engine.view(CROWD, PLAYED, actor)
    assert look.told("a.praise.b") and look.times("a.praise.b").tolist() == [1]
    assert (look.told("a.whisper.b"), look.told("a.envoy")) == (whisper, envoy)
    for name, told in (("a.whisper.b", whisper), ("a.envoy", envoy)):
        if told:
            assert look.times(name).tolist() == [1] and look.last_turn(name).tolist() == [True]
        else:
            for ask in (look.times, look.last_turn):
                with pytest.raises(KeyError, match="nothing this actor may know is called"):
                    ask(name)


def rows(look: engine.View) -> int:
    """Return how many counted rows a view holds."""
    return len(look._counts) + len(look._lasts)


def test_nothing_hidden_is_kept_inside() -> None:
    told = {actor: rows(engine.view(CROWD, PLAYED, actor)) for actor in CROWD.actors}
    everything = 2 * len(CROWD.counted)
    assert told == {"a": everything - 2, "b": everything - 4, "c": everything - 2}  # each lacks the others' quiet moves
    assert not any(
        value is PLAYED for value in (getattr(engine.view(CROWD, PLAYED, "b"), name) for name in engine.View.__slots__)
    )


def test_the_turn_before_and_no_earlier() -> None:
    later = turn(CROWD, PLAYED).state
    look = engine.view(CROWD, later, "a")
    assert look.last_turn("a.praise.b").tolist() == [False] and look.times("a.praise.b").tolist() == [1]
    assert not engine.view(CROWD, engine.start(CROWD), "a").last_turn("a.praise.b").any()


def test_a_wrong_name_meets_the_nearest() -> None:
    look = engine.view(CROWD, PLAYED, "b")
    for ask in (
        lambda: look.meter("trust.b.aa"),
        lambda: look.status("pots"),
        lambda: look.stands("post", "opne"),
        lambda: look.times("lanch"),
    ):
        with pytest.raises(KeyError, match="did you mean"):
            ask()


def test_quiet_orders_differ_and_the_view_of_who_is_not_told_does_not() -> None:
    """Two games that differ only in an envoy nobody hears of look alike but for what it did in the open."""
    silent = crisis("moves: [{id: envoy, by: north, quiet: []}, {id: nod, by: south}]\n")
    one, other = played(silent, {"north": ["envoy"]}), played(silent, {})
    looks = [engine.view(silent, state, "south") for state in (one, other)]
    assert looks[0]._counts.keys() == looks[1]._counts.keys() == {"south.nod"}
    assert looks[0].meter("m").tolist() == looks[1].meter("m").tolist()
    assert engine.digest(silent, one) != engine.digest(silent, other)


@pytest.mark.parametrize(
    ("table", "actor", "words"),
    [("pakt", "a", "'pakt'; did you mean 'pact'"), ("pact", "c", "'c'"), ("pact", "aa", "'aa'; did you mean 'a'")],
)
def test_an_offer_nobody_can_make_is_told_as_such(table: str, actor: str, words: str) -> None:
    with pytest.raises(KeyError, match=words):
        engine.view(CROWD, PLAYED, "a").offer(table, actor)
