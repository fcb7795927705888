"""How often something happened and how long ago, made runnable: looks at the counts of a state."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from functools import reduce

from game.engine import terms
from game.engine.frame import Frame
from game.engine.numbers import NEVER, UNIT, Value, as_wide, greatest, kind_for

Formula = Callable[[Frame], Value]


def times(term: terms.Times) -> Formula:
    """Return the count over some rows."""
    rows, kind = term.rows, kind_for(term.high // UNIT)
    if len(rows) == 1:
        only = rows[0]
        return lambda frame: frame.number(frame.columns.times, only, kind)
    return lambda frame: reduce(operator.add, [frame.number(frame.columns.times, row, kind) for row in rows])


def latest(term: terms.Since) -> Formula:
    """Return the tick in which something last began, -1 for never."""
    if term.instrument is not None:
        place = term.instrument
        return lambda frame: frame.row(frame.columns.entered, place)
    rows = term.rows
    if len(rows) == 1:
        only = rows[0]
        return lambda frame: frame.row(frame.columns.last, only)
    return lambda frame: reduce(greatest, [frame.row(frame.columns.last, row) for row in rows])


def since(term: terms.Since) -> Formula:
    """Return the days since something began."""
    began, kind = latest(term), kind_for(term.high // UNIT)

    def look(frame: Frame) -> Value:
        last = began(frame)
        days = (frame.tick - as_wide(last, kind)) * frame.tick_days
        return days + (last < 0) * (NEVER - days)

    return look


def merged(term: terms.Term) -> terms.Since | None:
    """Return the least of several days since as the days since the last of them, if that is what a term asks for."""
    if isinstance(term, terms.Since):
        return term if term.instrument is None and term.high == NEVER * UNIT else None
    if not (isinstance(term, terms.Arithmetic) and term.sign == "min"):
        return None
    left, right = merged(term.left), merged(term.right)
    if left is None or right is None:
        return None
    return replace(left, rows=tuple(sorted({*left.rows, *right.rows})), name=f"{left.name} {right.name}")


def since_compared(sign: str, term: terms.Since, limit: int) -> Formula:
    """Return days since compared with a number below NEVER: one look at the tick, no days are reckoned."""
    began, longest = latest(term), (limit - (sign in ("<", ">="))) // UNIT
    if sign in ("<", "<="):
        return lambda frame: began(frame) >= max(0, frame.tick - longest // frame.tick_days)
    return lambda frame: began(frame) < max(0, frame.tick - longest // frame.tick_days)
