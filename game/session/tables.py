"""The tables of a snapshot: offers that stand, and for a party what each package is worth to its home."""

from __future__ import annotations

from typing import Any

from game.engine import Table, format_package, open_items, overlap, stakes
from game.session.moment import Moment


def offers_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every offer that stands; offers are public."""
    rules, rows = moment.rules, []
    for party, (number, actor) in enumerate(rules.parties):
        package = int(moment.state.offers[party, 0])
        if package:
            table = rules.tables[number]
            rows.append({"table": table.name, "title": table.title, "actor": actor, **package_row(table, package - 1)})
    return rows


def package_row(table: Table, package: int) -> dict[str, Any]:
    """Return a package: how it is written on a sheet, its items and their titles."""
    numbers = table.packages[package]
    return {
        "entry": f"sign {table.name}: {format_package(table, package)}",
        "items": [table.items[number].name for number in numbers],
        "titles": [table.items[number].title for number in numbers],
    }


def tables_part(moment: Moment, actor: str) -> list[dict[str, Any]]:
    """Return the tables at which an actor sits, each with the hundred its numbers on a slip begin at."""
    own = [table for number, table in enumerate(moment.rules.tables) if (number, actor) in moment.rules.parties]
    first = len(moment.rules.actor_moves[actor]) // 100 + 1
    return [table_row(moment, table, actor, 100 * number) for number, table in enumerate(own, first)]


def table_row(moment: Moment, table: Table, actor: str, hundred: int) -> dict[str, Any]:
    """Return one table as an actor sees it, with the packages open now; worth and need are its own home's, in
    hundredths, `home` whether it would carry the package today."""
    rules, state = moment.rules, moment.state
    given = next(item for item in moment.scenario.spec.deals if item.id == table.name)
    own = stakes(rules, state, actor, table.name)
    open_now = open_items(rules, state, table.name)
    other = next(one for one in table.between if one != actor)
    packages, both = [], 0
    homes = overlap(rules, state, table.name)[:, 0].tolist()
    for number, items in enumerate(table.packages):
        names = [table.items[item].name for item in items]
        if all(open_now[name] for name in names):
            worth = sum(own.worth[name] for name in names)
            row = {**package_row(table, number), "worth": hundredths(worth), "home": worth >= own.need}
            packages.append(row)
            both += homes[number]
    return {
        "id": table.name,
        "number": hundred,
        "title": table.title,
        "text": given.text,
        "with": other,
        "items": [
            {
                "number": number,
                "id": item.name,
                "title": item.title,
                "text": given.items[item.name].text,
                "legal": open_now[item.name],
                "worth": hundredths(own.worth[item.name]),
            }
            for number, item in enumerate(table.items, hundred + 1)
        ],
        "need": hundredths(own.need),
        "packages": packages,
        "standing": {"mine": standing(moment, table, actor), "theirs": standing(moment, table, other)},
        "overlap": both,
        "shares": {
            "winset": [sum(row["home"] for row in packages), len(packages)],
            "overlap": [both, len(packages)],
        },
    }


def standing(moment: Moment, table: Table, actor: str) -> dict[str, Any] | None:
    """Return the package an actor has standing on a table."""
    party = moment.rules.parties.index((moment.rules.table_index[table.name], actor))
    package = int(moment.state.offers[party, 0])
    return package_row(table, package - 1) if package else None


def hundredths(value: int) -> int:
    """Return ten-thousandths of a point as hundredths, half away from zero."""
    return (abs(value) + 50) // 100 * (1 if value >= 0 else -1)
