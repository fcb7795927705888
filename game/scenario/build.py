"""A checked spec into rules: names first, then everything that refers to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from game.engine import Rules
from game.scenario.compiler import Compiler
from game.scenario.mechanisms import check_mechanisms, check_versions
from game.scenario.menu import build_move, expand_moves
from game.scenario.meters import build_meters, build_paces
from game.scenario.names import build_scope, check_names
from game.scenario.nodes import Node
from game.scenario.outline import check_calendar, check_outline
from game.scenario.past import build_history
from game.scenario.problems import WARNING, Problem
from game.scenario.spec import Spec
from game.scenario.tables import build_tables
from game.scenario.world import build_advice, build_drift, build_endings, build_event, build_goals, build_instrument


def built(spec: Spec, root: Node) -> tuple[Rules | None, list[Problem]]:
    """Return the compiled rules of a scenario (None if any error was found) and all problems."""
    work = Compiler(spec, root)
    check_names(work)
    check_mechanisms(work)
    check_versions(work)
    check_outline(work)
    paces = build_paces(work)
    meters = build_meters(work)
    start = date.fromisoformat(spec.start).toordinal()
    tick_days = 7 if spec.tick == "week" else 1
    names = {actor: item.name for actor, item in spec.actors.items()}
    work.instruments = {key: (row, tuple(item.statuses)) for row, (key, item) in enumerate(spec.instruments.items())}
    entries = expand_moves(work)
    readings = build_scope(
        work, meters, entries, max((pace.turns * pace.turn_ticks for pace in paces.values()), default=1)
    )
    work.secrets = {place: actor for place, (row, actor, _) in enumerate(entries) if spec.moves[row].quiet is not None}
    moves = tuple(build_move(work, *entry) for entry in entries)
    events = tuple(build_event(work, row, start, tick_days) for row in range(len(spec.events)))
    tables = build_tables(work)
    history, script = build_history(work, events, moves, tables, start, tick_days)
    rules = Rules(
        id=spec.id,
        title=spec.title,
        tick_days=tick_days,
        start=start,
        paces=paces,
        actors=tuple(spec.actors),
        names=names,
        meters=meters,
        instruments=tuple(build_instrument(work, key, start, tick_days) for key in spec.instruments),
        moves=moves,
        events=events,
        drift=tuple(build_drift(work, row) for row in range(len(spec.drift))),
        tables=tables,
        goals=build_goals(work),
        advice=build_advice(work),
        endings=build_endings(work),
        history=history,
        script=script,
        readings=readings,
    )
    check_calendar(work, rules)
    rules = replace(rules, reach={row: work.reach.get(row, 0) for row in range(len(meters))})
    return (None if any(item.severity != WARNING for item in work.problems) else rules), work.problems
