"""The headlines of a snapshot: what every paper had, newest first, in the words of the reader's own press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from game.bots import follows_history
from game.engine import Chance, Reason, date_of, no_orders, resolve
from game.session.course import Played, Signed
from game.session.entries import entry_of, headline_of, may_name, spec_event, spec_move, title_of
from game.session.moment import Moment
from game.session.words import press
from game.tongue import with_sign

LARGEST = 2  # effects told with a headline


def headlines_part(moment: Moment) -> list[dict[str, Any]]:
    """Return all headlines so far, newest first; quiet orders make none for those not told."""
    today = date_of(moment.rules, moment.course.tick)
    fresh = [
        row(moment.turn, today, event_headline(moment, event), moment.tongue.say("session.counts"), None)
        for event in moment.dropped
    ]
    return fresh + [row for turn in reversed(moment.course.turns) for row in turn_headlines(moment, turn)]


def dropped_part(moment: Moment) -> list[dict[str, Any]]:
    """Return the events dropped into this turn, with what each would move as things stand, the largest first."""
    return [dropped_row(moment, event) for event in moment.dropped]


def dropped_row(moment: Moment, event: str) -> dict[str, Any]:
    """Return one event that is announced and has not happened."""
    rules = moment.rules
    day = replace(moment.state, pace=replace(moment.state.pace, turn_ticks=1))
    happened = resolve(rules, day, no_orders(rules, 1), Chance(0), (event,))
    moves: dict[str, int] = {}
    for reason in happened.reasons():
        if reason.rule == event:
            moves[reason.meter] = moves.get(reason.meter, 0) + reason.amount
    return {
        "id": event,
        "title": rules.events[rules.event_index[event]].rule.title,
        "headline": event_headline(moment, event),
        "text": spec_event(moment, event).text,
        "date": date_of(rules, moment.course.tick).isoformat(),
        "moves": [
            {"meter": meter, "amount": amount} for meter, amount in sorted(moves.items(), key=lambda one: -abs(one[1]))
        ],
    }


def turn_headlines(moment: Moment, turn: Played) -> list[dict[str, Any]]:
    """Return the headlines of one turn, what moved most first."""
    day = date_of(moment.rules, turn.before.tick)
    rows: list[tuple[int, dict[str, Any]]] = []
    for actor, orders in turn.sheets.items():
        for entry in (entry_of(moment.rules, actor, order) for order in orders):
            if may_name(moment, entry):
                own = effects_of(turn, entry.move.name if entry.move else "")
                headline, title = headline_of(moment, entry), title_of(moment, entry)
                told = effect_words(moment, own) or (title if title != headline else "")
                tales = spec_move(moment, entry.move.id).versions if entry.move else None
                rows.append((weight(own), row(turn.number, day, headline, told, actor, tales)))
    for signed in turn.signed:
        own = effects_of(turn, f"{moment.rules.tables[signed.table].name}.")
        rows.append((weight(own), row(turn.number, day, signed_words(moment, signed), effect_words(moment, own), None)))
    for event in dict.fromkeys(event for _, event in turn.events):
        own = effects_of(turn, event)
        tick = next(tick for tick, name in turn.events if name == event)
        when = event_day(moment, turn, tick, event)
        tales = spec_event(moment, event).versions
        words = event_headline(moment, event), effect_words(moment, own)
        rows.append((weight(own), row(turn.number, when, *words, None, tales)))
    return [row for _, row in sorted(rows, key=lambda one: -one[0])]


def row(
    turn: int, day: date, text: str, detail: str, actor: str | None, versions: Mapping[str, str] | None = None
) -> dict[str, Any]:  # fmt: skip
    """Return one headline, with how each capital tells it where that is contested."""
    own = dict(versions or {})
    return {"turn": turn, "date": day.isoformat(), "text": text, "detail": detail, "actor": actor, "versions": own}


def event_headline(moment: Moment, event: str) -> str:
    """Return the headline of an event."""
    rule = moment.rules.events[moment.rules.event_index[event]].rule
    return press(spec_event(moment, event).headlines, moment.reader, rule.title)


def event_day(moment: Moment, turn: Played, tick: int, event: str) -> date:
    """Return the day an event happened, the first of its tick if no more is known."""
    exact = moment.scenario.happened_on(event, tick, follows_history(dict(turn.by)))
    return exact or date_of(moment.rules, tick)


def effects_of(turn: Played, rule: str) -> list[Reason]:
    """Return what a rule (or every rule of a table, `pact.`) did in a turn, the largest first."""
    own = [one for one in turn.reasons if one.rule == rule or (rule.endswith(".") and one.rule.startswith(rule))]
    return sorted(own, key=lambda reason: -abs(reason.amount))


def weight(reasons: list[Reason]) -> int:
    """Return how much was moved, in hundredths."""
    return sum(abs(reason.amount) for reason in reasons)


def effect_words(moment: Moment, reasons: list[Reason]) -> str:
    """Return the largest effects in words: Seoul’s pressure +1.2."""
    titles = {meter.name: meter.title for meter in moment.rules.meters}
    told = ((titles[reason.meter], with_sign(reason.amount)) for reason in reasons[:LARGEST])
    say = moment.tongue.say
    return say("list.comma").join(say("meter.effect", what=title, change=change) for title, change in told)


def signed_words(moment: Moment, signed: Signed) -> str:
    """Return what was signed and what the homes said."""
    table = moment.rules.tables[signed.table]
    names = [moment.rules.names[actor] for actor in table.between]
    if not signed.refused:
        return moment.tongue.say("session.signed", names=names, items=package_words(moment, signed))
    refused = [moment.rules.names[actor] for actor in signed.refused]
    return moment.tongue.say("session.refused", names=refused, n=len(refused))


def package_words(moment: Moment, signed: Signed) -> str:
    """Return the clauses of a signed package."""
    table = moment.rules.tables[signed.table]
    return moment.tongue.listed([table.items[number].title for number in table.packages[signed.package]])
