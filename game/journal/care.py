"""Looking after journals: going on with one, saving the good part of a damaged one, telling what one holds."""

from __future__ import annotations

import os
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.errors import JournalCorrupt, JournalError
from game.journal.disk import BINARY, lock, no_path, sync, write_all
from game.journal.journal import Journal, new_file
from game.journal.reading import BOM, Scan, bytes_of, check_order, kept, read, read_bytes, refuse_vast
from game.journal.recording import Recording
from game.journal.records import Record


def reopen(path: str | Path) -> tuple[Journal, Recording]:
    """Open a journal to go on with it; a torn tail is cut off and told in the recording."""
    place = Path(path)
    try:
        handle = os.open(place, os.O_RDWR | BINARY)
    except OSError as error:
        message = f"{place} cannot be opened for writing ({error.strerror}); copy it to a folder of yours"
        raise JournalError(message, str(place)) from error
    except ValueError:
        raise no_path(place) from None
    try:
        if not lock(handle):
            raise JournalError(f"{place} is being written by another game; close that one first", str(place))
        recording = read(place)
        os.ftruncate(handle, recording.length)
        os.lseek(handle, 0, os.SEEK_END)
        sync(handle)
    except OSError as error:
        os.close(handle)
        message = f"{place} cannot be written ({error.strerror}); copy it to another folder"
        raise JournalError(message, str(place)) from error
    except JournalError:
        os.close(handle)
        raise
    return Journal(place, handle, recording.last, recording.length), recording


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be kept of a damaged journal."""

    records: int
    turns: int
    dropped: int
    """Bytes left behind."""


@dataclass(frozen=True, slots=True)
class Part:
    """The good beginning of a journal."""

    data: bytes
    records: int
    turns: int
    whole: int
    """Bytes of the file."""


def part_of(place: Path) -> Part:
    """Return what stands before any damage, or before a record that does not follow on; raise JournalError.

    Changed line ends and marks of editors are undone.
    """
    data = bytes_of(place)
    refuse_vast(data, str(place))
    whole = len(data)
    data = data.removeprefix(BOM).replace(b"\r\n", b"\n")
    scan, records = Scan(data, str(place)), list[Record]()
    with suppress(JournalError):  # what stands before the damage is what can be kept
        for record in scan.records():
            records.append(record)
    good = scan.good
    try:
        check_order(kept(scan, records)[1:], str(place))
    except JournalCorrupt as damage:
        good = damage.offset
    records = records[: bisect_left(scan.offsets, good)]
    if not records:
        why = "its first record is damaged" if whole else "it is empty"
        raise JournalError(f"nothing in {place} can be saved: {why}; look for a copy", str(place))
    turns = [record["turn"] for record in records if record["record"] == "turn"]
    return Part(data[:good], len(records), turns[-1] if turns else 0, whole)


def readable(path: str | Path) -> Recording:
    """Return what a journal holds before any damage; raise JournalError if that is not even its header."""
    return read_bytes(part_of(Path(path)).data, str(path))


def salvage(path: str | Path, out: str | Path) -> Salvaged:
    """Write the good beginning of a journal to a new file; changed line ends and marks of editors are undone."""
    target, part = Path(out), part_of(Path(path))
    handle = new_file(target, "name another file with --out")
    try:
        write_all(handle, part.data)
        sync(handle)
    except OSError as error:
        with suppress(OSError):
            target.unlink()
        message = f"{target} cannot be written ({error.strerror}); make room or choose another folder"
        raise JournalError(message, str(target)) from error
    finally:
        os.close(handle)
    return Salvaged(part.records, part.turns, part.whole - len(part.data))


def info(path: str | Path) -> dict[str, Any]:
    """Return what a journal holds, as plain data: scenario, seats, turns, outcome, what is wrong with it."""
    recording = read(path)
    header = recording.header
    scenario = recording.scenario()
    outcome = recording.outcome
    return {
        "path": str(path),
        "format": header["format"],
        "rules": header["rules"],
        "scenario": scenario.id,
        "title": scenario.title,
        "digest": header["digest"],
        "pace": header["pace"],
        "seed": header["seed"],
        "game": header["game"],
        "seats": header["seats"],
        "turns": len(recording.line),
        "of": scenario.rules.pace(header["pace"]).turns,
        "left_behind": sum(len(line) for line in recording.abandoned),
        "sealed": sorted(recording.sealed),
        "ending": outcome["ending"] if outcome else None,
        "torn": str(recording.torn) if recording.torn else None,
        "bytes": recording.length,
    }
