"""The bot that lets the others quarrel."""

from __future__ import annotations

from typing import ClassVar

from game.bots.hold import Hold


class HandsOff(Hold):
    """Order nothing: a third party that stays out, to hold the styles of help against."""

    sentence: ClassVar[str] = "Stays out of the quarrel of others and orders nothing."
    source: ClassVar[str] = "Wilkenfeld et al. 2003: crises without a mediator, the case to compare with."
