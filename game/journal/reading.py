"""A journal read back: exactly its complete records, and a sentence on whatever else is in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.engine import RULES_VERSION
from game.errors import JournalCorrupt, JournalError, JournalTooNew
from game.journal.disk import no_path
from game.journal.recording import Recording, Torn
from game.journal.records import CHANCE, FIELDS, FIRST, FORMAT, LINE, Record, Unreadable, check_size, checksum, decode

LARGEST_FILE = 32 << 20  # bytes
MOST_RECORDS = 100_000
MOST_PARTS = 1_000_000  # values in all records together: what they take in memory
GZIP, BOM, WIDE_BOMS = b"\x1f\x8b", b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


def read(path: str | Path) -> Recording:
    """Return what a journal holds; raise JournalError, JournalCorrupt or JournalTooNew with a sentence."""
    return read_bytes(bytes_of(Path(path)), str(path))


def bytes_of(place: Path) -> bytes:
    """Return the bytes of a file no larger than a journal can be; raise JournalError."""
    try:
        with place.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise JournalError(f"{place} cannot be read ({error.strerror}); check the path", str(place)) from error
    except ValueError:
        raise no_path(place) from None
    if len(data) > LARGEST_FILE:
        message = f"{place} is larger than any journal, which has at most {LARGEST_FILE} bytes; name another file"
        raise JournalError(message, str(place))
    return data


def read_bytes(data: bytes, path: str = "") -> Recording:
    """Return what the bytes of a journal hold."""
    refuse_changed(data, path)
    refuse_vast(data, path)
    scan = Scan(data, path)
    records = list(scan.records())
    if not records:
        raise JournalError(f"{path} ends inside its first record, no order was in it; start a new game", path)
    header = records[0]
    if header["record"] != "header":
        raise JournalCorrupt(f"{path} does not begin with a header; use the original file", path, 0)
    refuse_newer(header, path)
    counting = kept(scan, records)[1:]
    rest = tuple(known(record, path) for _, record in counting)
    check_order(counting, path)
    last_turn = max((record["turn"] for record in rest if record["record"] == "turn"), default=0)
    torn = Torn(last_turn, len(data) - scan.good) if scan.good < len(data) else None
    return Recording(header, rest, torn, path, scan.good, scan.mark)


def refuse_changed(data: bytes, path: str) -> None:
    """Name what mail programs, editors and packers do to a file, so that nobody thinks the game is lost."""
    what = ""
    if not data.strip(b"\0 \r\n\t"):
        what = "is empty; start a new game, or take a copy"
    elif data.startswith(GZIP):
        what = "is packed with gzip; unpack it first"
    elif data.startswith(WIDE_BOMS):
        what = "was saved as UTF-16 by an editor; use the original, or save it as UTF-8"
    elif data.startswith(BOM):
        what = "was given a byte order mark by an editor; 'journal salvage' takes it off"
    elif LINE.match(data) and b"\r\n" in data[: data.find(b"\n") + 1]:
        what = "had its line ends changed to CRLF; 'journal salvage' changes them back"
    elif LINE.match(data) and data.endswith(b"\n\n") and data.rstrip(b"\n").endswith(b"}"):
        what = "has blank lines at its end, as editors add; 'journal salvage' takes them off"
    elif LINE.match(data) and wrapped(data):
        what = "had its long lines wrapped, as mail does; send it as an attachment"
    elif not LINE.match(data) and b'"header"' not in data[:64] and len(data) > 18:
        what = "is no journal; name a file that was saved by the game"
    if what:
        raise JournalError(f"{path} {what}", path)


def refuse_vast(data: bytes, path: str) -> None:
    """Refuse what would take more memory than any game needs, before anything is made of it."""
    parts = data.count(b",") + data.count(b"[") + data.count(b"{")
    if data.count(b"\n") > MOST_RECORDS or parts > MOST_PARTS:
        raise JournalError(f"{path} holds more than any game; name another file", path)


def wrapped(data: bytes) -> bool:
    """Return whether most lines of a file do not begin like a record and are short: wrapped by mail."""
    lines = data.split(b"\n", 41)[1:40]
    broken = [line for line in lines if line and not LINE.match(line)]
    return len(broken) > 3 and len(broken) * 2 > len(lines) and max(len(line) for line in broken) < 1000


def refuse_newer(header: Record, path: str) -> None:
    """Refuse a journal of a later format or of later rules."""
    if header["chance"] != CHANCE:
        raise JournalTooNew(f"{path} draws its luck as {header['chance'][:40]!r}; update the game", path, FORMAT + 1)
    for word, have, own in (("format", header["format"], FORMAT), ("rules", header["rules"], RULES_VERSION)):
        if have != own:
            newer = "a newer version of the game; update it to open this file"
            older = f"{word} {have}, which this version does not play; use the version that wrote it"
            message = f"{path} was written by {newer if have > own else older}"
            raise JournalTooNew(message, path, have)


def known(record: Record, path: str) -> Record:
    """Return a record this version knows; raise JournalTooNew for another."""
    if record["record"] not in FIELDS or record["record"] == "header":
        kind = str(record["record"])[:40]
        raise JournalTooNew(
            f"{path} holds a record {kind!r} this version does not know; update the game", path, FORMAT + 1
        )
    return record


def kept(scan: Scan, records: list[Record]) -> list[tuple[int, Record]]:
    """Return the records that count, each with the byte it begins at: what a later version marks optional does not."""
    return [(at, record) for at, record in zip(scan.offsets, records, strict=True) if not record.get("optional")]


def check_order(records: list[tuple[int, Record]], path: str) -> None:
    """Raise JournalCorrupt if turns do not follow on: every record has its checksum, so a hand put them together."""
    played = 0
    for offset, record in records:
        kind = record["record"]
        turn = record.get("to", record.get("turn"))
        fits = {
            "turn": turn == played + 1,
            "sheet": turn == played + 1,
            "unseal": turn == played + 1,
            "inject": turn is not None and played < turn <= played + 2,
            "end": turn == played,
            "rewind": turn is not None and 1 <= turn <= played + 1,
            "outcome": turn == played,
        }.get(kind, True)
        if not fits:
            message = f"{path} holds a record {kind!r} of turn {turn} at byte {offset}, after {played} turns"
            raise JournalCorrupt(f"{message}; 'journal salvage' keeps what stands before", path, offset)
        played = played + 1 if kind == "turn" else turn - 1 if kind == "rewind" and turn else played


@dataclass(slots=True)
class Scan:
    """Walks the lines of a journal."""

    data: bytes
    path: str
    good: int = 0
    """Bytes of complete records so far."""
    mark: str = field(default=FIRST)
    """Checksum of the last of them."""
    offsets: list[int] = field(default_factory=list)
    """Where each of them begins."""

    def records(self) -> Iterator[Record]:
        """Return the complete records; a bad last line ends them, a bad line before good ones is damage."""
        number = 0
        while self.good < len(self.data):
            end = self.data.find(b"\n", self.good)
            number += 1
            try:
                if end < 0:
                    raise Unreadable("no end of line")
                record, mark = decode(self.data[self.good : end], self.mark)
            except Unreadable as problem:
                if self.is_tail(end) and not self.glued():
                    return
                message = f"{self.path} is damaged at byte {self.good} (line {number}: {problem})"
                remedy = "'journal salvage' keeps what stands before" if self.good else "look for a copy"
                raise JournalCorrupt(f"{message}; {remedy}", self.path, self.good) from None
            self.offsets.append(self.good)
            self.good, self.mark = end + 1, mark
            yield record

    def is_tail(self, end: int) -> bool:
        """Return whether nothing but zeros follows a bad line, so that it is what a kill left."""
        return end < 0 or not self.data[end + 1 :].strip(b"\0")

    def glued(self) -> bool:
        """Return whether the rest begins with a complete record that something other than zeros follows.

        A tear leaves only a beginning; so this is a line end that was changed, and no record may be lost in silence.
        """
        rest = self.data[self.good :]
        try:
            check_size(rest, not self.offsets)
            text = rest[18:].decode("utf-8", "surrogateescape")
            _, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return False
        body = text[:end].encode("utf-8", "surrogateescape")
        whole = LINE.match(rest) and checksum(self.mark, body) == rest[:16].decode("ascii")
        return bool(whole and rest[18 + len(body) :].strip(b"\0"))
