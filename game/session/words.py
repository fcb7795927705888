"""Small pieces of wording that more than one part of a snapshot needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.engine import parse_hundredths
from game.session.moment import Moment
from game.tongue import Tongue


def spoken(title: str, key: str) -> str:
    """Return a title, or the name as words."""
    return title or key.replace("_", " ").capitalize()


def sentence(tongue: Tongue, text: str) -> str:
    """Return a clause as a sentence."""
    text = text.strip()
    whole = text.endswith((".", "?", "。"))
    return (text[:1].upper() + (text[1:] if whole else tongue.say("common.sentence", what=text[1:]))) if text else ""


def press(headlines: Mapping[str, str], reader: str | None, title: str) -> str:
    """Return the headline of the reader's own press, the neutral one, or the title."""
    own = headlines.get(reader) if reader else None
    return own or headlines.get("neutral") or title


def thresholds(moment: Moment, name: str) -> list[dict[str, Any]]:
    """Return the thresholds of a meter, lowest first: level in hundredths, and what it means in words."""
    family, _, rest = name.partition(".")
    owner = rest.partition(".")[0]
    given: Mapping[str, Any] = moment.scenario.spec.meters[family].thresholds
    found: dict[str, Any] = {}
    for key, value in given.items():
        if isinstance(value, Mapping):
            found |= value if key == owner else {}
        else:
            found[key] = value
    levels = sorted((level, str(words)) for key, words in found.items() if (level := parse_hundredths(key)) is not None)
    return [{"at": level, "words": words} for level, words in levels]


def crossed(moment: Moment, name: str, before: int, after: int) -> list[str]:
    """Return the thresholds a meter crossed, in words, either way."""
    marks = thresholds(moment, name)
    return [mark["words"] for mark in marks if (before < mark["at"]) != (after < mark["at"])]
