"""Why a home would refuse a package, and the least that would change its mind; worked out from the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from game.engine import Table, open_items, preview_package, stakes, winset
from game.errors import OrderError
from game.session.menu import effect_rows, status_row
from game.session.moment import Moment
from game.session.tables import hundredths, package_row

POINT = 100


def package_advice(moment: Moment, name: str, items: list[str]) -> dict[str, Any]:
    """Return what a package would do if both signed it today, and for each home whether it would carry it; where it
    would not, which clause or which level of a meter would change its mind. Raises OrderError for no such package."""
    rules = moment.rules
    if name not in rules.table_index:
        raise OrderError(f"there is no table {name[:40]!r}; use one of {', '.join(rules.table_index)}")
    table = rules.tables[rules.table_index[name]]
    package = number_of(table, items)
    shown = preview_package(rules, moment.state, name, package)
    return {
        "table": name,
        "items": list(package_row(table, package)["items"]),
        "homes": [home(moment, table, package, actor) for actor in table.between],
        "effects": effect_rows(moment, shown),
        "statuses": [status_row(moment, instrument, status) for instrument, status in shown.statuses.items()],
        "done": True,
    }


def number_of(table: Table, items: list[str]) -> int:
    """Return the number of the package of these items, in any order; raise OrderError if they do not go together."""
    names = [{table.items[item].name for item in package} for package in table.packages]
    if set(items) not in names:
        raise OrderError(f"{' + '.join(items)[:80] or 'nothing'} is no package at {table.title}; pick others")
    return names.index(set(items))


def home(moment: Moment, table: Table, package: int, actor: str) -> dict[str, Any]:
    """Return what one home says to a package, and what would change a no."""
    own = stakes(moment.rules, moment.state, actor, table.name)
    names = [table.items[item].name for item in table.packages[package]]
    worth = sum(own.worth[name] for name in names)
    carries = worth >= own.need
    return {
        "actor": actor,
        "worth": hundredths(worth),
        "need": hundredths(own.need),
        "carries": carries,
        "clauses": [] if carries else clauses(moment, table, package, actor),
        "levels": [] if carries else levels(moment, table, package, actor),
    }


def clauses(moment: Moment, table: Table, package: int, actor: str) -> list[dict[str, Any]]:
    """Return the changes that keep part of the package and make this home carry it, as few clauses as can be; first
    those that the other home would carry too, then those that only add."""
    rules, state = moment.rules, moment.state
    other = next(one for one in table.between if one != actor)
    mine, theirs = winset(rules, state, actor)[table.name][:, 0], winset(rules, state, other)[table.name][:, 0]
    open_now = open_items(rules, state, table.name)
    here, found = set(table.packages[package]), []
    for number, items in enumerate(table.packages):
        if mine[number] and here & set(items) and all(open_now[table.items[item].name] for item in items):
            more, less = sorted(set(items) - here), sorted(here - set(items))
            add, drop = ([table.items[item].title for item in part] for part in (more, less))
            found.append({**package_row(table, number), "add": add, "drop": drop, "both": bool(theirs[number])})
    fewest = min((len(one["add"]) + len(one["drop"]) for one in found), default=0)
    least = [one for one in found if len(one["add"]) + len(one["drop"]) == fewest]
    return sorted(least, key=lambda one: (not one["both"], len(one["drop"])))


def levels(moment: Moment, table: Table, package: int, actor: str) -> list[dict[str, Any]]:
    """Return for each meter the level, in whole points and nearest to where it stands, at which this home would carry
    the package, all else as it is; the smallest change first."""
    rules, found = moment.rules, []
    for row, meter in enumerate(rules.meters):
        points = np.arange(-(-meter.low // POINT), meter.high // POINT + 1) * POINT
        state = moment.state.take(np.zeros(len(points), np.int64))
        meters = state.meters.copy()
        meters[row] = points
        state = replace(state, columns=replace(state.columns, meters=meters))
        says = winset(rules, state, actor)[table.name][package]
        now = moment.value(row)
        if says.any():
            level = min(points[says].tolist(), key=lambda point: (abs(point - now), point))
            found.append({"meter": meter.name, "level": int(level), "now": now, "up": level > now})
    return sorted(found, key=lambda one: abs(one["level"] - one["now"]))
