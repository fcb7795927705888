"""Names of a scenario: one namespace, what expressions may use, and readings in the order they need."""

from __future__ import annotations

from datetime import date

from game.engine import HUNDREDTH, Expression, Meter, MeterNow, Scope, Term, base_values, day, expression, reading
from game.scenario.compiler import Compiler


def spoken(title: str, key: str) -> str:
    """Return a title, or the name as words."""
    return title or key.replace("_", " ").capitalize()


def check_names(work: Compiler) -> None:
    """Report names used twice in the one namespace, and references to actors that are none."""
    spec, seen = work.spec, dict.fromkeys(work.spec.actors, "an actor")
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
    return "".join(sign if sign.isalnum() or sign in "_." else " " for sign in text).split()


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
    waiting, result = dict(work.spec.readings), {}
    while waiting:
        names = set(waiting)
        ready = [key for key, item in waiting.items() if not names & set(words_of(item.value))]
        if not ready:
            for key in waiting:
                work.report(
                    ("readings", key),
                    "cycle",
                    f"{key!r} depends on itself through {', '.join(sorted(names))}",
                    "break the circle",
                    key=True,
                )
            break
        for key in ready:
            item = waiting.pop(key)
            path = (
                ("readings", key)
                if isinstance(work.root.at(("readings", key)).value, str)
                else ("readings", key, "value")
            )
            kinds = (
                ("condition", "number")
                if any(sign in item.value for sign in "<>=") or " is " in item.value
                else ("number", "condition")
            )
            before = len(work.problems)
            term = work.term(path, item.value, kinds[0])
            if term is None and work.problems[-1].code == "mixed-kinds":
                first = work.problems[before:]
                del work.problems[before:]
                term = work.term(path, item.value, kinds[1])
                if term is None:
                    work.problems[before:] = first
            values[key] = (
                reading(key, term)
                if term
                else values["time_up" if kinds[0] == "condition" else next(iter(work.meters))]
            )
            if term:
                result[key] = work.measured(expression(values[key]))
    return result
