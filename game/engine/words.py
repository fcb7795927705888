"""An expression printed back in words, so that people read conditions and not code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Protocol

from game.engine import terms
from game.engine.numbers import HUNDREDTH, UNIT, format_points
from game.engine.rules import Rules

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
PHRASES = {
    "today": "today",
    "it": "it",
    "span": "the days from {first} to {last}",
    "played": "all turns are played",
    "times": "the number of times {deed}",
    "since": "the days since {deed}",
    "minus": "minus {what}",
    "size": "the size of {what}",
    "if": "{chosen} if {when}, otherwise {otherwise}",
    "smaller": "the smaller of {a} and {b}",
    "larger": "the larger of {a} and {b}",
    "smallest": "the smallest of {list}",
    "largest": "the largest of {list}",
    "held": "{what}, held between {low} and {high}",
    "changed": "{what} changed",
    "happened": "“{what}” happened",
    "chose": "{who} chose “{what}”",
    "chose_towards": "{who} chose “{what}” towards {whom}",
    "stands": "{what} is {status}",
    "stands_not": "{what} is not {status}",
    "under": "{what} is under {amount}",
    "at_most": "{what} is at most {amount}",
    "over": "{what} is over {amount}",
    "at_least": "{what} is at least {amount}",
    "equal": "{what} is {amount}",
    "unequal": "{what} is not {amount}",
    "before": "{what} is before {day}",
    "by": "{what} is {day} or earlier",
    "after": "{what} is after {day}",
    "from": "{what} is {day} or later",
    "on": "{what} is {day}",
    "not_on": "{what} is not {day}",
    "never": "it has not happened that {deed}",
    "ever": "it has happened that {deed}",
    "not": "it is not so that {what}",
    "and": "{a} and {b}",
    "or": "{a} or {b}",
    "only": "open only while {what}",
    "only_item": "{item} is open only while {what}",
    "once": "can be done only once in a game",
    "rest": "was done {ago} days ago; open again in {left} days",
}
"""What is said of terms, in English; other languages have the same phrases in their catalogues, under `when`."""
AMOUNT_SIGNS = {"<": "under", "<=": "at_most", ">": "over", ">=": "at_least", "==": "equal", "!=": "unequal"}
DATE_SIGNS = {"<": "before", "<=": "by", ">": "after", ">=": "from", "==": "on", "!=": "not_on"}
FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
TIGHT = {"+": 1, "-": 1, "*": 2, "/": 2}


def format_day(ordinal: int) -> str:
    """Return a date as people say it: 24 August."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]}"


class Voice(Protocol):
    """A language that says phrases and dates."""

    def say(self, key: str, /, **values: object) -> str:
        """Return the phrase of a key with its values."""

    def month_date(self, value: object) -> str:
        """Return a date without its year."""

    def listed(self, names: Sequence[object]) -> str:
        """Return several things joined."""


class English:
    """The language of errors, of pages that are printed, and of the terminal."""

    def say(self, key: str, /, **values: object) -> str:
        """Return a phrase; its keys begin with `when.`."""
        return PHRASES[key.removeprefix("when.")].format(**values)

    def month_date(self, value: object) -> str:
        """Return `24 August`."""
        return format_day(date.fromisoformat(str(value)).toordinal())

    def listed(self, names: Sequence[object]) -> str:
        """Return `a, b and c`."""
        return f"{', '.join(map(str, names[:-1]))} and {names[-1]}"


ENGLISH = English()


def extreme(term: terms.Term) -> bool:
    """Return whether a term is a min or max."""
    return isinstance(term, terms.Arithmetic) and term.sign not in TIGHT


def clamped(term: terms.Term) -> tuple[terms.Term, terms.Term, terms.Term] | None:
    """Return a number and the two it is held between, the lower first; None for a term that holds none so."""
    if isinstance(term, terms.Arithmetic) and isinstance(term.left, terms.Arithmetic):
        what, low, high = term.left.left, term.left.right, term.right
        ends = isinstance(low, terms.Constant) and isinstance(high, terms.Constant) and low.value <= high.value
        if ends and (term.sign, term.left.sign) == ("min", "max"):
            return what, low, high
    return None


def in_words(term: terms.Term, rules: Rules, voice: Voice = ENGLISH) -> str:
    """Return a term in words."""
    return Speaker(rules, voice).say(term)


def added_in_words(term: terms.Term, rules: Rules, voice: Voice = ENGLISH) -> tuple[bool, str]:
    """Return whether a term that is added is said as one taken away, and its words.

    Minus 2 * x is 2 * x less. The words stand in brackets where a sign before them would change what they mean.
    """
    term = tidy(term)
    less = turned(term)
    said = tidy(less or term)
    words = Speaker(rules, voice).say(said)
    loose = isinstance(said, terms.Choice) or (isinstance(said, terms.Arithmetic) and said.sign in "+-")
    return less is not None, f"({words})" if loose else words


def turned(term: terms.Term) -> terms.Term | None:
    """Return what a term that opens with a minus is taken away as: the same with the other sign; None if it does not.

    Made to be said, not to be computed: its bounds are those of the term.
    """
    match term:
        case terms.Shaped(shape="minus"):
            return term.of
        case terms.Arithmetic(sign="*" | "/" | "-"):
            left = turned(term.left)
            return left and replace(term, left=left, sign="+" if term.sign == "-" else term.sign)
        case terms.Choice():
            parts = tidy(term.chosen), tidy(term.otherwise)
            chosen, otherwise = (turned(part) or opposite(part) for part in parts)
            if chosen and otherwise and any(map(turned, parts)):
                return replace(term, chosen=chosen, otherwise=otherwise)
    return None


def opposite(term: terms.Term) -> terms.Term | None:
    """Return the difference the other way round, which is what it would be with the other sign; None if it is none."""
    match term:
        case terms.Arithmetic(sign="-"):
            return replace(term, left=term.right, right=term.left)
    return None


def tidy(term: terms.Term) -> terms.Term:
    """Return a sum or difference as a person would write it: nothing added that opens with a minus, and what is added
    to something negative first. Made to be said, as above."""
    if isinstance(term, terms.Choice):
        return replace(term, chosen=tidy(term.chosen), otherwise=tidy(term.otherwise))
    if not isinstance(term, terms.Arithmetic) or term.sign not in "+-":
        return term
    left, right, sign = tidy(term.left), tidy(term.right), term.sign
    other, first = turned(right), turned(left)
    if other:
        right, sign = tidy(other), "-" if sign == "+" else "+"
    if first and sign == "+":
        left, right, sign = right, tidy(first), "-"
    return replace(term, left=left, right=right, sign=sign)


class Speaker:
    """Says the terms of one scenario."""

    def __init__(self, rules: Rules, voice: Voice) -> None:
        self.rules, self.voice = rules, voice

    def phrase(self, key: str, **values: object) -> str:
        """Return one phrase."""
        return self.voice.say(f"when.{key}", **values)

    def say(self, term: terms.Term) -> str:
        """Return any term in words."""
        match term:
            case terms.Constant():
                return self.number(term.value)
            case terms.MeterNow():
                return self.rules.meters[term.row].title
            case terms.ReadingNow():
                return self.rules.called.get(term.name) or term.name.replace("_", " ")
            case terms.Day():
                return self.phrase("today") if term.ordinal is None else self.day(term.ordinal)
            case terms.Between():
                return self.phrase("span", first=self.say(term.right), last=self.say(term.left))
            case terms.TimeUp():
                return self.phrase("played")
            case terms.Times():
                return self.phrase("times", deed=self.deed(term.name))
            case terms.Since():
                return self.phrase("since", deed=self.deed(term.name))
            case terms.Shaped():
                return self.phrase("minus" if term.shape == "minus" else "size", what=self.whole(term.of))
            case terms.Arithmetic():
                return self.arithmetic(tidy(term))
            case terms.Choice():
                chosen = self.bracketed(term.chosen, isinstance(term.chosen, terms.Choice) or extreme(term.chosen))
                return self.phrase("if", chosen=chosen, when=self.say(term.when), otherwise=self.say(term.otherwise))
            case terms.Stands():
                return self.stands(term)
            case terms.Comparison():
                return self.joined(
                    "and", [self.compare(sign, *term.of[i : i + 2]) for i, sign in enumerate(term.signs)]
                )
            case terms.Logic():
                return self.logic(term)
        raise TypeError(f"no words for {term!r}")

    def day(self, ordinal: int) -> str:
        """Return a date without its year."""
        return self.voice.month_date(date.fromordinal(ordinal))

    def number(self, value: int) -> str:
        """Return ten-thousandths as a decimal."""
        if value % HUNDREDTH == 0:
            return format_points(value // HUNDREDTH)
        whole, part = divmod(abs(value), UNIT)
        return f"{'-' if value < 0 else ''}{whole}.{part:04d}".rstrip("0")

    def arithmetic(self, term: terms.Term) -> str:
        """Return a sum or product with the brackets it needs."""
        assert isinstance(term, terms.Arithmetic)
        if extreme(term):
            return self.extreme(term)
        parts = []
        for side, part in (("left", term.left), ("right", term.right)):
            loose = (
                isinstance(part, terms.Arithmetic)
                and part.sign in TIGHT
                and TIGHT[part.sign] < TIGHT[term.sign] + (side == "right" and term.sign in "-/")
            )
            parts.append(self.bracketed(part, loose or isinstance(part, terms.Choice) or extreme(part)))
        return f"{parts[0]} {term.sign} {parts[1]}"

    def extreme(self, term: terms.Arithmetic) -> str:
        """Return the smallest or largest of numbers, or a number held between two."""
        held = clamped(term)
        if held:
            what = self.bracketed(held[0], isinstance(held[0], terms.Choice) or extreme(held[0]))
            return self.phrase("held", what=what, low=self.say(held[1]), high=self.say(held[2]))
        inner, of = term.left, [term.right]
        while isinstance(inner, terms.Arithmetic) and inner.sign == term.sign:
            of = [inner.right, *of]
            inner = inner.left
        said = [self.bracketed(part, isinstance(part, terms.Choice) or extreme(part)) for part in (inner, *of)]
        if len(said) == 2:
            return self.phrase("smaller" if term.sign == "min" else "larger", a=said[0], b=said[1])
        return self.phrase("smallest" if term.sign == "min" else "largest", list=self.voice.listed(said))

    def whole(self, term: terms.Term) -> str:
        """Return a term in brackets unless it holds together by itself."""
        product = isinstance(term, terms.Arithmetic) and TIGHT.get(term.sign, 0) > 1
        return self.bracketed(term, isinstance(term, terms.Arithmetic | terms.Choice) and not product)

    def bracketed(self, term: terms.Term, brackets: bool) -> str:
        """Return a term, in brackets or not."""
        return f"({self.say(term)})" if brackets else self.say(term)

    def deed(self, name: str) -> str:
        """Return a move, event or instrument as a clause."""
        if name in self.rules.instrument_index:
            return self.phrase("changed", what=self.rules.instruments[self.rules.instrument_index[name]].title)
        if name in self.rules.event_index:
            return self.phrase("happened", what=self.rules.events[self.rules.event_index[name]].rule.title)
        for move in self.rules.moves:
            if move.name == name or move.name.rpartition(".")[0] == name:
                what = {"who": self.rules.names[move.actor], "what": move.title}
                if move.name == name and move.target:
                    return self.phrase("chose_towards", **what, whom=self.rules.names[move.target])
                return self.phrase("chose", **what)
        return name

    def stands(self, term: terms.Stands) -> str:
        """Return `instrument is status`."""
        item = self.rules.instruments[term.instrument]
        key = "stands_not" if term.denied else "stands"
        return self.phrase(key, what=item.title, status=item.statuses[term.status].title)

    def compare(self, sign: str, left: terms.Term, right: terms.Term) -> str:
        """Return one comparison; today, and counts against zero, in plain speech."""
        if isinstance(right, terms.Day) and right.ordinal is None:
            sign, left, right = FLIPPED[sign], right, left
        if isinstance(left, terms.Day):
            what = self.phrase("it") if left.ordinal is None else self.say(left)
            return self.phrase(DATE_SIGNS[sign], what=what, day=self.say(right))
        if isinstance(left, terms.Times) and isinstance(right, terms.Constant):
            if right.value == 0 and sign in ("==", "<="):
                return self.phrase("never", deed=self.deed(left.name))
            if (right.value == 0 and sign in (">", "!=")) or (right.value == UNIT and sign == ">="):
                return self.phrase("ever", deed=self.deed(left.name))
        what, amount = (
            self.bracketed(part, isinstance(part, terms.Choice) or clamped(part) is not None) for part in (left, right)
        )
        return self.phrase(AMOUNT_SIGNS[sign], what=what, amount=amount)

    def logic(self, term: terms.Logic) -> str:
        """Return conditions joined by and, or, not."""
        if term.word == "not":
            return self.phrase("not", what=self.say(term.of[0]))
        inner = "or" if term.word == "and" else "and"
        parts = [
            f"({self.say(part)})" if isinstance(part, terms.Logic) and part.word == inner else self.say(part)
            for part in term.of
        ]
        return self.joined(term.word, parts)

    def joined(self, word: str, parts: Sequence[str]) -> str:
        """Return clauses joined by and, or."""
        return reduce(lambda a, b: self.phrase(word, a=a, b=b), parts)
