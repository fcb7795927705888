"""No screen can tell a live game from a recorded one: both make the same snapshots."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from game.errors import NotSeated, SessionError
from game.session import Session, Timeline, recorded
from tests.session.playing import NAMES, crisis, next_commands, readers, some_seats

Shots = dict[tuple[int, str, str | None], dict[str, Any]]


def live(name: str, luck: Random) -> tuple[Session, Shots]:
    """Play a game and keep what everybody saw at the start of every phase."""
    scenario = crisis(name)
    session = Session(scenario, some_seats(scenario, luck), seed=luck.randrange(2**64))
    shots: Shots = {}
    while True:
        for reader in readers(session):
            shots.setdefault((session.turn, session.phase, reader), session.snapshot(reader))
        if session.phase == "ended":
            return session, shots
        session.handle(next_commands(session, luck)[0])


@pytest.mark.parametrize("name", NAMES[:2])  # of the flagship test_replay.py holds every phase together
def test_a_recording_shows_what_people_saw(name: str) -> None:
    session, shots = live(name, Random(name))
    timeline = Timeline(session.recording.replay())
    for (turn, phase, reader), shot in shots.items():
        assert timeline.snapshot(turn, phase, reader) == shot
        if phase in ("reveal", "orders"):
            assert session.snapshot_at(turn, reader, phase) == shot
    turn, phase, reader = next(iter(shots))
    assert recorded(session.recording.replay(), turn, phase, reader) == shots[turn, phase, reader]


def test_a_recording_that_shows_more_is_noticed() -> None:
    session, shots = live("harbour", Random(2))
    other = Session(session.scenario, session.header["seats"], seed=1)
    assert any(other.snapshot(reader) != shots[1, "briefing", "north"] for reader in readers(other))
    shot = Timeline(session.recording.replay()).snapshot(1, "reveal", "north")
    assert shot["seed"] is None and shot["outcome"] is None and shot != shots[1, "reveal", "south"]


@pytest.mark.parametrize(
    ("turn", "phase"),
    [(0, "reveal"), (99, "reveal"), (99, "orders"), (0, "briefing"), (1, "ended"), (1, "lunch"), (-1, "orders")],
)
def test_what_was_never_played_is_refused(turn: int, phase: str) -> None:
    session, _ = live("tiny", Random(2))
    with pytest.raises(SessionError):
        recorded(session.recording.replay(), turn, phase)
    with pytest.raises(NotSeated):
        recorded(session.recording.replay(), 1, "reveal", "nobody")
