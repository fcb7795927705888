"""Random sheets that stand, chosen from what the oracle allows."""

from __future__ import annotations

from random import Random

from tests import oracle

Sheets = dict[str, list[str]]


def random_sheets(play: oracle.Play, luck: Random) -> Sheets:
    """Return a legal sheet for every actor; tables often meet, so that deals are signed and refused."""
    sheets = {actor: random_moves(play, actor, luck) for actor in play.world.actors}
    for name, table in play.world.tables.items():
        open_now = [package for package in oracle.packages(table) if is_open(play, name, package)]
        common = luck.choice(open_now) if open_now else None
        for actor in table.between:
            mine = sheets[actor]
            if (name, actor) in play.offers and luck.random() < 0.2:
                mine.append(f"withdraw {name}")
            package = choose(play, name, actor, open_now, common, luck)
            if package is not None:
                items = sorted(package)
                luck.shuffle(items)
                mine.append(f"sign {name}: {' + '.join(items)}")
    for mine in sheets.values():
        luck.shuffle(mine)
    return sheets


def is_open(play: oracle.Play, name: str, package: frozenset[str]) -> bool:
    """Return whether every item of a package can be put down now."""
    return all(play.holds(play.world.tables[name].items[item].requires) for item in package)


def choose(
    play: oracle.Play,
    name: str,
    actor: str,
    open_now: list[frozenset[str]],
    common: frozenset[str] | None,
    luck: Random,
) -> frozenset[str] | None:
    """Return a package to put down: the other's offer, one both think of, any, or none."""
    other = next(party for party in play.world.tables[name].between if party != actor)
    offered = play.offers.get((name, other))
    lot = luck.random()
    if offered in open_now and lot < 0.45:
        return offered
    if lot < 0.65:
        return common
    return luck.choice(open_now) if open_now and lot < 0.85 else None


def random_moves(play: oracle.Play, actor: str, luck: Random) -> list[str]:
    """Return orders of one actor that stand together."""
    left, touched, chosen = play.attention[actor], set[str](), list[str]()
    orders = play.legal(actor)
    luck.shuffle(orders)
    for order in orders:
        move = play.world.moves[play.row(actor, order)]
        if move.cost <= left and not touched & set(move.rule.sets) and luck.random() < 0.7:
            left -= move.cost
            touched |= set(move.rule.sets)
            chosen.append(order)
    return chosen
