"""Looks ahead: what one order alone would add in the step of orders, clamps included."""

from __future__ import annotations

from tests.oracle import deals
from tests.oracle.play import Play
from tests.oracle.world import Rule

Effects = dict[str, tuple[int, int]]


def preview(play: Play, actor: str, entry: str) -> tuple[Effects, dict[str, str]]:
    """Return the least and greatest change of each meter an entry can move, and the statuses it would enter."""
    if entry.startswith("sign "):
        table, _, items = entry.removeprefix("sign ").partition(":")
        return package(play, table.strip(), frozenset(part.strip() for part in items.split("+")), actor)
    return outlook(play, [play.world.moves[play.row(actor, entry)].rule])


def package(play: Play, table: str, items: frozenset[str], alone: str = "") -> tuple[Effects, dict[str, str]]:
    """Return what a package would do if both put it down, or if `alone` did and the other has it standing."""
    found = play.world.tables[table]
    if alone:
        other = found.between[found.between[0] == alone]
        if play.offers.get((table, other)) != items:
            return {}, {}
    return outlook(play, deals.rules(play, found, items))


def outlook(play: Play, rules: list[Rule]) -> tuple[Effects, dict[str, str]]:
    """Return what a step of these rules would change, with every draw at its least and at its greatest."""
    ends = []
    for extreme in ("least", "greatest"):
        twin = play.copy()
        twin.extreme = extreme
        twin.step(rules, twin.tick)
        ends.append(twin)
    changes = {name: sorted(end.meters[name] - before for end in ends) for name, before in play.meters.items()}
    effects = {name: (low, high) for name, (low, high) in changes.items() if low or high}
    entered = {name: status for name, (status, _) in ends[0].standing.items() if status != play.status(name)}
    return effects, entered
