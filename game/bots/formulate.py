"""The bot that writes proposals."""

from __future__ import annotations

from typing import ClassVar

from game.bots.styles import Style


class Formulate(Style):
    """Write packages and propose a standstill, turn after turn.

    Formulation: a paper of a third hand belongs to neither side.
    """

    sentence: ClassVar[str] = "Writes proposals for the others: a package first, then a standstill."
    source: ClassVar[str] = "Wilkenfeld et al. 2003, Mediating International Crises; Beardsley et al. 2006."
    motive: ClassVar[str] = "writes"
    ids: ClassVar[tuple[str, ...]] = ("formulate", "propose_freeze", "host_three")
    tone: ClassVar[str] = "friendly"
