"""The expression language: a tokeniser, a parser by hand, and a scalar evaluator.

A tree is a tuple whose first part is its sort. Values are whole numbers: ten-thousandths for numbers, ordinals of days
for dates, booleans for conditions. `scope` is asked `kind(name)` while parsing and `value(name)` while evaluating.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from tests.oracle.fixed import ONE, over, points, times

NUMBER, DATE, CONDITION = "number", "date", "condition"
TOKEN = re.compile(
    r"\s*(?!\d{4}-\d\d-\d\d(?![\w.]))"
    r"(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?![\w.]))"
    r"|(?P<sign><=|>=|==|!=|[-+*/()<>,]))"
)
WORDS = {"and", "or", "not", "if", "else", "is"}
CALLS = {"min", "max", "abs", "clamp"}


class Refused(ValueError):
    """The text is no expression of the language."""


class Names(Protocol):
    """What a parser must know about names."""

    def kind(self, name: str) -> str | None:
        """Return number, date, condition, instrument or None."""

    def counted(self, name: str) -> bool:
        """Return whether `times` may be asked of the name."""

    def statuses(self, instrument: str) -> tuple[str, ...]:
        """Return the statuses an instrument can have."""


def parse(text: str, names: Names, wanted: str = NUMBER) -> Any:
    """Return the tree of an expression whose value is of the wanted sort."""
    if len(text) > 400:
        raise Refused("over 400 characters")
    reader = Reader(text, names)
    tree, sort = reader.choice()
    if reader.at < len(reader.tokens):
        raise Refused(f"unexpected {reader.tokens[reader.at]!r}")
    if sort != wanted:
        raise Refused(f"a {sort} where a {wanted} is wanted")
    return tree


def tokens(text: str) -> list[str]:
    """Return the words and signs of a text."""
    found, at, body = [], 0, text.strip()
    while at < len(body):
        match = TOKEN.match(body, at)
        if match is None:
            raise Refused(f"column {at + 1}: {body[at : at + 10]!r}")
        found.append(match.group(0).strip())
        at = match.end()
    return found


class Reader:
    """One pass over the tokens; every method returns (tree, sort)."""

    def __init__(self, text: str, names: Names) -> None:
        self.tokens = tokens(text)
        self.names = names
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """Return the next token if it is one of those wanted, else nothing."""
        token = self.peek()
        if token in wanted:
            self.at += 1
            return token
        return ""

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise Refused(f"{wanted!r} expected, not {self.peek()!r}")

    def choice(self) -> tuple[Any, str]:
        yes, sort = self.either()
        if not self.take("if"):
            return yes, sort
        test, sort_of_test = self.either()
        self.need("else")
        no, sort_of_no = self.choice()
        if sort_of_test != CONDITION or sort != NUMBER or sort_of_no != NUMBER:
            raise Refused("if and else do not fit")
        return ("choice", test, yes, no), sort

    def either(self) -> tuple[Any, str]:
        return self.joined("or", self.both)

    def both(self) -> tuple[Any, str]:
        return self.joined("and", self.denial)

    def joined(self, word: str, inner: Any) -> tuple[Any, str]:
        tree, sort = inner()
        while self.take(word):
            other, other_sort = inner()
            if sort != CONDITION or other_sort != CONDITION:
                raise Refused(f"{word} joins conditions")
            tree = (word, tree, other)
        return tree, sort

    def denial(self) -> tuple[Any, str]:
        if not self.take("not"):
            return self.comparison()
        tree, sort = self.denial()
        if sort != CONDITION:
            raise Refused("not denies a condition")
        return ("not", tree), CONDITION

    def comparison(self) -> tuple[Any, str]:
        left, sort = self.total()
        if self.take("is"):
            return self.standing(left, sort)
        links = []
        while sign := self.take("<", "<=", ">", ">=", "==", "!="):
            right, other = self.total()
            if sort != other or sort not in (NUMBER, DATE):
                raise Refused(f"a {sort} compared with a {other}")
            links.append((sign, left, right))
            left = right
        return (("chain", links), CONDITION) if links else (left, sort)

    def standing(self, left: Any, sort: str) -> tuple[Any, str]:
        denied = bool(self.take("not"))
        status = self.bracketed()
        if sort != "instrument" or status not in self.names.statuses(left[1]):
            raise Refused(f"no status {status!r}")
        tree = ("is", left[1], status)
        return (("not", tree) if denied else tree), CONDITION

    def total(self) -> tuple[Any, str]:
        tree, sort = self.product()
        while sign := self.take("+", "-"):
            other, other_sort = self.product()
            if sort == other_sort == DATE and sign == "-":
                tree, sort = ("days", tree, other), NUMBER
            elif sort == other_sort == NUMBER:
                tree = (sign, tree, other)
            else:
                raise Refused(f"a {sort} {sign} a {other_sort}")
        return tree, sort

    def product(self) -> tuple[Any, str]:
        tree, sort = self.signed()
        while sign := self.take("*", "/"):
            other, other_sort = self.signed()
            if sort != NUMBER or other_sort != NUMBER:
                raise Refused(f"a {sort} {sign} a {other_sort}")
            tree = (sign, tree, other)
        return tree, sort

    def signed(self) -> tuple[Any, str]:
        if not self.take("-"):
            return self.atom()
        tree, sort = self.signed()
        if sort != NUMBER:
            raise Refused(f"minus a {sort}")
        return ("minus", tree), NUMBER

    def atom(self) -> tuple[Any, str]:
        function = self.called()
        if function:
            return self.call(function)
        token = self.peek()
        self.at += 1
        if token == "(":
            tree, sort = self.choice()
            self.need(")")
            return tree, sort
        if token[:1].isdigit():
            try:
                return ("literal", points(token)), NUMBER
            except ValueError as error:
                raise Refused(str(error)) from error
        if not token or not token[0].isalpha() or token in WORDS:
            raise Refused(f"unexpected {token!r}")
        named = self.names.kind(token)
        if named is None:
            raise Refused(f"no name {token!r}")
        return ("name", token), named

    def bracketed(self) -> str:
        """Take a name, round which brackets mean nothing."""
        if not self.take("("):
            self.at += 1
            return self.tokens[self.at - 1] if self.at <= len(self.tokens) else ""
        name = self.bracketed()
        self.need(")")
        return name

    def called(self) -> str:
        """Take `name(`, with brackets round the name or not, and return the name; take nothing if it is no call."""
        before, name = self.at, ""
        try:
            name = self.bracketed()
        except Refused:
            name = ""
        if name[:1].isalpha() and name not in WORDS and self.take("("):
            return name
        self.at = before
        return ""

    def call(self, function: str) -> tuple[Any, str]:
        if function in ("times", "since"):
            return self.count(function)
        if function not in CALLS:
            raise Refused(f"no function {function!r}")
        parts = [self.choice()]
        while self.take(",") and self.peek() != ")":
            parts.append(self.choice())
        self.need(")")
        fits = {"abs": len(parts) == 1, "clamp": len(parts) == 3}.get(function, len(parts) >= 2)
        if not fits or any(sort != NUMBER for _, sort in parts):
            raise Refused(f"{function} of what?")
        return (function, [tree for tree, _ in parts]), NUMBER

    def count(self, function: str) -> tuple[Any, str]:
        name = self.bracketed()
        self.take(",")
        self.need(")")
        known = self.names.counted(name) or (function == "since" and self.names.kind(name) == "instrument")
        if not known:
            raise Refused(f"{function} of what?")
        return (function, name), NUMBER


def evaluate(tree: Any, scope: Any) -> Any:
    """Return the value of a tree; `scope` knows value, status, times and since."""
    sort, *parts = tree
    if sort in SIMPLE:
        return SIMPLE[sort](scope, *parts)
    if sort == "chain":
        return all(COMPARE[sign](evaluate(a, scope), evaluate(b, scope)) for sign, a, b in parts[0])
    if sort == "choice":
        return evaluate(parts[1] if evaluate(parts[0], scope) else parts[2], scope)
    if sort in CALLS:
        return CALLED[sort](*[evaluate(part, scope) for part in parts[0]])
    return OPERATE[sort](*[evaluate(part, scope) for part in parts])


SIMPLE: dict[str, Callable[..., Any]] = {
    "literal": lambda scope, value: value,
    "name": lambda scope, name: scope.value(name),
    "is": lambda scope, instrument, status: scope.status(instrument) == status,
    "times": lambda scope, name: scope.times(name) * ONE,
    "since": lambda scope, name: scope.since(name) * ONE,
}
COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
OPERATE: dict[str, Callable[..., Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": times,
    "/": over,
    "minus": lambda a: -a,
    "days": lambda a, b: (a - b) * ONE,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "not": lambda a: not a,
}
CALLED: dict[str, Callable[..., int]] = {
    "min": min,
    "max": max,
    "abs": abs,
    "clamp": lambda x, low, high: min(max(x, low), high),
}
