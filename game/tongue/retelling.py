"""Sentences of the house told again in another language: what went wrong is said in English where it is found, and the
window, which knows the reader's language, tells it from the same sentence of the catalogue (section `said`)."""

from __future__ import annotations

import re
from functools import lru_cache

from game.tongue.tongue import SLOT, Tongue

SECTION = "said."


def retold(tongue: Tongue, text: str) -> str:
    """Return a sentence of the house in a language; one that is in no catalogue stays as it is."""
    if tongue.language == "en":
        return text
    for key, pattern in patterns(tongue):
        found = pattern.fullmatch(text.strip().rstrip("."))
        if found:
            return tongue.say(key, **{name: retold(tongue, value) for name, value in found.groupdict().items()})
    return text


@lru_cache(maxsize=8)
def patterns(tongue: Tongue) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sentence of the house with what finds its values, the longest first."""
    english = [(key, said) for key, said in tongue.english.items() if key.startswith(SECTION)]
    return tuple((key, pattern_of(said)) for key, said in sorted(english, key=lambda one: -len(one[1])))


def pattern_of(said: str) -> re.Pattern[str]:
    """Return what matches a sentence whatever stands in its places, its first letter large or small."""
    parts, end = [], 0
    for slot in SLOT.finditer(said):
        parts += [re.escape(said[end : slot.start()]), f"(?P<{slot['name']}>.+?)"]
        end = slot.end()
    whole = "".join([*parts, re.escape(said[end:])]).removesuffix("\\.")
    first = said[:1]
    if first.isalpha():
        whole = f"[{first.lower()}{first.upper()}]{whole[1:]}"
    return re.compile(whole, re.DOTALL)
