"""The one file of a game: save, replay, crash recovery, fixture and source of the debrief."""

from game.journal.care import Salvaged, info, readable, reopen, salvage
from game.journal.header import header_of
from game.journal.journal import Journal, create
from game.journal.playback import Difference, Playback
from game.journal.reading import read, read_bytes
from game.journal.recording import Recording, Torn
from game.journal.records import FORMAT, Record

__all__ = [
    "FORMAT",
    "Difference",
    "Journal",
    "Playback",
    "Record",
    "Recording",
    "Salvaged",
    "Torn",
    "create",
    "header_of",
    "info",
    "read",
    "read_bytes",
    "readable",
    "reopen",
    "salvage",
]
