"""Deals of a spec: tables with every package that can be put down."""

from __future__ import annotations

from itertools import combinations

from game.engine import Expression, Item, Table
from game.scenario.compiler import Compiler, Path
from game.scenario.names import spoken

BOTH = "both parties"
RATIFIED = "ratified"  # beside the items in the names of a table's rules
MOST_PACKAGES = 2_048
LARGEST_STAKE = 2**58  # of twelve items still within 64 bits


def build_tables(work: Compiler) -> tuple[Table, ...]:
    """Return the tables of the deals."""
    work.asks = BOTH
    tables = tuple(build_table(work, row) for row in range(len(work.spec.deals)))
    work.asks = None
    return tables


def build_table(work: Compiler, row: int) -> Table:
    """Return one table with every package that can be put down."""
    deal, path = work.spec.deals[row], ("deals", row)
    known = [
        work.known((*path, "between", place), actor, work.spec.actors, "actor")
        for place, actor in enumerate(deal.between)
    ]
    one, other = deal.between
    sound = all(known) and one != other
    if one == other:
        work.report((*path, "between"), "wrong-count", "a table stands between two actors", "name another actor")
    items = tuple(build_item(work, row, key, (one, other), sound) for key in deal.items)
    for key in deal.need if sound else ():
        work.known((*path, "need", key), key, deal.between, "party", key=True)
    need = tuple(stake(work, (*path, "need", actor), deal.need.get(actor), actor) for actor in (one, other))
    title = spoken(deal.title, deal.id)
    ratified = work.rule(f"{deal.id}.{RATIFIED}", f"{title} ratified", path, deal.ratified, {}, key="ratified")
    refused = tuple(
        work.rule(
            f"{deal.id}.refused.{me}",
            f"{work.spec.actors[me].name if me in work.spec.actors else me} refuses {title} at home",
            path,
            deal.refused if sound else {},
            {},
            key="refused",
            me=me,
            them=them,
        )
        for me, them in ((one, other), (other, one))
    )
    return Table(
        deal.id,
        title,
        (one, other),
        items,
        packages_of(work, path, items),
        (need[0], need[1]),
        ratified,
        (refused[0], refused[1]),
    )


def stake(work: Compiler, path: Path, text: str | None, actor: str) -> Expression | None:
    """Return a worth or need; refuse one so large that a package's sum could leave 64 bits."""
    work.asks = actor
    expression = work.expression(path, text)
    work.asks = BOTH
    if expression and max(abs(expression.term.low), abs(expression.term.high)) > LARGEST_STAKE:
        work.report(path, "too-large", "this can grow beyond all measure", "use smaller numbers, or clamp it")
    return expression


def build_item(work: Compiler, row: int, key: str, between: tuple[str, str], sound: bool) -> Item:
    """Return one item of a table."""
    deal = work.spec.deals[row]
    item, path = deal.items[key], ("deals", row, "items", key)
    for actor in item.worth if sound else ():
        work.known((*path, "worth", actor), actor, between, "party", key=True)
    if key == RATIFIED:
        work.report(path, "bad-name", f"{key!r} is what the whole table does", "choose another name", key=True)
    work.check_sources(path, item.sources)
    worth = tuple(stake(work, (*path, "worth", actor), item.worth.get(actor), actor) for actor in between)
    rule = work.rule(f"{deal.id}.{key}", spoken(item.title, key), path, item.effects, item.because)
    return Item(
        key, spoken(item.title, key), work.condition((*path, "requires"), item.requires), (worth[0], worth[1]), rule
    )


def packages_of(work: Compiler, path: Path, items: tuple[Item, ...]) -> tuple[tuple[int, ...], ...]:
    """Return every set of items no two of which set the same instrument, smaller sets first."""
    touched = [{instrument for instrument, _ in item.rule.settings} for item in items]
    result: list[tuple[int, ...]] = []
    for size in range(1, len(items) + 1):
        for package in combinations(range(len(items)), size):
            if all(not touched[a] & touched[b] for a, b in combinations(package, 2)):
                result.append(package)
        if len(result) > MOST_PACKAGES:
            work.report(
                (*path, "items"),
                "too-large",
                f"more than {MOST_PACKAGES} packages can be made of these items",
                "use fewer items",
            )
            return tuple(result[:1])
    return tuple(result)
