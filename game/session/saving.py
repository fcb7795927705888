"""Saving: every record is on the disk before it takes effect; a file that fails is followed by a complete new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.errors import JournalError
from game.journal import Journal, Record, create
from game.session.words import sentence
from game.tongue import load

MOST_COPIES = 100
NUMBERED = re.compile(r" \d{1,2}$")


class Saving:
    """The records of one game, and the journal they go to, if any."""

    def __init__(self, header: Record, records: Sequence[Record] = (), journal: Journal | None = None) -> None:
        self.header = header
        self.records = list(records)
        self.journal = journal
        self.unsaved: str | None = None
        """Why the game is not being saved, a sentence; None: it is, or nobody asked for it."""

    def begin(self, path: str | Path) -> None:
        """Begin a journal, or say in `unsaved` why there is none."""
        try:
            self.journal = create(path, self.header)
        except JournalError as problem:
            self.give_up(problem)

    def write(self, record: Record) -> str | None:
        """Write one record, synced; return a warning if it had to go to a new file. Raises JournalError."""
        warning = None
        if self.journal is not None:
            old = self.journal
            try:
                old.append(record)
            except JournalError as problem:
                if not old.broken:
                    raise
                warning = self.move_on(old.path, record, problem)
        self.records.append(record)
        return warning

    def move_on(self, old: Path, record: Record, problem: JournalError) -> str:
        """Write all records and one more to a new journal beside one that failed, and go on there, with a warning.

        If that fails too the problem of the old one is raised, and nothing has changed.
        """
        name = NUMBERED.sub("", old.stem)
        places = [old.with_name(f"{name} {number}{old.suffix}") for number in range(2, MOST_COPIES)]
        fresh = next((place for place in places if not place.exists()), places[-1])
        try:
            fresh.parent.mkdir(parents=True, exist_ok=True)
            self.save_to(fresh, [record])
        except (JournalError, OSError):
            raise problem from None
        return f"The journal {old.name} failed; the whole game is now saved in {fresh}."

    def save_to(self, path: str | Path, more: Sequence[Record] = ()) -> None:
        """Write the whole game so far to a new journal and go on there; raise JournalError, and nothing has changed."""
        journal = create(path, self.header)
        try:
            for record in [*self.records, *more]:
                journal.append(record)
        except JournalError:
            journal.close()
            with suppress(OSError):
                journal.path.unlink()
            raise
        self.close()
        self.journal, self.unsaved = journal, None

    def give_up(self, problem: JournalError) -> None:
        """Play on without saving."""
        self.close()
        self.unsaved = sentence(load(), f"this game is not being saved: {problem}")

    def close(self) -> None:
        """Let go of the journal."""
        if self.journal is not None:
            with suppress(OSError):
                self.journal.close()
        self.journal = None
