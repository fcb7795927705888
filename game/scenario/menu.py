"""Moves of a spec: one for every actor and other target."""

from __future__ import annotations

from game.engine import Move
from game.scenario.compiler import Compiler
from game.scenario.names import spoken
from game.scenario.scalars import days_of

MOST_ORDERS = 1_000  # of all actors at all targets


def expand_moves(work: Compiler) -> list[tuple[int, str, str | None]]:
    """Return every move as (entry, actor, target), in file order, then actor order."""
    result: list[tuple[int, str, str | None]] = []
    actors = list(work.spec.actors)
    for row, item in enumerate(work.spec.moves):
        for key, given in (("by", item.by), ("at", item.at or []), ("quiet", item.quiet or [])):
            for place, actor in enumerate(given):
                path = (
                    ("moves", row, key)
                    if isinstance(work.root.at(("moves", row, key)).value, str)
                    else ("moves", row, key, place)
                )
                work.known(path, actor, actors, "actor")
        for actor in (name for name in actors if name in item.by):
            targets = [None] if item.at is None else [name for name in actors if name in item.at and name != actor]
            if not targets and set(item.at or ()) <= set(actors):
                work.report(
                    ("moves", row, "at"), "no-target", f"{actor} can aim this at nobody else", "name another actor"
                )
            result += [(row, actor, target) for target in targets]
        if len(result) > MOST_ORDERS:
            work.report(
                ("moves", row),
                "too-large",
                f"more than {MOST_ORDERS} orders, each actor and target counted",
                "use fewer moves, or fewer actors for each",
            )
            break
    return result[:MOST_ORDERS]


def build_move(work: Compiler, row: int, actor: str, target: str | None) -> Move:
    """Return one move of one actor at one target."""
    item, path = work.spec.moves[row], ("moves", row)
    name = f"{actor}.{item.id}" + (f".{target}" if target else "")
    quiet = None if item.quiet is None else frozenset(item.quiet)
    work.asks = actor
    rule = work.rule(
        name,
        spoken(item.title, item.id),
        path,
        item.effects,
        item.because,
        me=actor,
        them=target,
        actor=actor,
        quiet=quiet,
    )
    requires = work.condition((*path, "requires"), item.requires, actor, target)
    work.asks = None
    order = item.id + (f" {target}" if target else "")
    cooldown = days_of(item.cooldown) if item.cooldown else 0
    work.check_sources(path, item.sources)
    return Move(
        name, item.id, actor, target, order, int(item.cost), cooldown, item.once, requires, item.tone, item.kind, rule
    )
