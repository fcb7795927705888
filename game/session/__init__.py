"""One class, one game: commands in, notices and snapshots out; every snapshot is made for its reader."""

from __future__ import annotations

from game.session.commands import (
    Begin,
    Command,
    End,
    Extend,
    GiveSeat,
    Inject,
    Lesson,
    Next,
    Notice,
    Pause,
    Recall,
    Rewind,
    Seal,
    Timer,
    Unseal,
    command_from,
    command_of,
)
from game.session.inquiry import Inquiry
from game.session.local import LocalDoor, LocalServices, is_shipped
from game.session.recorded import Timeline, recorded
from game.session.reload import reloaded
from game.session.replay import played, replayed
from game.session.seats import PERSON
from game.session.session import Session

__all__ = [
    "PERSON",
    "Begin",
    "Command",
    "End",
    "Extend",
    "GiveSeat",
    "Inject",
    "Inquiry",
    "Lesson",
    "LocalDoor",
    "LocalServices",
    "Next",
    "Notice",
    "Pause",
    "Recall",
    "Rewind",
    "Seal",
    "Session",
    "Timeline",
    "Timer",
    "Unseal",
    "command_from",
    "command_of",
    "is_shipped",
    "played",
    "recorded",
    "reloaded",
    "replayed",
]
