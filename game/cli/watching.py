"""The door to a recorded game: the window looks at any of its turns, and nobody can order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from game.cli.inquire import inquire
from game.errors import JournalDiverged, WrongPhase
from game.journal import Playback, Recording
from game.session import PERSON, Inquiry, Timeline
from game.tongue import load

RECORDED = "recorded"
"""Who plays, on the screen, a seat that a person held."""


class RecordedDoor:
    """A recording, watched from one turn on; `cut` says why a part of it is not shown."""

    def __init__(
        self, recording: Recording, playback: Playback, first: int = 0, cut: str = "", reader: str | None = None
    ) -> None:
        line = [record | {"by": unseated(record["by"])} for record in playback.line]
        header = playback.header | {"seats": unseated(playback.header["seats"])}
        self.timeline = Timeline(replace(playback, line=line, header=header))
        self.language = "en"
        """In which language snapshots are told."""
        self.recording = recording
        self.first: int | None = first
        self.cut = cut
        self.reader = reader
        """Whose eyes the recording is seen with where nobody else's are asked for."""
        self.inquiry: Inquiry | None = None

    def snapshot(self, reader: str | None) -> Mapping[str, Any]:
        """Return what `reader` could see when the recording ends."""
        if self.timeline.course.over:
            if self.inquiry is None:
                self.inquiry = Inquiry(lambda progress: inquire(self.recording, progress))
            tongue = load(self.language)
            shot = self.timeline.snapshot(self.turns(), "ended", reader or self.reader, tongue)
            return {**shot, "mattered": self.timeline.retitled(self.inquiry.tell(), tongue)}
        return self.at(self.turns(), reader)

    def send(self, command: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Raise WrongPhase: nothing can change a recording."""
        raise WrongPhase("this is a recorded game, which can only be watched; start a new one to play")

    def turns(self) -> int:
        """Return how many turns can be looked at."""
        return self.timeline.playback.turns

    def at(self, turn: int, reader: str | None) -> Mapping[str, Any]:
        """Return what `reader` saw when a turn was opened; turn 0 is the first day."""
        shot = self.timeline.snapshot(
            turn or 1, "reveal" if turn else "orders", reader or self.reader, load(self.language)
        )
        return {**shot, "cut": self.cut} if self.cut else shot

    def ask(self, reader: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Raise WrongPhase: what might have been is asked in a game that is played."""
        raise WrongPhase("this is a recorded game, which can only be watched; start a new one to ask what may come")

    def wait(self, seconds: float) -> bool:
        """Return whether the inquiry into the game went on; nothing else changes by itself."""
        return self.inquiry is not None and self.inquiry.news(seconds)

    def clocks(self) -> None:
        """Return None: nobody is timed."""

    def events(self) -> list[Mapping[str, Any]]:
        """Return nothing: what happened has happened."""
        return []

    def edited(self) -> bool:
        """Return False: a recording carries its scenario inside."""
        return False

    def close(self) -> None:
        """Let go; a recording holds nothing open but the inquiry."""
        if self.inquiry is not None:
            self.inquiry.stop()


def unseated(players: Mapping[str, str]) -> dict[str, str]:
    """Return players with every person replaced, so that no screen waits for orders."""
    return {actor: RECORDED if player == PERSON else player for actor, player in players.items()}


def whole_part(recording: Recording) -> Playback | None:
    """Return a diverging recording as far as it is the game that was played; None if that is not one turn."""
    line = recording.line
    for turns in range(len(line) - 1, 0, -1):
        try:
            playback = recording.replay(turns)
        except JournalDiverged:
            continue
        if playback.digests[-1] == line[turns]["before"]:
            return playback
    return None
