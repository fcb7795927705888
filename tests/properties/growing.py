"""Grows random expressions and whole random scenarios, to be read by the loader and the oracle alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

NUMBERS = (
    "0",
    "1",
    "2",
    "7",
    "10",
    "100",
    "0.5",
    "0.1",
    "0.25",
    "0.0001",
    "0.3333",
    "0.9999",
    "12.3456",
    "1000",
    "33.33",
)


@dataclass
class Words:
    """The names an expression may use."""

    numbers: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=lambda: ["today"])
    happenings: list[str] = field(default_factory=list)
    instruments: dict[str, list[str]] = field(default_factory=dict)
    modest: bool = False
    """Whether numbers stay small, so that the engine may reckon them in narrow rows."""


def number(words: Words, luck: Random, depth: int) -> str:
    """Return a random number; the deeper, the larger."""
    if depth <= 0:
        return leaf(words, luck)
    inner = depth - 1
    lot = luck.randrange(14)
    if words.modest and lot < 6:
        plain = luck.choice(NUMBERS[:13])
        parts = [number(words, luck, inner), number(words, luck, inner)]
        return luck.choice(
            [f"{plain} * {parts[0]}", f"{parts[0]} / {plain}", f"({parts[0]} {luck.choice('+-')} {parts[1]})"]
        )
    if lot < 6:
        parts = [number(words, luck, luck.randrange(depth)) for _ in range(2)]
        return f"({parts[0]} {luck.choice('+-*/+-*')} {parts[1]})" if lot else f"{parts[0]} + {parts[1]}"
    if lot < 8:
        test = condition(words, luck, inner)
        return f"({number(words, luck, inner)} if {test} else {number(words, luck, inner)})"
    if lot < 10:
        parts = [number(words, luck, luck.randrange(depth)) for _ in range(luck.randint(2, 4))]
        return f"{luck.choice(['min', 'max'])}({', '.join(parts)})"
    if lot == 10:
        parts = [number(words, luck, luck.randrange(depth)) for _ in range(3)]
        return f"clamp({', '.join(parts)})"
    if lot == 11:
        return f"abs({number(words, luck, inner)})"
    if lot == 12:
        return f"-{number(words, luck, inner)}"
    return f"{leaf(words, luck)} * {luck.choice(NUMBERS[:9]) if words.modest else leaf(words, luck)}"


def leaf(words: Words, luck: Random) -> str:
    """Return a number, a name of one, a count or a span of days."""
    lot = luck.random()
    if lot < 0.4 and words.numbers:
        return luck.choice(words.numbers)
    if lot < 0.5 and words.happenings:
        return f"{luck.choice(['times', 'since'])}({luck.choice(words.happenings)})"
    if lot < 0.55 and words.instruments:
        return f"since({luck.choice(list(words.instruments))})"
    if lot < 0.6:
        return f"({luck.choice(words.dates)} - {luck.choice(words.dates)})"
    if lot < 0.8 or words.modest:
        return luck.choice(NUMBERS[:13] if words.modest else NUMBERS)
    whole = luck.choice([luck.randrange(10), luck.randrange(1000), luck.randrange(1_000_000)])
    places = luck.choice([0, 1, 2, 4])
    return f"{whole}.{luck.randrange(10**places):0{places}d}" if places else str(whole)


def condition(words: Words, luck: Random, depth: int) -> str:
    """Return a random condition."""
    lot = luck.randrange(10)
    inner = depth - 1
    if depth > 0 and lot < 3:
        return f"({condition(words, luck, inner)} {luck.choice(['and', 'or'])} {condition(words, luck, inner)})"
    if depth > 0 and lot == 3:
        return f"not {condition(words, luck, inner)}"
    if lot == 4 and words.instruments:
        instrument = luck.choice(list(words.instruments))
        return f"{instrument} is {luck.choice(['', 'not '])}{luck.choice(words.instruments[instrument])}"
    if lot == 5:
        return f"{luck.choice(words.dates)} {sign(luck)} {luck.choice(words.dates)}"
    if lot == 6 and words.conditions:
        return luck.choice(words.conditions)
    parts = [number(words, luck, max(inner, 0)) for _ in range(luck.choice([2, 2, 3]))]
    text = parts[0]
    for part in parts[1:]:
        text += f" {sign(luck)} {part}"
    return text if len(parts) == 2 else f"({text})"


def sign(luck: Random) -> str:
    """Return a sign of comparison."""
    return luck.choice(["<", "<=", ">", ">=", "==", "!="])


def world(luck: Random) -> dict[str, Any]:
    """Return a random scenario as a mapping that JSON, and so YAML, can hold."""
    actors = ["ada", "bo", "cy"][: luck.choice([2, 2, 3])]
    week = luck.random() < 0.7
    words = Words(dates=["today", "early", "late"], modest=luck.random() < 0.5)
    data: dict[str, Any] = {
        "id": "grown", "title": "Grown", "start": "2024-02-26", "tick": "week" if week else "day",
        "paces": {
            "p": {"turn": luck.choice(["1 week", "2 weeks"]), "turns": "4", "attention": str(luck.randint(1, 5))},
            "q": {"turn": "3 weeks" if week else "2 days", "turns": "3", "attention": {actors[0]: "2"}},
        },
        "actors": {actor: actor.title() for actor in actors},
        "dates": {"early": "2024-03-02", "late": "2024-03-20"},
    }  # fmt: skip
    data["meters"] = {name: meter(name, actors, words, luck) for name in ("m", "n", "o", "p")[: luck.randint(2, 4)]}
    names = {name: ["a", "b", "c"][: luck.randint(2, 3)] for name in ("gate", "pact", "fleet")[: luck.randint(1, 3)]}
    data["moves"] = [{"id": f"move{i}"} for i in range(luck.randint(2, 5))]
    data["events"] = [{"id": f"event{i}"} for i in range(luck.randint(0, 4))]
    for move in data["moves"]:
        shape_move(move, actors, luck)
        words.happenings += [f"{actor}.{move['id']}" for actor in move["by"]]
    words.happenings += [event["id"] for event in data["events"]]
    words.instruments = names
    data["readings"] = readings(words, luck)
    shared = Words(
        [*words.numbers, *meters_of_me(data)], words.conditions, words.dates, words.happenings, names, words.modest
    )
    fill(data, actors, names, words, shared, luck)
    return data


def meter(name: str, actors: list[str], words: Words, luck: Random) -> dict[str, Any]:
    """Return a meter, and note its full names."""
    per = luck.choice(["world", "actor", "pair"])
    low, high = luck.choice(
        [("0", "100"), ("-50.25", "60"), ("0", "1000"), ("-10", "5.5"), ("0", "100"), ("0", "400000")][
            : 3 if words.modest else 6
        ]
    )
    keys = {"world": [""], "actor": actors, "pair": [f"{a}.{b}" for a in actors for b in actors if a != b]}[per]
    words.numbers += [f"{name}.{key}".rstrip(".") for key in keys]
    return {"per": per, "range": [low, high], "start": luck.choice(["0", "5.5", "3.33"])}


def meters_of_me(data: dict[str, Any]) -> list[str]:
    """Return names with `me` for the meters every actor has."""
    return [f"{name}.me" for name, meter in data["meters"].items() if meter["per"] == "actor"]


def shape_move(move: dict[str, Any], actors: list[str], luck: Random) -> None:
    """Give a move its actors and limits."""
    move["by"] = luck.sample(actors, luck.randint(1, len(actors)))
    if luck.random() < 0.4:
        move["by"], move["at"] = list(actors), list(actors)
    move["cost"] = str(luck.randint(1, 3))
    if luck.random() < 0.3:
        move["cooldown"] = luck.choice(["1 week", "2 weeks", "10 days", "1 day"])
    if luck.random() < 0.15:
        move["once"] = "true"


def readings(words: Words, luck: Random) -> dict[str, str]:
    """Return readings, each of which may use those before it; note their names."""
    found = {}
    for place in range(luck.randint(0, 4)):
        name = f"r{place}"
        if luck.random() < 0.7:
            found[name] = number(words, luck, 2)
            words.numbers.append(name)
        else:
            found[name] = condition(words, luck, 2)
            words.conditions.append(name)
    return found


def fill(
    data: dict[str, Any], actors: list[str], names: dict[str, list[str]], words: Words, shared: Words, luck: Random
) -> None:
    """Write the rules of a scenario whose names are settled."""
    rows = [name for name in words.numbers if not name.startswith("r")]

    def effects(of: Words = words, mine: list[str] = rows) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in luck.sample(mine, min(len(mine), luck.randint(1, 3))):
            lot = luck.random()
            low = luck.randint(-500, 300)
            ends = [f"{low / 100:.2f}", f"{(low + luck.randrange(400)) / 100:.2f}"]
            found[name] = ends if lot < 0.2 else small(of, luck) if lot < 0.8 else luck.choice(["1", "-2.5", "0.005"])
        if luck.random() < 0.5:
            instrument = luck.choice(list(names))
            found[instrument] = luck.choice(names[instrument])
        return found

    data["instruments"] = {name: instrument(names[name], effects, luck) for name in names}
    for move in data["moves"]:
        move["effects"] = effects(shared, [*rows, *meters_of_me(data)])
        if luck.random() < 0.4:
            move["requires"] = condition(shared, luck, 2)
    for event in data["events"]:
        event["effects"] = effects()
        event |= {key: value for key, value in limits(words, luck).items() if luck.random() < 0.4}
    data["drift"] = [{"id": f"drift{i}", "effects": effects()} for i in range(luck.randint(0, 3))]
    for rule in data["drift"]:
        if luck.random() < 0.4:
            rule["when"] = condition(words, luck, 2)
    data["deals"] = [deal(f"deal{i}", actors, words, effects, luck) for i in range(luck.randint(0, 2))]
    data["goals"] = {
        actor: [{"title": "g", "when": condition(words, luck, 2), "points": str(luck.randint(-3, 9))}]
        for actor in actors
    }
    data["endings"] = [{"id": f"end{i}", "when": f"since(gate) > 20 and {condition(words, luck, 1)}"} for i in range(2)]
    data["endings"].append({"id": "last", "when": "time_up"})
    if data["events"]:
        data["history"] = [{"on": "2024-03-05", "event": luck.choice(data["events"])["id"]}]


def small(words: Words, luck: Random) -> str:
    """Return an amount that is seldom so large that it only ever hits the ends of a range."""
    text = number(words, luck, luck.choice([0, 1, 2]))
    return luck.choice([text, f"clamp({text}, -7.5, 6)", f"({text}) / {luck.choice(['7', '100', '0.3'])}"])


def limits(words: Words, luck: Random) -> dict[str, str]:
    """Return everything that can hold an event back."""
    return {
        "when": condition(words, luck, 2),
        "on": luck.choice(["early", "late", "2024-03-11"]),
        # a plain number over 100 is refused, what is worked out may be any
        "chance": luck.choice(["50", "12.5", f"({number(words, luck, 1)}) / 1"]),
        "once": "true",
    }


def instrument(statuses: list[str], effects: Any, luck: Random) -> dict[str, Any]:
    """Return an instrument, some of its statuses with clocks."""
    found: dict[str, Any] = {}
    for status in statuses:
        found[status] = {}
        if luck.random() < 0.5:
            found[status] |= luck.choice(
                [{"lasts": "1 week"}, {"lasts": "9 days"}, {"lasts": "2 weeks"}, {"until": "late"}]
            )
            found[status]["then"] = luck.choice([other for other in statuses if other != status])
            if luck.random() < 0.5:
                found[status]["effects"] = effects()
        if luck.random() < 0.4:
            found[status]["while"] = effects()
    return {"start": luck.choice(statuses), "statuses": found}


def deal(name: str, actors: list[str], words: Words, effects: Any, luck: Random) -> dict[str, Any]:
    """Return a table between two actors."""
    between = luck.sample(actors, 2)
    items = {}
    for place in range(luck.randint(1, 4)):
        items[f"{name}_{place}"] = {
            "worth": {actor: small(words, luck) for actor in between if luck.random() < 0.7},
            "effects": effects(),
            **({"requires": condition(words, luck, 1)} if luck.random() < 0.3 else {}),
        }
    need = {actor: small(words, luck) for actor in between if luck.random() < 0.6}
    return {
        "id": name, "between": between, "items": items, "need": need, "ratified": effects(), "refused": effects(),
    }  # fmt: skip
