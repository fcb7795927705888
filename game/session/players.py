"""The actors of a snapshot: name, place and sign, who plays them, and whether their sheet is in."""

from __future__ import annotations

from typing import Any

from game.engine import said
from game.session.moment import ORDERS, REVEAL, Moment
from game.session.seats import PERSON


def actors_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every actor, in scenario order; advice and private aims only for the reader's own."""
    return [actor_row(moment, actor) for actor in moment.rules.actors]


def actor_row(moment: Moment, actor: str) -> dict[str, Any]:
    """Return one actor."""
    given = moment.scenario.spec.actors[actor]
    mine = moment.reader == actor
    return {
        "id": actor,
        "name": given.name,
        "place": None if given.place is None else [float(part) for part in given.place],
        "marker": given.marker,
        "colour": given.colour,
        "brief": given.brief,
        "player": moment.seats.get(actor, ""),
        "sealed": is_sealed(moment, actor),
        "attention": moment.course.state.pace.attention[actor],
        "advisers": advisers(moment, actor) if mine else [],
        "goals": [
            {"title": goal.title, "text": goal.text, "points": int(goal.points), "private": goal.private}
            for goal in moment.scenario.spec.goals.get(actor, ())
            if not goal.private or mine or moment.everything
        ],
    }


def advisers(moment: Moment, actor: str) -> list[dict[str, str]]:
    """Return what each adviser of an actor says now."""
    given = moment.scenario.spec.actors[actor].advisers
    numbers = said(moment.rules, moment.state, actor)
    return [
        {"title": one.title, "text": one.text if number is None else one.says[number].text}
        for one, number in zip(given, numbers, strict=True)
    ]


def is_sealed(moment: Moment, actor: str) -> bool:
    """Return whether an actor's sheet is in; a bot needs no time for it."""
    if moment.phase == ORDERS:
        return actor in moment.sealed or moment.seats.get(actor) != PERSON
    return moment.phase == REVEAL
