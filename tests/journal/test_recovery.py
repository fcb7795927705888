"""T01 and T05: whatever happens to a file, what is read is a game that was played, or a refusal that says where."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import JournalCorrupt, JournalError
from game.journal import Recording, create, read, read_bytes, reopen
from game.journal.records import Record, parse
from tests.journal.games import chained, long_game, records_of, tiny
from tests.tiers import n


def played(recording: Recording) -> list[Record]:
    """Return header and records of a recording."""
    return [recording.header, *recording.records]


def test_cut_at_every_byte_exactly_the_complete_records_come_back(tmp_path: Path) -> None:
    records = records_of(long_game(tmp_path, n("turns of the journal cut at every byte (T01)")))
    lines = chained(records)
    data = b"".join(lines)
    ends = [sum(map(len, lines[: place + 1])) for place in range(len(lines))]
    for cut in range(len(data) + 1):
        complete = sum(end <= cut for end in ends)
        if not complete:
            with pytest.raises(JournalError):
                read_bytes(data[:cut])
            continue
        recording = read_bytes(data[:cut])
        assert played(recording) == records[:complete]
        left = cut - ends[complete - 1]
        assert (recording.torn.dropped if recording.torn else 0) == left


def test_after_a_cut_play_goes_on_and_the_file_is_whole_again(tmp_path: Path) -> None:
    records = records_of(tiny())
    lines = chained(records)
    data = b"".join(lines)
    chance = random.Random(1)
    for _ in range(n("journals cut and gone on with (T01)")):
        cut = chance.randrange(len(lines[0]), len(data))
        path = tmp_path / f"{cut}.journal"
        path.write_bytes(data[:cut])
        journal, recording = reopen(path)
        with journal:
            for record in records[1 + len(recording.records) :]:
                journal.append(record)
        assert path.read_bytes() == data
        assert read(path).torn is None
        path.unlink()


def test_zeros_at_the_end_are_a_torn_tail() -> None:
    """Power cuts leave files of the right length whose end is all zeros."""
    records = records_of(tiny())
    data = b"".join(chained(records))
    for zeros in (1, 512, 4096):
        recording = read_bytes(data + b"\0" * zeros)
        assert played(recording) == records
        assert recording.torn and recording.torn.dropped == zeros
        assert f"{zeros} bytes" in str(recording.torn)


Harm = Callable[[random.Random, list[bytes], list[bytes]], bytes]


def flipped(chance: random.Random, lines: list[bytes], other: list[bytes]) -> bytes:
    """Return the file with one bit the other way round."""
    data = bytearray(b"".join(lines))
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def swapped(chance: random.Random, lines: list[bytes], other: list[bytes]) -> bytes:
    """Return the file with two records in each other's place."""
    one, two = chance.sample(range(len(lines)), 2)
    mixed = list(lines)
    mixed[one], mixed[two] = mixed[two], mixed[one]
    return b"".join(mixed)


def deleted(chance: random.Random, lines: list[bytes], other: list[bytes]) -> bytes:
    """Return the file without one of its records."""
    gone = chance.randrange(len(lines))
    return b"".join(lines[:gone] + lines[gone + 1 :])


def doubled(chance: random.Random, lines: list[bytes], other: list[bytes]) -> bytes:
    """Return the file with one record twice."""
    twice = chance.randrange(len(lines))
    return b"".join(lines[: twice + 1] + lines[twice:])


def spliced(chance: random.Random, lines: list[bytes], other: list[bytes]) -> bytes:
    """Return the beginning of one journal with the end of another."""
    place = chance.randrange(1, len(lines) - 1)
    return b"".join(lines[:place] + other[place:])


def harms(times: int, reader: Callable[[bytes], list[Record]]) -> int:
    """Return how often a harmed file was taken for a game that was never played."""
    chance = random.Random(5)
    records, others = records_of(tiny(), seed=1), records_of(tiny(), seed=2)
    lines, other = chained(records), chained(others)
    wrong = 0
    kinds: tuple[Harm, ...] = (flipped, flipped, flipped, swapped, deleted, doubled, spliced)
    for number in range(times):
        data = kinds[number % len(kinds)](chance, lines, other)
        try:
            have = reader(data)
        except JournalCorrupt as error:
            assert 0 <= error.offset < len(data)
            continue
        except JournalError:
            continue
        wrong += have != records[: len(have)]
    return wrong


def test_no_harm_is_taken_for_another_game() -> None:
    assert harms(n("harmed journals (T05)"), lambda data: played(read_bytes(data))) == 0


def test_a_reader_that_does_not_check_the_chain_is_caught() -> None:
    def careless(data: bytes) -> list[Record]:
        found = []
        for line in data.splitlines():
            try:
                found.append(parse(line[18:]))
            except ValueError:
                break
        return found

    assert harms(200, careless) > 20


def test_damage_is_refused_with_its_offset() -> None:
    lines = chained(records_of(tiny()))
    place = len(lines[0]) + len(lines[1])
    data = bytearray(b"".join(lines))
    data[place + 30] ^= 1
    with pytest.raises(JournalCorrupt, match=f"damaged at byte {place} .*salvage") as caught:
        read_bytes(bytes(data), "lesson.journal")
    assert caught.value.offset == place
    assert caught.value.path == "lesson.journal"


def test_a_long_journal_is_small_and_readable(tmp_path: Path) -> None:
    """T13: 2,000 turns of three seats, at most 300 bytes an order."""
    turns = n("turns of the long journal (T13)")
    records = records_of(long_game(tmp_path, turns))
    path = tmp_path / "long.journal"
    with create(path, records[0]) as journal:
        journal.close()
    path.write_bytes(b"".join(chained(records)))
    recording = read(path)
    assert len(recording.line) == turns
    assert recording.replay().turns == turns
    body = recording.length - len(chained(records)[0])
    assert body / (turns * 3) <= 300
