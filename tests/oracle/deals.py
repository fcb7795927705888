"""Tables: packages, what they are worth at home, and who signs what."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.oracle.language import evaluate
from tests.oracle.world import Rule, Table

if TYPE_CHECKING:
    from tests.oracle.play import Play

Package = frozenset[str]


def packages(table: Table) -> list[Package]:
    """Return the non-empty sets of items of which no two set the same instrument."""
    found = []
    for size in range(1, len(table.items) + 1):
        for choice in combinations(table.items, size):
            touched = [name for item in choice for name in table.items[item].rule.sets]
            if len(set(touched)) == len(touched):
                found.append(frozenset(choice))
    return found


def open_now(play: Play, table: Table, package: Package) -> bool:
    """Return whether everything its items require holds."""
    return all(play.holds(table.items[item].requires) for item in package)


def accepts(play: Play, table: Table, actor: str, package: Package) -> bool:
    """Return whether what the package is worth at home reaches what home needs."""
    worth = [table.items[item].worth for item in package]
    total = sum(evaluate(each[actor], play) for each in worth if actor in each)
    return bool(total >= (evaluate(table.need[actor], play) if actor in table.need else 0))


def winset(play: Play, name: str, actor: str) -> set[Package]:
    """Return the packages of a table that an actor could ratify at home now."""
    table = play.world.tables[name]
    return {package for package in packages(table) if accepts(play, table, actor, package)}


def put_down(play: Play, signs: dict[tuple[str, str], Package], actor: str, name: str, text: str) -> None:
    """Add a package to a sheet, or refuse it."""
    from tests.oracle.play import NotLegal

    table = play.world.tables.get(name)
    if table is None or actor not in table.between or (name, actor) in signs:
        raise NotLegal(f"{actor} cannot sign {name}")
    package = frozenset(part.strip() for part in text.split("+"))
    if package not in packages(table) or not open_now(play, table, package):
        raise NotLegal(f"{actor} cannot sign {name}: {text}")
    signs[name, actor] = package


def take_back(play: Play, actor: str, name: str) -> tuple[str, str]:
    """Return the offer a sheet withdraws, or refuse."""
    from tests.oracle.play import NotLegal

    if (name, actor) not in play.offers:
        raise NotLegal(f"{actor} has no offer on {name}")
    return name, actor


def settle(
    play: Play, signs: dict[tuple[str, str], Package], withdrawn: set[tuple[str, str]]
) -> tuple[list[tuple[Table, Package]], dict[tuple[str, str], Package]]:
    """Return what is signed, in table order, and the offers that stand afterwards."""
    signed, left = [], dict(signs)
    for name, table in play.world.tables.items():
        for me, them in (table.between, table.between[::-1]):
            mine = signs.get((name, me))
            held = None if (name, them) in withdrawn else play.offers.get((name, them))
            if mine is not None and mine in (signs.get((name, them)), held):
                signed.append((table, mine))
                for actor in table.between:
                    if left.get((name, actor)) == mine:
                        del left[name, actor]
                break
    return signed, left


def rules(play: Play, table: Table, package: Package) -> list[Rule]:
    """Return the rules a signed package sets off: its items and `ratified`, or what each refusal costs."""
    refusing = [actor for actor in table.between if not accepts(play, table, actor, package)]
    if refusing:
        return [table.refused[actor] for actor in refusing]
    return [item.rule for id, item in table.items.items() if id in package] + [table.ratified]
