"""Phrases looked for in many texts at once, by their first word, so that a long list costs little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

WORD = re.compile(r"\w+")
MOST_TRIED = 200  # phrases that begin with one word


class Phrases:
    """A list of phrases, each with something to say of it; capitals do not count."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.first: dict[str, list[tuple[str, str]]] = {}
        for phrase, told in sorted(given.items(), key=lambda item: -len(item[0])):
            begin = WORD.search(phrase)
            if begin is not None and not phrase[: begin.start()].strip():
                self.first.setdefault(begin[0].casefold(), []).append((phrase.strip().casefold(), told))

    def within(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield (place, as written, what is told) of every phrase in a text; of several at a place the longest."""
        lowered, after = text.lower(), 0
        for word in WORD.finditer(text):
            for phrase, told in self.first.get(word[0].casefold(), ())[:MOST_TRIED]:
                end = word.start() + len(phrase)
                whole = lowered.startswith(phrase, word.start()) and not text[end : end + 1].isalnum()
                if whole and word.start() >= after:
                    after = end
                    yield word.start(), text[word.start() : end], told
                    break
