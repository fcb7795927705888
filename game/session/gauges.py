"""The meters of a snapshot: where they stand, how they came there, and what really happened beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.engine import State
from game.session.moment import Moment
from game.session.words import spoken, thresholds


def meters_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every meter in hundredths, with its change in the last resolved turn."""
    marks = [thresholds(moment, meter.name) for meter in moment.rules.meters]
    sides = tense_sides(moment, marks)
    return [meter_row(moment, row, marks[row], sides) for row in range(len(marks))]


def meter_row(moment: Moment, row: int, marks: list[dict[str, Any]], sides: Mapping[str, set[str]]) -> dict[str, Any]:
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
        "tense": next(iter(sides[family])) if len(sides[family]) == 1 else None,
        "thresholds": marks,
    }


def tense_sides(moment: Moment, marks: list[list[dict[str, Any]]]) -> dict[str, set[str]]:
    """Return for each family on which sides of their start its meters have thresholds: tension lies there."""
    sides: dict[str, set[str]] = {}
    for meter, own in zip(moment.rules.meters, marks, strict=True):
        family = sides.setdefault(meter.name.partition(".")[0], set())
        family |= {"down" if mark["at"] < meter.start else "up" for mark in own}
    return sides


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
