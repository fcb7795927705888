"""The end of a snapshot: the ending, the scores with every goal, the quiet orders nobody need hide any more, and what
to talk about."""

from __future__ import annotations

from typing import Any

from game.engine import goals_met, outcome
from game.session.entries import entry_of, title_of
from game.session.moment import Moment


def stopped_words(moment: Moment) -> str:
    """Return what is to be said of a game without an ending: when it was stopped, and what the scores are."""
    turns = moment.course.state.pace.turns
    return moment.tongue.say("session.stopped_text", n=len(moment.course.turns), all=turns)


def outcome_part(moment: Moment) -> dict[str, Any] | None:
    """Return how the game came out, or stood when it was stopped; None before. Scores wait for the end."""
    if not moment.course.over and not moment.everything:
        return None
    came = outcome(moment.rules, moment.state)
    given = next((item for item in moment.scenario.spec.endings if item.id == came.ending), None)
    title = next((item.title for item in moment.rules.endings if item.id == came.ending), "")
    return {
        "ending": came.ending,
        "title": title if came.ending else moment.tongue.say("session.stopped"),
        "text": given.text if given is not None else stopped_words(moment),
        "turn": came.turn,
        "scores": [score_row(moment, actor, came.scores[actor]) for actor in moment.rules.actors]
        if moment.everything
        else [],
    }


def score_row(moment: Moment, actor: str, points: int) -> dict[str, Any]:
    """Return the goals of one actor, public and private, and what they were worth."""
    goals = goals_met(moment.rules, moment.state, actor)
    return {
        "actor": actor,
        "points": points,
        "of": sum(max(goal.points, 0) for goal, _ in goals),
        "goals": [
            {"title": goal.title, "met": met, "points": goal.points, "private": goal.private} for goal, met in goals
        ],
    }


def quiet_part(moment: Moment) -> list[dict[str, Any]]:
    """Return every quiet order of the game; empty before the end."""
    if not moment.everything:
        return []
    return [
        {"turn": turn.number, "actor": actor, "title": title_of(moment, entry)}
        for turn in moment.course.turns
        for actor, orders in turn.sheets.items()
        for entry in (entry_of(moment.rules, actor, order) for order in orders)
        if entry.quiet
    ]


def questions_part(moment: Moment) -> dict[str, list[str]]:
    """Return the authored questions of each step of the talk; none before the end, since they may tell the history."""
    if not moment.everything:
        return {}
    found: dict[str, list[str]] = moment.scenario.spec.questions.model_dump()
    return found
