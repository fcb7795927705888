"""Why a bot acted, in a clause made of what everybody could see: its temperament, and what was done to it last turn."""

from __future__ import annotations

from typing import Any

from game.bots import bot_class
from game.engine import Move
from game.errors import GameError
from game.session.course import Played
from game.session.entries import entry_of
from game.session.moment import Moment
from game.session.seats import PERSON


def why_part(moment: Moment, turn: Played, actor: str) -> dict[str, Any] | None:
    """Return {"what", "of"} for a seat a bot held; None for a person's.

    `what` is a motive of the bot; for one that answers what was done to it: answers, returns or leaves (a step of the
    actors in `of`), opens, holds. Only public moves count, so the clause says no more than the sheets do.
    """
    player = turn.by.get(actor, PERSON)
    motive = "" if player == PERSON else motive_of(player)
    if motive == "answers":
        return answer(moment, turn, actor)
    return {"what": motive, "of": []} if motive else None


def motive_of(player: str) -> str:
    """Return what moves a bot, '' for one that does not say or is not there any more."""
    try:
        return str(getattr(bot_class(player), "motive", ""))
    except GameError:
        return ""


def answer(moment: Moment, turn: Played, actor: str) -> dict[str, Any]:
    """Return what a bot that answers did about the public steps of the turn before."""
    before = moment.course.turns[turn.number - 2] if turn.number > 1 else None
    entries = [entry_of(moment.rules, actor, order) for order in turn.sheets[actor]]
    own = [entry.move for entry in entries if entry.move is not None and not entry.quiet]
    hidden = any(entry.quiet for entry in entries)
    for tone, what in (("hostile", "answers"), ("friendly", "returns")):
        met = [other for other in moment.rules.actors if before and struck(moment, before, other, actor, tone)]
        answered = [other for other in met if any(one.tone == tone and one.target in (None, other) for one in own)]
        if answered:
            return {"what": what, "of": answered}
        if met and tone == "hostile" and not hidden:
            return {"what": "leaves", "of": met}
    if before is None and own:
        return {"what": "opens", "of": []}
    return {"what": "answering" if entries else "holds", "of": []}


def struck(moment: Moment, turn: Played, other: str, actor: str, tone: str) -> bool:
    """Return whether one actor took a public step of a tone towards another, or towards nobody."""
    if other == actor:
        return False
    entries = (entry_of(moment.rules, other, order) for order in turn.sheets[other])
    return any(aims(entry.move, actor, tone) for entry in entries if entry.move is not None and not entry.quiet)


def aims(move: Move, actor: str, tone: str) -> bool:
    """Return whether a move of a tone is aimed at an actor or at nobody."""
    return bool(move.tone == tone and move.target in (None, actor))
