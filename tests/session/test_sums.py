"""Every number of a snapshot is explained by its ledger, and every snapshot is plain data (T9)."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from game.session import Begin, Next, Seal, Session
from tests.session.playing import NAMES, as_text, crisis, next_commands, readers, some_seats
from tests.tiers import n


def unexplained(shot: dict[str, Any]) -> list[str]:
    """Return the meters whose start and causes do not add up to them, in all or in one turn."""
    wrong = []
    for meter in shot["meters"]:
        name, track = meter["name"], shot["track"][meter["name"]]
        causes = shot["ledger"][name]
        moves = [sum(row["amount"] for row in causes if row["turn"] == turn) for turn in range(1, len(track))]
        sums = [after - before for before, after in pairwise(track)]
        last = moves[-1] if moves else 0
        if moves != sums or track[0] + sum(moves) != meter["value"] or meter["change"] != last:
            wrong.append(name)
        if not meter["low"] <= meter["value"] <= meter["high"]:
            wrong.append(name)
    reveal = shot["reveal"]
    if reveal:
        moved = {row["meter"]: row for row in reveal["moved"]}
        for meter in shot["meters"]:
            row = moved.get(meter["name"], {"before": meter["value"], "after": meter["value"], "change": 0})
            if (row["after"], row["change"]) != (meter["value"], meter["change"]):
                wrong.append(meter["name"])
        sizes = [abs(row["change"]) for row in reveal["moved"]]
        wrong += [] if sizes == sorted(sizes, reverse=True) else ["order of what moved"]
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_ledger_adds_up_for_every_reader_in_every_phase(name: str) -> None:
    for game in range(n("ledgers summed (T9)")):
        luck = Random(f"{name} {game}")
        session = Session(crisis(name), some_seats(crisis(name), luck), seed=luck.randrange(2**64))
        while True:
            for reader in readers(session):
                shot = session.snapshot(reader)
                assert unexplained(shot) == []
                as_text(shot)
            if session.phase == "ended":
                break
            for command in next_commands(session, luck):
                session.handle(command)


def quiet_game() -> Session:
    """Return a game after a turn with two quiet orders."""
    session = Session(crisis("harbour"), {"south": "person", "all": "hold"})
    session.handle(Begin())
    session.handle(Seal("south", 1, ("whisper", "murmur")))
    return session


def test_the_checker_finds_a_planted_fault() -> None:
    shot = quiet_game().snapshot("north")
    assert unexplained(shot) == []
    shot["ledger"]["anger.north"].pop()
    assert unexplained(shot) == ["anger.north"]
    shot = quiet_game().snapshot("north")
    shot["meters"][0]["value"] += 1
    assert shot["meters"][0]["name"] in unexplained(shot)
    shot = quiet_game().snapshot("north")
    shot["reveal"]["moved"].reverse()
    assert "order of what moved" in unexplained(shot)


@pytest.mark.parametrize("planted", [np.int16(3), (1, 2), float("nan"), {1: "one"}, {"a"}])
def test_what_is_not_plain_is_found(planted: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        as_text({**quiet_game().snapshot(None), "planted": planted})


def test_the_ledger_names_only_what_a_reader_was_told() -> None:
    session = quiet_game()
    mine = [row for row in session.snapshot("south")["ledger"]["anger.north"] if row["actor"] == "south"]
    theirs = [row for row in session.snapshot("north")["ledger"]["anger.north"] if row["because"] == "a quiet move"]
    assert [row["amount"] for row in mine] == [row["amount"] for row in theirs] == [200, 200]
    assert all(row["where"] == "" and row["actor"] is None for row in theirs)


def test_a_preview_is_what_comes_if_nobody_else_moves() -> None:
    for game in range(n("ledgers summed (T9)")):
        luck = Random(game)
        session = Session(crisis("harbour"), {"north": "person", "all": "hold"}, seed=game)
        session.handle(Begin())
        while session.phase == "orders":
            moves = [move for move in session.snapshot("north")["orders"]["moves"] if move["legal"]]
            move = luck.choice(moves)
            session.handle(Seal("north", session.turn, (move["order"],)))
            shown = {row["meter"]: (row["low"] - row["now"], row["high"] - row["now"]) for row in move["effects"]}
            for meter, causes in session.snapshot(None)["ledger"].items():
                own = [row for row in causes if row["turn"] == session.turn and row["actor"] == "north"]
                low, high = shown.get(meter, (0, 0))
                assert low <= sum(row["amount"] for row in own) <= high
            session.handle(Next())
