"""Everything that can go wrong, as one tree; a leaf says what the caller can do next.

GameError
├── ScenarioError            cannot be played; .problems
├── OrderError (ValueError)
│   ├── UnknownMove          not in this actor's menu; the message names the nearest
│   ├── IllegalMove          in the menu, not now; .why
│   └── OverBudget           more attention than the turn allows
├── SessionError
│   ├── NotSeated            nobody of that name plays here
│   ├── SeatTaken            somebody else already plays that actor
│   ├── WrongPhase           not now; the message says when
│   └── TooLate              the turn it was meant for is over
└── JournalError             the record cannot be read or written; .path
    ├── JournalCorrupt       .offset of the first damaged byte
    ├── JournalTooNew        .version that wrote it
    └── JournalDiverged      .turn, .have and .promised digests
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class GameError(Exception):
    """Anything Backchannel refuses; its text is one plain sentence with a remedy."""


class ScenarioError(GameError):
    """A scenario that cannot be played; `problems` lists every finding in one pass."""

    def __init__(self, message: str, problems: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class OrderError(GameError, ValueError):
    """An order that does not stand; fix the sheet and hand it in again."""


class UnknownMove(OrderError):
    """The order is not in this actor's menu."""


class IllegalMove(OrderError):
    """The order is in the menu but not open now; `why` is the reason alone."""

    def __init__(self, message: str, why: str = "") -> None:
        super().__init__(message)
        self.why = why or message


class OverBudget(OrderError):
    """The sheet costs more attention than the turn allows."""


class SessionError(GameError):
    """A command the session cannot take."""


class NotSeated(SessionError):
    """Nobody of that name plays here."""


class SeatTaken(SessionError):
    """Somebody else already plays that actor."""


class WrongPhase(SessionError):
    """The command belongs to another phase."""


class TooLate(SessionError):
    """The turn the command was meant for is over."""


class JournalError(GameError):
    """A journal that cannot be read or written."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class JournalCorrupt(JournalError):
    """Damage inside a journal; `offset` is the byte where the first bad record starts."""

    def __init__(self, message: str, path: str = "", offset: int = 0) -> None:
        super().__init__(message, path)
        self.offset = offset


class JournalTooNew(JournalError):
    """Written by a newer version; `version` is the format that wrote it."""

    def __init__(self, message: str, path: str = "", version: int = 0) -> None:
        super().__init__(message, path)
        self.version = version


class JournalDiverged(JournalError):
    """A replay that is not the game that was played; nothing past `turn` may be shown."""

    def __init__(self, message: str, path: str = "", turn: int = 0, have: str = "", promised: str = "") -> None:
        super().__init__(message, path)
        self.turn = turn
        self.have = have
        self.promised = promised
