"""Journals made to harm: refused quickly, in little memory; and no harm to a line end loses a record (T12)."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.errors import GameError, JournalCorrupt, JournalError
from game.journal import create, info, read_bytes, salvage
from game.journal.records import FIELDS, FIRST, LONGEST_HEADER, Record, Unreadable, checksum, parse, written
from game.session import Session
from tests.journal.games import chained, records_of, tiny
from tests.tiers import n


def header(**changes: Any) -> Record:
    """Return the header of a small game, changed."""
    return {**records_of(tiny(), turns=0)[0], **changes}


def lines_of(*bodies: bytes) -> bytes:
    """Return a file of these bodies, each with a proper checksum."""
    lines, before = [], FIRST
    for body in bodies:
        before = checksum(before, body)
        lines.append(before.encode() + b"  " + body + b"\n")
    return b"".join(lines)


MEASURE = """
import resource, sys
from pathlib import Path
from game.errors import JournalError
from game.journal import read
import game.scenario
try:
    read(sys.argv[1])
    print("read", end=" ")
except JournalError:
    print("refused", end=" ")
status = Path("/proc/self/status")
if status.exists():  # Linux: of this process alone; what getrusage tells starts with the parent's most
    words = status.read_text(encoding="ascii").split()
    print(int(words[words.index("VmHWM:") + 1]) // 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2)
"""

ODD = {
    "lists": b"[" + b"[]," * 280_000 + b"[]]",
    "objects": b"[" + b",".join(b'{"a%d":0}' % i for i in range(190_000)) + b"]",
    "a long text": b'"' + b"x" * 7_000_000 + b'"',
    "a text without an end": b'"' + b'\\"' * 3_500_000,
    "depth": b"[" * 100_000 + b"]" * 100_000,
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the most memory a process had")
@pytest.mark.parametrize("kind", [*ODD, "a gibibyte", "records without end", "records full of objects"])
def test_any_file_takes_little_memory(tmp_path: Path, kind: str) -> None:
    """T12: at most 256 MiB; pytest-timeout ends what would hang."""
    path = tmp_path / "hostile.journal"
    first = written(header())
    if kind in ODD:
        path.write_bytes(lines_of(first[:-1] + b',"x":' + ODD[kind] + b"}", b'{"record":"pause","on":true}'))
    elif kind == "a gibibyte":
        with path.open("wb") as file:
            file.write(lines_of(first)[:-1])
            file.truncate(1 << 30)
    else:
        more = b',"x":[' + b"{}," * 60 + b"{}]" if "objects" in kind else b""
        path.write_bytes(lines_of(first, *[b'{"record":"pause","on":true' + more + b"}"] * 120_000))
    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="ascii", check=True, timeout=60)
    assert int(done.stdout.split()[1]) < 256


@pytest.mark.parametrize(
    "body",
    [
        b'{"record":"rewind", "to":1}',
        b'{"record":"rewind","to":01}',
        b'{"record":"rewind","to":-0}',
        b'{"record":"rewind","to":1e0}',
        b'{"record":"rewind","to":123456789012345678901234567890}',
        b'{"record":"seat","actor":"\\ud800","player":"mirror"}',
        b'{"record":"seat","actor":"\\u0061","player":"mirror"}',
        b'{"record":"seat","actor":"a","actor":"a","player":"mirror"}',
        b'{"record":"seat","actor":["a"],"player":"mirror"}',
        b'{"record":"seat","actor":"' + b"a" * 2_000 + b'","player":"mirror"}',
        b'{"record":"pause","on":1}',
        b'{"record":"inject","turn":1,"event":null}',
        b'{"record":"outcome","ending":null,"turn":0,"scores":{},"digest":"0000000000000000"}',
        b'{"record":"outcome","ending":"x","turn":0,"scores":{"a":1.5},"digest":"0000000000000000"}',
        b'{"record":"turn","turn":1,"before":"short","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":1,"before":"0000000000000000","sheets":[],"by":{},"injects":[]}',
        b'{"record":"turn","turn":1,"before":"0000000000000000","sheets":{"a":[[]]},"by":{},"injects":[]}',
        b'{"record":{}}',
        b'{"record":"pause","on":true,"x":' + b"[" * 60 + b"]" * 60 + b"}",
        b'{"record":"pause","on":true,"x":"' + b"x" * 300_000 + b'"}',
        b"\xff\xfe{}",
        b"{}",
    ],
)
def test_what_this_program_would_not_write_is_no_record(body: bytes) -> None:
    with pytest.raises(JournalCorrupt) as caught:
        read_bytes(lines_of(written(header()), body, b'{"record":"pause","on":true}'), "hostile.journal")
    assert caught.value.offset == len(lines_of(written(header())))


@pytest.mark.parametrize(
    "change",
    [
        {"seed": -1}, {"seed": 2**64}, {"seed": True}, {"seed": "7"}, {"game": -1}, {"format": -1}, {"format": "1"},
        {"rules": None}, {"seats": []}, {"seats": {f"a{i}": "mirror" for i in range(17)}}, {"seats": {"a": 1}},
        {"pace": None}, {"history": 1}, {"scenario": []}, {"digest": "x"},
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_is_refused(change: Record) -> None:
    with pytest.raises(JournalError):
        read_bytes(lines_of(written(header(**change)), b'{"record":"pause","on":true}'), "hostile.journal")


def test_luck_of_another_kind_is_of_another_version() -> None:
    with pytest.raises(JournalError, match="update the game"):
        read_bytes(lines_of(written(header(chance="dice"))))


TREES: list[Any] = [{}, {"files": {}}, {"files": []}, {"files": {"a.yaml": None}}, {"files": {"../../etc/passwd": {}}},
                    {"files": {"a": {"id": 5}}}, {"files": {"a": {"moves": {"x": [[], True]}}}, "lines": {"a": "x"}},
                    {"files": {"a": {"id": "x", "meters": [{}]}}, "lines": {"a": [1, -5, "x"]}}]  # fmt: skip


@pytest.mark.parametrize("scenario", TREES)
def test_a_scenario_that_is_none_is_a_sentence(tmp_path: Path, scenario: Any) -> None:
    recording = read_bytes(lines_of(written(header(scenario=scenario))), "hostile.journal")
    with pytest.raises(GameError):
        recording.replay()
    path = tmp_path / "a.journal"
    path.write_bytes(lines_of(written(header(scenario=scenario))))
    with pytest.raises(JournalError):
        info(path)


def test_values_of_any_kind_anywhere_are_read_or_refused() -> None:
    """Every field of every record takes every kind of value, with a proper checksum."""
    luck = random.Random(11)
    whole = records_of(tiny())
    samples = {record["record"]: record for record in whole}
    odd: list[Any] = [None, True, -1, 0, 10**18, "", "x", "§\0"]
    values = [*odd, [], ["x"], [None], [[]], {}, {"x": "y"}, {"x": ["y"]}]
    for _ in range(n("wild records (T12)")):
        records = [dict(record) for record in whole]
        place = luck.randrange(len(records))
        record = dict(luck.choice(list(samples.values())))
        record[luck.choice(list(FIELDS[record["record"]]))] = luck.choice(values)
        records[place] = record
        data = lines_of(*map(written, records))
        try:
            recording = read_bytes(data, "wild.journal")
            recording.replay()
            session = Session.resume(recording)
            for reader in (None, "upper", "lower"):
                assert session.snapshot(reader)["turn"]
        except GameError as error:
            assert str(error)


def test_the_limits_hold_for_writing_too(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with pytest.raises(JournalError, match="smaller scenario"):
        create(path, header(scenario={"files": {"a": "x" * LONGEST_HEADER}}))
    assert not path.exists()
    with create(path, header()) as journal:
        with pytest.raises(JournalError, match="cannot hold this record"):
            journal.append({"record": "rewind", "to": -1})
        journal.append({"record": "pause", "on": True})  # a record refused is no file broken
    assert len(read_bytes(path.read_bytes()).records) == 1


def test_turns_put_together_by_hand_are_refused_with_their_offset() -> None:
    records = records_of(tiny())
    turns = [record for record in records if record["record"] == "turn"]
    odd = [
        [records[0], turns[0], turns[2]],
        [records[0], turns[1]],
        [records[0], turns[0], turns[0]],
        [records[0], turns[0], {"record": "rewind", "to": 3}],
        [records[0], turns[0], {"record": "rewind", "to": 0}],
        [records[0], {"record": "sheet", "turn": 2, "actor": "upper", "orders": [], "by": "person"}],
        [records[0], turns[0], {"record": "inject", "turn": 1, "event": "dry_spell"}],
        [records[0], turns[0], {"record": "inject", "turn": 4, "event": "dry_spell"}],
        [records[0], turns[0], {"record": "unseal", "turn": 3, "actor": "upper"}],
        [records[0], turns[0], {"record": "end", "turn": 2}],
        [records[0], turns[0], records[-1]],
    ]
    for planted in odd:
        lines = chained(planted)
        with pytest.raises(JournalCorrupt, match="salvage") as caught:
            read_bytes(b"".join(lines), "hand.journal")
        assert caught.value.offset == len(b"".join(lines[:-1]))
    told = [records[0], turns[0], {"record": "rewind", "to": 2}, turns[1]]
    assert read_bytes(b"".join(chained(told))).line == turns[:2]
    coming = [{"record": "inject", "turn": turn, "event": "dry_spell"} for turn in (2, 3)]
    for planted in ([records[0], turns[0], *coming], [records[0], turns[0], {"record": "rewind", "to": 1}]):
        assert len(read_bytes(b"".join(chained(planted))).records) == len(planted) - 1


def test_a_changed_line_end_is_damage_and_never_a_torn_tail(tmp_path: Path) -> None:
    """Two records glued together are no tear: cutting them off would lose one that was acknowledged."""
    lines = chained(records_of(tiny()))
    for place in range(len(lines)):
        end = len(b"".join(lines[: place + 1])) - 1
        for bit in range(8):
            data = bytearray(b"".join(lines))
            data[end] ^= 1 << bit
            with pytest.raises(JournalCorrupt) as caught:
                read_bytes(bytes(data), "glued.journal")
            assert caught.value.offset == len(b"".join(lines[:place]))
    path = tmp_path / "glued.journal"
    path.write_bytes(bytes(data))
    assert salvage(path, tmp_path / "saved.journal").records == len(lines) - 1


def test_every_single_bit_of_the_last_record_is_damage_or_a_tear_of_that_record_alone() -> None:
    records = records_of(tiny())
    lines = chained(records)
    start = len(b"".join(lines[:-1]))
    for place in range(start, start + len(lines[-1])):
        data = bytearray(b"".join(lines))
        data[place] ^= 1 << place % 8
        try:
            recording = read_bytes(bytes(data), "flipped.journal")
        except JournalCorrupt as error:
            assert error.offset == start
            continue
        assert [recording.header, *recording.records] == records[:-1]
        assert recording.torn and recording.torn.dropped == len(lines[-1])


def test_a_reader_without_limits_is_caught() -> None:
    """What json alone takes: the checks above are not vacuous."""
    for body in (b'{"record":"pause","on":true,"x":NaN}', b'{"record":"pause","on":true,"on":true}'):
        assert json.loads(body)
        with pytest.raises(Unreadable):
            parse(body)
