"""What only the facilitator is shown: the events of the scenario, and what became of each."""

from __future__ import annotations

from typing import Any

from game.engine import date_of
from game.session.play import Play
from game.session.words import press


def events_of(play: Play) -> list[dict[str, Any]]:
    """Return every event that can be dropped in, those that have not happened first."""
    given = {item.id: item for item in play.scenario.spec.events}
    rows = [event_row(play, place, given[event.id]) for place, event in enumerate(play.rules.events)]
    return sorted(rows, key=lambda row: row["happened"] is not None)


def event_row(play: Play, place: int, given: Any) -> dict[str, Any]:
    """Return one event: its words, the turn it is dropped into, and the day it last happened."""
    event = play.rules.events[place]
    last = int(play.state.last[len(play.rules.moves) + place, 0])
    return {
        "id": event.id,
        "title": event.rule.title,
        "headline": press(given.headlines, None, event.rule.title),
        "text": given.text,
        "turn": next((turn for turn, name in play.injects if name == event.id), None),
        "happened": date_of(play.rules, last).isoformat() if last >= 0 else None,
    }
