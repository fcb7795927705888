"""What every move does: how often it was ordered, and what changes in the games in which it was when it is struck."""

from __future__ import annotations

from collections.abc import Mapping

from game.debrief.report.charts import interval
from game.debrief.report.html import Child, Number, Safe, joined, tag
from game.debrief.report.source import Source, minus, repeat, section, whole
from game.debrief.study import LOT, RIVALS
from game.engine import Move
from game.sweeps import Change, Effect

MOST = 4
"""Changes told of in a cell, the surest first."""
LEAST = 30
"""Games in which a move must have been ordered for its effect to be told."""


def moves(source: Source) -> Safe:
    """Return the section on moves."""
    plan = source.study.plan
    lede = (
        "Every game in which a move was ordered is played again with that move struck from the sheets and all else, "
        "luck too, as it was. The difference is what the order did, with it less without it, and its standard error."
    )
    note = (
        f"By lot from {whole(plan.effect)} games, against each other temperament from {whole(plan.rival)}. A full mark "
        "is over two standard errors from nothing, an open one is not. Only such changes are named, at most "
        f"{MOST} in a cell, the surest first; among so many a few are luck. What follows an order is played by lot, so "
        "a move that needs a plan is worth more to somebody who has one."
    )
    parts = [part for actor in source.rules.actors for part in of_actor(source, actor)]
    return section("moves", "What every move does", lede, tag("p", note, class_="small"), *parts)


def of_actor(source: Source, actor: str) -> list[Safe]:
    """Return the tables of one actor's moves."""
    rules, study = source.rules, source.study
    base, name = study.bases[actor, LOT], rules.names[actor]
    mine = [rules.moves[row] for row in rules.actor_moves[actor]]
    mine.sort(key=lambda move: -study.effects[move.name][LOT].scores[actor].difference)
    sizes = [abs(study.effects[move.name][LOT].scores[actor].difference) for move in mine]
    rows = [row_of(source, move, max(sizes, default=1.0)) for move in mine]
    head = ("Move", "Ordered in", "Times", f"{name}’s points", "Others’ points", "Endings", "Meters at the end")
    effects = tag(
        "table",
        tag("caption", f"{name}: use, and effect by lot; endings in percentage points, best for {name} first"),
        tag("thead", tag("tr", *(tag("th", title, scope="col") for title in head))),
        tag("tbody", *rows),
        class_="stack",
    )
    return [
        tag("h3", name),
        tag("div", effects, class_="wide"),
        repeat(source.command(base, "MOVE"), before="Repeat a row: "),
        tag("div", against(source, actor, mine), class_="wide"),
        repeat(*(source.command(study.bases[actor, rival], "MOVE") for rival in RIVALS), before="Repeat a column: "),
    ]


def label(source: Source, move: Move) -> Safe:
    """Return a move's title and name."""
    whom = f" \u2192 {source.rules.names[move.target]}" if move.target else ""
    return tag("th", f"{move.title}{whom}", tag("span", move.name, class_="id"), scope="row")


def row_of(source: Source, move: Move, most: float) -> Safe:
    """Return one move of the table of effects."""
    base, effect = source.study.bases[move.actor, LOT], source.study.effects[move.name][LOT]
    use = base.uses()[move.name]
    share = source.share(base, use.games, "uses", move.name, "games")
    often = Number(whole(use.orders), use.orders, source.command(base), ("uses", move.name, "orders"))
    cells: list[Safe] = [tag("td", share, data_label="Ordered in"), tag("td", often, data_label="Times")]
    if effect.games < LEAST:
        few = "never ordered" if not effect.games else f"ordered in {effect.games} games, too few to tell"
        return tag("tr", label(source, move), *cells, tag("td", few, colspan=4, class_="small"))
    own = effect.scores[move.actor]
    told = minus(f"{own.difference:+.2f} plus or minus {own.error:.2f}")
    others = {actor: change for actor, change in effect.scores.items() if actor != move.actor}
    endings = changes(source, effect, "endings", effect.endings, {e.id: e.title or e.id for e in source.rules.endings})
    titles = {meter.name: meter.title for meter in source.rules.meters}
    cells += [
        tag("td", joined(interval(own.difference, own.error, most, told),
                         source.difference(base, move.name, own, "scores", move.actor)), data_label="Own points"),
        tag("td", changes(source, effect, "scores", others, source.rules.names), data_label="Others’ points"),
        tag("td", endings, data_label="Endings"),
        tag("td", changes(source, effect, "meters", effect.meters, titles), data_label="Meters at the end"),
    ]  # fmt: skip
    return tag("tr", label(source, move), *cells)


def changes(source: Source, effect: Effect, group: str, found: Mapping[str, Change], titles: Mapping[str, str]) -> Safe:
    """Return the surest changes of a kind, each on a line."""
    sure = sorted((name for name in found if found[name].sure), key=lambda name: -surety(found[name]))[:MOST]
    if not sure:
        return tag("span", "\u2013", class_="pm")
    base = source.study.bases[effect.move.partition(".")[0], LOT]
    unit, digits = (100.0, 1) if group == "endings" else (1.0, 2)
    lines: list[Child] = []
    for name in sure:
        told = source.difference(base, effect.move, found[name], group, name, unit=unit, digits=digits)
        lines.append(tag("div", f"{titles[name]} ", told))
    return joined(*lines)


def surety(change: Change) -> float:
    """Return how many standard errors a change is from nothing."""
    return abs(change.difference) / (change.error or 1e-9)


def against(source: Source, actor: str, mine: list[Move]) -> Safe:
    """Return what each move does to its actor's points against every temperament."""
    study, rows = source.study, []
    for move in mine:
        cells = []
        for rival in RIVALS:
            effect = study.effects[move.name][rival]
            told = (
                source.difference(study.bases[actor, rival], move.name, effect.scores[actor], "scores", actor)
                if effect.games >= LEAST
                else tag("span", "\u2013", class_="pm")
            )
            cells.append(tag("td", told, data_label=rival))
        rows.append(tag("tr", label(source, move), *cells))
    return tag(
        "table",
        tag("caption", f"{source.rules.names[actor]}’s own points by who plays the others"),
        tag("thead", tag("tr", *(tag("th", title, scope="col") for title in ("Move", *RIVALS)))),
        tag("tbody", *rows),
        class_="stack",
    )
