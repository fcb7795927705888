"""A session's standing read back from its records, as if it had never stopped."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.engine import Chance
from game.journal import Recording
from game.journal import Playback
from game.session.course import Course, Played


@dataclass(slots=True)
class Restored:
    """Where a session stands."""

    course: Course
    chance: Chance
    seats: dict[str, str]
    phase: str = "briefing"
    paused: bool = False
    sealed: dict[str, list[str]] = field(default_factory=dict)
    injects: list[str] = field(default_factory=list)


def course_of(playback: Playback) -> Course:
    """Return the course of a recorded game, with reasons."""
    turns = tuple(
        Played.of(record, playback.states[number], playback.resolution(number + 1))
        for number, record in enumerate(playback.line)
    )
    return Course(playback.scenario, playback.states[0], turns)


def restored(recording: Recording) -> Restored:
    """Return where the session of a recording stands; raise JournalDiverged if it is not the game that was played."""
    playback = recording.replay()
    found = Restored(course_of(playback), playback.chance, dict(recording.header["seats"]))
    for record in recording.records:
        match record["record"]:
            case "sheet":
                found.sealed[record["actor"]] = list(record["orders"])
                found.phase = "orders"
            case "unseal":
                found.sealed.pop(record["actor"], None)
                found.phase = "orders"
            case "inject":
                found.injects.append(record["event"])
            case "seat":
                found.seats[record["actor"]] = record["player"]
                found.sealed.pop(record["actor"], None)
            case "pause":
                found.paused = record["on"]
            case "turn" | "rewind" | "outcome" as kind:
                found.sealed, found.injects = {}, []
                found.phase = {"turn": "reveal", "rewind": "orders", "outcome": "ended"}[kind]
    return found
