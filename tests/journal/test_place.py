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
def test_a_file_replaced_by_its_own_copy_acknowledges_nothing(tmp_path: Path) -> None:
    """The copy is as long as the file, but does not grow with it."""
    records = records_of(tiny(), turns=1)
    path = tmp_path / "a.journal"
    with create(path, records[0]) as journal:
        replaced(path)
        with pytest.raises(JournalError, match=r"deleted, replaced or changed"):
            journal.append(records[1])
    assert read(path).records == ()


def test_windows_asks_the_open_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = os.open(tmp_path / "a", os.O_CREAT | os.O_RDWR)
    try:
        os.write(handle, b"12345")
        monkeypatch.setattr(sys, "platform", "win32")
        assert disk.has_length(tmp_path / "elsewhere", handle, 5)
        assert not disk.has_length(tmp_path / "a", handle, 4)
        monkeypatch.setattr(sys, "platform", "linux")
        assert not disk.has_length(tmp_path / "elsewhere", handle, 5)
    finally:
        os.close(handle)


@POSIX
def test_without_the_look_a_record_would_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "has_length", lambda *_: True)  # the planted fault
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


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_whole_game_is_written_and_gone_on_with_on_other_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """Only the branch is another's: no call that this platform alone knows is made."""
    windows, mac = ModuleType("msvcrt"), ModuleType("fcntl")
    windows.LK_NBLCK = 2  # type: ignore[attr-defined]
    windows.locking = lambda handle, how, size: None  # type: ignore[attr-defined]
    mac.LOCK_EX, mac.LOCK_NB, mac.F_FULLFSYNC = 2, 4, 51  # type: ignore[attr-defined]
    mac.flock = mac.fcntl = lambda handle, what: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", windows if platform == "win32" else None)
    monkeypatch.setitem(sys.modules, "fcntl", mac if platform == "darwin" else None)
    if platform == "win32":
        monkeypatch.setattr(disk.os, "open", without_folders(os.open))
    monkeypatch.setattr(sys, "platform", platform)
    records = records_of(tiny())
    path = tmp_path / "a.journal"
    with create(path, records[0]) as journal:
        for record in records[1:4]:
            journal.append(record)
    with path.open("ab") as file:
        file.write(b"half a rec")
    journal, recording = reopen(path)
    assert recording.torn and recording.torn.dropped == 10
    with journal:
        for record in records[4:]:
            journal.append(record)
    assert list(read(path).records) == records[1:]


def without_folders(plain: Callable[..., int]) -> Callable[..., int]:
    """Return an open that, as on Windows, opens no folder."""

    def opening(path: Path, *arguments: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "a folder", str(path))
        return plain(path, *arguments)

    return opening
