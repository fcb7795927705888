"""Pages of what is wrong with comments that silence a rule."""

from __future__ import annotations

from game.scenario.pages.page import Page
from game.scenario.problems import WARNING

ALLOWING = (
    Page(
        "allow-unused",
        "A comment allows what is not found.",
        "It would silence a mistake made later. Delete it; a comment counts for its own line, or, alone on a line, for "
        "the entry below it.",
        "# backchannel: allow unread-meter because it is only shown\ntitle: A case\n",
        "title: A case\n",
        WARNING,
    ),
    Page(
        "allow-unknown",
        "A comment allows a code that there is not, or that cannot be allowed.",
        "Only warnings can be allowed: an error stops the scenario from loading. `explain` lists the codes.",
        "# backchannel: allow spoilers because it is fine\ntitle: A case\n",
        "title: A case\n",
        WARNING,
    ),
    Page(
        "allow-no-reason",
        "A comment silences a rule without saying why.",
        "Whoever reads it later must be able to judge whether it still holds. Write `because` and the reason.",
        "meters:\n  m: {start: 50}  # backchannel: allow unread-meter\n",
        "meters:\n  m: {start: 50}  # backchannel: allow unread-meter because pupils watch it\n",
        WARNING,
    ),
)
