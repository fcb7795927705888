"""What a rule computes, printed from the object that computes it, so that no page can say another formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.engine import (
    Amount,
    Expression,
    Instrument,
    Rule,
    Rules,
    Status,
    Table,
    added_in_words,
    date_of,
    format_points,
    in_words,
)
from game.tongue import Tongue, load

MINUS = re.compile(r"(?<= )-(?=[ \d])")


def formulas(rules: Rules, name: str, tongue: Tongue | None = None) -> list[str]:
    """Return the lines that say what a meter, reading, instrument, status, move, event, drift or deal computes, in a
    language (None: English)."""
    return [MINUS.sub("\u2212", line).replace(" * ", " × ") for line in Printer(rules, tongue or load()).lines_of(name)]


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the formulas of one scenario in one language."""

    rules: Rules
    tongue: Tongue

    def phrase(self, key: str, **values: object) -> str:
        """Return one phrase of a formula."""
        return self.tongue.say(f"formula.{key}", **values)

    def lines_of(self, name: str) -> Iterator[str]:
        """Yield the lines of one name; nothing for a name that computes nothing: a date."""
        rules = self.rules
        whole, _, part = name.partition(".")
        for meter in rules.meters:
            if meter.name == name or meter.name.startswith(f"{name}."):
                ends = {"low": format_points(meter.low), "high": format_points(meter.high)}
                yield self.phrase("meter", what=meter.title, start=format_points(meter.start), **ends)
        if name in rules.readings:
            term = rules.readings[name].term
            what = in_words(getattr(term, "term", term), rules, self.tongue)  # what stands behind it
            yield self.phrase("reading", name=rules.called.get(name) or name.replace("_", " "), what=what)
        if whole in rules.instrument_index:
            item = rules.instruments[rules.instrument_index[whole]]
            lines = [line for one in item.statuses if part in ("", one.name) for line in self.clock(item, one)]
            yield from lines or [self.still(item, part)]
        yield from self.deeds(name)
        for table in rules.tables:
            if table.name == whole:
                yield from self.worths(table, part)

    def deeds(self, name: str) -> Iterator[str]:
        """Yield what a move, event or drift needs and does."""
        rules = self.rules
        moves = [move for move in rules.moves if move.id == name]
        for move in moves[:1]:
            if move.requires:
                yield self.phrase("only", what=self.said(move.requires))
            yield from self.effects(move.rule)
            if len(moves) > 1:
                others = [[rules.names[one] for one in (move.actor, move.target) if one] for move in moves[1:]]
                yield self.phrase("same", names=self.tongue.listed([" → ".join(names) for names in others]))
        for event in rules.events:
            if event.id == name:
                if event.on is not None:
                    yield self.held_on(event.on)
                if event.when:
                    yield self.phrase("while", what=self.said(event.when))
                if event.chance:
                    yield self.phrase(f"chance_{self.tick}", what=self.said(event.chance))
                yield from self.effects(event.rule)
        for drift in rules.drift:
            if drift.rule.name == name:
                yield from [self.phrase("while", what=self.said(drift.when))] if drift.when else []
                yield from self.effects(drift.rule)

    def held_on(self, tick: int) -> str:
        """Return when a tick is, in words: its day, or its week."""
        return self.phrase(f"on_{self.tick}", day=self.tongue.long_date(date_of(self.rules, tick)))

    @property
    def tick(self) -> str:
        """What the world moves by: week or day."""
        return "week" if self.rules.tick_days == 7 else "day"

    def said(self, expression: Expression) -> str:
        """Return an expression in words."""
        return in_words(expression.term, self.rules, self.tongue)

    def amount(self, item: Amount) -> str:
        """Return what an effect adds."""
        title = self.rules.meters[item.meter].title
        if item.fixed is not None:
            return self.phrase("fixed", what=title, amount=format_points(item.fixed, True))
        if item.spread is not None:
            first, count = item.spread
            ends = {"low": format_points(first), "high": format_points(first + count - 1)}
            return self.phrase("spread", what=title, **ends)
        assert item.expression is not None
        less, term = added_in_words(item.expression.term, self.rules, self.tongue)
        return self.phrase("less" if less else "plus", what=title, term=term)

    def effects(self, rule: Rule) -> Iterator[str]:
        """Yield what a rule does to meters, then to instruments."""
        for item in rule.amounts:
            yield self.amount(item)
        for row, status in rule.settings:
            instrument = self.rules.instruments[row]
            yield self.phrase("sets", what=instrument.title, status=instrument.statuses[status].title)

    def clock(self, item: Instrument, status: Status) -> Iterator[str]:
        """Yield what a status does while it stands, and what ends it."""
        head = self.phrase("status", what=item.title, status=status.title)
        for part in status.standing.amounts if status.standing else ():
            yield self.phrase(f"each_{self.tick}", head=head, effect=self.amount(part))
        if status.ends:
            length = self.phrase(f"after_{self.tick}", n=status.lasts)
            ends = length if status.until is None else self.held_on(status.until)
            yield self.phrase("ends", head=head, when=ends, then="; ".join(self.effects(status.ends)))

    def still(self, item: Instrument, part: str) -> str:
        """Return where an instrument stands, or can stand, that does nothing by itself."""
        titles = [status.title for status in item.statuses if part in ("", status.name)]
        key = {"status": titles[0]} if part else {"statuses": self.tongue.listed(titles)}
        return self.phrase("status" if part else "still", what=item.title, **key)

    def worths(self, table: Table, part: str) -> Iterator[str]:
        """Yield the needs of a table and the worth of its items, or of one item."""
        names = self.rules.names
        for party, actor in enumerate(table.between):
            need = table.need[party]
            if need and not part:
                yield self.phrase("need", who=names[actor], term=self.said(need))
        for item in table.items:
            if part in ("", item.name):
                for party, actor in enumerate(table.between):
                    worth = item.worth[party]
                    if worth:
                        yield self.phrase("worth", item=item.title, who=names[actor], term=self.said(worth))
