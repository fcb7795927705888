"""What every mapping of a scenario has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from game.scenario.scalars import Paragraph


class Part(BaseModel):
    """Any mapping of a scenario; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Text(Part):
    """An explanation at three reading levels; a plain text is the first."""

    pupil: Paragraph = ""
    """At most 40 words in a mechanism, and no term without a gloss."""
    undergraduate: Paragraph = ""
    """For somebody who has met the terms of the subject."""
    professor: Paragraph = ""
    """With the literature it stands on."""
