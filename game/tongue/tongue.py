"""A tongue: the sentences of one language, filled with values by that language's own rules."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from game.shipped import shipped
from game.tongue.korean import particle

LANGUAGES = ("en", "ko", "ja")
NAMES = {"en": "English", "ko": "한국어", "ja": "日本語"}
"""Each language in its own words."""

SLOT = re.compile(r"\{(?P<name>[a-z_]+)(?:(?P<words>#)|:(?P<forms>[^{}/]*/[^{}/]*)|\|(?P<particle>[^{}]+))?\}")
"""A place for a value: {name}, {n#} a number in words, {n:order/orders} the form for one or many, {name|은는} a name
with its Korean particle."""

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language: its sentences, and the English ones for what it lacks."""

    language: str
    sentences: Mapping[str, str] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its values put in; a list is joined as the language joins names."""
        pattern = self.sentences.get(key)
        if pattern is None:
            pattern = self.english.get(key, key)
        return pattern if "{" not in pattern else SLOT.sub(lambda slot: self._fill(slot, values), pattern)

    def knows(self, key: str) -> bool:
        """Return whether there is a sentence for a key."""
        return key in self.sentences or key in self.english

    def _fill(self, slot: re.Match[str], values: Mapping[str, object]) -> str:
        value = values.get(slot["name"], "")
        if slot["forms"] is not None:
            return slot["forms"].split("/")[0 if value == 1 else 1]
        if slot["words"]:
            return self.number(value)
        text = self.listed(value) if isinstance(value, (list, tuple)) else str(value)
        return text + particle(text, slot["particle"]) if slot["particle"] else text

    def number(self, value: object) -> str:
        """Return a small number in words where the language writes it so, else in digits."""
        small = self.say("number.words").split()
        return small[value] if isinstance(value, int) and 0 <= value < len(small) else str(value)

    def listed(self, names: Sequence[object]) -> str:
        """Return names joined: `Seoul, Tokyo and Washington`."""
        if len(names) < 2:
            return "".join(str(name) for name in names)
        first = self.say("list.comma").join(str(name) for name in names[:-1])
        key = "list.pair" if len(names) == 2 else "list.more"
        return self.say(key, first=first, last=str(names[-1]))

    # dates

    def month(self, day: datetime.date, short: bool = False) -> str:
        """Return the name of a month."""
        names = self.say("date.short_months" if short else "date.months").split()
        return names[day.month - 1] if len(names) == 12 else str(day.month)

    def _date(self, key: str, day: datetime.date, short: bool = False) -> str:
        return self.say(f"date.{key}", day=day.day, month=self.month(day, short), year=day.year)

    def long_date(self, value: object) -> str:
        """Return `19 August 2019`; nothing for what is no date."""
        day = date_of(value)
        return self._date("long", day) if day else ""

    def short_date(self, value: object) -> str:
        """Return `19 Aug`."""
        day = date_of(value)
        return self._date("short", day, True) if day else ""

    def month_date(self, value: object) -> str:
        """Return `19 August`."""
        day = date_of(value)
        return self._date("medium", day) if day else ""

    def days_between(self, first: object, last: object) -> str:
        """Return `19–25 August 2019`, `26 August – 8 September 2019`, with both years where they differ."""
        a, b = date_of(first), date_of(last)
        if not a or not b or a == b:
            return self.long_date(first) or self.long_date(last)
        if (a.year, a.month) == (b.year, b.month):
            return self.say("date.in_month", first=a.day, last=b.day, month=self.month(b), year=b.year)
        if a.year == b.year:
            ends = {"first": self.month_date(a), "last": self.month_date(b)}
            return self.say("date.in_year", **ends, year=b.year)
        return self.say("date.over_years", first=self.long_date(a), last=self.long_date(b))


def date_of(value: object) -> datetime.date | None:
    """Read an ISO date; None if it is none."""
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def catalogue(path: Path) -> dict[str, str]:
    """Read a catalogue, sections of keys, as `section.key` -> sentence; what cannot be read is left out."""
    try:
        sections = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    found: dict[str, str] = {}
    for section, rows in sections.items() if isinstance(sections, dict) else ():
        for key, sentence in rows.items() if isinstance(rows, dict) else ():
            if isinstance(sentence, str):
                found[f"{section}.{key}"] = unicodedata.normalize("NFC", sentence)
    return found


@lru_cache(maxsize=8)
def load(language: str = "en") -> Tongue:
    """Return the tongue of a language that ships; an unknown one is English."""
    folder = shipped("assets") / "locale"
    english = catalogue(folder / "en.yaml")
    if language not in LANGUAGES or language == "en":
        return Tongue("en", english, english)
    return Tongue(language, catalogue(folder / f"{language}.yaml"), english)
