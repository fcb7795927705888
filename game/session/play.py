"""A game as the sum of its records: applied one by one they give the same game, live or after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.bots import Lineup
from game.engine import Chance, State, check_sheets, digest, format_sheets, legal, outcome, parse_sheets, resolve, start
from game.errors import JournalDiverged, OrderError
from game.scenario import Scenario
from game.session.course import Course, played
from game.session.moment import BRIEFING, ENDED, ORDERS, PHASES, REVEAL, Moment
from game.session.seats import lineup_after, persons, players_of
from game.session.timing import Timing

Record = Mapping[str, Any]


class Play:
    """One game at one moment. Only `apply` changes it."""

    def __init__(self, scenario: Scenario, header: Record) -> None:
        self.scenario = scenario
        self.rules = scenario.rules
        self.seats: dict[str, str] = players_of(self.rules, header["seats"])
        self.chance = Chance(header["seed"], header["game"], header["history"])
        self.course = Course(scenario, start(self.rules, header["pace"]))
        self.phase = BRIEFING
        self.sealed: dict[str, tuple[str, ...]] = {}
        self.injects: list[tuple[int, str]] = []
        """(turn, event) of what is dropped in and has not happened."""
        self.timing = Timing()
        self.stopped = False
        """Whether somebody ended the game before its ending came."""
        self.paused = False
        self.closed = False
        """Whether the outcome is on record."""
        self.lineup: Lineup | None = None
        """The bots, having met every turn of the course; None: to be made anew."""

    @property
    def state(self) -> State:
        """Where the game stands."""
        return self.course.state

    @property
    def coming(self) -> int:
        """The turn whose orders are given next, from 1."""
        return len(self.course.turns) + 1

    @property
    def turn(self) -> int:
        """The turn on the table, from 1: the one ordered, or the one just opened."""
        return self.coming if self.phase in (BRIEFING, ORDERS) else len(self.course.turns)

    @property
    def waiting(self) -> list[str]:
        """Persons whose sheet is not in."""
        return [actor for actor in persons(self.seats) if actor not in self.sealed]

    @property
    def ready(self) -> bool:
        """Whether the sheets can open: somebody is seated, and every sheet is in."""
        return self.phase == ORDERS and bool(persons(self.seats)) and not self.waiting

    @property
    def closing_due(self) -> bool:
        """Whether the game has just ended and its outcome is not on record."""
        return self.course.over and not self.closed

    @property
    def running(self) -> bool:
        """Whether the time of this turn passes."""
        return self.phase == ORDERS and not self.paused and self.timing.on

    @property
    def dropped(self) -> tuple[str, ...]:
        """The events dropped into the coming turn."""
        return tuple(event for turn, event in self.injects if turn == self.coming)

    def moment(self, reader: str | None, unsaved: str | None, reference: tuple[State, ...]) -> Moment:
        """Return this moment for a reader."""
        seats, sealed = dict(self.seats), dict(self.sealed)
        seed, course = self.chance.seed, self.course
        dropped = self.dropped if self.phase == ORDERS else ()
        return Moment(
            course, self.phase, self.turn, seats, sealed, self.paused, unsaved, reference, seed, reader, dropped
        )

    def apply(self, record: Record) -> None:
        """Take one record; raise JournalDiverged if it does not fit the game so far."""
        self.check_names(record)
        match record["record"]:
            case "phase":
                if record["phase"] not in PHASES or (record["phase"] == ENDED) > self.course.over:
                    raise JournalDiverged(
                        f"the journal goes to a phase {record['phase']!r} that cannot be", "", self.turn
                    )
                self.phase = record["phase"]
                if self.phase == ORDERS:
                    self.timing.open(self.coming)
            case "sheet":
                self.sealed[record["actor"]] = tuple(record["orders"])
                self.phase = ORDERS
            case "unseal":
                self.sealed.pop(record["actor"], None)
            case "turn":
                self.open(record)
            case "rewind":
                self.course = self.course.until(record["to"] - 1)
                self.clear(ORDERS)
                self.injects.clear()
                self.timing.open(self.coming)
                self.closed, self.stopped, self.lineup = False, False, None
            case "seat":
                self.seats[record["actor"]] = record["player"]
                self.sealed.pop(record["actor"], None)
                self.lineup = None
            case "pause":
                self.paused = record["on"]
            case "inject":
                self.injects.append((record["turn"], record["event"]))
            case "recall":
                self.injects = [one for one in self.injects if one[1] != record["event"]]
            case "timer":
                self.timing.set(record["seconds"], self.coming)
            case "clock":
                self.timing.take(record)
            case "lesson":
                self.timing.begin_lesson(self.coming)
            case "end":
                self.clear(ENDED)
                self.stopped = not self.course.over
            case "outcome":
                self.expect(record["digest"], record["turn"])
                self.closed = True

    def check_names(self, record: Record) -> None:
        """Raise JournalDiverged for an actor or event this scenario does not have."""
        for field, known in (("actor", self.rules.actors), ("event", self.rules.event_index)):
            if field in record and record[field] not in known:
                message = f"the journal names {record[field][:40]!r}, and its scenario has no such {field}"
                raise JournalDiverged(f"{message}; look for a copy of the file", "", self.turn)

    def clear(self, phase: str) -> None:
        """Begin a phase with no sheet in and nothing left of what was dropped into turns gone by."""
        self.phase = phase
        self.sealed.clear()
        self.injects = [one for one in self.injects if one[0] >= self.coming]

    def open(self, record: Record) -> None:
        """Resolve a turn from its record."""
        self.expect(record["before"], self.coming)
        before = self.state
        try:
            sheets = parse_sheets(self.rules, record["sheets"])
            resolution = resolve(self.rules, before, sheets, self.chance, record["injects"])
        except OrderError as problem:
            raise JournalDiverged(f"turn {self.coming} holds an order that does not stand: {problem}") from problem
        self.course = self.course.then(played(before, record["sheets"], record["by"], resolution, record["injects"]))
        self.clear(REVEAL)

    def expect(self, promised: str, turn: int) -> None:
        """Raise JournalDiverged unless the game stands where the journal says."""
        have = digest(self.rules, self.state)
        if have != promised:
            message = f"the game comes out differently at turn {turn} (have {have}, promised {promised})"
            raise JournalDiverged(f"{message}; use the version that wrote it", "", turn, have, promised)

    def turn_record(self) -> tuple[dict[str, Any], Lineup]:
        """Return the record that opens the sheets, the bots' among them, and the bots that wrote theirs."""
        lineup, self.lineup = self.lineup, None  # until the record stands, its bots have seen a turn that may not come
        if lineup is None:
            befores = [turn.before for turn in self.course.turns]
            lineup = lineup_after(self.rules, self.state.pace, self.seats, self.chance, befores)
        allowed = legal(self.rules, self.state)
        sealed = {actor: self.sealed[actor] for actor in persons(self.seats)}
        sheets = lineup.sheets(self.state, self.chance, allowed) | parse_sheets(self.rules, sealed)
        check_sheets(self.rules, self.state, sheets, allowed)
        record = {
            "record": "turn",
            "turn": self.coming,
            "before": digest(self.rules, self.state),
            "sheets": format_sheets(self.rules, sheets),
            "by": dict(self.seats),
            "injects": list(self.dropped),
        }
        return record, lineup

    def outcome_record(self) -> dict[str, Any]:
        """Return the record that closes a finished game."""
        came = outcome(self.rules, self.state)
        result = {"record": "outcome", "ending": came.ending, "turn": came.turn, "scores": dict(came.scores)}
        return result | {"digest": digest(self.rules, self.state)}
