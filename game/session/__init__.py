"""One class, one game: commands in, notices and snapshots out; every snapshot is made for its reader."""

from __future__ import annotations

from game.session.commands import (
    Begin,
    Command,
    GiveSeat,
    Inject,
    Next,
    Notice,
    Pause,
    Rewind,
    Seal,
    Unseal,
    command_from,
    command_of,
)
from game.session.local import LocalDoor, LocalServices
from game.session.recorded import Timeline, recorded
from game.session.replay import played, replayed
from game.session.seats import PERSON
from game.session.session import Session

__all__ = [
    "PERSON",
    "Begin",
    "Command",
    "GiveSeat",
    "Inject",
    "LocalDoor",
    "LocalServices",
    "Next",
    "Notice",
    "Pause",
    "Rewind",
    "Seal",
    "Session",
    "Timeline",
    "Unseal",
    "command_from",
    "command_of",
    "played",
    "recorded",
    "replayed",
]
