"""A recorded game looks the same as the live one, phase by phase and reader by reader."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from game.errors import GameError, SessionError
from game.journal import Recording
from game.session import Begin, Next, Rewind, Session, Timeline, played, replayed
from tests.session.playing import NAMES, crisis, next_commands, play_on, readers, seen, some_seats

LIVE = ("unsaved", "paused")


def of_record(shot: dict[str, Any]) -> dict[str, Any]:
    """Return a snapshot without what only a live game has: sheets sealed before the reveal."""
    actors = [{**one, "sealed": None} for one in shot["actors"]]
    orders = shot["orders"] and {**shot["orders"], "sealed": None}
    return {**{key: value for key, value in shot.items() if key not in LIVE}, "actors": actors, "orders": orders}


@pytest.mark.parametrize("name", NAMES)
def test_every_phase_of_a_recording_is_what_people_saw(name: str) -> None:
    luck = Random(7)
    scenario = crisis(name)
    session = Session(scenario, some_seats(scenario, luck), seed=luck.randrange(2**64))
    live: dict[tuple[int, str, str | None], dict[str, Any]] = {}

    def look() -> None:
        for reader in readers(session):
            live[session.turn, session.phase, reader] = of_record(session.snapshot(reader))

    session.handle(Begin())
    look()
    while session.phase != "ended":
        session.handle(next_commands(session, luck)[0])
        look()
    timeline = Timeline(session.recording.replay())
    for (turn, phase, reader), shot in live.items():
        assert of_record(timeline.snapshot(turn, phase, reader)) == shot
        assert of_record(session.snapshot_at(turn, reader, phase)) == shot
    moments = [moment for moment in dict.fromkeys((turn, phase) for turn, phase, _ in live)]
    for turn, phase in moments if name == "harbour" else luck.sample(moments, 3):
        there = replayed(session.recording, turn, phase)
        assert all(of_record(there.snapshot(reader)) == live[turn, phase, reader] for reader in readers(session))


def test_a_recording_with_rewinds_shows_the_line_that_counts() -> None:
    scenario = crisis("harbour")
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"))
    play_on(session, Random(1))
    session.handle(Rewind(2))
    play_on(session, Random(2))
    assert seen(replayed(session.recording, phase="ended")) == seen(session)


def test_bots_play_to_any_phase() -> None:
    scenario = crisis("harbour")
    seats = {"all": "mirror"}
    for turn, phase in ((1, "briefing"), (1, "orders"), (1, "reveal"), (3, "orders"), (4, "reveal")):
        session = played(scenario, seats, turn=turn, phase=phase)
        assert (session.turn, session.phase) == (turn, phase)
    assert played(scenario, seats).phase == "ended"
    assert played(scenario, seats, phase="reveal").play.course.over
    again = Session.resume(played(scenario, seats, turn=3, phase="orders").recording)
    while again.phase != "ended":
        again.handle(Next())
    assert seen(again) == seen(played(scenario, seats))


def test_history_alone_is_the_reference_run() -> None:
    scenario = crisis("harbour")
    shot = played(scenario, {"all": "history"}, seed=2019).snapshot(None)
    other = played(scenario, {"all": "hold"}, seed=5).snapshot(None)
    assert shot["track"] == shot["history"] == other["history"] != other["track"]


@pytest.mark.parametrize(("turn", "phase"), [(0, "reveal"), (9, "reveal"), (9, "orders"), (6, "orders"), (2, "ended")])
def test_what_was_never_played_is_refused(turn: int, phase: str) -> None:
    session = played(crisis("harbour"), {"all": "hold"})
    with pytest.raises(SessionError):
        replayed(session.recording, turn, phase)
    with pytest.raises(GameError):
        Timeline(session.recording.replay()).snapshot(turn, phase)
    with pytest.raises(GameError):
        session.snapshot_at(turn, None, phase)


def test_a_phase_there_is_not_and_a_person_nobody_is() -> None:
    with pytest.raises(SessionError):
        replayed(played(crisis("harbour"), {"all": "hold"}).recording, 1, "lunch")
    with pytest.raises(SessionError):
        played(crisis("harbour"), {"north": "person"})


def test_a_recording_changed_afterwards_is_noticed() -> None:
    recording = played(crisis("harbour"), {"all": "mirror"}, seed=3).recording
    records = json.loads(json.dumps(recording.records))
    turn = next(record for record in records if record["record"] == "turn" and record["turn"] == 2)
    turn["sheets"]["north"] = ["protest east"] if "protest east" not in turn["sheets"]["north"] else []
    planted = Recording(recording.header, tuple(records))
    with pytest.raises(GameError):
        replayed(planted)
