"""The one file of a game while it is being written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from game.errors import JournalError
from game.journal.disk import BINARY, has_length, lock, no_path, sync, sync_folder, write_all
from game.journal.records import FIRST, Record, Unreadable, check_fields, check_size, encode


class Journal:
    """An open journal: every record is on the disk when `append` returns."""

    def __init__(self, path: Path, handle: int, last: str, length: int = 0) -> None:
        self.path = path
        self.handle = handle
        self.last = last
        """Checksum of the last record."""
        self.length = length
        """Bytes written."""
        self.broken = False
        """After a failed write nothing is ever appended again."""

    def append(self, record: Record) -> None:
        """Write one record and sync it; raise JournalError if it is not safely there."""
        if self.broken or self.handle < 0:
            message = f"{self.path} could not be written and takes no more records"
            raise JournalError(f"{message}; make room, then go on in a new file", str(self.path))
        line, mark = self.line_of(record)
        self.check_length()
        try:
            write_all(self.handle, line)
            sync(self.handle)
        except OSError as error:
            self.broken = True
            message = f"{self.path} cannot be written ({error.strerror}); what was sealed before is safe"
            raise JournalError(f"{message}, make room or choose another folder", str(self.path)) from error
        self.length += len(line)
        self.check_length()
        self.last = mark

    def check_length(self) -> None:
        """Raise JournalError if the file is not the one that was opened, or something else wrote to it."""
        if not has_length(self.path, self.handle, self.length):
            self.broken = True
            message = f"{self.path} was deleted, replaced or changed while the game ran"
            raise JournalError(f"{message}; go on in a new file", str(self.path))

    def line_of(self, record: Record) -> tuple[bytes, str]:
        """Return the line of a record and its checksum; raise JournalError for one that could not be read back."""
        try:
            check_fields(record)
            line, mark = encode(record, self.last)
            check_size(line, self.last == FIRST)
        except (Unreadable, UnicodeEncodeError) as problem:
            message = f"{self.path} cannot hold this record ({problem})"
            raise JournalError(f"{message}; play without saving, or use a smaller scenario", str(self.path)) from None
        return line, mark

    def close(self) -> None:
        """Close the file."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def new_file(place: Path, remedy: str = "name another file") -> int:
    """Return a handle to write a file that was not there; raise JournalError if it was, with a remedy, or cannot be."""
    try:
        return os.open(place, os.O_CREAT | os.O_EXCL | os.O_RDWR | BINARY, 0o644)
    except FileExistsError:
        message = f"{place} exists already; {remedy}, nothing is overwritten"
        raise JournalError(message, str(place)) from None
    except OSError as error:
        message = f"{place} cannot be written ({error.strerror}); choose another folder"
        raise JournalError(message, str(place)) from error
    except ValueError:
        raise no_path(place) from None


def create(path: str | Path, header: Record) -> Journal:
    """Begin a journal; raise JournalError if the file exists or cannot be written."""
    place = Path(path)
    handle = new_file(place)
    lock(handle)
    journal = Journal(place, handle, FIRST)
    try:
        journal.append(header)
        sync_folder(place.parent)
    except (JournalError, OSError) as error:
        journal.close()
        with suppress(OSError):
            place.unlink()
        if isinstance(error, JournalError):
            raise
        message = f"{place} cannot be written ({error.strerror}); choose another folder"
        raise JournalError(message, str(place)) from error
    return journal
