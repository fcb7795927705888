"""Terms made runnable: each becomes a function of a frame, the state as one rule sees it, for all its games at once."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import reduce

import numpy as np

from game.engine import terms
from game.engine.numbers import HUNDREDTH, NEVER, UNIT, Array, Value, common_divisor, greatest, least, quotient, rounded
from game.engine.state import Columns

Formula = Callable[["Frame"], Value]
WIDE = np.dtype(np.int64)


class Frame:
    """What a rule reads: the state at the start of a step, for all games or those of an index.

    Values have the shape [games]; what every game shares (dates, constants) stays a plain int or bool.
    """

    __slots__ = ("cache", "columns", "index", "start", "tick", "tick_days", "time_up")

    def __init__(
        self, columns: Columns, tick: int, start: int, tick_days: int, time_up: bool, index: Array | None = None
    ) -> None:
        self.columns = columns
        self.tick, self.start, self.tick_days, self.time_up = tick, start, tick_days, time_up
        self.index = index
        self.cache: dict[int | str, Value] = {}

    @property
    def today(self) -> int:
        """The first day of the frame's tick, as an ordinal."""
        return self.start + self.tick * self.tick_days

    def narrowed(self, index: Array) -> Frame:
        """Return this frame for the games at `index` only."""
        return Frame(self.columns, self.tick, self.start, self.tick_days, self.time_up, index)

    def row(self, block: Array, row: int) -> Array:
        """Return one row of a block for this frame's games."""
        values: Array = block[row]
        return values if self.index is None else values[self.index]

    def meter(self, row: int) -> Value:
        """Return a meter in hundredths, wide enough to reckon with."""
        found = self.cache.get(row)
        if found is None:
            found = self.cache[row] = self.row(self.columns.meters, row).astype(WIDE)
        return found


def compiled(term: terms.Term) -> Formula:
    """Return the function that computes a term: ten-thousandths, a condition or a day."""
    if term.kind == terms.NUMBER:
        formula, unit = scaled(term)
        return times_whole(formula, unit)
    match term:
        case terms.ReadingNow():
            return remembered(term.name, compiled(term.term))
        case terms.Day():
            return day(term)
        case terms.TimeUp():
            return lambda frame: frame.time_up
        case terms.Comparison():
            return comparison(term)
        case terms.Stands():
            return stands(term)
        case terms.Logic():
            return logic(term.word, [compiled(part) for part in term.of])
    raise TypeError(f"no formula for {term!r}")


def in_hundredths(term: terms.Term) -> Formula:
    """Return the function that computes an amount, rounded once to hundredths of a point."""
    return divided(*scaled(term), HUNDREDTH)


def scaled(term: terms.Term) -> tuple[Formula, int]:
    """Return a function and a whole unit; the number in ten-thousandths is their product.

    Units known when the scenario is loaded let most products be exact, so that few roundings are left to do in play;
    the digits are the same.
    """
    match term:
        case terms.Constant():
            sign = -1 if term.value < 0 else 1
            return (lambda frame: sign), abs(term.value)
        case terms.MeterNow():
            row = term.row
            return (lambda frame: frame.meter(row)), HUNDREDTH
        case terms.ReadingNow():
            formula, unit = scaled(term.term)
            return remembered(term.name, formula), unit
        case terms.Between():
            left, right = day(term.left), day(term.right)
            return (lambda frame: left(frame) - right(frame)), UNIT
        case terms.Times():
            return times(term.rows), UNIT
        case terms.Since():
            return since(term), UNIT
        case terms.Shaped():
            of, unit = scaled(term.of)
            shape: Callable[[Value], Value] = operator.neg if term.shape == "minus" else abs
            return (lambda frame: shape(of(frame))), unit
        case terms.Choice():
            (chosen, otherwise), unit = alike(term.chosen, term.otherwise)
            return choice(compiled(term.when), chosen, otherwise), unit
        case terms.Arithmetic():
            return arithmetic(term)
    raise TypeError(f"no number in {term!r}")


def arithmetic(term: terms.Arithmetic) -> tuple[Formula, int]:
    """Return a sum, product, quotient, min or max with its unit."""
    if term.sign == "*":
        (left, one), (right, other) = scaled(term.left), scaled(term.right)
        if isinstance(term.left, terms.Constant):
            factor = right if term.left.value >= 0 else lambda frame: -right(frame)
        elif isinstance(term.right, terms.Constant):
            factor = left if term.right.value >= 0 else lambda frame: -left(frame)
        else:
            factor = lambda frame: left(frame) * right(frame)  # noqa: E731
        if one * other % UNIT == 0:
            return factor, one * other // UNIT
        return divided(factor, one * other, UNIT), 1
    if term.sign == "/":
        top, below = compiled(term.left), compiled(term.right)
        return (lambda frame: quotient(top(frame), below(frame))), 1
    (left, right), unit = alike(term.left, term.right)
    work = OPERATIONS[term.sign]
    return (lambda frame: work(left(frame), right(frame))), unit


def alike(*parts: terms.Term) -> tuple[tuple[Formula, ...], int]:
    """Return the functions of several numbers brought to their common unit."""
    pairs = [scaled(part) for part in parts]
    unit = common_divisor(*(unit for _, unit in pairs)) or 1
    return tuple(
        fixed(part.value // unit) if isinstance(part, terms.Constant) else times_whole(formula, own // unit)
        for part, (formula, own) in zip(parts, pairs, strict=True)
    ), unit


def fixed(value: int) -> Formula:
    """Return a formula that is the same in every game."""
    return lambda frame: value


def times_whole(formula: Formula, factor: int) -> Formula:
    """Return a formula times a whole number."""
    return formula if factor == 1 else lambda frame: formula(frame) * factor


def divided(formula: Formula, unit: int, divisor: int) -> Formula:
    """Return formula * unit / divisor, rounded half away from zero where it is not whole."""
    common = common_divisor(unit, divisor)
    factor, below = unit // common, divisor // common
    if below == 1:
        return times_whole(formula, factor)
    if below % 2:
        factor, below = 2 * factor, 2 * below  # `rounded` wants an even divisor
    whole = times_whole(formula, factor)
    return lambda frame: rounded(whole(frame), below)


OPERATIONS: dict[str, Callable[[Value, Value], Value]] = {
    "+": operator.add,
    "-": operator.sub,
    "min": least,
    "max": greatest,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def remembered(name: str, of: Formula) -> Formula:
    """Return a formula that is computed once a frame."""

    def look(frame: Frame) -> Value:
        found = frame.cache.get(name)
        if found is None:
            found = frame.cache[name] = of(frame)
        return found

    return look


def day(term: terms.Day) -> Formula:
    """Return a date as an ordinal."""
    if term.ordinal is None:
        return lambda frame: frame.today
    ordinal = term.ordinal
    return lambda frame: ordinal


def times(rows: tuple[int, ...]) -> Formula:
    """Return the count over some rows."""
    if len(rows) == 1:
        only = rows[0]
        return lambda frame: frame.row(frame.columns.times, only).astype(WIDE)
    return lambda frame: reduce(operator.add, (frame.row(frame.columns.times, row).astype(WIDE) for row in rows))


def since(term: terms.Since) -> Formula:
    """Return the days since something began."""
    if term.instrument is not None:
        place = term.instrument
        return lambda frame: (frame.tick - frame.row(frame.columns.entered, place).astype(WIDE)) * frame.tick_days
    rows = term.rows

    def look(frame: Frame) -> Value:
        last = reduce(np.maximum, (frame.row(frame.columns.last, row) for row in rows)).astype(WIDE)
        return np.where(last < 0, NEVER, (frame.tick - last) * frame.tick_days)

    return look


def choice(when: Formula, chosen: Formula, otherwise: Formula) -> Formula:
    """Return one of two numbers, game by game; where all games agree only one is computed."""

    def look(frame: Frame) -> Value:
        held = when(frame)
        if isinstance(held, bool):
            return chosen(frame) if held else otherwise(frame)
        return np.where(held, chosen(frame), otherwise(frame))

    return look


def comparison(term: terms.Comparison) -> Formula:
    """Return a chain of comparisons."""
    if len(term.signs) > 1:
        links = [compiled(terms.comparison((sign,), term.of[i : i + 2])) for i, sign in enumerate(term.signs)]
        return logic("and", links)
    work = OPERATIONS[term.signs[0]]
    if term.of[0].kind == terms.DATE:
        one, other = compiled(term.of[0]), compiled(term.of[1])
    else:
        (one, other), _ = alike(*term.of)
    return lambda frame: work(one(frame), other(frame))


def stands(term: terms.Stands) -> Formula:
    """Return whether an instrument has a status."""
    place, status = term.instrument, term.status
    if term.denied:
        return lambda frame: frame.row(frame.columns.status, place) != status
    return lambda frame: frame.row(frame.columns.status, place) == status


def logic(word: str, parts: list[Formula]) -> Formula:
    """Return conditions joined; a part all games agree on can settle the matter without the rest."""
    if word == "not":
        inner = parts[0]

        def negated(frame: Frame) -> Value:
            held = inner(frame)
            return not held if isinstance(held, bool) else ~held

        return negated
    settles = word == "or"
    join = operator.or_ if settles else operator.and_

    def look(frame: Frame) -> Value:
        result: Value = not settles
        for part in parts:
            held = part(frame)
            if isinstance(held, bool):
                if held is settles:
                    return settles
            else:
                result = held if isinstance(result, bool) else join(result, held)
        return result

    return look


def where_held(held: Value, games: int) -> Array | None:
    """Return the places where a condition holds: None for all games, else an index (maybe empty)."""
    if isinstance(held, bool):
        return None if held else NOBODY
    if games == 1:
        return None if held[0] else NOBODY
    index = np.flatnonzero(held)
    return None if len(index) == games else index


NOBODY: Array = np.zeros(0, dtype=np.int64)
