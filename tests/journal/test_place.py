"""A journal whose file or folder changes under way: nothing is acknowledged that is not in it (reliability T08)."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from game.errors import JournalError
from game.journal import create, disk, read, reopen
from game.journal import journal as journal_module
from tests.journal.games import records_of, tiny

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved or deleted there")


def replaced(path: Path) -> None:
    """Put another file in its place, as programs do that mirror folders."""
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    os.replace(copy, path)


def lengthened(path: Path) -> None:
    """Write something behind it."""
    with path.open("ab") as file:
        file.write(b"\n")


def moved(path: Path) -> None:
    """Give it another name."""
    path.rename(path.with_name("moved.journal"))


def shortened(path: Path) -> None:
    """Cut it off."""
    os.truncate(path, 50)


@POSIX
@pytest.mark.parametrize("change", [Path.unlink, replaced, lengthened, moved, shortened])
def test_a_file_that_is_not_the_one_opened_takes_no_more(tmp_path: Path, change: Callable[[Path], object]) -> None:
    records = records_of(tiny(), turns=1)
    path = tmp_path / "a.journal"
    with create(path, records[0]) as journal:
        journal.append(records[1])
        change(path)
        with pytest.raises(JournalError, match=r"deleted, replaced or changed"):
            journal.append(records[2])
        with pytest.raises(JournalError, match="takes no more"):
            journal.append(records[2])


@POSIX
def test_without_the_look_a_record_would_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "still_there", lambda *_: True)  # the planted fault
    records = records_of(tiny(), turns=1)
    path = tmp_path / "a.journal"
    with create(path, records[0]) as journal:
        path.unlink()
        journal.append(records[1])
    assert not path.exists()


def test_a_folder_that_knows_no_locks_can_still_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = records_of(tiny(), turns=1)
    path = tmp_path / "a.journal"
    create(path, records[0]).close()
    for code, free in ((errno.ENOLCK, True), (errno.ENOTSUP, True), (errno.EAGAIN, False), (errno.EACCES, False)):
        fake = ModuleType("fcntl")
        fake.LOCK_EX = fake.LOCK_NB = 0  # type: ignore[attr-defined]

        def refusing(handle: int, how: int, code: int = code) -> None:
            raise OSError(code, os.strerror(code))

        fake.flock = refusing  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "fcntl", fake)
        monkeypatch.setattr(sys, "platform", "linux")
        if free:
            journal, _ = reopen(path)
            journal.close()
        else:
            with pytest.raises(JournalError, match="being written by another game"):
                reopen(path)


def test_macos_falls_back_where_the_drive_does_not_know_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = ModuleType("fcntl")
    fake.F_FULLFSYNC = 51  # type: ignore[attr-defined]
    synced: list[int] = []
    monkeypatch.setitem(sys.modules, "fcntl", fake)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(disk.os, "fsync", synced.append)
    for code, falls_back in ((errno.ENOTSUP, True), (errno.EIO, False)):

        def refusing(handle: int, what: int, code: int = code) -> None:
            raise OSError(code, os.strerror(code))

        fake.fcntl = refusing  # type: ignore[attr-defined]
        if falls_back:
            disk.sync(5)
        else:
            with pytest.raises(OSError):
                disk.sync(5)
    assert synced == [5]


def test_a_folder_that_cannot_be_synced_begins_no_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(journal_module, "sync_folder", failing)
    path = tmp_path / "a.journal"
    with pytest.raises(JournalError, match="choose another folder"):
        create(path, records_of(tiny(), turns=0)[0])
    assert not path.exists()


@POSIX
def test_some_network_folders_have_nothing_to_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(handle: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(disk.os, "fsync", unknown)
    disk.sync_folder(tmp_path)


HOLDER = """
import sys, time
from game.journal import reopen
journal, _ = reopen(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_of_another_process_keeps_writers_out_and_dies_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    create(path, records_of(tiny(), turns=0)[0]).close()
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline().strip() == b"held"
        with pytest.raises(JournalError, match="being written by another game"):
            reopen(path)
        assert read(path).records == ()
        process.kill()
    reopen(path)[0].close()
