"""The meters of a snapshot: where they stand, how they came there, and what really happened beside them."""

from __future__ import annotations

from typing import Any

from game.engine import State
from game.session.moment import Moment
from game.session.words import spoken, thresholds


def meters_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every meter in hundredths, with its change in the last resolved turn."""
    return [meter_row(moment, row) for row in range(len(moment.rules.meters))]


def meter_row(moment: Moment, row: int) -> dict[str, Any]:
    """Return one meter."""
    meter = moment.rules.meters[row]
    family, _, of = meter.name.partition(".")
    given = moment.scenario.spec.meters[family]
    value = moment.value(row)
    before = int(moment.latest.before.meters[row, 0]) if moment.latest else value
    return {
        "name": meter.name,
        "title": spoken(given.title, family),
        "label": meter.title,
        "text": given.text.pupil or given.text.undergraduate or given.text.professor,
        "source": given.source,
        "judged": given.judged,
        "per": given.per,
        "of": of.split(".") if of else [],
        "value": value,
        "change": value - before,
        "low": meter.low,
        "high": meter.high,
        "board": given.board,
        "tense": tense(moment, family),
        "thresholds": thresholds(moment, meter.name),
    }


def tense(moment: Moment, family: str) -> str | None:
    """Return which way tension lies: down if all thresholds lie below where the meters start, up if all lie above."""
    sides = set()
    for meter in moment.rules.meters:
        if meter.name.partition(".")[0] == family:
            sides |= {"down" if mark["at"] < meter.start else "up" for mark in thresholds(moment, meter.name)}
    return sides.pop() if len(sides) == 1 else None


def track_part(moment: Moment) -> dict[str, list[int]]:
    """Return each meter at the start and after every turn so far, in hundredths."""
    return tracks(moment, moment.course.states)


def history_part(moment: Moment) -> dict[str, list[int]]:
    """Return the same of what really happened, never further than the game has come before its end."""
    far = len(moment.reference) if moment.everything else len(moment.course.turns) + 1
    return tracks(moment, list(moment.reference[:far])) if moment.reference else {}


def tracks(moment: Moment, states: list[State]) -> dict[str, list[int]]:
    """Return each meter in a row of states."""
    meters = moment.rules.meters
    return {meter.name: [int(state.meters[row, 0]) for state in states] for row, meter in enumerate(meters)}
