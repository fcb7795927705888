"""One record a line: a checksum that covers the line before it, two spaces, and JSON."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import Any

FORMAT = 1
CHANCE = "philox4x32-10"
FIRST = "backchannel"  # stands for the checksum before the first line
LONGEST_LINE = 8 << 20  # bytes
MOST_TURNS = 100_000
LINE = re.compile(rb"[0-9a-f]{16}  \{")
Record = dict[str, Any]

FIELDS: dict[str, dict[str, type]] = {
    "header": {
        "format": int,
        "rules": int,
        "scenario": dict,
        "digest": str,
        "seed": int,
        "game": int,
        "pace": str,
        "seats": dict,
        "history": bool,
        "chance": str,
    },
    "sheet": {"turn": int, "actor": str, "orders": list, "by": str},
    "unseal": {"turn": int, "actor": str},
    "turn": {"turn": int, "before": str, "sheets": dict, "by": dict, "injects": list},
    "rewind": {"to": int},
    "seat": {"actor": str, "player": str},
    "pause": {"on": bool},
    "phase": {"phase": str, "turn": int},
    "inject": {"turn": int, "event": str},
    "outcome": {"ending": str, "turn": int, "scores": dict, "digest": str},
}


class Unreadable(ValueError):
    """A line that is no record; the message says why."""


def checksum(before: str, body: bytes) -> str:
    """Return the checksum of a line: BLAKE2b, 8 bytes, 16 hex digits, of the checksum before it and its JSON."""
    return blake2b(before.encode() + body, digest_size=8).hexdigest()


def encode(record: Record, before: str) -> tuple[bytes, str]:
    """Return the line of a record and its checksum."""
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    mark = checksum(before, body)
    return mark.encode() + b"  " + body + b"\n", mark


def decode(line: bytes, before: str) -> tuple[Record, str]:
    """Return the record of a line (without its newline) and its checksum; raise Unreadable."""
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"a line of {len(line)} bytes")
    if not LINE.match(line):
        raise Unreadable("no checksum and record")
    mark, body = line[:16].decode("ascii"), line[18:]
    if checksum(before, body) != mark:
        raise Unreadable("the checksum does not fit")
    return parse(body), mark


def parse(body: bytes) -> Record:
    """Return a record from its JSON; refuse duplicate keys, NaN, fractions and depth without end."""
    try:
        record = json.loads(body, object_pairs_hook=unique, parse_constant=refuse, parse_float=refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON ({error.__class__.__name__})") from None
    if not isinstance(record, dict) or not isinstance(record.get("record"), str):
        raise Unreadable("no record")
    check_fields(record)
    return record


def unique(pairs: list[tuple[str, Any]]) -> Record:
    """Return an object, refusing a key that stands twice."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Unreadable("a key stands twice")
    return result


def refuse(text: str) -> Any:
    """Refuse a number the journal never holds."""
    raise Unreadable(f"a number {text[:20]!r}")


def check_fields(record: Record) -> None:
    """Refuse a known record whose fields are missing, of another kind or out of range."""
    for field, kind in FIELDS.get(record["record"], {}).items():
        value: Any = record.get(field)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Unreadable(f"{record['record']} without a proper {field!r}")
        if field in ("turn", "to") and not 0 <= record[field] <= MOST_TURNS:
            raise Unreadable(f"a {field} out of all range")
    sheets = record.get("sheets", {}) if record["record"] == "turn" else {"": record.get("orders", [])}
    for orders in sheets.values():
        if not isinstance(orders, list) or not all(isinstance(order, str) for order in orders) or len(orders) > 100:
            raise Unreadable("a sheet that is no list of orders")
