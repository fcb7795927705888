"""What really happened: dated orders and events."""

from __future__ import annotations

from datetime import date

from game.engine import Event, HistoryOrder, Move, Table, parse_orders, parse_package, tick_holding
from game.errors import OrderError
from game.scenario.compiler import Compiler, Path
from game.scenario.problems import hint


def build_history(
    work: Compiler,
    events: tuple[Event, ...],
    moves: tuple[Move, ...],
    tables: tuple[Table, ...],
    start: int,
    tick_days: int,
) -> tuple[tuple[HistoryOrder, ...], dict[int, frozenset[int]]]:
    """Return what really happened: dated orders, and the ticks of the events that did."""
    orders: list[HistoryOrder] = []
    script: dict[int, frozenset[int]] = {}
    names = [event.id for event in events]
    known = [(move.actor, move.order) for move in moves]
    for row, item in enumerate(work.spec.history):
        path = ("history", row)
        work.check_sources(path, item.sources)
        on = date.fromisoformat(item.on).toordinal()
        tick = tick_holding(start, tick_days, on)
        if (item.order is None) == (item.event is None):
            work.report(
                path, "missing", "an entry of history is an order or an event", "write one of order: and event:"
            )
        elif tick < 0:
            work.report(
                (*path, "on"), "out-of-range", "this lies before the first day", "leave it out, or start earlier"
            )
        elif item.event is not None:
            if work.known((*path, "event"), item.event, names, "event"):
                number = names.index(item.event)
                script[number] = script.get(number, frozenset()) | {tick}
        else:
            orders += past_orders(work, path, item.order or "", on, tick, known, tables)
    return tuple(orders), script


def past_orders(
    work: Compiler, path: Path, text: str, on: int, tick: int, known: list[tuple[str, str]], tables: tuple[Table, ...]
) -> list[HistoryOrder]:
    """Return the orders of one line of history."""
    try:
        actor, entries = parse_orders(text)
    except OrderError as error:
        work.report((*path, "order"), "bad-order", str(error).partition(";")[0], "write 'ACTOR: order'")
        return []
    if not work.known((*path, "order"), actor, work.spec.actors, "actor"):
        return []
    for entry in entries:
        if entry.startswith(("sign ", "withdraw ")):
            check_package(work, (*path, "order"), entry, [table for table in tables if actor in table.between])
        elif (actor, entry) not in known:
            work.report(
                (*path, "order"),
                "unknown-name",
                f"{actor} has no move {entry[:60]!r}",
                hint(entry, [order for who, order in known if who == actor]),
            )
    return [HistoryOrder(on, tick, actor, entry, work.where(path)) for entry in entries]


def check_package(work: Compiler, path: Path, entry: str, tables: list[Table]) -> None:
    """Report a package of the past that can be put on no table of its actor."""
    word, _, rest = entry.partition(" ")
    name, _, items = rest.partition(":") if word == "sign" else (rest, "", "")
    mine = {table.name: table for table in tables}
    if work.known(path, name.strip(), mine, "table of this actor") and word == "sign":
        try:
            parse_package(mine[name.strip()], items)
        except OrderError as error:
            message, _, remedy = str(error).partition("; ")
            work.report(path, "bad-order", message, remedy or "name items of the table")
