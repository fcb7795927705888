"""Deals: what is signed when packages meet, cross, stand or are withdrawn, and what the homes say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game import engine
from game.engine.deals import signed_packages
from tests.engine.building import crisis, meter, played, post, status, turn

KEEP, TALKS, BOTH = 1, 2, 3
"""Packages of the border post as they stand in a sheet: number + 1."""

MEETINGS = [
    # puts down: first, second; has standing: first, second; signed
    (0, 0, 0, 0, 0),
    (KEEP, 0, 0, 0, 0),
    (KEEP, KEEP, 0, 0, KEEP),
    (KEEP, TALKS, 0, 0, 0),
    (KEEP, 0, 0, KEEP, KEEP),  # answers what stands
    (0, TALKS, TALKS, 0, TALKS),
    (KEEP, TALKS, TALKS, KEEP, KEEP),  # both cross: the party listed first
    (KEEP, TALKS, TALKS, 0, TALKS),  # only the second answers
    (TALKS, TALKS, KEEP, KEEP, TALKS),
    (0, 0, KEEP, KEEP, 0),  # nothing put down: nothing signed
    (KEEP, 0, KEEP, 0, 0),  # one's own offer is no answer
]


def both(package: str) -> dict[str, list[str]]:
    """Return sheets on which both put down a package."""
    return {actor: [f"sign pact: {package}"] for actor in ("north", "south")}


@pytest.mark.parametrize(("first", "second", "stood", "other", "signed"), MEETINGS)
def test_which_package_is_signed(first: int, second: int, stood: int, other: int, signed: int) -> None:
    row = [np.array([value]) for value in (first, second, stood, other)]
    assert signed_packages((row[0], row[1]), (row[2], row[3])).tolist() == [signed]


@given(some.lists(some.integers(0, 2), min_size=4, max_size=4))
def test_what_is_signed_was_put_down_and_met(given_row: list[int]) -> None:
    first, second, stood, other = given_row
    row = [np.array([value]) for value in given_row]
    signed = int(signed_packages((row[0], row[1]), (row[2], row[3]))[0])
    meets = {first} & {second, other} | {second} & {stood}
    assert signed in (meets - {0} or {0})


def test_a_signature_refused_at_home() -> None:
    """The border post, turn 2: south's worth of the talks is 5, its home demands 5.18."""
    state = played(post(), {"north": ["warn"], "south": ["protest north"]})
    assert engine.stakes(post(), state, "south", "pact").need == 51_800  # 0.2 * 25.90
    assert engine.stakes(post(), state, "south", "pact").worth == {"keep_open": 200_000, "hold_talks": 50_000}
    sign = {"north": ["sign pact: hold_talks"], "south": ["sign pact: hold_talks"]}
    done = turn(post(), state, sign)
    (signing,) = done.signings
    assert (signing.table, signing.package.tolist()) == (0, [1])
    assert [accepts.tolist() for accepts in signing.accepts] == [[True], [False]]
    assert status(post(), done.state, "talks") == "none"
    amounts = {(line.meter, line.rule): line.amount for line in done.reasons()}
    assert amounts["trust.north.south", "pact.refused.south"] == -400  # them.me with me = south
    assert amounts["anger.south", "pact.refused.south"] == 200
    assert not any(rule == "pact.refused.north" for _, rule in amounts)


def test_a_signature_ratified() -> None:
    done = turn(post(), engine.start(post()), both("keep_open + hold_talks"))
    assert engine.winset(post(), engine.start(post()), "north")["pact"][:, 0].tolist() == [False, True, False]
    assert [accepts.tolist() for accepts in done.signings[0].accepts] == [[False], [True]]  # north: 5 < 6
    rules = crisis("""
instruments: {talks: {start: none, statuses: {none: {}, agreed: {}}}}
deals: [{id: pact, between: [north, south], items: {calm: {effects: {talks: agreed, m: 1}}},
         ratified: {m: 5}, refused: {m: -9}}]
""")
    done = turn(rules, engine.start(rules), both("calm"))
    assert status(rules, done.state, "talks") == "agreed"
    assert [(line.rule, line.amount) for line in done.reasons()] == [("pact.calm", 100), ("pact.ratified", 500)]
    assert done.state.offers.tolist() == [[0], [0]]


def test_both_homes_may_refuse() -> None:
    text = "deals: [{id: pact, between: [north, south], items: {x: {worth: {north: 1, south: 2}}},"
    text += " need: {north: N, south: 3}, refused: {m: -2}}]\n"
    for need, lines in (("1", {"pact.refused.south"}), ("1.0001", {"pact.refused.north", "pact.refused.south"})):
        rules = crisis(text.replace("N", need))
        done = turn(rules, engine.start(rules), both("x"))
        assert {line.rule for line in done.reasons()} == lines
        assert meter(rules, done.state, "m") == 5_000 - 200 * len(lines)


def offers(*turns: dict[str, str]) -> list[int]:
    """Return what stands on the pact after turns of one entry an actor."""
    state = played(post(), *({actor: [entry] for actor, entry in orders.items()} for orders in turns))
    return [int(offer) for offer in state.offers[:, 0]]


def test_offers_stand_one_turn_unless_withdrawn() -> None:
    keep, talks = "sign pact: keep_open", "sign pact: hold_talks"
    assert offers({"north": keep}) == [KEEP, 0]
    assert offers({"north": keep}, {}) == [0, 0]  # lapsed
    assert offers({"north": keep}, {"north": "withdraw pact"}) == [0, 0]
    assert offers({"north": keep}, {"north": keep}) == [KEEP, 0]
    assert offers({"north": keep}, {"south": keep}) == [0, 0]  # signed
    assert offers({"north": keep}, {"south": talks}) == [0, TALKS]
    assert offers({"north": keep, "south": talks}) == [KEEP, TALKS]
    assert offers({"north": keep, "south": talks}, {"north": talks, "south": keep}) == [0, KEEP]  # crossed


def test_what_is_withdrawn_cannot_be_signed() -> None:
    state = played(post(), {"north": ["sign pact: keep_open"]})
    done = turn(post(), state, {"north": ["withdraw pact"], "south": ["sign pact: keep_open"]})
    assert done.signings == () and done.state.offers.tolist() == [[0], [KEEP]]


def test_winset_and_overlap_are_what_the_homes_would_say() -> None:
    state = engine.start(post())
    home = {actor: engine.winset(post(), state, actor)["pact"][:, 0].tolist() for actor in post().actors}
    assert home == {"north": [False, True, False], "south": [True, False, True]}  # needs 6 and 6
    assert engine.overlap(post(), state, "pact")[:, 0].tolist() == [False, False, False]
    for package, entry in enumerate(["keep_open", "hold_talks", "keep_open + hold_talks"]):
        done = turn(post(), state, both(entry))
        says = [accepts.tolist() for accepts in done.signings[0].accepts]
        assert says == [[home["north"][package]], [home["south"][package]]]


def test_games_of_a_batch_bargain_apart() -> None:
    orders = [{}, {"north": ["sign pact: keep_open"]}, both("hold_talks")]
    sheets = engine.stack([engine.parse_sheets(post(), sheet) for sheet in orders])
    done = engine.resolve(post(), engine.start(post(), games=3), sheets, engine.Chance(7))
    assert done.signings[0].package.tolist() == [-1, -1, 1]
    assert done.state.offers.tolist() == [[0, KEEP, 0], [0, 0, 0]]
    assert not any("pact" in line.rule for line in done.reasons(1))
