"""Sessions nobody sits at: a game bots play among themselves, and a recorded game opened at any turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.errors import SessionError
from game.journal import Record, Recording
from game.scenario import Scenario
from game.session.commands import Begin, Next
from game.session.moment import BRIEFING, ENDED, ORDERS, PHASES, REVEAL
from game.session.seats import PERSON, persons
from game.session.session import Session


def played(
    scenario: Scenario,
    seats: Mapping[str, str],
    *,
    pace: str | None = None,
    seed: int = 2019,
    game: int = 0,
    turn: int | None = None,
    phase: str = ENDED,
    journal: Any = None,
) -> Session:
    """Return a session bots have played to a phase of a turn (None: the last), or to its end if that comes first.

    Raise SessionError if a person sits there, or for a phase there is not.
    """
    session = Session(scenario, seats, pace=pace, seed=seed, game=game, journal=journal)
    check_phase(phase)
    if persons(session.play.seats):
        names = ", ".join(persons(session.play.seats))
        raise SessionError(f"nobody is there to play {names}; seat a bot, or play in the window")
    if phase == BRIEFING:
        return session
    session.handle(Begin())
    while session.phase != ENDED and (phase == ENDED or (session.turn, session.phase) != (turn, phase)):
        session.handle(Next())
        if turn is None and session.phase == phase == REVEAL and session.play.course.over:
            break
    return session


def replayed(recording: Recording, turn: int | None = None, phase: str = REVEAL) -> Session:
    """Return a session that stands where a recording stood in a phase of a turn (None: the last), unsaved.

    Whoever goes on from there plays another game. Raise SessionError for a turn never played, JournalError if the
    recording is not the game that was played.
    """
    check_phase(phase)
    line = recording.line
    have = len(line)
    at = (have if phase in (REVEAL, ENDED) else have or 1) if turn is None else turn
    turns = at if phase in (REVEAL, ENDED) else at - 1
    if at < 1 or turns > have:
        raise SessionError(f"the game holds no {phase} of turn {at}; {have} turns were played")
    records = [record for number in range(turns) for record in opening(recording, line, number)]
    if phase == ORDERS:
        records += [phase_record(ORDERS, at), *seat_records(recording, line, at - 1)]
    session = Session.resume(Recording(recording.header, tuple(records), home=recording.home))
    if phase == ORDERS and session.play.course.over:
        raise SessionError(f"the game ended in turn {turns}; it holds no orders of turn {at}")
    if phase == ENDED:
        if not session.play.course.over:
            raise SessionError(f"the game had not ended after turn {at}; look at an earlier phase")
        session.handle(Next())
    return session


def check_phase(phase: str) -> None:
    """Raise SessionError for a phase there is not."""
    if phase not in PHASES:
        raise SessionError(f"there is no phase {phase[:40]!r}; use one of {', '.join(PHASES)}")


def opening(recording: Recording, line: list[Record], number: int) -> list[Record]:
    """Return what is recorded of one turn, from 0, if nobody ever went back."""
    return [phase_record(ORDERS, number + 1), *seat_records(recording, line, number), line[number]]


def phase_record(phase: str, turn: int) -> Record:
    """Return the record that a phase of a turn began."""
    return {"record": "phase", "phase": phase, "turn": turn}


def seat_records(recording: Recording, line: list[Record], number: int) -> list[Record]:
    """Return the changes of seats between a turn, from 0, and the one before it."""
    before: Mapping[str, str] = line[number - 1]["by"] if number else recording.header["seats"]
    now: Mapping[str, str] = line[number]["by"] if number < len(line) else before
    changed = [actor for actor in before if now.get(actor, PERSON) != before[actor]]
    return [{"record": "seat", "actor": actor, "player": now.get(actor, PERSON)} for actor in changed]
