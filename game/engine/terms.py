"""The terms an expression is made of: plain values with a kind and proven bounds.

Amounts are in ten-thousandths. `low` and `high` bound what a term can be in any state; `widest` is the largest
magnitude any step of computing it can reach, which the loader holds under 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product as pairs
from typing import Any

from game.engine.numbers import NEVER, UNIT, quotient

NUMBER, CONDITION, DATE = "number", "condition", "date"


@dataclass(frozen=True, slots=True)
class Term:
    """Any part of an expression."""

    kind: str
    low: int
    high: int
    widest: int


@dataclass(frozen=True, slots=True)
class Constant(Term):
    """A literal number, in ten-thousandths."""

    value: int


@dataclass(frozen=True, slots=True)
class MeterNow(Term):
    """A meter's value; `row` is its place among the scenario's meters."""

    row: int
    name: str


@dataclass(frozen=True, slots=True)
class ReadingNow(Term):
    """A named derived expression."""

    name: str
    term: Term = field(repr=False)
    made: list[Any] = field(default_factory=list, compare=False, repr=False)
    """Its formula, made once however often it is used: readings of readings would otherwise grow as powers of two."""


@dataclass(frozen=True, slots=True)
class Day(Term):
    """A date: `ordinal` as in datetime.date.toordinal, or None for today; its bounds are ordinals too."""

    ordinal: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Between(Term):
    """Days from `right` to `left`."""

    left: Day
    right: Day


@dataclass(frozen=True, slots=True)
class TimeUp(Term):
    """Whether all turns are played."""


@dataclass(frozen=True, slots=True)
class Times(Term):
    """How often the moves or the event of these rows happened."""

    rows: tuple[int, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Since(Term):
    """Days since the moves or the event of these rows, or the status of an instrument, last began."""

    rows: tuple[int, ...]
    instrument: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Arithmetic(Term):
    """left sign right, for one of + - * /, or a two-place min or max."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Shaped(Term):
    """Minus or abs of one number."""

    shape: str
    of: Term


@dataclass(frozen=True, slots=True)
class Choice(Term):
    """`chosen if when else otherwise`."""

    when: Term
    chosen: Term
    otherwise: Term


@dataclass(frozen=True, slots=True)
class Comparison(Term):
    """A chain such as 0 < a <= b: signs between neighbours."""

    signs: tuple[str, ...]
    of: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Stands(Term):
    """Whether an instrument has (or has not) a status; both by number."""

    instrument: int
    status: int
    denied: bool


@dataclass(frozen=True, slots=True)
class Logic(Term):
    """All of, any of, or not the conditions."""

    word: str
    of: tuple[Term, ...]


def constant(value: int) -> Constant:
    """Return a literal of `value` ten-thousandths."""
    return Constant(NUMBER, value, value, abs(value), value)


def day(name: str, ordinal: int) -> Day:
    """Return a fixed date."""
    return Day(DATE, ordinal, ordinal, ordinal, ordinal, name)


def today(first: int, last: int) -> Day:
    """Return the day a rule is read on, somewhere in the game."""
    return Day(DATE, first, last, last, None, "today")


def between(left: Day, right: Day) -> Between:
    """Return the days from `right` to `left`."""
    low, high = (left.low - right.high) * UNIT, (left.high - right.low) * UNIT
    return Between(NUMBER, low, high, max(abs(low), abs(high)), left, right)


def times(rows: tuple[int, ...], name: str, most: int) -> Times:
    """Return how often something happened, at most `most` times."""
    return Times(NUMBER, 0, most * UNIT, most * UNIT, rows, name)


def since(rows: tuple[int, ...], instrument: int | None, name: str, longest: int) -> Since:
    """Return the days since something, at most `longest` days in a game; NEVER if it has not happened."""
    high = max(NEVER, longest) * UNIT
    return Since(NUMBER, 0, high, high, rows, instrument, name)


def arithmetic(sign: str, left: Term, right: Term) -> Term:
    """Return left sign right with its bounds, by interval arithmetic."""
    corners = list(pairs((left.low, left.high), (right.low, right.high)))
    inner = 0
    if sign == "+":
        ends = [left.low + right.low, left.high + right.high]
    elif sign == "-":
        ends = [left.low - right.high, left.high - right.low]
    elif sign == "*":
        exact = [a * b for a, b in corners]
        inner = max(abs(value) for value in exact) + UNIT
        ends = [wide_rounded(value, UNIT) for value in exact]
    elif sign == "/":
        divisor = max(abs(right.low), abs(right.high))
        inner = max(2 * UNIT * max(abs(left.low), abs(left.high)) + divisor, 2 * divisor)
        ends = quotient_ends(left, right)
    else:
        pick = min if sign == "min" else max
        ends = [pick(left.low, right.low), pick(left.high, right.high)]
    low, high = min(ends), max(ends)
    widest = max(left.widest, right.widest, inner, abs(low), abs(high))
    return Arithmetic(NUMBER, low, high, widest, sign, left, right)


def quotient_ends(left: Term, right: Term) -> list[int]:
    """Return values that enclose left / right, 0 included where right can be 0."""
    divisors = [value for value in (right.low, right.high) if value]
    if right.low <= 0 <= right.high:
        divisors += [value for value in (-1, 1) if right.low <= value <= right.high]
    ends = [quotient(value, divisor) for value in (left.low, left.high) for divisor in divisors]
    return [*ends, 0] if right.low <= 0 <= right.high else ends


def wide_rounded(value: int, divisor: int) -> int:
    """Return value / divisor rounded half away from zero for a value of any size."""
    return (abs(value) + divisor // 2) // divisor * (-1 if value < 0 else 1)


def shaped(shape: str, of: Term) -> Term:
    """Return minus or abs of a number."""
    if shape == "minus":
        low, high = -of.high, -of.low
    else:
        low = 0 if of.low <= 0 <= of.high else min(abs(of.low), abs(of.high))
        high = max(abs(of.low), abs(of.high))
    return Shaped(NUMBER, low, high, of.widest, shape, of)


def choice(when: Term, chosen: Term, otherwise: Term) -> Term:
    """Return one of two numbers by a condition."""
    low, high = min(chosen.low, otherwise.low), max(chosen.high, otherwise.high)
    return Choice(NUMBER, low, high, max(when.widest, chosen.widest, otherwise.widest), when, chosen, otherwise)


def comparison(signs: tuple[str, ...], of: tuple[Term, ...]) -> Term:
    """Return a chain of comparisons."""
    return Comparison(CONDITION, 0, 1, max(term.widest for term in of), signs, of)


def logic(word: str, of: tuple[Term, ...]) -> Term:
    """Return conditions joined by a word."""
    return Logic(CONDITION, 0, 1, max(term.widest for term in of), word, of)


def below(term: Term) -> Iterator[Term]:
    """Return a term and everything it is made of, readings included, each reading once."""
    waiting, seen = [term], set[str]()
    while waiting:
        part = waiting.pop()
        if isinstance(part, ReadingNow):
            if part.name in seen:
                continue
            seen.add(part.name)
        yield part
        match part:
            case ReadingNow():
                waiting.append(part.term)
            case Arithmetic():
                waiting += [part.left, part.right]
            case Shaped():
                waiting.append(part.of)
            case Choice():
                waiting += [part.when, part.chosen, part.otherwise]
            case Comparison() | Logic():
                waiting += part.of
