"""An expression printed back in words, so that people read conditions and not code."""

from __future__ import annotations

from datetime import date

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
AMOUNT_SIGNS = {"<": "is under", "<=": "is at most", ">": "is over", ">=": "is at least", "==": "is", "!=": "is not"}
DATE_SIGNS = {
    "<": "is before",
    "<=": "is {} or earlier",
    ">": "is after",
    ">=": "is {} or later",
    "==": "is",
    "!=": "is not",
}
FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
TIGHT = {"+": 1, "-": 1, "*": 2, "/": 2}


def format_day(ordinal: int) -> str:
    """Return a date as people say it: 24 August."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]}"


def in_words(term: terms.Term, rules: Rules) -> str:
    """Return a term in words."""
    return Speaker(rules).say(term)


class Speaker:
    """Says the terms of one scenario."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def say(self, term: terms.Term) -> str:
        """Return any term in words."""
        match term:
            case terms.Constant():
                return self.number(term.value)
            case terms.MeterNow():
                return self.rules.meters[term.row].title
            case terms.ReadingNow():
                return term.name.replace("_", " ")
            case terms.Day():
                return "today" if term.ordinal is None else format_day(term.ordinal)
            case terms.Between():
                return f"the days from {self.say(term.right)} to {self.say(term.left)}"
            case terms.TimeUp():
                return "all turns are played"
            case terms.Times():
                return f"the number of times {self.deed(term.name)}"
            case terms.Since():
                return f"the days since {self.deed(term.name)}"
            case terms.Shaped():
                return f"minus {self.say(term.of)}" if term.shape == "minus" else f"the size of {self.say(term.of)}"
            case terms.Arithmetic():
                return self.arithmetic(term)
            case terms.Choice():
                return f"{self.say(term.chosen)} if {self.say(term.when)}, otherwise {self.say(term.otherwise)}"
            case terms.Stands():
                return self.stands(term)
            case terms.Comparison():
                return " and ".join(self.compare(sign, *term.of[i : i + 2]) for i, sign in enumerate(term.signs))
            case terms.Logic():
                return self.logic(term)
        raise TypeError(f"no words for {term!r}")

    def number(self, value: int) -> str:
        """Return ten-thousandths as a decimal."""
        if value % HUNDREDTH == 0:
            return format_points(value // HUNDREDTH)
        whole, part = divmod(abs(value), UNIT)
        return f"{'-' if value < 0 else ''}{whole}.{part:04d}".rstrip("0")

    def arithmetic(self, term: terms.Arithmetic) -> str:
        """Return a sum or product with the brackets it needs."""
        if term.sign in ("min", "max"):
            which = "smaller" if term.sign == "min" else "larger"
            return f"the {which} of {self.say(term.left)} and {self.say(term.right)}"
        parts = []
        for side, part in (("left", term.left), ("right", term.right)):
            loose = isinstance(part, terms.Choice) or (
                isinstance(part, terms.Arithmetic)
                and part.sign in TIGHT
                and TIGHT[part.sign] < TIGHT[term.sign] + (side == "right" and term.sign in "-/")
            )
            parts.append(f"({self.say(part)})" if loose else self.say(part))
        return f"{parts[0]} {term.sign} {parts[1]}"

    def deed(self, name: str) -> str:
        """Return a move, event or instrument as a clause."""
        if name in self.rules.instrument_index:
            return f"{self.rules.instruments[self.rules.instrument_index[name]].title} changed"
        if name in self.rules.event_index:
            return f"“{self.rules.events[self.rules.event_index[name]].rule.title}” happened"
        for move in self.rules.moves:
            if move.name == name or move.name.rpartition(".")[0] == name:
                whom = f" towards {self.rules.names[move.target]}" if move.name == name and move.target else ""
                return f"{self.rules.names[move.actor]} chose “{move.title}”{whom}"
        return name

    def stands(self, term: terms.Stands) -> str:
        """Return `instrument is status`."""
        item = self.rules.instruments[term.instrument]
        return f"{item.title} is {'not ' if term.denied else ''}{item.statuses[term.status].title}"

    def compare(self, sign: str, left: terms.Term, right: terms.Term) -> str:
        """Return one comparison; today, and counts against zero, in plain speech."""
        if isinstance(right, terms.Day) and right.ordinal is None:
            sign, left, right = FLIPPED[sign], right, left
        if isinstance(left, terms.Day):
            who = "it" if left.ordinal is None else self.say(left)
            words = DATE_SIGNS[sign]
            return f"{who} {words.format(self.say(right))}" if "{}" in words else f"{who} {words} {self.say(right)}"
        if isinstance(left, terms.Times) and isinstance(right, terms.Constant):
            if right.value == 0 and sign in ("==", "<="):
                return f"it has not happened that {self.deed(left.name)}"
            if (right.value == 0 and sign in (">", "!=")) or (right.value == UNIT and sign == ">="):
                return f"it has happened that {self.deed(left.name)}"
        return f"{self.say(left)} {AMOUNT_SIGNS[sign]} {self.say(right)}"

    def logic(self, term: terms.Logic) -> str:
        """Return conditions joined by and, or, not."""
        if term.word == "not":
            return f"it is not so that {self.say(term.of[0])}"
        inner = "or" if term.word == "and" else "and"
        parts = [
            f"({self.say(part)})" if isinstance(part, terms.Logic) and part.word == inner else self.say(part)
            for part in term.of
        ]
        return f" {term.word} ".join(parts)
