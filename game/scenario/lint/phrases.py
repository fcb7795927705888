"""Phrases looked for in many texts at once, by their first word, so that a long list costs little.

Where writing has no spaces every letter may begin a word. A Korean word ends in particles, so a phrase need only begin
one; a katakana word and one of Latin letters are found whole; kanji and hiragana stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from game.lettering import ends_phrase

EASTERN = "가-힣ぁ-ヿ㐀-鿿"
WORD = re.compile(rf"[{EASTERN}]|[^\W{EASTERN}]+")
MOST_TRIED = 200  # phrases that begin with one word
BEFORE = {"hangul", "katakana", "letters"}
"""Writing of which a word goes on leftwards as long as there is more of it."""
AFTER = {"katakana", "letters"}
"""The same, rightwards."""


class Phrases:
    """A list of phrases, each with something to say of it; capitals do not count."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.first: dict[str, list[tuple[str, str]]] = {}
        for phrase, told in sorted(given.items(), key=lambda item: -len(item[0])):
            begin = WORD.search(phrase)
            if begin is not None:
                known = phrase[begin.start() :].strip().casefold(), told
                self.first.setdefault(begin[0].casefold(), []).append(known)

    def within(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield (place, as written, what is told) of every phrase in a text; of several at a place the longest."""
        lowered, after = text.lower(), 0
        for word in WORD.finditer(text):
            start = word.start()
            if start < after or goes_on(text, start, BEFORE):
                continue
            for phrase, told in self.first.get(word[0].casefold(), ())[:MOST_TRIED]:
                end = start + len(phrase)
                if lowered.startswith(phrase, start) and not goes_on(text, end, AFTER):
                    after = end
                    yield start, text[start:end], told
                    break


def goes_on(text: str, at: int, kinds: set[str]) -> bool:
    """Return whether a word of one of these kinds of writing goes on across a place between two letters."""
    if not 0 < at < len(text):
        return False
    kind = writing(text[at])
    return kind in kinds and kind == writing(text[at - 1])


def writing(char: str) -> str:
    """Return the kind of writing a character is of; empty for a sign or a blank."""
    if not char.isalnum():
        return ""
    if "가" <= char <= "힣":
        return "hangul"
    if "ァ" <= char <= "ヿ":
        return "katakana"
    return "open" if "ぁ" <= char <= "ゟ" or "㐀" <= char <= "鿿" else "letters"


def words(text: str) -> list[str]:
    """Return the words of a text; of a Japanese one, which has no spaces, the phrases."""
    parts = (char + " " * ends_phrase(char, after) for char, after in zip(text, text[1:] + " ", strict=False))
    return "".join(parts).split()
