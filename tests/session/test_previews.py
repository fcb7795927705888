"""What a menu shows of an order is what the order does: played alone it comes out in the range that was shown (T10)."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from game.engine import Chance, parse_sheets, resolve
from game.session import Begin, Next, Session
from tests.session.playing import crisis, play_on
from tests.tiers import n

NAMES = ("tiny", "gsomia-2019", "harbour")


def some_session(name: str, luck: Random) -> Session:
    """Return a session some turns in, at its orders, or ended."""
    scenario = crisis(name)
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"), seed=luck.randrange(2**32))
    session.handle(Begin())
    for _ in range(luck.randint(0, session.state.pace.turns - 1)):
        play_on(session, luck, 1)
        if session.phase == "reveal":
            session.handle(Next())
    return session


def surprises(session: Session, actor: str, move: dict[str, Any], seed: int) -> list[str]:
    """Return the meters and instruments on which an order played alone does not do what its menu shows."""
    rules = session.scenario.rules
    sheets = parse_sheets(rules, {actor: [move["order"]]})
    done = resolve(rules, session.state, sheets, Chance(seed))
    row = rules.move_index[".".join([actor, *move["order"].split()])]
    shown = {
        effect["meter"]: (effect["low"] - effect["now"], effect["high"] - effect["now"]) for effect in move["effects"]
    }
    really: dict[str, int] = {}
    for reason in done.reasons():
        if reason.rule == rules.moves[row].name:
            really[reason.meter] = really.get(reason.meter, 0) + reason.amount
    wrong = []
    for index, meter in enumerate(rules.meters):
        low, high = shown.get(meter.name, (0, 0))
        amount, now = really.get(meter.name, 0), int(session.state.meters[index, 0])
        held = min(max(now + amount, meter.low), meter.high) - now  # the step of orders is held in its range once
        if not low <= held <= high:
            wrong.append(f"{meter.name}: {amount} and not {low} to {high}")
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_an_order_played_alone_lies_in_the_range_its_menu_shows(name: str) -> None:
    tried = 0
    for game in range(10**6):
        luck = Random(f"{name} {game}")
        session = some_session(name, luck)
        if session.phase != "orders":
            continue
        for actor in session.scenario.rules.actors:
            for move in session.snapshot(actor)["orders"]["moves"]:
                if move["legal"]:
                    assert surprises(session, actor, move, luck.randrange(2**32)) == [], move["order"]
                    tried += 1
        if tried >= n("orders played alone (T10)"):
            return


def test_a_menu_that_shows_too_little_is_caught() -> None:
    session = some_session("gsomia-2019", Random(1))
    move = next(one for one in session.snapshot("seoul")["orders"]["moves"] if one["legal"] and one["effects"])
    assert surprises(session, "seoul", move, 3) == []
    first = move["effects"][0]
    for low, high in ((first["high"] + 1, first["high"] + 5), (first["low"] - 5, first["low"] - 1)):
        planted = {**move, "effects": [{**first, "low": low, "high": high}, *move["effects"][1:]]}
        assert [line.split(":")[0] for line in surprises(session, "seoul", planted, 3)] == [first["meter"]]
    assert surprises(session, "seoul", {**move, "effects": move["effects"][1:]}, 3)
