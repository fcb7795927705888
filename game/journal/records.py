"""One record a line: a checksum that covers the line before it, two spaces, and JSON as this program writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

FORMAT = 1
CHANCE = "philox4x32-10"
FIRST = "backchannel"  # stands for the checksum before the first line
LONGEST_HEADER = 8 << 20  # bytes
LONGEST_LINE = 256 << 10
MOST_PARTS = 600_000  # values in a header: what they take in memory, not their bytes, is the limit
MOST_SMALL_PARTS = 20_000
DEEPEST = 40
MOST_TURNS = 100_000
MOST_ACTORS = 16
MOST_ORDERS = 100
LONGEST_TEXT = 1_000
DIGITS = 20
LINE = re.compile(rb"[0-9a-f]{16}  \{")
DIGEST = re.compile(r"[0-9a-f]{16}")
BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)  # a string without an end is one, too
Record = dict[str, Any]


class Unreadable(ValueError):
    """A line that is no record; the message says why."""


def whole(value: Any) -> bool:
    """Return whether a value is a number of a turn."""
    return type(value) is int and 0 <= value <= MOST_TURNS


def seed(value: Any) -> bool:
    """Return whether a value is a seed or the number of a game."""
    return type(value) is int and 0 <= value < 2**64


def version(value: Any) -> bool:
    """Return whether a value can be the number of a version."""
    return type(value) is int and value >= 0


def flag(value: Any) -> bool:
    """Return whether a value is true or false."""
    return isinstance(value, bool)


def text(value: Any) -> bool:
    """Return whether a value is a short text."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def mark(value: Any) -> bool:
    """Return whether a value is a digest."""
    return isinstance(value, str) and bool(DIGEST.fullmatch(value))


def texts(value: Any) -> bool:
    """Return whether a value is a list of short texts."""
    return isinstance(value, list) and len(value) <= MOST_ORDERS and all(text(item) for item in value)


def by_actor(kind: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return a check for a mapping of actors to values of one kind."""

    def check(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and len(value) <= MOST_ACTORS
            and all(text(key) and kind(item) for key, item in value.items())
        )

    return check


def points(value: Any) -> bool:
    """Return whether a value is a score."""
    return type(value) is int


def tree(value: Any) -> bool:
    """Return whether a value is a mapping; what is in it the scenario floor judges."""
    return isinstance(value, dict)


FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "header": {
        "format": version,
        "rules": version,
        "scenario": tree,
        "digest": mark,
        "seed": seed,
        "game": seed,
        "pace": text,
        "seats": by_actor(text),
        "history": flag,
        "chance": text,
    },
    "sheet": {"turn": whole, "actor": text, "orders": texts, "by": text},
    "unseal": {"turn": whole, "actor": text},
    "turn": {"turn": whole, "before": mark, "sheets": by_actor(texts), "by": by_actor(text), "injects": texts},
    "rewind": {"to": whole},
    "seat": {"actor": text, "player": text},
    "pause": {"on": flag},
    "phase": {"phase": text, "turn": whole},
    "inject": {"turn": whole, "event": text},
    "recall": {"event": text},
    "timer": {"seconds": whole},
    "clock": {"turn": whole, "length": whole, "spent": whole, "lesson": whole},
    "lesson": {"turn": whole},
    "end": {"turn": whole},
    "outcome": {"ending": text, "turn": whole, "scores": by_actor(points), "digest": mark},
}
"""The records there are, and what each of their fields holds."""


def checksum(before: str, body: bytes) -> str:
    """Return the checksum of a line: BLAKE2b, 8 bytes, 16 hex digits, of the checksum before it and its JSON."""
    return blake2b(before.encode() + body, digest_size=8).hexdigest()


def written(record: Record) -> bytes:
    """Return the JSON of a record: no spaces, keys in their order, UTF-8."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def encode(record: Record, before: str) -> tuple[bytes, str]:
    """Return the line of a record and its checksum."""
    body = written(record)
    mark = checksum(before, body)
    return mark.encode() + b"  " + body + b"\n", mark


def decode(line: bytes, before: str) -> tuple[Record, str]:
    """Return the record of a line (without its newline) and its checksum; raise Unreadable."""
    check_size(line, before == FIRST)
    if not LINE.match(line):
        raise Unreadable("no checksum and record")
    mark, body = line[:16].decode("ascii"), line[18:]
    if checksum(before, body) != mark:
        raise Unreadable("the checksum does not fit")
    return parse(body), mark


def check_size(line: bytes, first: bool) -> None:
    """Refuse a line that would take too much memory or nest too deep, before anything is made of it."""
    longest, most = (LONGEST_HEADER, MOST_PARTS) if first else (LONGEST_LINE, MOST_SMALL_PARTS)
    if len(line) > longest:
        raise Unreadable(f"a line of {len(line)} bytes")
    opened = line.count(b"[") + line.count(b"{")
    if line.count(b",") + opened > most:
        raise Unreadable("a record of too many parts")
    depth = 0
    for found in BRACKET.finditer(line) if opened > DEEPEST else ():
        sign = found[0]
        depth += (sign in (b"[", b"{")) - (sign in (b"]", b"}"))
        if depth > DEEPEST:
            raise Unreadable("a record nested too deep")


def parse(body: bytes) -> Record:
    """Return a record from its JSON; refuse whatever this program would not have written."""
    try:
        record = json.loads(body.decode(), parse_constant=refuse, parse_float=refuse, parse_int=number)
        if not isinstance(record, dict) or not isinstance(record.get("record"), str):
            raise Unreadable("no record")
        if written(record) != body:
            raise Unreadable("not as this program writes it, a key stands twice or signs are written as codes")
    except Unreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON ({error.__class__.__name__})") from None
    check_fields(record)
    return record


def refuse(word: str) -> Any:
    """Refuse a number the journal never holds."""
    raise Unreadable(f"a number {word[:20]!r}")


def number(word: str) -> int:
    """Return a whole number of a length that can be meant."""
    if len(word) > DIGITS:
        raise Unreadable(f"a number of {len(word)} digits")
    return int(word)


def check_fields(record: Record) -> None:
    """Refuse a known record whose fields are missing, of another kind or out of range."""
    for field, fits in FIELDS.get(record["record"], {}).items():
        if not fits(record.get(field)):
            raise Unreadable(f"{record['record']} without a proper {field!r}")
