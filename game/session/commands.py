"""Commands: what a person sends to the session, as plain values; and notices: what the session says to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from difflib import get_close_matches
from typing import Any

from game.errors import SessionError


@dataclass(frozen=True, slots=True)
class Begin:
    """Leave the briefing for the orders of turn 1."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Hand in a sheet; it may be replaced until the last one is in."""

    actor: str
    turn: int
    orders: tuple[str, ...] = ()
    """Entries; none is `hold`."""


@dataclass(frozen=True, slots=True)
class Unseal:
    """Take a sheet back before the last one is in."""

    actor: str
    turn: int


@dataclass(frozen=True, slots=True)
class Next:
    """Go on: from the reveal to the next turn or the end; where nobody is seated, play the turn."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """Go back to the orders of an earlier turn; what was played since stays in the journal."""

    turn: int


@dataclass(frozen=True, slots=True)
class Inject:
    """Make an event of the scenario happen in the first tick of a turn, announced when its orders are open."""

    event: str
    later: bool = False
    """In the turn after the coming one."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Take an event back that was dropped in and has not happened."""

    event: str


@dataclass(frozen=True, slots=True)
class GiveSeat:
    """Give a seat to a bot, or back to a person."""

    actor: str
    player: str
    """`person` or the name of a bot."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop taking sheets, or go on."""

    on: bool


@dataclass(frozen=True, slots=True)
class Timer:
    """Give the orders of every turn so much time; nothing closes when it is up."""

    seconds: int
    """0: no timer."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Give this turn more time, or less."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """Begin to count the time of a lesson anew."""


@dataclass(frozen=True, slots=True)
class End:
    """End the game where it stands and talk it over."""


Command = Begin | Seal | Unseal | Next | Rewind | Inject | Recall | GiveSeat | Pause | Timer | Extend | Lesson | End

KINDS: dict[str, type[Any]] = {
    "begin": Begin,
    "seal": Seal,
    "unseal": Unseal,
    "next": Next,
    "rewind": Rewind,
    "inject": Inject,
    "recall": Recall,
    "seat": GiveSeat,
    "pause": Pause,
    "timer": Timer,
    "extend": Extend,
    "lesson": Lesson,
    "end": End,
}
"""Commands by the word they go by in plain data."""

FIELDS: dict[str, type[Any]] = {
    "actor": str,
    "turn": int,
    "orders": tuple,
    "event": str,
    "later": bool,
    "player": str,
    "on": bool,
    "seconds": int,
}
"""What each field holds."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing the session says after a command."""

    kind: str
    """sealed, unsealed, revealed, turn, ended, rewound, inject, seat, pause, timer or warning."""
    text: str
    """One plain sentence."""
    to: str | None = None
    """The actor it is for, or `facilitator`; None: everybody."""

    def plain(self) -> dict[str, str]:
        """Return it as plain data."""
        return {"kind": self.kind, "text": self.text}


def command_of(data: Mapping[str, Any]) -> Command:
    """Return the command written as plain data: {"command": "seal", "actor": ..., "turn": ..., "orders": [...]}."""
    word = str(data.get("command", ""))
    if word not in KINDS:
        near = get_close_matches(word, list(KINDS), 1, 0.5)
        raise SessionError(f"there is no command {word[:40]!r}; {f'did you mean {near[0]!r}?' if near else known()}")
    given = {key: value for key, value in data.items() if key != "command"}
    fields = KINDS[word].__dataclass_fields__
    wanted = tuple(fields)
    needed = {name for name, one in fields.items() if one.default is MISSING}
    if not needed <= set(given) <= set(wanted):
        raise SessionError(f"the command {word!r} takes {', '.join(wanted) or 'nothing'}; send exactly that")
    if isinstance(given.get("orders"), list):
        given["orders"] = tuple(given["orders"])
    for key, value in given.items():
        if not isinstance(value, FIELDS[key]) or (FIELDS[key] is int and isinstance(value, bool)):
            raise SessionError(f"the command {word!r} has a wrong {key!r}; send a {FIELDS[key].__name__}")
    if not all(isinstance(entry, str) for entry in given.get("orders", ())):
        raise SessionError("the command 'seal' has a wrong 'orders'; send a list of orders as text")
    command: Command = KINDS[word](**given)
    return command


def known() -> str:
    """Return the list of commands, for an error."""
    return f"use one of {', '.join(KINDS)}"


command_from = command_of
