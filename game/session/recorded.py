"""A recorded game seen through the same snapshots as a live one: no screen can tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from game.engine import State
from game.errors import SessionError
from game.journal import Playback
from game.session.course import Course, played
from game.session.entries import retitled
from game.session.moment import ENDED, PHASES, REVEAL, Moment
from game.session.past import reference_of
from game.session.seats import check_actor
from game.session.snapshot import snapshot_of
from game.session.telling import Telling
from game.tongue import Tongue


class Timeline:
    """Every phase of every turn of a recorded game."""

    def __init__(self, playback: Playback) -> None:
        self.playback = playback
        self.telling = Telling(playback.scenario)

    @cached_property
    def course(self) -> Course:
        """The whole game."""
        play = self.playback
        turns = []
        for turn in range(1, play.turns + 1):
            record = play.line[turn - 1]
            turns.append(
                played(play.states[turn - 1], play.sheets(turn), record["by"], play.resolution(turn), record["injects"])
            )
        return Course(play.scenario, play.states[0], tuple(turns))

    @cached_property
    def past(self) -> tuple[State, ...]:
        """The states of what really happened."""
        return reference_of(self.playback.scenario.rules, self.playback.header["pace"])

    def snapshot(
        self, turn: int, phase: str = REVEAL, reader: str | None = None, tongue: Tongue | None = None
    ) -> dict[str, Any]:
        """Return what a reader could see in a phase of a turn, from 1; raise SessionError for one never played."""
        if reader is not None:
            check_actor(self.playback.scenario.rules, reader)
        if phase not in PHASES:
            raise SessionError(f"there is no phase {phase!r}; use one of {', '.join(PHASES)}")
        have = self.playback.turns
        turns = turn if phase in (REVEAL, ENDED) else turn - 1
        if turn < 1 or turns > have or (turns == have and phase not in (REVEAL, ENDED) and self.course.over):
            raise SessionError(f"the game holds no {phase} of turn {turn}; it has {have} turns")
        if phase == ENDED and not (self.course.over and turn == have):
            raise SessionError(f"the game had not ended after turn {turn}; look at an earlier phase")
        seats = self.playback.line[turn - 1]["by"] if turn <= have else self.playback.header["seats"]
        course, seed = self.course.until(turns), self.playback.header["seed"]
        moment = Moment(course, phase, turn, seats, seed=seed, reference=self.past, reader=reader)
        return snapshot_of(self.telling.of(moment, tongue))

    def retitled(self, found: Mapping[str, Any], tongue: Tongue | None) -> dict[str, Any]:
        """Return what was found of the orders of this game, each called as a language calls it."""
        moment = Moment(self.course, ENDED, self.playback.turns, self.playback.header["seats"])
        return retitled(self.telling.of(moment, tongue), found)


def recorded(playback: Playback, turn: int, phase: str = REVEAL, reader: str | None = None) -> dict[str, Any]:
    """Return one snapshot of a recorded game; for many of one game make a Timeline."""
    return Timeline(playback).snapshot(turn, phase, reader)
