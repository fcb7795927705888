"""One game, played turn by turn in whole numbers."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

from tests.oracle import deals
from tests.oracle.fixed import hundredths
from tests.oracle.language import evaluate
from tests.oracle.philox import draw
from tests.oracle.world import Event, Rule, World

NEVER = 9999


class NotLegal(ValueError):
    """A sheet that breaks a rule."""


class Play:
    """One game: the state, and the luck that belongs to it."""

    def __init__(
        self, world: World, pace: str | None = None, seed: int = 0, game: int = 0, history: bool = False
    ) -> None:
        self.world, self.seed, self.game, self.history = world, seed, game, history
        self.pace = pace or next(iter(world.paces))
        self.ticks, self.turns, self.attention = world.paces[self.pace]
        self.tick = 0
        self.meters = {name: start for name, (_, _, start) in world.meters.items()}
        self.standing = {name: (start, 0) for name, (start, _) in world.instruments.items()}
        self.happened: dict[str, tuple[int, int]] = {}
        self.offers: dict[tuple[str, str], frozenset[str]] = {}
        self.ending: str | None = None
        self.extreme = ""
        """`least` or `greatest` in a look ahead, where nothing is drawn."""
        self.reasons: list[tuple[str, str, int]] = []
        """(rule, meter, hundredths) of the last turn, in the order they came."""
        self.seen: list[tuple[int, str]] = []
        """(tick, event) of the last turn, in the order they came."""

    def copy(self) -> Play:
        """Return the same game, free to go another way."""
        twin = copy.copy(self)
        for name in ("meters", "standing", "happened", "offers", "reasons", "seen"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        return twin

    # What expressions ask.

    def value(self, name: str) -> Any:
        if name in self.meters:
            return self.meters[name] * 100
        if name in self.world.readings:
            return evaluate(self.world.readings[name][0], self)
        if name == "today":
            return self.today
        if name == "time_up":
            return self.tick >= self.ticks * self.turns
        return self.world.dates[name]

    def status(self, instrument: str) -> str:
        return self.standing[instrument][0]

    def times(self, name: str) -> int:
        names = [name] if name in self.world.events else self.world.rows(name)
        return sum([self.happened.get(row, (0, 0))[0] for row in names])

    def since(self, name: str) -> int:
        if name in self.standing:
            return (self.tick - self.standing[name][1]) * self.world.days
        names = [name] if name in self.world.events else self.world.rows(name)
        ticks = [self.happened[row][1] for row in names if row in self.happened]
        return (self.tick - max(ticks)) * self.world.days if ticks else NEVER

    @property
    def today(self) -> int:
        return self.world.start + self.tick * self.world.days

    def holds(self, condition: Any) -> bool:
        return condition is None or bool(evaluate(condition, self))

    # What may be ordered.

    def why_not(self, name: str) -> str | None:
        """Return what forbids a move on its own: requires, cooldown or once."""
        move = self.world.moves[name]
        count, last = self.happened.get(name, (0, 0))
        if move.once and count:
            return "once"
        if count and (self.tick - last) * self.world.days < move.cooldown:
            return "cooldown"
        return None if self.holds(move.requires) else "requires"

    def legal(self, actor: str) -> list[str]:
        """Return the orders of an actor that stand on their own now, in file order."""
        moves = self.world.moves
        return [moves[name].order for name in moves if moves[name].actor == actor and self.why_not(name) is None]

    def row(self, actor: str, order: str) -> str:
        """Return the full name of a move from an entry of a sheet."""
        name = ".".join([actor, *order.split()])
        if name not in self.world.moves:
            raise NotLegal(f"{actor} has no {order!r}")
        return name

    def read_sheets(self, sheets: dict[str, list[str]]) -> tuple[list[str], dict[Any, Any], set[Any]]:
        """Return the moves in file order, the packages put down and the offers withdrawn; refuse what is not legal."""
        chosen: list[str] = []
        signs: dict[tuple[str, str], frozenset[str]] = {}
        withdrawn = set()
        for actor, entries in sheets.items():
            mine = []
            for entry in entries:
                word, _, rest = entry.partition(" ")
                if word == "sign":
                    table, _, package = rest.partition(":")
                    deals.put_down(self, signs, actor, table.strip(), package)
                elif word == "withdraw":
                    offer = deals.take_back(self, actor, rest.strip())
                    if offer in withdrawn:
                        raise NotLegal(f"{actor}: {entry} twice")
                    withdrawn.add(offer)
                elif entry != "hold":
                    mine.append(self.row(actor, entry))
            self.check(actor, mine)
            chosen += mine
        return [name for name in self.world.moves if name in chosen], signs, withdrawn

    def check(self, actor: str, mine: list[str]) -> None:
        moves = [self.world.moves[name] for name in mine]
        if len(set(mine)) < len(mine) or any(self.why_not(name) for name in mine):
            raise NotLegal(f"{actor}: {mine}")
        if sum(move.cost for move in moves) > self.attention[actor]:
            raise NotLegal(f"{actor}: over the attention of the turn")
        touched = [instrument for move in moves for instrument in move.rule.sets]
        if len(set(touched)) < len(touched):
            raise NotLegal(f"{actor}: two moves set one instrument")

    # Steps and turns.

    def step(self, rules: list[Rule], tick: int) -> None:
        """Let a list of rules act at once: all read the state as it is now."""
        new = dict(self.meters)
        decided: dict[str, str] = {}
        for rule in rules:
            for instrument, status in rule.sets.items():
                decided.setdefault(instrument, status)
            for meter, amount in rule.amounts:
                value = self.amount(rule, amount, tick)
                new[meter] += value
                self.reasons.append((rule.name, meter, value))
        for meter, (low, high, _) in self.world.meters.items():
            held = min(max(new[meter], low), high)
            if held != new[meter]:
                self.reasons.append(("range", meter, held - new[meter]))
            new[meter] = held
        self.meters = new
        for instrument, status in decided.items():
            if self.status(instrument) != status:
                self.standing[instrument] = (status, tick)

    def amount(self, rule: Rule, amount: Any, tick: int) -> int:
        if amount[0] == "sum":
            return hundredths(int(evaluate(amount[1], self)))
        _, low, high, key = amount
        if self.extreme:
            return int(low if self.extreme == "least" else high)
        return int(low) + draw(self.seed, self.game, tick, f"{rule.name} {key}", high - low + 1)

    def count(self, name: str, tick: int) -> None:
        self.happened[name] = (self.happened.get(name, (0, 0))[0] + 1, tick)

    def resolve(self, sheets: dict[str, list[str]], injects: tuple[str, ...] = ()) -> None:
        """Play one turn; a finished game stays as it is."""
        self.reasons, self.seen = [], []
        if self.ending is not None:
            return
        if set(injects) - set(self.world.events):
            raise NotLegal(f"no event {injects}")
        moves, signs, withdrawn = self.read_sheets(sheets)
        signed, standing = deals.settle(self, signs, withdrawn)
        rules = [rule for table, package in signed for rule in deals.rules(self, table, package)]
        self.step(rules + [self.world.moves[name].rule for name in moves], self.tick)
        for name in moves:
            self.count(name, self.tick)
        self.offers = standing
        for number in range(self.ticks):
            self.step(self.clocks(), self.tick)
            happening = self.happening(injects if number == 0 else ())
            self.step(self.world_rules(happening), self.tick)
            for event in happening:
                self.count(event.name, self.tick)
                self.seen.append((self.tick, event.name))
            self.tick += 1
        self.ending = next((name for name, when in self.world.endings if self.holds(when)), None)

    def clocks(self) -> list[Rule]:
        """Return the rules of the statuses that fall due in this tick."""
        due = []
        last_day = self.today + self.world.days - 1
        for name, (id, entered) in self.standing.items():
            status = self.world.instruments[name][1][id]
            over = status.lasts is not None and self.tick >= entered + status.lasts
            if over or (status.until is not None and last_day >= status.until):
                due.append(status.ends)
        return due

    def happening(self, injects: tuple[str, ...]) -> list[Event]:
        return [event for event in self.world.events.values() if event.name in injects or self.happens(event)]

    def happens(self, event: Event) -> bool:
        if self.history:
            if self.tick in self.world.script.get(event.name, ()):
                return True
            if event.chance is not None or event.name in self.world.script:
                return False
        if event.once and event.name in self.happened:
            return False
        if event.on is not None and not self.today <= event.on < self.today + self.world.days:
            return False
        if not self.holds(event.when):
            return False
        if event.chance is None:
            return True
        return draw(self.seed, self.game, self.tick, event.name, 1_000_000) < int(evaluate(event.chance, self))

    def world_rules(self, happening: list[Event]) -> list[Rule]:
        stands = [self.world.instruments[name][1][id].stands for name, (id, _) in self.standing.items()]
        drift = [rule for when, rule in self.world.drift if self.holds(when)]
        return [event.rule for event in happening] + stands + drift

    # What comes out.

    def scores(self) -> dict[str, int]:
        """Return the points of the goals that hold."""
        goals = self.world.goals
        return {a: sum(points for when, points in goals.get(a, []) if self.holds(when)) for a in self.world.actors}

    def digest_text(self) -> str:
        """Return every row of the state as sorted lines."""
        lines = [f"tick {self.tick}", f"ending {self.ending or '-'}"]
        lines += [f"{name} {value}" for name, value in self.meters.items()]
        lines += [f"{name} {status} {entered}" for name, (status, entered) in self.standing.items()]
        lines += [f"{name} {count} {last}" for name, (count, last) in self.happened.items()]
        lines += [f"offer {table}.{actor} {'+'.join(sorted(items))}" for (table, actor), items in self.offers.items()]
        return "".join(line + "\n" for line in sorted(lines))

    def digest(self) -> str:
        """Return 16 hexadecimal digits that stand for the whole state."""
        return hashlib.blake2b(self.digest_text().encode("utf-8"), digest_size=8).hexdigest()

    def sums(self) -> dict[tuple[str, str], int]:
        """Return the reasons of the last turn with one line for each rule and meter."""
        found: dict[tuple[str, str], int] = {}
        for rule, meter, amount in self.reasons:
            found[rule, meter] = found.get((rule, meter), 0) + amount
        return found
