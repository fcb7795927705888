"""Instruments and deadlines of a snapshot: where pacts and cases stand, which clocks run, which days are near."""

from __future__ import annotations

from datetime import date
from typing import Any

from game.engine import date_of
from game.session.entries import aimed
from game.session.moment import BRIEFING, ORDERS, Moment
from game.session.words import spoken


def status_title(moment: Moment, row: int, status: int) -> str:
    """Return what people call a status."""
    return moment.rules.instruments[row].statuses[status].title


def due_day(moment: Moment, row: int, status: int, entered: date) -> date | None:
    """Return the day on which a status entered on a day ends by itself, or None if no clock runs."""
    instrument = moment.rules.instruments[row]
    return moment.scenario.ends_on(instrument.name, instrument.statuses[status].name, entered)


def next_title(moment: Moment, row: int, status: int) -> str | None:
    """Return the status that follows when a clock falls due."""
    rule = moment.rules.instruments[row].statuses[status].ends
    own = [after for instrument, after in rule.settings if instrument == row] if rule else []
    return status_title(moment, row, own[0]) if own else None


def instruments_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every instrument: its status, since when, until when, and which orders would change it."""
    changing = open_changes(moment)
    return [instrument_row(moment, row, changing) for row in range(len(moment.rules.instruments))]


def instrument_row(moment: Moment, row: int, changing: list[tuple[int, int, str]]) -> dict[str, Any]:
    """Return one instrument."""
    item = moment.rules.instruments[row]
    status = int(moment.state.status[row, 0])
    since = date_of(moment.rules, int(moment.state.entered[row, 0]))
    due = due_day(moment, row, status, since)
    given = moment.scenario.spec.instruments[item.name]
    return {
        "id": item.name,
        "title": item.title,
        "status": item.statuses[status].name,
        "status_title": status_title(moment, row, status),
        "since": since.isoformat(),
        "due": due.isoformat() if due else None,
        "then_title": next_title(moment, row, status),
        "text": given.statuses[item.statuses[status].name].text or given.text,
        "possible": list(dict.fromkeys(title for at, to, title in changing if at == row and to != status)),
    }


def open_changes(moment: Moment) -> list[tuple[int, int, str]]:
    """Return (instrument, status, title) of every order open now that sets one, as far as the reader can know."""
    if moment.phase not in (BRIEFING, ORDERS):
        return []
    moves = [move for place, move in enumerate(moment.rules.moves) if moment.open_moves[place] and moment.told(move)]
    return [(at, to, aimed(moment, move)) for move in moves for at, to in move.rule.settings]


def deadlines_part(moment: Moment) -> list[dict[str, Any]]:
    """Return running clocks and named days ahead, the nearest first."""
    rows, used = [], set()
    for row, item in enumerate(moment.rules.instruments):
        status = int(moment.state.status[row, 0])
        used.add(moment.scenario.spec.instruments[item.name].statuses[item.statuses[status].name].until)
        due = due_day(moment, row, status, date_of(moment.rules, int(moment.state.entered[row, 0])))
        if due is not None:
            then = next_title(moment, row, status)
            words = moment.tongue.say("session.then", what=then) if then else moment.tongue.say("session.ends")
            sub = status_title(moment, row, status)
            rows.append(deadline(moment, item.name, item.title, sub, due, words, item.name))
    for name, given in moment.scenario.spec.dates.items():
        day = date.fromisoformat(given.on)
        if given.title and name not in used and moment.today <= day:
            rows.append(deadline(moment, name, spoken(given.title, name), "", day, "", None))
    return sorted(rows, key=lambda one: (one["due"], one["instrument"] is None, one["id"]))


def deadline(
    moment: Moment, name: str, title: str, sub: str, due: date, words: str, instrument: str | None
) -> dict[str, Any]:
    """Return one deadline."""
    days = (due - moment.today).days
    return {
        "id": name,
        "title": title,
        "sub": sub,
        "due": due.isoformat(),
        "days": max(days, 0),
        "words": words,
        "instrument": instrument,
    }
