"""The headlines of a snapshot: what every paper had, newest first, in the words of the reader's own press."""

from __future__ import annotations

from datetime import date
from typing import Any

from game.engine import Reason, date_of
from game.session.course import Played, Signed
from game.session.entries import entry_of, headline_of, may_name, spec_event, title_of
from game.session.moment import Moment
from game.session.words import listed, press, signed_points

LARGEST = 2  # effects told with a headline


def headlines_part(moment: Moment) -> list[dict[str, Any]]:
    """Return all headlines so far, newest first; quiet orders make none for those not told."""
    rows = [row for turn in moment.course.turns for row in turn_headlines(moment, turn)]
    return rows[::-1]


def turn_headlines(moment: Moment, turn: Played) -> list[dict[str, Any]]:
    """Return the headlines of one turn, oldest first."""
    day = date_of(moment.rules, turn.before.tick)
    rows = []
    for actor, orders in turn.sheets.items():
        for entry in (entry_of(moment.rules, actor, order) for order in orders):
            if may_name(moment, entry):
                told = effect_words(moment, turn.reasons, entry.move.name if entry.move else "")
                headline, title = headline_of(moment, entry), title_of(moment, entry)
                rows.append(row(turn.number, day, headline, told or (title if title != headline else ""), actor))
    rows += [row(turn.number, day, signed_words(moment, signed), "", None) for signed in turn.signed]
    for tick, event in turn.events:
        told = effect_words(moment, turn.reasons, event)
        rows.append(row(turn.number, date_of(moment.rules, tick), event_headline(moment, event), told, None))
    return rows


def row(turn: int, day: date, text: str, detail: str, actor: str | None) -> dict[str, Any]:
    """Return one headline."""
    return {"turn": turn, "date": day.isoformat(), "text": text, "detail": detail, "actor": actor}


def event_headline(moment: Moment, event: str) -> str:
    """Return the headline of an event."""
    rule = moment.rules.events[moment.rules.event_index[event]].rule
    return press(spec_event(moment, event).headlines, moment.reader, rule.title)


def effect_words(moment: Moment, reasons: tuple[Reason, ...], rule: str) -> str:
    """Return the largest effects of a rule in words: Seoul’s pressure +1.2."""
    own = sorted((reason for reason in reasons if reason.rule == rule), key=lambda reason: -abs(reason.amount))
    titles = {meter.name: meter.title for meter in moment.rules.meters}
    return ", ".join(f"{titles[reason.meter]} {signed_points(reason.amount)}" for reason in own[:LARGEST])


def signed_words(moment: Moment, signed: Signed) -> str:
    """Return what was signed and what the homes said."""
    table = moment.rules.tables[signed.table]
    names = [moment.rules.names[actor] for actor in table.between]
    if not signed.refused:
        return f"{listed(names)} sign: {package_words(moment, signed)}"
    return f"{listed([moment.rules.names[actor] for actor in signed.refused])} signs, and home says no"


def package_words(moment: Moment, signed: Signed) -> str:
    """Return the clauses of a signed package."""
    table = moment.rules.tables[signed.table]
    return listed([table.items[number].title for number in table.packages[signed.package]])
