"""The ledger of a snapshot: every cause that moved a meter, so that start and causes add up to it exactly."""

from __future__ import annotations

from datetime import date
from typing import Any

from game.engine import Reason, date_of
from game.session.course import Played
from game.session.moment import Moment
from game.session.news import event_day
from game.session.pacts import due_day


def ledger_part(moment: Moment) -> dict[str, list[dict[str, Any]]]:
    """Return for each meter its causes, oldest first; what the reader was not told of is a quiet move."""
    rows: dict[str, list[dict[str, Any]]] = {meter.name: [] for meter in moment.rules.meters}
    for turn in moment.course.turns:
        days = days_of(moment, turn)
        first = date_of(moment.rules, turn.before.tick)
        dated = ((days.get(reason.rule, first), reason) for reason in moment.masked(turn.reasons))
        for day, reason in sorted(dated, key=lambda one: one[0]):
            rows[reason.meter].append(cause(moment, turn, day, reason))
    return rows


def cause(moment: Moment, turn: Played, day: date, reason: Reason) -> dict[str, Any]:
    """Return one line of the ledger."""
    return {
        "turn": turn.number,
        "date": day.isoformat(),
        "rule": reason.rule,
        "because": reason.because,
        "amount": reason.amount,
        "where": reason.where,
        "title": reason.title,
        "actor": reason.actor,
        "ideas": ideas_behind(moment, reason.rule),
    }


def days_of(moment: Moment, turn: Played) -> dict[str, date]:
    """Return by rule the day of what happened once in a turn, an event or the end of a clock; all else begins with the
    turn's first day, on which its orders open."""
    found: dict[str, date] = {}
    for tick, event in turn.events:
        found.setdefault(event, event_day(moment, turn, tick, event))
    first, after = (date_of(moment.rules, state.tick) for state in (turn.before, turn.after))
    for row, number, status in moment.rules.clocks:
        ran = turn.before.status[row, 0] == number or status.until is not None  # else it began within the turn
        due = due_day(moment, row, number, date_of(moment.rules, int(turn.before.entered[row, 0])))
        if ran and status.ends is not None and due is not None and first <= due < after:
            found[status.ends.name] = due
    return found


def ideas_behind(moment: Moment, rule: str) -> list[str]:
    """Return the ideas of the model a rule carries: `seoul.meet.tokyo` is a move, `pact.notice.ends` a status."""
    ideas, parts = moment.scenario.ideas, rule.split(".")
    move = moment.rules.move_index.get(rule)
    names = [moment.rules.moves[move].id] if move is not None else [".".join(parts[:2]), parts[0]]
    return next((ideas[name] for name in names if name in ideas), [])
