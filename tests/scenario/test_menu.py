"""Moves of a spec: one for every actor and other target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine
from tests.scenario.finding import marked

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]
THREE = "actors: {a: Ash, b: Birch, c: Cedar}\nmeters: {m: {start: 50}, t: {per: pair, start: 50}}\n"


def test_by_and_at_are_shorthand(rules_of: RulesOf) -> None:
    rules = rules_of(
        THREE + "moves: [{id: ask, by: [b, a], at: [c, a], effects: {t.them.me: 2, t.me.them: 1}}, {id: nod, by: c}]\n"
    )
    assert [move.name for move in rules.moves] == ["a.ask.c", "b.ask.a", "b.ask.c", "c.nod"]
    names = [meter.name for meter in rules.meters]
    assert [names[amount.meter] for amount in rules.moves[1].rule.amounts] == ["t.a.b", "t.b.a"]
    assert [amount.key for amount in rules.moves[1].rule.amounts] == ["t.them.me", "t.me.them"]  # as written


def test_what_a_move_is(rules_of: RulesOf) -> None:
    text = "moves: [{id: ask, title: Ask, by: a, cost: 3, cooldown: 10 days, once: true, tone: hostile,"
    rules = rules_of(THREE + text + " kind: offer, quiet: [b], requires: m > 1}]\n")
    (move,) = rules.moves
    assert (move.title, move.cost, move.cooldown, move.once, move.tone, move.kind) == (
        "Ask",
        3,
        10,
        True,
        "hostile",
        "offer",
    )
    assert move.quiet == {"b"} and move.requires is not None and move.order == "ask" and move.rule.actor == "a"
    plain = rules_of(THREE + "moves: [{id: give_notice, by: a}]\n").moves[0]
    assert (plain.title, plain.cost, plain.cooldown, plain.once, plain.quiet, plain.requires) == (
        "Give notice",
        1,
        0,
        False,
        None,
        None,
    )


def test_me_and_them_in_requires(rules_of: RulesOf) -> None:
    rules = rules_of(THREE + "moves: [{id: ask, by: [a, b], at: [a, b], requires: t.me.them > t.them.me}]\n")
    said = [engine.in_words(move.requires.term, rules) for move in rules.moves if move.requires]
    assert said == ["Ash’s T in Birch is over Birch’s T in Ash", "Birch’s T in Ash is over Ash’s T in Birch"]


@pytest.mark.parametrize(
    ("move", "code"),
    [
        ("{id: x, by: a, at: ‸a}", "no-target"),
        ("{id: x, by: [a, b], at: ‸[b]}", "no-target"),
        ("{id: x, by: a, at: ‸[]}", "no-target"),
        ("{id: x, by: a, at: [a, ‸d]}", "unknown-name"),
        ("{id: x, by: ‸d}", "unknown-name"),
        ("{id: x, by: a, quiet: ‸d}", "unknown-name"),
        ("{id: x, by: a, effects: {‸t.me.them: 1}}", "unknown-name"),
        ("{id: x, by: a, requires: ‸t.me.them > 1}", "unknown-name"),
        ("{id: x, by: [a, b], at: [a, b], requires: 1 < ‸t.us.them}", "unknown-name"),
    ],
)
def test_refusals(move: str, code: str, wrong: Wrong) -> None:
    text, places = marked(THREE + f"moves: [{move}]\n", code)
    assert set(wrong(text)) == set(places)


@pytest.mark.parametrize(
    "move",
    [
        "{id: x, by: c, requires: ‸times(a.envoy) > 0}",
        "{id: x, by: c, requires: m > 1 and ‸times(a.envoy) > 0}",
        "{id: x, by: c, effects: {m: ‸since(a.envoy)}}",
        "{id: x, by: [b, c], requires: ‸times(a.envoy) > 0}",
        "{id: x, by: c, requires: ‸known}",
    ],
)
def test_rules_of_one_actor_may_not_ask_for_a_quiet_move_of_another(move: str, wrong: Wrong) -> None:
    quiet = THREE + "readings: {known: times(b.envoy) > 0}\nmoves: [{id: envoy, by: [a, b], quiet: []}, "
    text, places = marked(quiet + f"{move}]\n", "quiet-secret")
    assert [item.split(":")[0] for item in wrong(text)] == [item.split(":")[0] for item in places]
    assert {item.split()[1] for item in wrong(text)} == {"quiet-secret"}


def test_who_may_ask_for_a_quiet_move(wrong: Wrong) -> None:
    quiet = THREE + "moves: [{id: envoy, by: [a, b], quiet: []}, "
    assert wrong(quiet + "{id: x, by: a, requires: times(a.envoy) > 0}]\n") == []
    assert wrong(quiet + "{id: x, by: [a, b], requires: times(me.envoy) > 0}]\n") == []
    assert wrong(quiet + "{id: x, by: c}]\nevents: [{id: leak, when: times(a.envoy) > 0}]\n") == []  # the world may
