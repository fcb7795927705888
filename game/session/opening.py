"""The reveal of a snapshot: what lay on each sheet, what happened, what moved, which clocks began."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from game.engine import date_of
from game.session.course import Played
from game.session.entries import Entry, entry_of, headline_of, may_name, spec_event, text_of, title_of
from game.session.moment import ENDED, REVEAL, Moment
from game.session.motives import why_part
from game.session.news import event_day, event_headline, package_words
from game.session.pacts import due_day, next_title, status_title
from game.session.words import crossed


def reveal_part(moment: Moment) -> dict[str, Any] | None:
    """Return the turn just opened, for the reader; None while nothing has."""
    turn = moment.latest
    if turn is None or moment.phase not in (REVEAL, ENDED):
        return None
    first = date_of(moment.rules, turn.before.tick)
    last = date_of(moment.rules, turn.after.tick) - timedelta(days=1)
    return {
        "turn": turn.number,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "sheets": [sheet_row(moment, turn, actor) for actor in moment.rules.actors],
        "signed": [
            {
                "table": moment.rules.tables[signed.table].name,
                "title": moment.rules.tables[signed.table].title,
                "words": package_words(moment, signed),
                "refused": list(signed.refused),
            }
            for signed in turn.signed
        ],
        "events": [event_row(moment, turn, tick, event) for tick, event in turn.events],
        "injects": list(turn.injects),
        "moved": moved_rows(moment, turn),
        "clocks": clock_rows(moment, turn),
        "statuses": status_rows(moment, turn),
    }


def sheet_row(moment: Moment, turn: Played, actor: str) -> dict[str, Any]:
    """Return one sheet; quiet orders of which the reader was not told come last and say nothing."""
    entries = [entry_of(moment.rules, actor, order) for order in turn.sheets[actor]]
    told = [order_row(moment, entry) for entry in entries if may_name(moment, entry)]
    untold = [hidden_row(moment) for entry in entries if not may_name(moment, entry)]
    return {
        "actor": actor,
        "player": turn.by.get(actor, ""),
        "orders": told + untold,
        "held": not entries,
        "why": why_part(moment, turn, actor),
    }


def order_row(moment: Moment, entry: Entry) -> dict[str, Any]:
    """Return one order the reader may know."""
    return {
        "order": entry.order,
        "title": title_of(moment, entry),
        "headline": headline_of(moment, entry),
        "quiet": entry.quiet,
        "told": True,
        "text": text_of(moment, entry),
        "target": entry.move.target if entry.move else None,
    }


def hidden_row(moment: Moment) -> dict[str, Any]:
    """Return an order the reader may not know."""
    return {
        "order": "",
        "title": moment.tongue.say("session.quiet_order"),
        "headline": "",
        "quiet": True,
        "told": False,
        "text": "",
        "target": None,
    }


def event_row(moment: Moment, turn: Played, tick: int, event: str) -> dict[str, Any]:
    """Return one event."""
    rule = moment.rules.events[moment.rules.event_index[event]].rule
    return {
        "id": event,
        "title": rule.title,
        "headline": event_headline(moment, event),
        "text": spec_event(moment, event).text,
        "date": event_day(moment, turn, tick, event).isoformat(),
    }


def moved_rows(moment: Moment, turn: Played) -> list[dict[str, Any]]:
    """Return every meter that moved, the largest change first, with the thresholds it crossed."""
    rows = []
    for row, meter in enumerate(moment.rules.meters):
        before, after = int(turn.before.meters[row, 0]), int(turn.after.meters[row, 0])
        if before != after:
            words = crossed(moment, meter.name, before, after)
            rows.append(
                {
                    "meter": meter.name,
                    "title": meter.title,
                    "before": before,
                    "after": after,
                    "change": after - before,
                    "crossed": words,
                }
            )
    return sorted(rows, key=lambda one: -abs(int(str(one["change"]))))


def clock_rows(moment: Moment, turn: Played) -> list[dict[str, Any]]:
    """Return the clocks that began in this turn and run on, the nearest first."""
    rows = []
    for row, item in enumerate(moment.rules.instruments):
        status, entered = int(turn.after.status[row, 0]), int(turn.after.entered[row, 0])
        fresh = entered >= turn.before.tick and changed(turn, row)
        due = due_day(moment, row, status, date_of(moment.rules, entered)) if fresh else None
        if due is not None:
            then, day = next_title(moment, row, status), moment.tongue.long_date(due)
            rows.append(
                {
                    "id": item.name,
                    "title": moment.tongue.say(
                        "session.status", what=item.title, status=status_title(moment, row, status)
                    ),
                    "words": moment.tongue.say("session.until_then", day=day, what=then)
                    if then
                    else moment.tongue.say("session.until", day=day),
                    "due": due.isoformat(),
                    "days": max((due - moment.today).days, 0),
                }
            )
    return sorted(rows, key=lambda one: str(one["due"]))


def status_rows(moment: Moment, turn: Played) -> list[dict[str, Any]]:
    """Return every instrument that stands elsewhere than before the turn."""
    rows = []
    for row, item in enumerate(moment.rules.instruments):
        before, after = int(turn.before.status[row, 0]), int(turn.after.status[row, 0])
        if before != after:
            rows.append(
                {
                    "id": item.name,
                    "title": item.title,
                    "from_title": status_title(moment, row, before),
                    "to_title": status_title(moment, row, after),
                }
            )
    return rows


def changed(turn: Played, row: int) -> bool:
    """Return whether an instrument was set in a turn."""
    before, after = turn.before, turn.after
    same = before.status[row, 0] == after.status[row, 0] and before.entered[row, 0] == after.entered[row, 0]
    return not same
