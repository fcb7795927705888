"""T21: the sheets that stand are the same for engine and oracle in every position, and exactly those taken."""

from __future__ import annotations

from math import prod
from pathlib import Path
from random import Random

import pytest

from game import engine
from game.errors import OrderError
from tests import oracle
from tests.properties.agreeing import Pair
from tests.properties.menus import Sheet, engine_sheets, fingerprint, joined, oracle_sheets, subsets
from tests.properties.test_agreement import PLAYED, both
from tests.tiers import n

DEPTH = 3
SMALL = [path for path in PLAYED if path.stem in ("tiny", "border_post")]


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)
def test_the_same_sheets_stand_to_depth_3(path: Path) -> None:
    rules, world = both(path)
    for number in range(n("positions for sheets")):
        luck = Random(2100 + number)
        pace = luck.choice(list(world.paces))
        pair = Pair(rules, world, pace=pace, seed=number, numbers=[number])
        for _ in range(luck.randrange(pair.turns)):
            pair.turn(luck)
        for _ in range(DEPTH):
            if pair.plays[0].ending is None:
                compare_sheets(pair, luck)
                pair.turn(luck)


def compare_sheets(pair: Pair, luck: Random) -> int:
    """Hold the sheets of every actor together, take a few and refuse a few; return how many joint sheets there are."""
    counts = []
    for actor in pair.rules.actors:
        mine, theirs = engine_sheets(pair.rules, pair.state, actor), oracle_sheets(pair.plays[0], actor)
        assert fingerprint(mine) == fingerprint(theirs)
        counts.append(fingerprint(mine)[0])
        for _ in range(5):
            sheet = sum((luck.choice(part) for part in mine), ())
            assert stands(pair, actor, sheet), sheet
        known = {frozenset(sheet) for sheet in mine[0]}
        for _ in range(5):
            sheet = any_sheet(pair.rules, actor, luck)
            assert stands(pair, actor, sheet) == (frozenset(sheet) in known), sheet
    return prod(counts)


def any_sheet(rules: engine.Rules, actor: str, luck: Random) -> Sheet:
    """Return a few entries of an actor's menu, legal or not."""
    rows = luck.sample(rules.actor_moves[actor], min(len(rules.actor_moves[actor]), luck.randint(1, 4)))
    return tuple(rules.moves[row].order for row in rows)


def stands(pair: Pair, actor: str, sheet: Sheet) -> bool:
    """Return whether engine and oracle, which must agree, take a sheet."""
    try:
        pair.plays[0].read_sheets({actor: list(sheet)})
        told = True
    except oracle.NotLegal:
        told = False
    try:
        engine.check_sheets(pair.rules, pair.state, engine.parse_sheets(pair.rules, {actor: sheet}))
    except OrderError:
        assert not told, sheet
        return False
    assert told, sheet
    return True


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_every_joint_sheet_of_a_small_scenario_leads_to_the_same_state(path: Path) -> None:
    """The whole tree for one turn, and below a few of its branches: every digest is the oracle's."""
    rules, world = both(path)
    play, state = oracle.Play(world, seed=21), engine.start(rules)
    walked = walk(rules, state, play, 2, Random(21))
    assert walked > 300


def walk(rules: engine.Rules, state: engine.State, play: oracle.Play, depth: int, luck: Random) -> int:
    """Return how many positions lie below one, every one of which was compared."""
    if depth == 0 or play.ending is not None:
        return 0
    first, second = (joined(oracle_sheets(play, actor)) for actor in play.world.actors)
    pairs = [(one, other) for one in first for other in second]
    seen = len(pairs)
    followed = set(luck.sample(range(len(pairs)), min(3, len(pairs))))
    for place, sheets in enumerate(pairs):
        twin = play.copy()
        orders = dict(zip(play.world.actors, map(list, sheets), strict=True))
        twin.resolve(orders)
        done = engine.resolve(rules, state, engine.parse_sheets(rules, orders), engine.Chance(21), reasons=False)
        assert engine.digest(rules, done.state) == twin.digest(), orders
        if place in followed:
            seen += walk(rules, done.state, twin, depth - 1, luck)
    return seen


def test_the_border_post_has_the_sheets_it_always_had() -> None:
    rules, world = both(SMALL[-1])
    state, play = engine.start(rules), oracle.Play(world, seed=7)
    seen = []
    for orders in (*EXAMPLE, None):
        for actor in rules.actors:
            mine = fingerprint(engine_sheets(rules, state, actor))
            assert mine == fingerprint(oracle_sheets(play, actor))
            seen.append(mine)
        if orders is not None:
            state = engine.resolve(rules, state, engine.parse_sheets(rules, orders), engine.Chance(7)).state
            play.resolve(orders)
    assert seen == PERFT


EXAMPLE = [
    {"north": ["warn"], "south": ["protest north"]},
    {"north": ["reopen", "sign pact: hold_talks"], "south": ["propose", "sign pact: hold_talks"]},
]
# By hand, two moves each, every set of them fits, times three packages or none: 16;
# after turn 2 south has proposed, which it can only once: one move left, 8.
PERFT = [
    (16, "0b7b5232a6cd2dad"),
    (16, "9f0237f54c238365"),
    (16, "6ba8f294cf3a4584"),
    (16, "9f0237f54c238365"),
    (16, "0b7b5232a6cd2dad"),
    (8, "0917d8e8822ce68c"),
]


def test_a_lost_sheet_is_caught() -> None:
    """The planted fault: attention counted one too low."""
    full = list(subsets(["a", "b"], lambda order: 1, 2, lambda a, b: False))
    short = list(subsets(["a", "b"], lambda order: 1, 1, lambda a, b: False))
    assert full == [(), ("a",), ("a", "b"), ("b",)]
    assert fingerprint([full]) != fingerprint([short])
