"""A character that no font can draw."""

from __future__ import annotations

from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.rule import Rule
from game.scenario.lint.too_wide import fonts
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "missing-glyph",
    "A text holds a character that the fonts of the game cannot draw.",
    "It would show as a dot. The fonts hold Latin letters, Hangul, the usual Japanese ones and arrows; no emoji, "
    "no other scripts. Write it otherwise.",
    "title: The gate \U0001f6a7\n",
    "title: The gate\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every text with such a character."""
    metrics = fonts()
    known: dict[str, bool] = {}
    for told in draft.texts:
        if told.text.isascii():
            continue
        for place, char in enumerate(told.text):
            if char not in known:
                known[char] = char.isspace() or bool(metrics.face_of(char, "plex400"))
            if not known[char]:
                message = f"no font of the game draws U+{ord(char):04X} ({char!r})"
                yield draft.problem(PAGE, told.path, message, "write it otherwise", at=place)
                break


RULE = Rule(PAGE, find, spoken=True)
