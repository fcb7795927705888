"""What only the facilitator is shown: the events of the scenario, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.engine import date_of
from game.session.moment import Moment
from game.session.words import press


def events_of(moment: Moment, injects: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return every event that can be dropped in, those that have not happened first; `injects` are (turn, event)."""
    given = {item.id: item for item in moment.scenario.spec.events}
    turns = {event: turn for turn, event in injects}
    rows = [event_row(moment, place, given[event.id], turns) for place, event in enumerate(moment.rules.events)]
    return sorted(rows, key=lambda row: row["happened"] is not None)


def event_row(moment: Moment, place: int, given: Any, turns: dict[str, int]) -> dict[str, Any]:
    """Return one event: its words, the turn it is dropped into, and the day it last happened."""
    rules = moment.rules
    event = rules.events[place]
    last = int(moment.state.last[len(rules.moves) + place, 0])
    return {
        "id": event.id,
        "title": event.rule.title,
        "headline": press(given.headlines, None, event.rule.title),
        "text": given.text,
        "turn": turns.get(event.id),
        "happened": date_of(rules, last).isoformat() if last >= 0 else None,
    }
