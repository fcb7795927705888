"""Pages of what is wrong with the translations beside a scenario."""

from __future__ import annotations

from game.scenario.pages.page import Page
from game.scenario.problems import WARNING

TRANSLATION = (
    Page(
        "not-translated",
        "A text of the scenario is missing from a translation beside it, or is still the English one there.",
        "Until it is there people read the English one among the others. Add it to the file under the same keys. The "
        "words to avoid are others in each language: a translation has its own `neutral_terms`.",
        "A move whose title stands in scenario.yaml only, beside a text.ko.yaml with other titles.",
        "The title of the move under moves: in text.ko.yaml too.",
        WARNING,
        outside=True,
    ),
    Page(
        "stale-translation",
        "The English text has changed since it was translated.",
        "The two may now say different things. Read the translation again, change it if need be, and renew its stamp.",
        "A stamp in text.ko.yaml that was made from another English title.",
        "The stamp of today's title, after the translation was read again.",
        WARNING,
        outside=True,
    ),
)
