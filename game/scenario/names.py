"""Names of a scenario: one namespace, what expressions may use, and readings in the order they need."""

from __future__ import annotations

import re
from datetime import date

from game.engine import DATE, HUNDREDTH, Expression, Meter, MeterNow, Scope, Term, base_values, day, expression, reading
from game.scenario.compiler import Compiler, Path
from game.scenario.scalars import actor_trouble

MOST_LEVELS = 10  # of readings that use readings
STATUS = re.compile(r"\bis\s+(not\s+)?[a-z_][a-z0-9_]*")  # the name of a status is no name to look up


def spoken(title: str, key: str) -> str:
    """Return a title, or the name as words."""
    return title or key.replace("_", " ").capitalize()


def check_names(work: Compiler) -> None:
    """Report names used twice in the one namespace, and references to actors that are none."""
    spec, seen = work.spec, dict.fromkeys(work.spec.actors, "an actor")
    for actor in spec.actors:
        if remedy := actor_trouble(actor):
            work.report(("actors", actor), "bad-name", f"{actor!r} has a meaning of its own", remedy, key=True)
    groups: list[tuple[str, str, list[str]]] = [
        ("meters", "a meter", list(spec.meters)),
        ("readings", "a reading", list(spec.readings)),
        ("dates", "a date", list(spec.dates)),
        ("instruments", "an instrument", list(spec.instruments)),
        ("moves", "a move", [item.id for item in spec.moves]),
        ("events", "an event", [item.id for item in spec.events]),
        ("drift", "a drift", [item.id for item in spec.drift]),
        ("deals", "a deal", [item.id for item in spec.deals]),
    ]
    for group, what, names in groups:
        for row, name in enumerate(names):
            path = (group, row, "id") if group in ("moves", "events", "drift", "deals") else (group, name)
            if name in seen:
                work.report(
                    path,
                    "name-twice",
                    f"{name!r} is already the name of {seen[name]}",
                    "choose another name",
                    key=len(path) == 2,
                )
            seen[name] = what
    endings = [item.id for item in spec.endings]
    for row, name in enumerate(endings):
        if name in endings[:row]:
            work.report(
                ("endings", row, "id"),
                "name-twice",
                f"{name!r} is already the name of an ending",
                "choose another name",
            )


def words_of(text: str) -> list[str]:
    """Return the names an expression mentions."""
    return re.findall(r"[a-z_][a-z0-9_.]*", STATUS.sub(" ", text))


def build_scope(
    work: Compiler, meters: tuple[Meter, ...], entries: list[tuple[int, str, str | None]], most: int
) -> dict[str, Expression]:
    """Put every name in scope, readings last and in the order they need; return the readings."""
    spec = work.spec
    first, longest = date.fromisoformat(spec.start).toordinal(), most * (7 if spec.tick == "week" else 1)
    values: dict[str, Term] = base_values(first, first + longest)
    for row, meter in enumerate(meters):
        low, high = meter.low * HUNDREDTH, meter.high * HUNDREDTH
        values[meter.name] = MeterNow("number", low, high, max(abs(low), abs(high)), row, meter.name)
    for key, item in spec.dates.items():
        values[key] = day(key, date.fromisoformat(item.on).toordinal())
    happenings: dict[str, tuple[int, ...]] = {}
    for place, (row, actor, target) in enumerate(entries):
        name = f"{actor}.{spec.moves[row].id}"
        happenings[name] = (*happenings.get(name, ()), place)
        if target:
            happenings[f"{name}.{target}"] = (place,)
    for place, event in enumerate(spec.events):
        happenings[event.id] = (len(entries) + place,)
    work.scope = Scope(values, work.instruments, happenings, most, longest)
    return build_readings(work, values)


def build_readings(work: Compiler, values: dict[str, Term]) -> dict[str, Expression]:
    """Compile the readings, each after those it uses; report cycles and mistakes."""
    waiting, result, level = dict(work.spec.readings), {}, 0
    while waiting:
        needs = {key: waiting.keys() & set(words_of(item.value)) for key, item in waiting.items()}
        ready = [key for key, names in needs.items() if not names]
        if not ready:
            report_circle(work, needs)
            break
        level += 1
        if level > MOST_LEVELS:
            message = f"readings stand on readings, more than {MOST_LEVELS} deep"
            work.report(("readings", ready[0]), "too-deep", message, "write it flatter", key=True)
            work.broken |= needs.keys()
            break
        for key in ready:
            plain = isinstance(work.root.at(("readings", key)).value, str)
            path: Path = ("readings", key) if plain else ("readings", key, "value")
            term = work.term(path, waiting.pop(key).value, None)
            if term is None or term.kind == DATE:
                work.broken.add(key)
                if term:
                    work.report(path, "mixed-kinds", "a reading is a number or a condition", "put dates under dates:")
                continue
            values[key] = reading(key, term)
            result[key] = expression(values[key])
    return result


def report_circle(work: Compiler, needs: dict[str, set[str]]) -> None:
    """Report the readings that depend on themselves; those that only depend on them are spared."""
    circle = set(needs)
    while True:
        used = {name for key in circle for name in needs[key]}
        if circle <= used:
            break
        circle &= used
    through = ", ".join(sorted(circle))
    for key in (key for key in needs if key in circle):
        message = f"{key!r} depends on itself through {through}"
        work.report(("readings", key), "cycle", message, "break the circle", key=True)
    work.broken |= needs.keys()
