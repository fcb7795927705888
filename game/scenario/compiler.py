"""The tools of compiling: names in scope, expressions and effects with their place, problems as found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from game.engine import (
    CONDITION,
    HUNDREDTH,
    NUMBER,
    Amount,
    Expression,
    ExpressionError,
    Rule,
    Scope,
    Since,
    Term,
    Times,
    amount_expression,
    below,
    expression,
    parse,
    parse_hundredths,
)
from game.scenario.nodes import Node
from game.scenario.problems import ERROR, Problem, hint
from game.scenario.scalars import ordinal_of
from game.scenario.spec import Spec

Path = tuple[str | int, ...]
WIDEST_SUM = 2**62
MOST_SIGNS = 300_000  # of all formulas together, as often as they are compiled: about a second
MOST_HINTS = 500  # problems that are answered with the nearest name
MOST_COMPARED = 30_000  # names compared for them


@dataclass(slots=True)
class Compiler:
    """One scenario while it is compiled."""

    spec: Spec
    root: Node
    scope: Scope = field(default_factory=Scope)
    meters: dict[str, int] = field(default_factory=dict)
    instruments: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)
    """How much all rules together could add to each meter in one step, hundredths."""
    asks: str | None = None
    """Whose rule is being compiled; None: the world's, which may know everything."""
    broken: set[str] = field(default_factory=set)
    """Readings that could not be compiled."""
    secrets: dict[int, str] = field(default_factory=dict)
    """Rows of quiet moves and whose they are."""
    signs: int = 0
    """Characters of formulas compiled so far."""

    def report(
        self,
        path: Path,
        code: str,
        message: str,
        remedy: str,
        *,
        offset: int = 0,
        key: bool = False,
        severity: str = ERROR,
    ) -> None:
        """Note a problem at a path."""
        self.problems.append(Problem(*self.root.place(path, key, offset), code, message, remedy, severity))

    def where(self, path: Path) -> str:
        """Return file:line of a path."""
        node = self.root.at(path)
        name = node.path.replace("\\", "/").rpartition("/")[2]
        return f"{name}:{node.line}" if node.line else name

    def known(self, path: Path, word: str, names: Any, what: str, key: bool = False) -> bool:
        """Return whether a word is one of the names; report it if not."""
        if word in names:
            return True
        remedy = "look it up" if self.resigned else hint(word, names)
        self.report(path, "unknown-name", f"no {what} {word[:60]!r}", remedy, key=key)
        return False

    def check_sources(self, path: Path, sources: list[str]) -> None:
        """Report sources that are not in the scenario's list."""
        for place, source in enumerate(sources):
            lone = isinstance(self.root.at((*path, "sources")).value, str)
            self.known((*path, "sources") if lone else (*path, "sources", place), source, self.spec.sources, "source")

    def term(
        self, path: Path, text: str, kind: str | None, me: str | None = None, them: str | None = None
    ) -> Term | None:
        """Return the checked term of an expression, or None after reporting why not."""
        scope = self.scope if me is None else replace(self.scope, me=me, them=them)
        if self.tired(path, text):
            return None
        try:
            term = parse(text, scope, kind)
            self.check_secrets(path, term)
            return term
        except ExpressionError as error:
            if error.code == "unknown-name" and any(f"{name!r}" in error.message for name in self.broken):
                return None  # what is wrong with that reading is told where it stands
            self.report(path, error.code, error.message, error.remedy, offset=error.column)
            return None

    def tired(self, path: Path, text: str) -> bool:
        """Return whether this is one formula too many, or one mistake; the first is reported."""
        before, self.signs = self.signs, self.signs + len(text)
        if before <= MOST_SIGNS < self.signs:
            message = f"the formulas have more than {MOST_SIGNS} characters in all"
            self.report(path, "too-large", message, "name under readings: what stands in many of them")
        return self.signs > MOST_SIGNS or self.resigned

    @property
    def resigned(self) -> bool:
        """Whether so much is wrong that looking for the nearest names would take too long."""
        return len(self.problems) >= max(20, min(MOST_HINTS, MOST_COMPARED // (1 + len(self.scope.values))))

    def check_secrets(self, path: Path, term: Term) -> None:
        """Report a rule of one actor that asks for a quiet move of another."""
        for part in below(term) if self.asks else ():
            if isinstance(part, Times | Since) and any(
                self.secrets.get(row, self.asks) != self.asks for row in part.rows
            ):
                what = f"{part.name!r} is a quiet move of another actor"
                self.report(path, "quiet-secret", what, "ask for what everybody can see")

    def expression(
        self, path: Path, text: str | None, kind: str = NUMBER, me: str | None = None, them: str | None = None
    ) -> Expression | None:
        """Return an expression made runnable, or None if there is none or it is wrong."""
        if text is None:
            return None
        term = self.term(path, text, kind, me, them)
        return None if term is None else expression(term)

    def condition(
        self, path: Path, text: str | None, me: str | None = None, them: str | None = None
    ) -> Expression | None:
        """Return a condition made runnable."""
        return self.expression(path, text, CONDITION, me, them)

    def day(self, path: Path, text: str) -> int:
        """Return a date, or the date of a name, as an ordinal; the first day after reporting a wrong one."""
        found = ordinal_of(self.spec.dates[text].on if text in self.spec.dates else text)
        return self.no_day(path, text) if found is None else found

    def no_day(self, path: Path, text: str) -> int:
        """Report a date that is none."""
        self.report(
            path,
            "bad-date",
            f"{text[:40]!r} is neither a date nor the name of one",
            hint(text, self.spec.dates, "write YYYY-MM-DD"),
        )
        return date.fromisoformat(self.spec.start).toordinal()

    def rule(
        self,
        name: str,
        title: str,
        path: Path,
        effects: Mapping[str, Any],
        because: Mapping[str, str],
        *,
        key: str = "effects",
        me: str | None = None,
        them: str | None = None,
        actor: str | None = None,
        quiet: frozenset[str] | None = None,
        then: tuple[int, int] | None = None,
    ) -> Rule:
        """Return the rule of a mapping of effects."""
        amounts: list[Amount] = []
        settings: list[tuple[int, int]] = [] if then is None else [then]
        for target, value in effects.items():
            place = (*path, key, target)
            scope = self.scope if me is None else replace(self.scope, me=me, them=them)
            full = scope.full(target)
            if full in self.instruments:
                settings += self.setting(place, full, value)
            elif full in self.meters:
                amount = self.amount(
                    place, target, self.meters[full], value, because.get(target, because.get("", "")), me, them
                )
                if amount:
                    amounts.append(amount)
            else:
                self.known(place, full, [*self.meters, *self.instruments], "meter or instrument", key=True)
        for target in because:
            if target and target not in effects:
                self.known((*path, "because", target), target, effects, "effect of this rule", key=True)
        return Rule(name, title, self.where(path), tuple(amounts), tuple(settings), actor, quiet)

    def setting(self, path: Path, instrument: str, value: Any) -> list[tuple[int, int]]:
        """Return the setting of an instrument's status."""
        row, statuses = self.instruments[instrument]
        if not isinstance(value, str):
            self.report(
                path, "wrong-shape", f"{instrument} takes the name of a status", f"use one of {', '.join(statuses)}"
            )
            return []
        return [(row, statuses.index(value))] if self.known(path, value, statuses, f"status of {instrument}") else []

    def amount(
        self, path: Path, key: str, meter: int, value: Any, because: str, me: str | None, them: str | None
    ) -> Amount | None:
        """Return what an effect adds to a meter: a number, a formula or a range."""
        where = self.where(path)
        if isinstance(value, list):
            ends = [parse_hundredths(end) if isinstance(end, str) else None for end in value]
            if len(ends) != 2 or ends[0] is None or ends[1] is None or not 0 <= ends[1] - ends[0] < 2**31:
                self.report(path, "bad-range", "a range is two numbers, the smaller first", "write for example [1, 3]")
                return None
            self.widen(path, meter, max(abs(ends[0]), abs(ends[1])))
            return Amount(meter, key, None, None, (ends[0], ends[1] - ends[0] + 1), because, where)
        if not isinstance(value, str):
            self.report(
                path,
                "wrong-shape",
                "an amount is a number, a formula or a range",
                "write for example -2, 0.1 * trade or [1, 3]",
            )
            return None
        fixed = parse_hundredths(value)
        if fixed is not None and abs(fixed) <= 10**8:
            self.widen(path, meter, abs(fixed))
            return Amount(meter, key, fixed, None, None, because, where)
        term = self.term(path, value, NUMBER, me, them)
        if term is None:
            return None
        self.widen(path, meter, max(abs(term.low), abs(term.high)) // HUNDREDTH + 1)
        return Amount(meter, key, None, amount_expression(term), None, because, where)

    def widen(self, path: Path, meter: int, most: int) -> None:
        """Add to what a step could add to a meter, and refuse what could leave 64 bits."""
        self.reach[meter] = self.reach.get(meter, 0) + most
        if self.reach[meter] > WIDEST_SUM:
            self.report(
                path,
                "too-large",
                "the amounts added to this meter in one step can leave 64 bits",
                "use smaller numbers",
            )
            self.reach[meter] = 0
