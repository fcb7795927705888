"""Damaged journals keep their good beginning, and a list of saved games survives any file."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import JournalError
from game.journal import describe, info, read, salvage
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
def test_a_list_of_saved_games_survives_any_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(data)
    assert describe(path)["problem"]
