"""What can be relied on of a saved game that is damaged, or comes out otherwise than it was played."""

from __future__ import annotations

from dataclasses import replace

from game.errors import JournalDiverged, JournalError
from game.journal import Record, Recording, read, readable
from game.session.play import Play


def sound(path: str) -> Recording | None:
    """Return the records before the damage, as far as they are the game that was played; None if nothing is wrong.

    Of a game that comes out differently that is up to the orders of the last turn whose beginning is confirmed. Raises
    JournalError where nothing is left to go on with.
    """
    try:
        recording, damaged = read(path), False
    except JournalError:
        recording, damaged = readable(path), True
    kept = confirmed(recording)
    if kept is None:
        return recording if damaged else None
    return replace(recording, records=kept, torn=None)


def confirmed(recording: Recording) -> tuple[Record, ...] | None:
    """Return the records before the orders of the first turn that is not the one played; None if all of them are.

    Raises JournalDiverged where not even the first is.
    """
    play = Play(recording.scenario(), recording.header)
    begun, safe, records = 0, -1, recording.records
    for number, record in enumerate(records):
        try:
            if record["record"] == "turn":
                play.expect(record["before"], play.coming)
                safe = begun
            play.apply(record)
        except JournalDiverged:
            if safe < 0:
                raise
            return records[:safe]
        if record["record"] in ("turn", "rewind") or record.get("phase") == "orders":
            begun = number + 1
    return None
