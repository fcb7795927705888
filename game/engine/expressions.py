"""The little language of amounts and conditions: text in, a checked term out.

The standard library's parser reads the text after a length check; a whitelist decides what may stand in it. Everything
else is refused with the column and the nearest name.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from game.engine.numbers import UNIT, WIDEST, parse_decimal
from game.engine.terms import (
    CONDITION,
    DATE,
    NUMBER,
    Day,
    ReadingNow,
    Stands,
    Term,
    TimeUp,
    arithmetic,
    between,
    choice,
    comparison,
    constant,
    logic,
    shaped,
    since,
    times,
    today,
)

LONGEST = 400  # characters
MOST_NODES = 120
DEEPEST = 20
LARGEST = 10**6

TOKEN = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d(?![\w.]))|(?P<number>\d[0-9a-z_.]*)|(?P<name>[a-z_][a-z0-9_.]*)"
    r"|(?P<sign>\*\*|//|[<>=!]=|[-+*/()<>,])|(?P<space>\s+)"
)
SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
CALLS = {"min": (2, 8), "max": (2, 8), "abs": (1, 1), "clamp": (3, 3), "times": (1, 1), "since": (1, 1)}
PLAIN = "use numbers, names, + - * /, comparisons, is, is not, and, or, not, if-else, min, max, abs, clamp"
SIGNS_OF_OTHERS = {
    "=": "write is for a status, == between numbers",
    "&": "write and",
    "|": "write or",
    "!": "write is not for a status, != between numbers, not before a condition",
    "%": "write the number alone, a chance is points in a hundred",
    "'": "write names without quotes",
    '"': "write names without quotes",
    "[": "write a range as the whole amount only",
    "^": "write the product out",
}
"""What people write who know another language, and what to write here."""
KIND_WORDS = {NUMBER: "a number", CONDITION: "a condition", DATE: "a date"}


class ExpressionError(ValueError):
    """An expression the rules cannot take: what is wrong, where (0-based column) and the remedy."""

    def __init__(self, code: str, column: int, message: str, remedy: str) -> None:
        super().__init__(f"{message}, {remedy}")
        self.code, self.column, self.message, self.remedy = code, column, message, remedy


@dataclass(frozen=True, slots=True)
class Scope:
    """Every name an expression may use."""

    values: Mapping[str, Term] = field(default_factory=dict)
    """Meters, readings, dates, `today`, `time_up`: full name to term."""
    instruments: Mapping[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    """Instrument to its number and its statuses."""
    happenings: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Events, `actor.move` and `actor.move.target` to the rows that count them."""
    most: int = 1000
    """How often anything can happen in one game: its ticks."""
    longest: int = 7000
    """Days of the longest game."""
    me: str | None = None
    them: str | None = None

    def full(self, name: str) -> str:
        """Return a name with `me` and `them` replaced by the actors they stand for."""
        if self.me is None:
            return name
        swap = {"me": self.me, "them": self.them or "them"}
        return ".".join(swap.get(part, part) for part in name.split("."))


def parse(text: str, scope: Scope, kind: str | None = NUMBER) -> Term:
    """Return the checked term of an expression of the wanted kind (None: any); raise ExpressionError."""
    check_text(text)
    plain = for_python(text)
    body, offset = plain.strip(), len(plain) - len(plain.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(body, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = (getattr(error, "offset", None) or 1) - 1
        remedy = "multiply with *" if " x " in body else PLAIN
        raise ExpressionError("bad-expression", offset + column, "this is not a complete expression", remedy) from None
    check_size(tree, offset)
    term = Reader(body, offset, scope).read(tree)
    if kind is not None and term.kind != kind:
        raise ExpressionError(
            "mixed-kinds",
            offset,
            f"{KIND_WORDS[kind]} is wanted, this is {KIND_WORDS[term.kind]}",
            "write a comparison for a condition, an amount for a number",
        )
    if term.widest > WIDEST - UNIT:
        raise ExpressionError(
            "too-large", offset, "the numbers in this expression can leave 64 bits", "use smaller numbers"
        )
    return term


def for_python(text: str) -> str:
    """Return a text as Python reads it, no column moved: every blank a plain one, no zero in front of a number."""
    plain = re.sub(r"\s", " ", text)
    return re.sub(r"(?<![\w.])0+(?=[0-9])", lambda zeros: " " * len(zeros[0]), plain)


def check_text(text: str) -> None:
    """Refuse text that is too long or holds a sign the language does not have, before any parser sees it."""
    if len(text) > LONGEST:
        raise ExpressionError(
            "too-long",
            LONGEST,
            f"an expression of {len(text)} characters (at most {LONGEST})",
            "name a part of it under readings:",
        )
    if not text.strip():
        raise ExpressionError("bad-expression", 0, "an expression is missing", "write a number or a condition")
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            remedy = SIGNS_OF_OTHERS.get(text[place], PLAIN)
            raise ExpressionError("bad-expression", place, f"{text[place]!r} has no meaning in an expression", remedy)
        if found["date"] is not None:
            remedy = "name it under dates: and write the name"
            raise ExpressionError("bad-expression", place, "a date in an expression is always a name", remedy)
        if (found["name"] or "").endswith("."):
            remedy = "write the name in one piece"
            raise ExpressionError("bad-expression", place, f"{found['name']!r} is half a name", remedy)
        number = found["number"]
        if number is not None and (parse_decimal(number) is None or parse_decimal(number) > LARGEST * UNIT):  # type: ignore[operator]
            raise ExpressionError(
                "bad-number",
                place,
                f"{number!r} is not a number of the rules",
                "write digits with at most four decimals, up to 1000000",
            )
        if found["sign"] in ("**", "//"):
            raise ExpressionError("bad-expression", place, f"{found['sign']} is not in the language", PLAIN)
        place = found.end()


def check_size(tree: ast.expr, offset: int) -> None:
    """Refuse an expression with too many parts or too deep a nesting."""
    level: list[ast.AST] = [tree]
    nodes, depth = 0, 0
    while level:
        level_nodes = [node for node in level if isinstance(node, ast.expr)]
        nodes += len(level_nodes)
        depth += bool(level_nodes)
        if nodes > MOST_NODES or depth > DEEPEST:
            raise ExpressionError(
                "too-long",
                offset,
                f"an expression with more than {MOST_NODES} parts or {DEEPEST} levels",
                "name a part of it under readings:",
            )
        level = [child for node in level for child in ast.iter_child_nodes(node)]


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns the parser's tree into terms, refusing whatever is not on the list."""

    text: str
    offset: int
    scope: Scope

    def refuse(self, node: ast.AST, code: str, message: str, remedy: str = PLAIN) -> ExpressionError:
        """Return the error for a part of the tree."""
        return ExpressionError(code, self.offset + getattr(node, "col_offset", 0), message, remedy)

    def read(self, node: ast.expr) -> Term:
        """Return the term of any part of the tree."""
        match node:
            case ast.Constant():
                return self.literal(node)
            case ast.Name() | ast.Attribute():
                return self.named(node)
            case ast.BinOp():
                return self.arithmetic(node)
            case ast.UnaryOp(op=ast.USub()):
                return shaped("minus", self.wanted(node.operand, NUMBER))
            case ast.UnaryOp(op=ast.Not()):
                return logic("not", (self.wanted(node.operand, CONDITION),))
            case ast.BoolOp():
                word = "and" if isinstance(node.op, ast.And) else "or"
                return logic(word, tuple(self.wanted(value, CONDITION) for value in node.values))
            case ast.Compare():
                return self.compared(node)
            case ast.IfExp():
                return choice(
                    self.wanted(node.test, CONDITION), self.wanted(node.body, NUMBER), self.wanted(node.orelse, NUMBER)
                )
            case ast.Call():
                return self.called(node)
        raise self.refuse(node, "bad-expression", "this has no meaning in an expression")

    def wanted(self, node: ast.expr, kind: str) -> Term:
        """Return the term of a part that must be of one kind."""
        term = self.read(node)
        if term.kind != kind:
            raise self.refuse(
                node,
                "mixed-kinds",
                f"{KIND_WORDS[kind]} is wanted here, this is {KIND_WORDS[term.kind]}",
                "numbers, conditions and dates do not mix",
            )
        return term

    def literal(self, node: ast.Constant) -> Term:
        """Return a number read from the text itself, never from a float."""
        value = parse_decimal(self.text[node.col_offset : node.end_col_offset])
        if value is None:
            raise self.refuse(node, "bad-number", "this is not a number of the rules")
        return constant(value)

    def path(self, node: ast.expr) -> str:
        """Return the dotted name a part spells."""
        parts: list[str] = []
        inner = node
        while isinstance(inner, ast.Attribute):
            parts.append(inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name):
            raise self.refuse(node, "bad-expression", "a name is wanted here")
        return ".".join([inner.id, *reversed(parts)])

    def named(self, node: ast.expr) -> Term:
        """Return the meter, reading or date of a name."""
        name = self.scope.full(self.path(node))
        if name in self.scope.values:
            return self.scope.values[name]
        if name in self.scope.instruments:
            raise self.refuse(node, "mixed-kinds", f"{name!r} is an instrument", f"write '{name} is STATUS'")
        raise self.unknown(node, name, self.scope.values, "meter, reading or date")

    def unknown(self, node: ast.AST, name: str, known: Mapping[str, object], what: str) -> ExpressionError:
        """Return the error for a name nobody has, with the nearest one."""
        near = get_close_matches(name, list(known), 1, 0.6)
        return self.refuse(
            node,
            "unknown-name",
            f"no {what} {name!r}",
            f"did you mean {near[0]!r}?" if near else "define it, or use one that is",
        )

    def arithmetic(self, node: ast.BinOp) -> Term:
        """Return left sign right; the difference of two dates is a number of days."""
        sign = SIGNS.get(type(node.op))
        if sign is None:
            raise self.refuse(node, "bad-expression", "this operation is not in the language")
        left, right = self.read(node.left), self.read(node.right)
        if sign == "-" and isinstance(left, Day) and isinstance(right, Day):
            return between(left, right)
        for part, term in ((node.left, left), (node.right, right)):
            if term.kind != NUMBER:
                raise self.refuse(
                    part,
                    "mixed-kinds",
                    f"{KIND_WORDS[NUMBER]} is wanted here, this is {KIND_WORDS[term.kind]}",
                    "numbers, conditions and dates do not mix",
                )
        return arithmetic(sign, left, right)

    def compared(self, node: ast.Compare) -> Term:
        """Return a comparison chain, or whether an instrument has a status."""
        if any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops):
            return self.stands(node)
        if any(type(op) not in SIGNS for op in node.ops):
            raise self.refuse(node, "bad-expression", "this comparison is not in the language")
        of = tuple(self.read(part) for part in (node.left, *node.comparators))
        if len({term.kind for term in of}) > 1 or of[0].kind == CONDITION:
            raise self.refuse(
                node,
                "mixed-kinds",
                "numbers compare with numbers and dates with dates",
                "numbers, conditions and dates do not mix",
            )
        return comparison(tuple(SIGNS[type(op)] for op in node.ops), of)

    def stands(self, node: ast.Compare) -> Term:
        """Return the condition `instrument is status`."""
        if len(node.ops) > 1:
            raise self.refuse(node, "bad-expression", "'is' does not chain", "join two conditions with 'and'")
        name = self.path(node.left)
        if name not in self.scope.instruments:
            raise self.unknown(node.left, name, self.scope.instruments, "instrument")
        number, statuses = self.scope.instruments[name]
        right = node.comparators[0]
        status = self.path(right)
        if status not in statuses:
            raise self.unknown(right, status, dict.fromkeys(statuses), f"status of {name}")
        return Stands(CONDITION, 0, 1, 1, number, statuses.index(status), isinstance(node.ops[0], ast.IsNot))

    def called(self, node: ast.Call) -> Term:
        """Return min, max, abs, clamp, times or since."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in CALLS or node.keywords:
            raise self.refuse(node, "bad-expression", "only min, max, abs, clamp, times and since can be called")
        fewest, most = CALLS[name]
        if not fewest <= len(node.args) <= most:
            raise self.refuse(
                node, "bad-expression", f"{name} takes {fewest if fewest == most else f'{fewest} to {most}'} values"
            )
        if name in ("times", "since"):
            return self.counted(name, node.args[0])
        parts = [self.wanted(value, NUMBER) for value in node.args]
        if name == "abs":
            return shaped("abs", parts[0])
        if name == "clamp":
            return arithmetic("min", arithmetic("max", parts[0], parts[1]), parts[2])
        result = parts[0]
        for part in parts[1:]:
            result = arithmetic(name, result, part)
        return result

    def counted(self, word: str, node: ast.expr) -> Term:
        """Return how often, or how long ago, something happened."""
        name = self.scope.full(self.path(node))
        if name in self.scope.happenings:
            rows = self.scope.happenings[name]
            return (
                times(rows, name, self.scope.most * len(rows))
                if word == "times"
                else since(rows, None, name, self.scope.longest)
            )
        if word == "since" and name in self.scope.instruments:
            return since((), self.scope.instruments[name][0], name, self.scope.longest)
        known = {**self.scope.happenings, **(self.scope.instruments if word == "since" else {})}
        raise self.unknown(node, name, known, "event or move" if word == "times" else "event, move or instrument")


def base_values(first: int, last: int) -> dict[str, Term]:
    """Return the names every scenario has: today, between its first and last day, and time_up."""
    return {"today": today(first, last), "time_up": TimeUp(CONDITION, 0, 1, 1)}


def reading(name: str, term: Term) -> ReadingNow:
    """Return the term by which other expressions use a reading."""
    return ReadingNow(term.kind, term.low, term.high, term.widest, name, term)
