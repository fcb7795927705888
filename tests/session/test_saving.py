"""A journal that fails under way: nothing is acknowledged that is not kept; the game goes on in a whole new file."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from game.errors import JournalError
from game.journal import journal as journal_module
from game.journal import read
from game.session import Begin, Next, Seal, Session
from game.session.saving import Saving
from tests.session.playing import crisis, seen

SEATS = {"north": "person", "south": "person", "east": "hold"}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved or deleted there")


class Disk:
    """A disk with room for so many bytes: what does not fit is half written and refused."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room: int | None = None
        self.code = errno.ENOSPC
        monkeypatch.setattr(journal_module, "write_all", self.write)

    def write(self, handle: int, data: bytes) -> None:
        """Write what fits."""
        if self.room is None or len(data) <= self.room:
            os.write(handle, data)
            self.room = None if self.room is None else self.room - len(data)
            return
        os.write(handle, data[: self.room])
        self.room = 0
        raise OSError(self.code, os.strerror(self.code))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def begun(path: Path) -> Session:
    """Return a session in the orders of turn 1, saved in a file."""
    session = Session(crisis("harbour"), SEATS, seed=5, journal=path)
    session.handle(Begin())
    return session


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("room", [0, 1, 30, 60])
def test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path: Path, disk: Disk, code: int, room: int) -> None:
    path = tmp_path / "lesson.journal"
    session = begun(path)
    session.handle(Seal("north", 1, ("block",)))
    before, kept = seen(session), list(session.records)
    disk.room, disk.code = room, code
    for _ in range(2):
        with pytest.raises(JournalError, match="make room"):
            session.handle(Seal("south", 1, ("whisper",)))
        assert seen(session) == before and session.records == kept
    assert list(read(path).records) == kept
    assert [file.name for file in tmp_path.iterdir()] == ["lesson.journal"]
    disk.room = None
    notices = session.handle(Seal("south", 1, ("whisper",)))
    assert [notice.kind for notice in notices] == ["warning", "sealed", "revealed"]
    assert "lesson 2.journal" in notices[0].text
    assert list(read(tmp_path / "lesson 2.journal").records) == session.records
    assert list(read(path).records) == kept  # the old file was never written again
    again = seen(session)
    session.close()
    assert seen(Session.resume(tmp_path / "lesson 2.journal")) == again


def test_a_disk_that_fills_at_the_turn_keeps_the_last_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lesson.journal"
    session = begun(path)
    session.handle(Seal("north", 1, ("block",)))
    append = journal_module.Journal.append

    def no_turns(self: Any, record: dict[str, Any]) -> None:
        if record["record"] == "turn":
            self.broken = True
            raise JournalError("no room for a turn; make some")
        append(self, record)

    with monkeypatch.context() as patch:
        patch.setattr(journal_module.Journal, "append", no_turns)
        with pytest.raises(JournalError):
            session.handle(Seal("south", 1, ("whisper",)))
    assert session.phase == "orders" and session.play.waiting == []
    copy = tmp_path / "copy.journal"
    shutil.copyfile(path, copy)
    resumed = Session.resume(copy)
    notices = session.handle(Next())
    assert session.phase == resumed.phase == "reveal" and seen(session) == seen(resumed)
    assert notices[-1].kind == "revealed"


@POSIX
def test_a_file_or_folder_that_is_gone_is_made_anew_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.mkdir()
    path = folder / "lesson.journal"
    session = begun(path)
    path.unlink()
    assert session.handle(Seal("north", 1))[0].kind == "warning"
    assert list(read(folder / "lesson 2.journal").records) == session.records
    shutil.rmtree(folder)
    session.handle(Seal("south", 1))
    kept = session.journal
    assert kept is not None and list(read(kept.path).records) == session.records


@POSIX
def test_two_games_on_a_copied_file_do_not_mix(tmp_path: Path) -> None:
    """A program that mirrors folders puts an older copy in the place of the file."""
    path = tmp_path / "lesson.journal"
    session = begun(path)
    older = path.read_bytes()
    session.handle(Seal("north", 1, ("block",)))
    (tmp_path / "copy").write_bytes(older)
    os.replace(tmp_path / "copy", path)
    session.handle(Seal("south", 1))
    assert path.read_bytes() == older
    assert list(read(tmp_path / "lesson 2.journal").records) == session.records


def test_a_session_that_would_not_look_back_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a write that fails is taken for done."""

    def careless(self: Saving, record: Any) -> None:
        try:
            assert self.journal is not None
            self.journal.append(record)
        except JournalError:
            pass
        self.records.append(record)

    monkeypatch.setattr(Saving, "write", careless)
    with pytest.raises(BaseException):  # noqa: B017 (whatever the check above answers first)
        test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path, Disk(monkeypatch), errno.ENOSPC, 0)


def test_a_folder_that_takes_nothing_from_the_start_is_played_in_with_a_warning(tmp_path: Path, disk: Disk) -> None:
    disk.room = 0
    session = Session(crisis("harbour"), SEATS, journal=tmp_path / "lesson.journal")
    notices = session.handle(Begin())
    assert [notice.kind for notice in notices] == ["warning", "turn"]
    assert session.snapshot(None)["unsaved"] and list(tmp_path.iterdir()) == []
    disk.room = None
    session.save_to(tmp_path / "other.journal")
    assert session.snapshot(None)["unsaved"] is None
    session.handle(Seal("north", 1))
    assert list(read(tmp_path / "other.journal").records) == session.records
