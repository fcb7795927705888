"""The door to a recorded game: the window walks through it as through a live one, but nobody can order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from game.errors import WrongPhase
from game.journal import Playback
from game.session import PERSON, Timeline
from game.tongue import load

RECORDED = "recorded"
"""Who plays, on the screen, a seat that a person held."""


class RecordedDoor:
    """A recording, opened at one turn; `next` goes on and `rewind` goes anywhere."""

    def __init__(self, playback: Playback, turn: int = 1) -> None:
        line = [record | {"by": unseated(record["by"])} for record in playback.line]
        header = playback.header | {"seats": unseated(playback.header["seats"])}
        self.timeline = Timeline(replace(playback, line=line, header=header))
        self.stops = [(number, phase) for number in range(1, playback.turns + 1) for phase in ("orders", "reveal")]
        if playback.outcome.ending is not None:
            self.stops.append((playback.turns, "ended"))
        self.at = self.stops.index((turn, "orders"))
        self.language = "en"
        """In which language snapshots are told."""

    def snapshot(self, reader: str | None) -> Mapping[str, Any]:
        """Return what `reader` could see at this point."""
        turn, phase = self.stops[self.at]
        return self.timeline.snapshot(turn, phase, reader, load(self.language))

    def send(self, command: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Go on or back; raise WrongPhase for anything that would change the game."""
        match command.get("command"):
            case "next" | "begin":
                if self.at + 1 == len(self.stops):
                    raise WrongPhase("the recording ends here; go back to an earlier turn")
                self.at += 1
            case "rewind" if (command.get("turn"), "orders") in self.stops:
                self.at = self.stops.index((int(command["turn"]), "orders"))
            case _:
                raise WrongPhase("this is a recorded game, which can only be watched; start a new one to play")
        return []

    def ask(self, reader: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Raise WrongPhase: what might have been is asked in a game that is played."""
        raise WrongPhase("this is a recorded game, which can only be watched; start a new one to ask what may come")

    def wait(self, seconds: float) -> bool:
        """Return False at once: nothing changes by itself."""
        return False

    def clocks(self) -> None:
        """Return None: nobody is timed."""

    def events(self) -> list[Mapping[str, Any]]:
        """Return nothing: what happened has happened."""
        return []

    def edited(self) -> bool:
        """Return False: a recording carries its scenario inside."""
        return False

    def close(self) -> None:
        """Let go; a recording holds nothing open."""


def unseated(players: Mapping[str, str]) -> dict[str, str]:
    """Return players with every person replaced, so that no screen waits for orders."""
    return {actor: RECORDED if player == PERSON else player for actor, player in players.items()}
