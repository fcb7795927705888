"""What advisers say at a moment: of each, the first sentence whose condition holds."""

from __future__ import annotations

from game.engine.legal import frame_of, holds
from game.engine.rules import Rules
from game.engine.state import State


def said(rules: Rules, state: State, actor: str) -> list[int | None]:
    """Return for each adviser of an actor which sentence is said in a state of one game, by number; None: the usual."""
    frame = frame_of(rules, state)
    return [
        next((number for number, when in enumerate(sentences) if bool(holds(when, frame))), None)
        for sentences in rules.advice.get(actor, ())
    ]
