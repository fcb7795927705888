"""The bot that presses."""

from __future__ import annotations

from typing import ClassVar

from game.bots.styles import Style


class Lean(Style):
    """Press the others in public every turn.

    Manipulation in the literature: agreement sooner, resented, less lasting.
    """

    sentence: ClassVar[str] = "Presses the others in public every turn."
    source: ClassVar[str] = "Beardsley et al. 2006, Mediation Style and Crisis Outcomes, JCR 50."
    motive: ClassVar[str] = "presses"
    ids: ClassVar[tuple[str, ...]] = ("press", "rebuke")
    tone: ClassVar[str] = "hostile"
