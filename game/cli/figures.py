"""A game as lines for programs: JSON objects, or digests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from game.cli.account import Account, Turn
from game.cli.dates import turn_days


def as_json(data: Mapping[str, Any]) -> str:
    """Return one line of JSON that any encoding can carry."""
    return json.dumps(data, ensure_ascii=True, separators=(", ", ": "))


def turn_object(account: Account, turn: Turn) -> dict[str, Any]:
    """Return one turn as a plain object; meters in hundredths."""
    rules = account.scenario.rules
    first, last = turn_days(rules, turn.before.pace.turn_ticks, turn.number)
    return {
        "game": account.game,
        "turn": turn.number,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "sheets": account.orders(turn),
        "injects": list(turn.injects),
        "meters": account.values(turn.after),
        "statuses": account.statuses(turn.after),
        "digest": account.digest(turn),
    }


def outcome_object(account: Account) -> dict[str, Any]:
    """Return how the game came out as a plain object."""
    came = account.outcome
    return {"game": account.game,
            "outcome": {"ending": came.ending, "turn": came.turn, "scores": dict(came.scores)}}  # fmt: skip


def json_lines(account: Account, only: int | None = None) -> Iterator[str]:
    """Yield one line a turn, then one with the outcome if the game is over; with `only` that turn's line alone."""
    for turn in account.turns:
        if only in (None, turn.number):
            yield as_json(turn_object(account, turn))
    if only is None and account.outcome.ending is not None:
        yield as_json(outcome_object(account))


def hash_lines(account: Account, only: int | None = None) -> Iterator[str]:
    """Yield `game turn digest` after every turn that was played."""
    for turn in account.turns:
        if only in (None, turn.number):
            yield f"{account.game} {turn.number} {account.digest(turn)}"
