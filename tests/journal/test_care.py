"""Damaged journals keep their good beginning, and any file is read or refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.errors import JournalError
from game.journal import care as care_module
from game.journal import create, info, read, reopen, salvage
from tests.journal.games import chained, records_of, tiny


@pytest.fixture
def lines() -> list[bytes]:
    return chained(records_of(tiny()))


def test_what_stands_before_the_damage_is_kept(tmp_path: Path, lines: list[bytes]) -> None:
    data = bytearray(b"".join(lines))
    data[len(b"".join(lines[:5])) + 40] ^= 1
    broken, saved = tmp_path / "broken.journal", tmp_path / "saved.journal"
    broken.write_bytes(data)
    result = salvage(broken, saved)
    assert (result.records, result.turns) == (5, 2)
    assert result.dropped == len(b"".join(lines[5:]))
    assert saved.read_bytes() == b"".join(lines[:5])
    assert read(saved).replay().turns == 2
    with pytest.raises(JournalError, match="exists already"):
        salvage(broken, saved)


@pytest.mark.parametrize("place", [2, 5])
def test_records_put_together_by_hand_are_kept_as_far_as_they_follow_on(tmp_path: Path, place: int) -> None:
    """Every line has its checksum, but a turn is missing: reading names salvage, and salvage must help."""
    records = records_of(tiny())
    missing = next(row for row, record in enumerate(records) if row >= place and record["record"] == "turn")
    lines = chained(records[:missing] + records[missing + 1 :])
    broken, saved = tmp_path / "broken.journal", tmp_path / "saved.journal"
    broken.write_bytes(b"".join(lines))
    with pytest.raises(JournalError, match="'journal salvage' keeps what stands before"):
        read(broken)
    result = salvage(broken, saved)
    assert saved.read_bytes() == b"".join(lines[:missing])
    assert (result.records, result.dropped) == (missing, len(b"".join(lines[missing:])))
    assert result.turns == len(read(saved).line) == len(read(saved).replay().line)


@pytest.mark.parametrize("change", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: b"\xef\xbb\xbf" + data])
def test_what_editors_change_is_changed_back(tmp_path: Path, lines: list[bytes], change: object) -> None:
    broken, saved = tmp_path / "broken.journal", tmp_path / "saved.journal"
    broken.write_bytes(change(b"".join(lines)))  # type: ignore[operator]
    salvage(broken, saved)
    assert saved.read_bytes() == b"".join(lines)


def test_a_file_without_a_first_record_cannot_be_saved(tmp_path: Path) -> None:
    broken = tmp_path / "broken.journal"
    broken.write_bytes(b"nothing of use")
    with pytest.raises(JournalError, match="look for a copy"):
        salvage(broken, tmp_path / "saved.journal")
    assert not (tmp_path / "saved.journal").exists()


def test_info_tells_what_a_journal_holds(tmp_path: Path, lines: list[bytes]) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(b"".join(lines) + b"half a reco")
    told = info(path)
    kept = read(path)
    assert (told["scenario"], told["turns"], told["of"], told["seed"]) == ("tiny", len(kept.line), 5, 7)
    assert told["ending"] == read(path).records[-1]["ending"]
    assert "11 bytes" in told["torn"]


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"hello", b"\xff" * 100])
def test_any_file_is_told_of_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(data)
    with pytest.raises(JournalError):
        info(path)


@pytest.mark.parametrize("name", ["a\0b.journal", "a\ud800b.journal"])
def test_a_path_that_can_be_none_is_a_sentence(tmp_path: Path, name: str, lines: list[bytes]) -> None:
    whole, path = tmp_path / "whole.journal", tmp_path / name
    whole.write_bytes(b"".join(lines))
    for work in (lambda: create(path, records_of(tiny())[0]), lambda: reopen(path), lambda: salvage(whole, path),
                 lambda: read(path)):  # fmt: skip
        with pytest.raises(JournalError, match="is no path; check its spelling"):
            work()


def test_what_a_tear_left_is_cut_off_on_the_disk_too(
    tmp_path: Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced = tmp_path / "torn.journal", list[int]()
    path.write_bytes(b"".join(lines[:5]) + b"half a reco")
    monkeypatch.setattr(care_module, "sync", lambda handle: synced.append(os.fstat(handle).st_size))
    journal, recording = reopen(path)
    journal.close()
    assert synced == [recording.length] == [len(b"".join(lines[:5]))]
    salvage(path, tmp_path / "saved.journal")
    assert synced[1:] == [recording.length]
