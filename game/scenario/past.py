"""What really happened: dated orders and events."""

from __future__ import annotations

from datetime import date

from game.engine import Event, HistoryOrder, Move, parse_orders, tick_holding
from game.errors import OrderError
from game.scenario.compiler import Compiler, Path
from game.scenario.problems import hint


def build_history(
    work: Compiler, events: tuple[Event, ...], moves: tuple[Move, ...], start: int, tick_days: int
) -> tuple[tuple[HistoryOrder, ...], dict[int, frozenset[int]]]:
    """Return what really happened: dated orders, and the ticks of the events that did."""
    orders: list[HistoryOrder] = []
    script: dict[int, frozenset[int]] = {}
    names = [event.id for event in events]
    known = {(move.actor, move.order) for move in moves}
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
            orders += past_orders(work, path, item.order or "", on, tick, known)
    return tuple(orders), script


def past_orders(
    work: Compiler, path: Path, text: str, on: int, tick: int, known: set[tuple[str, str]]
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
        deal = entry.startswith(("sign ", "withdraw "))
        if not deal and (actor, entry) not in known:
            work.report(
                (*path, "order"),
                "unknown-name",
                f"{actor} has no move {entry[:60]!r}",
                hint(entry, [order for who, order in known if who == actor]),
            )
    return [HistoryOrder(on, tick, actor, entry, work.where(path)) for entry in entries]
