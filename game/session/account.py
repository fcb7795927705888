"""The ledger of a snapshot: every cause that moved a meter, so that start and causes add up to it exactly."""

from __future__ import annotations

from typing import Any

from game.engine import date_of
from game.session.moment import Moment


def ledger_part(moment: Moment) -> dict[str, list[dict[str, Any]]]:
    """Return for each meter its causes, oldest first; what the reader was not told of is a quiet move."""
    rows: dict[str, list[dict[str, Any]]] = {meter.name: [] for meter in moment.rules.meters}
    for turn in moment.course.turns:
        day = date_of(moment.rules, turn.before.tick).isoformat()
        for reason in moment.masked(turn.reasons):
            rows[reason.meter].append(
                {
                    "turn": turn.number,
                    "date": day,
                    "rule": reason.rule,
                    "because": reason.because,
                    "amount": reason.amount,
                    "where": reason.where,
                    "title": reason.title,
                    "actor": reason.actor,
                    "ideas": ideas_behind(moment, reason.rule),
                }
            )
    return rows


def ideas_behind(moment: Moment, rule: str) -> list[str]:
    """Return the ideas of the model a rule carries: `seoul.meet.tokyo` is a move, `pact.notice.ends` a status."""
    ideas, parts = moment.scenario.ideas, rule.split(".")
    move = moment.rules.move_index.get(rule)
    names = [moment.rules.moves[move].id] if move is not None else [".".join(parts[:2]), parts[0]]
    return next((ideas[name] for name in names if name in ideas), [])
