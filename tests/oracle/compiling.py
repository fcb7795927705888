"""Turns the mapping of a scenario into a World, list by list."""

from __future__ import annotations

from typing import Any

from tests.oracle import language
from tests.oracle.fixed import hundredths, points
from tests.oracle.world import (
    Event,
    Item,
    Move,
    Rule,
    Status,
    Table,
    World,
    days_of,
    many,
    ordinal,
    put,
    truth,
)

HIGH = 10_000


class Builder:
    """One scenario being compiled; names first, then everything that speaks of them."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        days = 7 if data.get("tick", "week") == "week" else 1
        actors = tuple(data["actors"])
        self.world = World(
            data.get("title", ""), ordinal(data["start"]), days, {}, actors, {}, {}, {}, {}, {}, {}, [], {}, {}, [], {}
        )
        self.paces()
        self.meters()
        self.dates()
        self.names()
        self.readings()
        self.instruments()
        self.moves()
        self.world_rules()
        self.tables()
        self.ends()
        self.history()

    def listed(self, key: str) -> list[dict[str, Any]]:
        return list(self.data.get(key) or [])

    def mapped(self, key: str) -> dict[str, Any]:
        return dict(self.data.get(key) or {})

    def paces(self) -> None:
        for name, pace in self.data["paces"].items():
            attention = pace.get("attention", "3")
            each = dict.fromkeys(self.world.actors, "3" if isinstance(attention, dict) else attention)
            each.update(attention if isinstance(attention, dict) else {})
            ticks = days_of(pace["turn"]) // self.world.days
            self.world.paces[name] = (ticks, int(pace["turns"]), {actor: int(each[actor]) for actor in each})

    def meters(self) -> None:
        for name, meter in self.mapped("meters").items():
            of = [actor for actor in self.world.actors if "of" not in meter or actor in many(meter["of"])]
            keys = {"world": [""], "actor": of, "pair": [f"{a}.{b}" for a in of for b in of if a != b]}[
                meter.get("per", "world")
            ]
            low, high = (hundredths(points(text)) for text in meter.get("range", ["0", "100"]))
            for key in keys:
                start = meter["start"]
                text = start[key] if isinstance(start, dict) else start
                self.world.meters[f"{name}.{key}".rstrip(".")] = (low, high, hundredths(points(text)))

    def dates(self) -> None:
        for name, day in self.mapped("dates").items():
            self.world.dates[name] = ordinal(day["on"] if isinstance(day, dict) else day)

    def day(self, text: str) -> int:
        return self.world.dates[text] if text in self.world.dates else ordinal(text)

    def names(self) -> None:
        """Register instruments, moves and events by name before any expression is read."""
        for name, instrument in self.mapped("instruments").items():
            statuses = instrument["statuses"]
            empty = {status: Status(None, None, "", Rule(""), Rule("")) for status in statuses}
            self.world.instruments[name] = (instrument.get("start", next(iter(statuses))), empty)
        for entry in self.listed("moves"):
            for actor in [actor for actor in self.world.actors if actor in many(entry["by"])]:
                targets: list[str | None] = [None]
                if "at" in entry:
                    targets = [other for other in self.world.actors if other in many(entry["at"]) and other != actor]
                for target in targets:
                    self.declare(entry, actor, target)
        for entry in self.listed("events"):
            rule = Rule(entry["id"])
            self.world.events[entry["id"]] = Event(entry["id"], None, None, None, truth(entry.get("once")), rule)

    def declare(self, entry: dict[str, Any], actor: str, target: str | None) -> None:
        name = ".".join(part for part in (actor, entry["id"], target) if part)
        quiet = frozenset(many(entry["quiet"])) if "quiet" in entry else None
        order = f"{entry['id']} {target}" if target else entry["id"]
        cooldown = days_of(entry["cooldown"]) if "cooldown" in entry else 0
        self.world.moves[name] = Move(
            name,
            entry["id"],
            actor,
            target,
            order,
            int(entry.get("cost", 1)),
            cooldown,
            truth(entry.get("once")),
            None,
            Rule(name),
            quiet,
        )

    def readings(self) -> None:
        """Compile readings in whatever order lets each find those it uses."""
        waiting = self.mapped("readings")
        while waiting:
            done = [name for name, reading in waiting.items() if self.reading(name, reading)]
            if not done:
                raise language.Refused(f"readings {sorted(waiting)} do not compile")
            for name in done:
                del waiting[name]

    def reading(self, name: str, reading: Any) -> bool:
        text = reading["value"] if isinstance(reading, dict) else reading
        for sort in (language.NUMBER, language.CONDITION):
            try:
                self.world.readings[name] = (language.parse(text, self.world, sort), sort)
                return True
            except language.Refused:
                continue
        return False

    def condition(self, text: Any, me: str | None = None, them: str | None = None) -> Any:
        return None if not text else language.parse(put(text, me, them), self.world, language.CONDITION)

    def number(self, text: str, me: str | None = None, them: str | None = None) -> Any:
        return language.parse(put(text, me, them), self.world, language.NUMBER)

    def effects(self, rule: Rule, effects: Any, me: str | None = None, them: str | None = None) -> Rule:
        for key, value in (effects or {}).items():
            name = put(key, me, them)
            if name in self.world.instruments:
                rule.sets.setdefault(name, value)
            elif name not in self.world.meters:
                raise language.Refused(f"no meter {name!r}")
            elif isinstance(value, list):
                low, high = (hundredths(points(text)) for text in value)
                rule.amounts.append((name, ("range", low, high, key)))
            else:
                rule.amounts.append((name, ("sum", self.number(value, me, them))))
        return rule

    def instruments(self) -> None:
        for name, instrument in self.mapped("instruments").items():
            for id, status in instrument["statuses"].items():
                entry = status or {}
                at = self.world.instruments[name][1][id]
                at.lasts = days_of(entry["lasts"]) // self.world.days if "lasts" in entry else None
                at.until = self.day(entry["until"]) if "until" in entry else None
                at.then = entry.get("then", "")
                at.ends = self.effects(Rule(f"{name}.{id}.ends", [], {name: at.then}), entry.get("effects"))
                at.stands = self.effects(Rule(f"{name}.{id}.while"), entry.get("while"))

    def moves(self) -> None:
        for entry in self.listed("moves"):
            for move in self.world.moves.values():
                if move.id == entry["id"]:
                    move.requires = self.condition(entry.get("requires"), move.actor, move.target)
                    self.effects(move.rule, entry.get("effects"), move.actor, move.target)

    def world_rules(self) -> None:
        for entry in self.listed("events"):
            event = self.world.events[entry["id"]]
            event.when = self.condition(entry.get("when"))
            event.on = self.day(entry["on"]) if "on" in entry else None
            event.chance = self.number(entry["chance"]) if "chance" in entry else None
            self.effects(event.rule, entry.get("effects"))
        for entry in self.listed("drift"):
            self.world.drift.append(
                (self.condition(entry.get("when")), self.effects(Rule(entry["id"]), entry.get("effects")))
            )

    def tables(self) -> None:
        for entry in self.listed("deals"):
            id, (first, second) = entry["id"], entry["between"]
            items = {
                name: Item(
                    name,
                    self.condition(item.get("requires")),
                    {actor: self.number(text) for actor, text in (item.get("worth") or {}).items()},
                    self.effects(Rule(f"{id}.{name}"), item.get("effects")),
                )
                for name, item in entry["items"].items()
            }
            refused = {
                me: self.effects(Rule(f"{id}.refused.{me}"), entry.get("refused"), me, them)
                for me, them in ((first, second), (second, first))
            }
            need = {actor: self.number(text) for actor, text in (entry.get("need") or {}).items()}
            ratified = self.effects(Rule(f"{id}.ratified"), entry.get("ratified"))
            self.world.tables[id] = Table(id, (first, second), items, need, ratified, refused)

    def ends(self) -> None:
        for actor, goals in self.mapped("goals").items():
            self.world.goals[actor] = [(self.condition(goal["when"]), int(goal["points"])) for goal in goals]
        self.world.endings = [(entry["id"], self.condition(entry["when"])) for entry in self.listed("endings")]

    def history(self) -> None:
        for entry in self.listed("history"):
            if "event" in entry:
                tick = (self.day(entry["on"]) - self.world.start) // self.world.days
                self.world.script.setdefault(entry["event"], set()).add(tick)


def build(data: dict[str, Any]) -> World:
    """Return the world a scenario's mapping describes."""
    return Builder(data).world
