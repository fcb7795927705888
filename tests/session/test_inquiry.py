"""Work beside the window: asked at any moment, never waited for; a finished game is asked which orders mattered."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from game.errors import GameError
from game.journal import Recording
from game.session import Inquiry, LocalDoor, LocalServices, Next, Rewind, played
from game.session.inquiry import Stopped
from tests.session.playing import crisis

LONG = 30.0


class Gate:
    """Work that goes on only when it is let."""

    def __init__(self) -> None:
        self.steps = [Event() for _ in range(3)]
        self.seen: list[int] = []
        self.stopped = Event()

    def __call__(self, recording: Recording, progress: Callable[[float], None]) -> dict[str, Any]:
        self.seen.append(len(recording.line))
        try:
            for number, step in enumerate(self.steps):
                assert step.wait(LONG)
                progress((number + 1) / 4)
        except Stopped:
            self.stopped.set()
            raise
        return {"told": [], "tried": 5}


def ended(gate: Gate, seed: int = 2019) -> LocalDoor:
    """Return the door to a finished game of bots."""
    return LocalDoor(played(crisis("harbour"), {"all": "mirror"}, seed=seed), lambda: 0.0, inquire=gate)


def test_how_far_the_work_is_can_be_asked_at_any_moment() -> None:
    gate = Gate()
    door = ended(gate)
    assert not door.wait(0), "nothing was asked yet"
    assert door.snapshot(None)["mattered"] == {"part": 0.0, "wrong": "", "told": None}
    gate.steps[0].set()
    assert door.wait(LONG)
    assert door.snapshot("north")["mattered"]["part"] == 0.25
    gate.steps[1].set()
    assert door.wait(LONG)
    assert door.snapshot(None)["mattered"] == {"part": 0.5, "wrong": "", "told": None}
    gate.steps[2].set()
    assert door.inquiry is not None
    door.inquiry.join(LONG)
    assert door.wait(0) and not door.wait(0)
    assert door.snapshot(None)["mattered"] == {"part": 1.0, "wrong": "", "told": [], "tried": 5}
    assert gate.seen == [5], "one search for one game, however often it is looked at"


def test_a_closed_door_stops_the_work() -> None:
    gate = Gate()
    door = ended(gate)
    door.snapshot(None)
    inquiry = door.inquiry
    assert inquiry is not None
    door.close()
    gate.steps[0].set()
    assert gate.stopped.wait(LONG)
    inquiry.join(LONG)
    assert inquiry.tell()["told"] is None and not inquiry.tell()["wrong"]


def test_work_that_fails_says_why() -> None:
    def broken(progress: Callable[[float], None]) -> dict[str, Any]:
        progress(0.5)
        raise ValueError("the recording is gone")

    inquiry = Inquiry(broken)
    inquiry.join(LONG)
    assert inquiry.tell() == {"part": 0.5, "wrong": "the recording is gone", "told": None}


def test_another_ending_is_asked_anew() -> None:
    gate = Gate()
    door = ended(gate)
    door.snapshot(None)
    door.send({"command": "rewind", "turn": 3})
    assert "mattered" not in door.snapshot(None), "nothing is asked of a game that goes on"
    while door.session.phase != "ended":
        door.send({"command": "next"})
    door.snapshot(None)
    for step in gate.steps:
        step.set()
    assert door.inquiry is not None
    door.inquiry.join(LONG)
    assert gate.seen == [5, 5] and gate.stopped.wait(LONG)


def test_a_game_stopped_before_an_ending_is_not_asked() -> None:
    gate = Gate()
    session = played(crisis("harbour"), {"all": "mirror"}, turn=2, phase="reveal")
    door = LocalDoor(session, lambda: 0.0, inquire=gate)
    door.send({"command": "end"})
    shot = door.snapshot(None)
    assert shot["phase"] == "ended" and shot["outcome"]["ending"] is None and "mattered" not in shot
    assert gate.seen == []


def test_any_turn_of_the_open_game_can_be_looked_at_again() -> None:
    session = played(crisis("harbour"), {"all": "mirror"}, turn=4, phase="reveal")
    door = LocalDoor(session, lambda: 0.0)
    assert door.first is None and door.turns() == 4
    for turn in range(1, 5):
        for reader in (None, "south"):
            assert door.at(turn, reader) == session.snapshot_at(turn, reader)
    first = door.at(0, None)
    assert (first["turn"], first["phase"], first["reveal"]) == (1, "orders", None)
    with pytest.raises(GameError):
        door.at(5, None)
    session.handle(Next())
    session.handle(Rewind(2))
    assert door.turns() == 1


def test_what_really_happened_is_watched_from_the_first_day() -> None:
    services = LocalServices(None, lambda: 0.0)
    name = next(one["name"] for one in services.scenarios() if one["id"] == "tiny")
    door = services.watch(name)
    shot = door.snapshot(None)
    assert door.first == 0 and shot["phase"] == "ended" and {one["player"] for one in shot["actors"]} == {"history"}
    assert shot["track"] == shot["history"]
