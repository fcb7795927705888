"""The orders of a snapshot: the reader's own menu, what each order alone would do, and the sheet handed in."""

from __future__ import annotations

from typing import Any

from game.engine import Move, Preview, date_of, preview, why_not
from game.session.entries import aimed, spec_move
from game.session.moment import BRIEFING, ORDERS, Moment
from game.session.pacts import due_day, status_title
from game.session.tables import tables_part
from game.session.words import sentence


def orders_part(moment: Moment) -> dict[str, Any] | None:
    """Return the reader's menu while orders can be thought about; None for the public."""
    actor = moment.reader
    if actor is None or moment.phase not in (BRIEFING, ORDERS):
        return None
    rules = moment.rules
    rows = rules.actor_moves[actor]
    shown = preview(rules, moment.state, actor)
    conflicts = [
        [rules.moves[one].order, rules.moves[other].order]
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
        if rules.conflicts[one, other]
    ]
    return {
        "actor": actor,
        "attention": moment.state.pace.attention[actor],
        "moves": [
            {"number": number, **move_row(moment, row, what)}
            for number, (row, what) in enumerate(zip(rows, shown, strict=True), 1)
        ],
        "tables": tables_part(moment, actor),
        "conflicts": conflicts,
        "sealed": list(moment.sealed[actor]) if actor in moment.sealed else None,
    }


def move_row(moment: Moment, row: int, shown: Preview) -> dict[str, Any]:
    """Return one move of the menu."""
    move = moment.rules.moves[row]
    given = spec_move(moment, move.id)
    legal = bool(moment.open_moves[row])
    why = None if legal else not_now(moment, move)
    return {
        "order": move.order,
        "id": move.id,
        "title": aimed(moment, move),
        "text": given.text,
        "kind": move.kind,
        "tone": move.tone,
        "cost": move.cost,
        "target": move.target,
        "legal": legal,
        "why_not": sentence(moment.tongue, why) if why else None,
        "cooldown_words": rest_words(moment, move),
        "quiet": False
        if move.quiet is None
        else [actor for actor in moment.rules.actors if actor in move.quiet and actor != move.actor],
        "answers": list(given.answers),
        "reason_given": given.reason_given,
        "versions": dict(given.versions),
        "ideas": list(moment.scenario.ideas.get(move.id, ())),
        "judged": given.judged,
        "sources": list(given.sources),
        "effects": effect_rows(moment, shown),
        "statuses": [status_row(moment, name, status) for name, status in shown.statuses.items()],
    }


def not_now(moment: Moment, move: Move) -> str:
    """Return why a move is not open now, as a clause."""
    why = why_not(moment.rules, moment.state, move.actor, move.order, 0, moment.tongue)
    return why or moment.tongue.say("session.closed")


def rest_words(moment: Moment, move: Move) -> str:
    """Return how soon a move can be ordered again, as a sentence; empty if at once."""
    if move.once:
        return moment.tongue.say("session.once")
    if not move.cooldown:
        return ""
    weeks, days = divmod(move.cooldown, 7)
    return moment.tongue.say("session.days", n=move.cooldown) if days else moment.tongue.say("session.weeks", n=weeks)


def effect_rows(moment: Moment, shown: Preview) -> list[dict[str, Any]]:
    """Return the meters an order alone would move, as levels in hundredths."""
    rows = []
    for name, (low, high) in shown.effects.items():
        now = moment.value(moment.rules.meter_index[name])
        rows.append({"meter": name, "now": now, "low": now + low, "high": now + high})
    return rows


def status_row(moment: Moment, name: str, status: str) -> dict[str, Any]:
    """Return where an order would set an instrument, and when that would end by itself."""
    row = moment.rules.instrument_index[name]
    item = moment.rules.instruments[row]
    to = [one.name for one in item.statuses].index(status)
    due = due_day(moment, row, to, date_of(moment.rules, moment.state.tick))
    return {
        "id": name,
        "title": item.title,
        "from_title": status_title(moment, row, int(moment.state.status[row, 0])),
        "to": status,
        "to_title": status_title(moment, row, to),
        "due": due.isoformat() if due else None,
    }
