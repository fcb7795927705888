"""What mail, editors and packers do to a file is named; what was made to harm is refused quickly (T11, T12)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from game.errors import JournalError, JournalTooNew
from game.journal import read, read_bytes
from game.journal.records import Record
from tests.journal.games import chained, records_of, tiny


def whole() -> bytes:
    return b"".join(chained(records_of(tiny())))


WRAPPED = 72


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), "CRLF.*salvage"),
        (lambda data: b"\xef\xbb\xbf" + data, "byte order mark.*salvage"),
        (lambda data: data.decode().encode("utf-16"), "UTF-16"),
        (lambda data: data + b"\n", "blank lines.*salvage"),
        (lambda data: data + b"\n\n\n", "blank lines.*salvage"),
        (lambda data: gzip.compress(data), "gzip.*unpack"),
        (lambda data: b"\n".join(data[i : i + WRAPPED] for i in range(0, len(data), WRAPPED)), "wrapped.*attachment"),
        (lambda data: b"", "is empty"),
        (lambda data: b"\0" * 400, "is empty"),
        (lambda data: b"id: tiny\ntitle: not a journal\n", "is no journal"),
        (lambda data: b"\x89PNG\r\n\x1a\n" + b"x" * 100, "is no journal"),
    ],
)
def test_what_happened_to_the_file_is_said(change: object, sentence: str) -> None:
    with pytest.raises(JournalError, match=sentence) as caught:
        read_bytes(change(whole()), "a.journal")  # type: ignore[operator]
    assert str(caught.value).startswith("a.journal ")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"cannot be read .*check the path"):
        read(tmp_path / "nowhere.journal")


def test_a_file_beyond_all_measure_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.journal"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # sparse: a gibibyte that takes no room
    with pytest.raises(JournalError, match="has at most"):
        read(path)


def header(**changes: object) -> Record:
    return {**records_of(tiny(), turns=0)[0], **changes}


@pytest.mark.parametrize("word", ["format", "rules"])
def test_a_newer_journal_says_so(word: str) -> None:
    with pytest.raises(JournalTooNew, match="newer version of the game; update") as caught:
        read_bytes(b"".join(chained([header(**{word: 99})])), "new.journal")
    assert caught.value.version == 99


def test_an_unknown_record_is_skipped_only_if_it_says_it_may_be() -> None:
    first = header()
    kept = read_bytes(b"".join(chained([first, {"record": "weather", "optional": True}])))
    assert kept.records == ()
    with pytest.raises(JournalTooNew, match=r"'weather'.*update"):
        read_bytes(b"".join(chained([first, {"record": "weather"}])))


DEEP = b'{"record":"header","x":' + b"[" * 200_000 + b"]" * 200_000 + b"}"


@pytest.mark.parametrize(
    "body",
    [
        DEEP,
        b'{"record":"turn","turn":1000000000000000000,"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":' + b"9" * 5000 + b',"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":1.5,"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":NaN,"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":true,"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":1,"turn":2,"before":"","sheets":{},"by":{},"injects":[]}',
        b'{"record":"turn","turn":1,"before":"","sheets":{"upper":"hold"},"by":{},"injects":[]}',
        b'{"record":"turn","turn":1,"before":"","sheets":{"upper":[1]},"by":{},"injects":[]}',
        b'{"record":"rewind","to":-1}',
        b'["record"]',
        b"\xff\xfe",
    ],
)
def test_a_hostile_record_with_a_proper_checksum_is_refused(body: bytes) -> None:
    from game.journal.records import checksum

    first = chained([header()])[0]
    mark = first[:16].decode()
    line = checksum(mark, body).encode() + b"  " + body + b"\n"
    after = checksum(checksum(mark, body), b"{}").encode() + b"  {}\n"
    with pytest.raises(JournalError):
        read_bytes(first + line + after, "hostile.journal")
