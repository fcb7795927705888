"""Recorded games that the tests of the journal cut, flip, splice and replay."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.bots import Lineup, seating
from game.engine import Chance, digest, format_sheets, outcome, resolve, start
from game.journal import Record, header_of
from game.journal.records import FIRST, encode
from game.scenario import Scenario, find, load

LONG = """
id: long
title: A long quiet
start: 2000-01-01
tick: day
paces: {days: {turn: 1 day, turns: TURNS, attention: 2}}
actors: {a: A, b: B, c: C}
meters: {m: {start: 50}}
moves:
  - {id: push, by: [a, b, c], effects: {m: [-1, 2]}}
  - {id: pull, by: [a, b, c], effects: {m: -1}}
drift: [{id: ease, effects: {m: 0.1 * (50 - m)}}]
endings: [{id: done, when: time_up}]
"""


@cache
def tiny() -> Scenario:
    """Return the small scenario that ships."""
    return load(find("tiny"))


def long_game(folder: Path, turns: int) -> Scenario:
    """Return a scenario of many one-day turns and three seats."""
    path = folder / f"long-{turns}.yaml"
    path.write_text(LONG.replace("TURNS", str(turns)), encoding="utf-8")
    return load(path)


def records_of(scenario: Scenario, seed: int = 7, pace: str | None = None, turns: int | None = None) -> list[Record]:
    """Return the records of a game that bots play at random: header, sheets and turns, outcome if it ends."""
    rules = scenario.rules
    seats = seating(rules, {"all": "random"})
    records = [header_of(scenario, seats, pace, seed)]
    state, chance = start(rules, pace), Chance(seed)
    lineup = Lineup(rules, state.pace, seats, seed)
    while state.live.any() and (turns is None or state.turn < turns):
        sheets = lineup.sheets(state, chance)
        written = format_sheets(rules, sheets)
        actor = rules.actors[0]
        turn = state.turn + 1
        records.append({"record": "sheet", "turn": turn, "actor": actor, "orders": written[actor], "by": "person"})
        record = {"record": "turn", "turn": turn, "before": digest(rules, state), "sheets": written, "by": seats}
        records.append({**record, "injects": []})
        state = resolve(rules, state, sheets, chance, reasons=False).state
    if not state.live.any():
        end = outcome(rules, state)
        closing = {"record": "outcome", "ending": end.ending, "turn": end.turn, "scores": dict(end.scores)}
        records.append({**closing, "digest": digest(rules, state)})
    return records


def chained(records: list[Record]) -> list[bytes]:
    """Return the lines of records with a proper chain."""
    lines, mark = [], FIRST
    for record in records:
        line, mark = encode(record, mark)
        lines.append(line)
    return lines
