"""A record is on the disk when `append` returns; after a failed write nothing is ever acknowledged again."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.errors import JournalError
from game.journal import create, read, reopen
from game.journal import disk as disk_module
from game.journal import journal as journal_module
from tests.journal.games import chained, records_of, tiny
from tests.tiers import n


def test_bytes_are_written_then_synced_then_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        journal_module, "write_all", lambda handle, data: (seen.append("write"), os.write(handle, data))
    )
    monkeypatch.setattr(journal_module, "sync", lambda handle: seen.append("sync"))
    monkeypatch.setattr(journal_module, "sync_folder", lambda folder: seen.append("folder"))
    records = records_of(tiny(), turns=1)
    with create(tmp_path / "a.journal", records[0]) as journal:
        assert seen == ["write", "sync", "folder"]
        journal.append(records[1])
    assert seen == ["write", "sync", "folder", "write", "sync"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(JournalError, match="exists already; name another file"):
        create(path, records_of(tiny(), turns=0)[0])
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"cannot be written .*choose another folder"):
        create(tmp_path / "no" / "a.journal", records_of(tiny(), turns=0)[0])


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("call", ["write_all", "sync"])
@pytest.mark.parametrize("failing", range(1, 7))
def test_a_failed_write_or_sync_is_told_and_never_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, call: str, failing: int
) -> None:
    records = records_of(tiny())
    real = getattr(disk_module, call)
    count = 0

    def faulty(*arguments: object) -> None:
        nonlocal count
        count += 1
        if count == failing + 1:  # the header is the first
            if call == "write_all":
                os.write(arguments[0], arguments[1][:7])  # type: ignore[arg-type,index]
            raise OSError(code, os.strerror(code))
        real(*arguments)

    monkeypatch.setattr(journal_module, call, faulty)
    path = tmp_path / "a.journal"
    acknowledged = 0
    with create(path, records[0]) as journal:
        with pytest.raises(JournalError, match="make room or choose another folder"):
            for record in records[1:]:
                journal.append(record)
                acknowledged += 1
        assert acknowledged == failing - 1
        with pytest.raises(JournalError, match="takes no more records"):
            journal.append(records[1])
    kept = read(path)
    assert list(kept.records[:acknowledged]) == records[1 : 1 + acknowledged]
    assert kept.replay().turns >= acknowledged // 2


def test_a_write_in_many_small_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(disk_module.os, "write", lambda handle, data: real(handle, bytes(data[:13])))
    records = records_of(tiny(), turns=2)
    path = tmp_path / "a.journal"
    with create(path, records[0]) as journal:
        for record in records[1:]:
            journal.append(record)
    monkeypatch.undo()
    assert path.read_bytes() == b"".join(chained(records))


def test_a_second_writer_is_kept_out_and_a_reader_is_not(tmp_path: Path) -> None:
    records = records_of(tiny(), turns=1)
    path = tmp_path / "a.journal"
    with create(path, records[0]):
        with pytest.raises(JournalError, match="being written by another game"):
            reopen(path)
        assert read(path).header == records[0]
    journal, _ = reopen(path)
    journal.close()


WRITER = """
import sys
from game.journal import create
from tests.journal.games import records_of, tiny
records = records_of(tiny())
journal = create(sys.argv[1], records[0])
print("ready", flush=True)
number = 0
while True:
    journal.append({"record": "seat", "actor": "upper", "player": str(number)})
    print(number, flush=True)
    number += 1
"""


def test_killed_at_any_moment_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    for number in range(n("writers killed")):
        path = tmp_path / f"{number}.journal"
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="ascii") as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            for _ in range(3 + 7 * number % 40):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            rest = process.stdout.read().split()
        seen = 3 + 7 * number % 40 + len(rest) - (not rest or not rest[-1].isdigit())
        journal, recording = reopen(path)  # the lock has died with its holder
        journal.close()
        assert len(recording.records) >= seen
        assert [record["player"] for record in recording.records] == [str(i) for i in range(len(recording.records))]
