"""Terms made runnable: each becomes a function of a frame, for all its games at once.

Units known when the scenario is loaded let most products be exact, so that few roundings are left to do in play, and
proven sizes let numbers be as narrow as they can; the digits are the same.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import numpy as np

from game.engine import terms
from game.engine.frame import Frame
from game.engine.numbers import (
    HUNDREDTH,
    NEVER,
    UNIT,
    Array,
    Value,
    common_divisor,
    greatest,
    least,
    quotient,
    rounded,
)

Formula = Callable[[Frame], Value]

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
    most: int
    """Largest magnitude any array takes on the way."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A term with the function that computes it."""

    term: terms.Term
    formula: Formula
    most: int
    """Largest magnitude any array takes on the way: how wide numbers must be."""


def expression(term: terms.Term) -> Expression:
    """Return a term made runnable: ten-thousandths, a condition or a day."""
    piece = times_whole(piece_of(term), None) if term.kind == terms.NUMBER else piece_of(term)
    return Expression(term, piece.formula, piece.most)


def amount_expression(term: terms.Term) -> Expression:
    """Return an amount made runnable, rounded once to hundredths of a point."""
    piece = divided(piece_of(term), HUNDREDTH)
    return Expression(term, piece.formula, piece.most)


def size(term: terms.Term, unit: int) -> int:
    """Return the largest magnitude of a number counted in a unit."""
    return max(abs(term.low), abs(term.high)) // max(unit, 1) + 1


def piece_of(term: terms.Term) -> Piece:
    """Return the piece of any term."""
    match term:
        case terms.Constant():
            return Piece(fixed(-1 if term.value < 0 else 1), abs(term.value), 1)
        case terms.MeterNow():
            row = term.row
            return Piece(lambda frame: frame.meter(row), HUNDREDTH, size(term, HUNDREDTH))
        case terms.ReadingNow():
            if not term.made:
                of = piece_of(term.term)
                term.made.append(Piece(remembered(term.name, of.formula), of.unit, of.most))
            made: Piece = term.made[0]
            return made
        case terms.Day():
            return Piece(day(term), 1, 0)
        case terms.Between():
            left, right = day(term.left), day(term.right)
            return Piece(lambda frame: left(frame) - right(frame), UNIT, size(term, UNIT))
        case terms.TimeUp():
            return Piece(lambda frame: frame.time_up, 1, 0)
        case terms.Times():
            return Piece(remembered(f"times {term.name}", times(term.rows)), UNIT, size(term, UNIT))
        case terms.Since():
            return Piece(remembered(f"since {term.name}", since(term)), UNIT, size(term, UNIT))
        case terms.Arithmetic():
            return arithmetic(term)
        case terms.Shaped():
            of = piece_of(term.of)
            shape: Callable[[Value], Value] = operator.neg if term.shape == "minus" else abs
            return Piece(lambda frame: shape(of.formula(frame)), of.unit, of.most)
        case terms.Choice():
            when = piece_of(term.when)
            (chosen, otherwise), unit, most = alike(term.chosen, term.otherwise)
            return Piece(choice(when.formula, chosen, otherwise), unit, max(most, when.most))
        case terms.Comparison():
            return comparison(term)
        case terms.Stands():
            return Piece(stands(term), 1, 0)
        case terms.Logic():
            parts = [piece_of(part) for part in term.of]
            return Piece(logic(term.word, [part.formula for part in parts]), 1, max(part.most for part in parts))
    raise TypeError(f"no formula for {term!r}")


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
        if isinstance(term.right, terms.Constant) and term.right.value > 0:
            top = piece_of(term.left)
            return divided(Piece(top.formula, top.unit * UNIT, top.most), term.right.value)
        return quotient_of(term)
    (left, right), unit, most = alike(term.left, term.right)
    work = OPERATIONS[term.sign]
    return Piece(lambda frame: work(left(frame), right(frame)), unit, max(most, size(term, unit)))


def multiplied(left: terms.Term, right: terms.Term) -> Piece:
    """Return a product; a constant factor goes into the unit, and what is exact needs no rounding."""
    one, other = piece_of(left), piece_of(right)
    formula, most = one.formula, one.most
    if isinstance(left, terms.Constant):
        formula, most = signed(other.formula, left.value), other.most
    elif isinstance(right, terms.Constant):
        formula = signed(one.formula, right.value)
    else:
        first, second = one.formula, other.formula
        formula = lambda frame: first(frame) * second(frame)  # noqa: E731 - named by its use
        most = max(one.most, other.most, size(left, one.unit) * size(right, other.unit))
    unit = one.unit * other.unit
    if unit % UNIT == 0:
        return Piece(formula, unit // UNIT, most)
    return divided(Piece(formula, unit, most), UNIT)


def signed(formula: Formula, factor: int) -> Formula:
    """Return a formula, or its negative where the factor is negative."""
    return formula if factor >= 0 else lambda frame: -formula(frame)


def quotient_of(term: terms.Arithmetic) -> Piece:
    """Return a quotient; it is reckoned in 64 bits whatever the rest needs."""
    top, below = expression(term.left), expression(term.right)

    def look(frame: Frame) -> Value:
        left, right = (
            value if isinstance(value, int) else value.astype(np.int64)
            for value in (top.formula(frame), below.formula(frame))
        )
        value = quotient(left, right)
        return value if isinstance(value, int) else value.astype(frame.wide)

    return Piece(look, 1, max(top.most, below.most, size(term, 1)))


def alike(*parts: terms.Term) -> tuple[tuple[Formula, ...], int, int]:
    """Return the formulas of several numbers brought to their common unit, that unit, and their largest magnitude."""
    pieces = [piece_of(part) for part in parts]
    unit = common_divisor(*(piece.unit for piece in pieces)) or 1
    formulas, most = [], 0
    for part, piece in zip(parts, pieces, strict=True):
        if isinstance(part, terms.Constant):
            formulas.append(fixed(part.value // unit))
            most = max(most, size(part, unit))
        else:
            whole = times_whole(piece, piece.unit // unit)
            formulas.append(whole.formula)
            most = max(most, whole.most)
    return tuple(formulas), unit, most


def times_whole(piece: Piece, factor: int | None) -> Piece:
    """Return a piece times a whole number (None: its own unit), counted in ones."""
    formula, by = piece.formula, piece.unit if factor is None else factor
    return Piece(formula if by == 1 else lambda frame: formula(frame) * by, 1, piece.most * max(by, 1))


def divided(piece: Piece, divisor: int) -> Piece:
    """Return a piece divided, in ones, rounded half away from zero where it is not whole."""
    common = common_divisor(piece.unit, divisor)
    factor, below = piece.unit // common, divisor // common
    if below > 1 and below % 2:
        factor, below = 2 * factor, 2 * below  # `rounded` wants an even divisor
    whole = times_whole(piece, factor)
    if below == 1:
        return whole
    return Piece(lambda frame: rounded(whole.formula(frame), below), 1, whole.most + below)


def day(term: terms.Day) -> Formula:
    """Return a date as an ordinal."""
    if term.ordinal is None:
        return lambda frame: frame.today
    return fixed(term.ordinal)


def times(rows: tuple[int, ...]) -> Formula:
    """Return the count over some rows."""
    if len(rows) == 1:
        only = rows[0]
        return lambda frame: frame.number(frame.columns.times, only)
    return lambda frame: reduce(operator.add, [frame.number(frame.columns.times, row) for row in rows])


def since(term: terms.Since) -> Formula:
    """Return the days since something began."""
    if term.instrument is not None:
        place = term.instrument
        return lambda frame: (frame.tick - frame.number(frame.columns.entered, place)) * frame.tick_days
    rows = term.rows

    def look(frame: Frame) -> Value:
        last = reduce(greatest, [frame.number(frame.columns.last, row) for row in rows])
        days = (frame.tick - last) * frame.tick_days
        days += (last < 0) * (NEVER - days)
        return days

    return look


def choice(when: Formula, chosen: Formula, otherwise: Formula) -> Formula:
    """Return one of two numbers, game by game; where all games agree only one is computed."""

    def look(frame: Frame) -> Value:
        held = when(frame)
        if isinstance(held, bool):
            return chosen(frame) if held else otherwise(frame)
        return np.where(held, np.asarray(chosen(frame), frame.wide), np.asarray(otherwise(frame), frame.wide))

    return look


def comparison(term: terms.Comparison) -> Piece:
    """Return a chain of comparisons."""
    if len(term.signs) > 1:
        links = [piece_of(terms.comparison((sign,), term.of[i : i + 2])) for i, sign in enumerate(term.signs)]
        return Piece(logic("and", [link.formula for link in links]), 1, max(link.most for link in links))
    work = OPERATIONS[term.signs[0]]
    if term.of[0].kind == terms.DATE:
        one, other, most = piece_of(term.of[0]).formula, piece_of(term.of[1]).formula, 0
    else:
        (one, other), _, most = alike(*term.of)
    return Piece(lambda frame: work(one(frame), other(frame)), 1, most)


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


__all__ = ["Array", "Expression", "Formula", "amount_expression", "expression"]
