"""A game as lines for programs: JSON objects, or digests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from game.cli.account import Account
from game.cli.dates import turn_days


def as_json(data: Mapping[str, Any]) -> str:
    """Return one line of JSON that any encoding can carry."""
    return json.dumps(data, ensure_ascii=True, separators=(", ", ": "))


def several(number: int, noun: str) -> str:
    """Return a number with its noun: one turn, two turns."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def turn_object(account: Account, turn: int) -> dict[str, Any]:
    """Return one turn as a plain object; meters in hundredths."""
    first, last = turn_days(account.rules, account.pace.turn_ticks, turn)
    return {
        "game": account.game,
        "turn": turn,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "sheets": account.orders(turn),
        "injects": account.injects(turn),
        "meters": account.values(turn),
        "statuses": account.statuses(turn),
        "digest": account.digest(turn),
    }


def outcome_object(account: Account) -> dict[str, Any]:
    """Return how the game came out as a plain object."""
    came = account.outcome
    return {"game": account.game, "outcome": {"ending": came.ending, "turn": came.turn, "scores": dict(came.scores)}}


def json_lines(account: Account, only: int | None = None) -> Iterator[str]:
    """Yield one line a turn, then one with the outcome if the game is over; with `only` that turn's line alone."""
    for turn in account.turns:
        if only in (None, turn):
            yield as_json(turn_object(account, turn))
    if only is None and account.outcome.ending is not None:
        yield as_json(outcome_object(account))


def hash_lines(account: Account, only: int | None = None) -> Iterator[str]:
    """Yield `game turn digest` after every turn that was played."""
    for turn in account.turns:
        if only in (None, turn):
            yield f"{account.game} {turn} {account.digest(turn)}"
