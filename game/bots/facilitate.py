"""The bot that carries messages."""

from __future__ import annotations

from typing import ClassVar

from game.bots.styles import Style


class Facilitate(Style):
    """Bring both sides to one table every turn and say little else.

    Facilitation: slow, and what it brings about lasts.
    """

    sentence: ClassVar[str] = "Carries messages between the others every turn and asks nothing of them."
    source: ClassVar[str] = "Wilkenfeld et al. 2003, Mediating International Crises; Beardsley et al. 2006."
    motive: ClassVar[str] = "carries"
    ids: ClassVar[tuple[str, ...]] = ("host_three", "send_envoy", "appeal")
    tone: ClassVar[str] = "friendly"
