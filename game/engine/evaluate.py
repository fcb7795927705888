"""Terms made runnable: each becomes a function of a frame, for all its games at once.

Units known when the scenario is loaded let most products be exact, so that few roundings are left to do in play, and
proven bounds let every array be as narrow as its numbers: 16 bits move twice as fast as 32. The digits are the same.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.engine import terms
from game.engine.frame import Frame
from game.engine.happenings import Formula, merged, since, since_compared, times
from game.engine.numbers import (
    HUNDREDTH,
    NEVER,
    UNIT,
    Value,
    as_wide,
    common_divisor,
    greatest,
    kind_for,
    least,
    positive_quotient,
    quotient,
    rounded,
)

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A term made runnable; a number in ten-thousandths is what the formula gives, times the unit."""

    formula: Formula
    unit: int
    low: int
    high: int
    """Proven bounds of what the formula gives: its arrays are at least as wide as `kind_for` these."""
    plain: bool = False
    """Always a plain int, which goes with arrays of any width it fits."""

    @property
    def constant(self) -> bool:
        """Whether it is one number in every state."""
        return self.plain and self.low == self.high

    def wide_for(self, *values: int) -> Formula:
        """Return the formula with arrays wide enough to reckon with these values too."""
        formula, kind = self.formula, kind_for(self.low, self.high, *values)
        if self.plain or kind is kind_for(self.low, self.high):
            return formula
        return lambda frame: as_wide(formula(frame), kind)


@dataclass(frozen=True, slots=True)
class Expression:
    """A term with the function that computes it."""

    term: terms.Term
    formula: Formula


def expression(term: terms.Term) -> Expression:
    """Return a term made runnable: ten-thousandths, a condition or a day."""
    piece = times_whole(piece_of(term), None) if term.kind == terms.NUMBER else piece_of(term)
    return Expression(term, piece.formula)


def amount_expression(term: terms.Term) -> Expression:
    """Return an amount made runnable, rounded once to hundredths of a point."""
    return Expression(term, divided(piece_of(term), HUNDREDTH).formula)


def bounded(formula: Formula, unit: int, term: terms.Term) -> Piece:
    """Return a piece whose bounds are those of its term, counted in the unit."""
    by = max(unit, 1)
    return Piece(formula, unit, term.low // by, -(-term.high // by))


def truth(formula: Formula) -> Piece:
    """Return a condition or a date as a piece."""
    return Piece(formula, 1, 0, 1)


def literal(term: terms.Term) -> int | None:
    """Return what a number is if it is written out, with or without a minus."""
    if isinstance(term, terms.Shaped) and term.shape == "minus" and isinstance(term.of, terms.Constant):
        return -term.of.value
    return term.value if isinstance(term, terms.Constant) else None


def piece_of(term: terms.Term) -> Piece:
    """Return the piece of any term."""
    number = literal(term)
    if number is not None:
        return constant(number)
    match term:
        case terms.MeterNow():
            row = term.row
            return bounded(lambda frame: frame.meter(row), HUNDREDTH, term)
        case terms.ReadingNow():
            if not term.made:
                of = piece_of(term.term)
                term.made.append(replace(of, formula=remembered(term.name, of.formula)))
            made: Piece = term.made[0]
            return made
        case terms.Day():
            return truth(day(term))
        case terms.Between():
            left, right = day(term.left), day(term.right)
            return replace(bounded(lambda frame: left(frame) - right(frame), UNIT, term), plain=True)
        case terms.TimeUp():
            return truth(lambda frame: frame.time_up)
        case terms.Times():
            return bounded(remembered(f"times {term.name}", times(term)), UNIT, term)
        case terms.Since():
            return bounded(remembered(f"since {term.name}", since(term)), UNIT, term)
        case terms.Arithmetic():
            return arithmetic(term)
        case terms.Shaped():
            of = piece_of(term.of)
            if not of.unit:
                return of
            shape: Callable[[Value], Value] = operator.neg if term.shape == "minus" else abs
            inner = of.wide_for(-of.low, -of.high)
            return bounded(lambda frame: shape(inner(frame)), of.unit, term)
        case terms.Choice():
            return choice(term)
        case terms.Comparison():
            return truth(comparison(term))
        case terms.Stands():
            return truth(stands(term))
        case terms.Logic():
            return truth(logic(term.word, [piece_of(part).formula for part in term.of]))
    raise TypeError(f"no formula for {term!r}")


def constant(number: int) -> Piece:
    """Return a number, all of it in the unit but its sign."""
    sign = -1 if number < 0 else 1
    return Piece(fixed(sign), abs(number), sign, sign, True)


def fixed(value: int) -> Formula:
    """Return a formula that is the same in every game."""
    return lambda frame: value


def remembered(name: str, of: Formula) -> Formula:
    """Return a formula that is computed once a frame."""

    def look(frame: Frame) -> Value:
        found = frame.cache.get(name)
        if found is None:
            found = frame.cache[name] = of(frame)
        return found

    return look


def arithmetic(term: terms.Arithmetic) -> Piece:
    """Return a sum, product, quotient, min or max."""
    if term.sign == "*":
        return multiplied(term.left, term.right)
    if term.sign == "/":
        divisor = literal(term.right)
        if divisor is not None and divisor > 0:
            top = piece_of(term.left)
            return divided(replace(top, unit=top.unit * UNIT), divisor)
        return quotient_of(term)
    if term.sign == "min":
        latest = merged(term)
        if latest is not None:
            return piece_of(latest)
    one, other, unit = alike(term.left, term.right)
    work = OPERATIONS[term.sign]
    whole = bounded(fixed(0), unit, term)
    every = (one.low, one.high, other.low, other.high, whole.low, whole.high)
    left, right = one.wide_for(*every), other.wide_for(*every)
    return replace(whole, formula=lambda frame: work(left(frame), right(frame)))


def multiplied(left: terms.Term, right: terms.Term) -> Piece:
    """Return a product; a constant factor goes into the unit, and what is exact needs no rounding."""
    one, other = piece_of(left), piece_of(right)
    unit = one.unit * other.unit
    if not unit:
        return constant(0)
    if other.constant:
        one, other = other, one
    if one.constant:
        piece, unit = signed(other, one.low), unit * abs(one.low)
    else:
        corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
        every = (one.low, one.high, other.low, other.high, *corners)
        first, second = one.wide_for(*every), other.wide_for(*every)
        piece = Piece(lambda frame: first(frame) * second(frame), unit, min(corners), max(corners))
    if unit % UNIT == 0:
        return replace(piece, unit=unit // UNIT)
    return divided(replace(piece, unit=unit), UNIT)


def signed(piece: Piece, factor: int) -> Piece:
    """Return a piece, or its negative where the factor is negative."""
    if factor >= 0:
        return piece
    formula = piece.wide_for(-piece.low, -piece.high)
    return replace(piece, formula=lambda frame: -formula(frame), low=-piece.high, high=-piece.low)


def quotient_of(term: terms.Arithmetic) -> Piece:
    """Return a quotient, wide enough for twice its dividend in ten-thousandths."""
    top, below = times_whole(piece_of(term.left), None), times_whole(piece_of(term.right), None)
    most = 2 * UNIT * max(abs(top.low), abs(top.high), 1) + 2 * max(abs(below.low), abs(below.high))
    whole = bounded(fixed(0), 1, term)
    kind = kind_for(whole.low, whole.high)
    left, right = top.wide_for(most), below.wide_for(most)
    work = positive_quotient if top.low >= 0 and below.low > 0 else quotient
    return replace(whole, formula=lambda frame: as_wide(work(left(frame), right(frame)), kind))


def alike(left: terms.Term, right: terms.Term) -> tuple[Piece, Piece, int]:
    """Return two numbers brought to their common unit, and that unit."""
    one, other = piece_of(left), piece_of(right)
    unit = common_divisor(one.unit, other.unit) or 1
    return times_whole(one, one.unit // unit), times_whole(other, other.unit // unit), unit


def times_whole(piece: Piece, factor: int | None) -> Piece:
    """Return a piece times a whole number (None: its own unit), counted in ones."""
    by = piece.unit if factor is None else factor
    if by == 1:
        return replace(piece, unit=1)
    low, high = piece.low * by, piece.high * by
    if piece.constant:
        return Piece(fixed(low), 1, low, high, True)
    formula = piece.wide_for(low, high, by)
    return replace(piece, formula=lambda frame: formula(frame) * by, unit=1, low=low, high=high)


def divided(piece: Piece, divisor: int) -> Piece:
    """Return a piece divided, in ones, rounded half away from zero where it is not whole."""
    common = common_divisor(piece.unit, divisor)
    whole, below = times_whole(piece, piece.unit // common), divisor // common
    if below == 1:
        return whole
    if whole.constant:
        number = terms.wide_rounded(whole.low, below)
        return Piece(fixed(number), 1, number, number, True)
    formula, middle = whole.wide_for(whole.low - below, whole.high + below), below // 2
    ends = terms.wide_rounded(whole.low, below), terms.wide_rounded(whole.high, below)
    if below % 2 or whole.low >= 0:  # an odd divisor leaves no tie; from zero on away from zero is up, up to zero down
        return Piece(lambda frame: (formula(frame) + middle) // below, 1, *ends, whole.plain)
    if whole.high <= 0:
        return Piece(lambda frame: (formula(frame) + (middle - 1)) // below, 1, *ends, whole.plain)
    return Piece(lambda frame: rounded(formula(frame), below), 1, *ends, whole.plain)


def day(term: terms.Day) -> Formula:
    """Return a date as an ordinal."""
    if term.ordinal is None:
        return lambda frame: frame.today
    return fixed(term.ordinal)


def choice(term: terms.Choice) -> Piece:
    """Return one of two numbers, game by game; where all games agree only one is computed."""
    when = piece_of(term.when).formula
    one, other, unit = alike(term.chosen, term.otherwise)
    apart = (one.high - other.low, one.low - other.high)
    chosen, otherwise = one.wide_for(*apart, other.low, other.high), other.wide_for(*apart, one.low, one.high)
    kind = kind_for(one.low, one.high, other.low, other.high, *apart)

    def look(frame: Frame) -> Value:
        held = when(frame)
        if isinstance(held, bool):
            return chosen(frame) if held else otherwise(frame)
        base = otherwise(frame)
        more = chosen(frame) - base  # a product is far quicker than `np.where`
        value = held * (kind(more) if isinstance(more, int) else more)
        return value if isinstance(base, int) and not base else value + base

    return Piece(look, unit, min(one.low, other.low), max(one.high, other.high))


def comparison(term: terms.Comparison) -> Formula:
    """Return a chain of comparisons."""
    if len(term.signs) > 1:
        links = [comparison_of(sign, *term.of[i : i + 2]) for i, sign in enumerate(term.signs)]
        return logic("and", links)
    return comparison_of(term.signs[0], *term.of)


def comparison_of(sign: str, left: terms.Term, right: terms.Term) -> Formula:
    """Return one comparison of two numbers or dates."""
    work = OPERATIONS[sign]
    if left.kind == terms.DATE:
        one, other = piece_of(left).formula, piece_of(right).formula
    else:
        days, limit = left if isinstance(left, terms.Since) else merged(left), literal(right)
        if days is not None and limit is not None and limit < NEVER * UNIT and sign in ("<", "<=", ">", ">="):
            return since_compared(sign, days, limit)
        first, second, _ = alike(left, right)
        one, other = first.formula, second.formula
    return lambda frame: work(one(frame), other(frame))


def stands(term: terms.Stands) -> Formula:
    """Return whether an instrument has a status."""
    place, status = term.instrument, term.status
    work = operator.ne if term.denied else operator.eq
    return lambda frame: work(frame.row(frame.columns.status, place), status)


def logic(word: str, parts: list[Formula]) -> Formula:
    """Return conditions joined; a part that settles the matter in every game spares the rest."""
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
