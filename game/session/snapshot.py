"""A snapshot: the data of one screen for one reader, built from an allowlist, one part a noun."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from game.engine import date_of
from game.session.account import ledger_part
from game.session.closing import outcome_part, questions_part, quiet_part
from game.session.gauges import history_part, meters_part, track_part
from game.session.menu import orders_part
from game.session.moment import Moment
from game.session.news import dropped_part, headlines_part
from game.session.opening import reveal_part
from game.session.pacts import deadlines_part, instruments_part
from game.session.players import actors_part
from game.session.story import story_part
from game.session.tables import offers_part


def snapshot_of(moment: Moment) -> dict[str, Any]:
    """Return the snapshot of a moment as plain data; nothing the reader may not know is in it."""
    rules, pace = moment.rules, moment.course.state.pace
    first, last = (date_of(rules, tick * pace.turn_ticks) for tick in (moment.turn - 1, moment.turn))
    return {
        "scenario": scenario_part(moment),
        "phase": moment.phase,
        "turn": moment.turn,
        "turns": pace.turns,
        "from": first.isoformat(),
        "to": (last - timedelta(days=1)).isoformat(),
        "start": date_of(rules, 0).isoformat(),
        "end": (date_of(rules, pace.turns * pace.turn_ticks) - timedelta(days=1)).isoformat(),
        "pace": pace.name,
        "reader": moment.reader,
        "paused": moment.paused,
        "unsaved": moment.unsaved,
        "actors": actors_part(moment),
        "meters": meters_part(moment),
        "track": track_part(moment),
        "history": history_part(moment),
        "instruments": instruments_part(moment),
        "deadlines": deadlines_part(moment),
        "offers": offers_part(moment),
        "orders": orders_part(moment),
        "headlines": headlines_part(moment),
        "dropped": dropped_part(moment),
        "reveal": reveal_part(moment),
        "ledger": ledger_part(moment),
        "glossary": moment.scenario.glossary,
        "outcome": outcome_part(moment),
        "quiet_orders": quiet_part(moment),
        "story": story_part(moment),
        "questions": questions_part(moment),
        "seed": moment.seed if moment.everything else None,
    }


def scenario_part(moment: Moment) -> dict[str, Any]:
    """Return what the crisis is called and where its map lies."""
    scenario = moment.scenario
    box = scenario.spec.map
    sides = None if box is None else {side: float(getattr(box, side)) for side in ("west", "south", "east", "north")}
    return {"id": scenario.id, "title": scenario.title, "summary": scenario.summary, "map": sides}
