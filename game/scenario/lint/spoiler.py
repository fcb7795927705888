"""A text that tells what has not happened yet."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from game.engine import Since, Stands, Times, below
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.phrases import Phrases, words
from game.scenario.lint.rule import Rule
from game.scenario.lint.texts import DEBRIEF
from game.scenario.pages import Page
from game.scenario.problems import WARNING
from game.scenario.scalars import days_of

PAGE = Page(
    "spoiler",
    "A text shown before the debrief tells what has not happened yet.",
    "It names a day after its turn that is no named date, no end of a clock and no announced event; or an ending; or "
    "an order that the record gives later. Players must not read the future from it. Give the day a name under "
    "`dates:` if everybody knew it then, or take it out. Korean and Japanese are read in translations.",
    "summary: North nods until the walk-out of 20 January 2024.\n",
    "dates: {deadline: 2024-01-20}\nsummary: North nods until the deadline of 20 January 2024.\n",
    WARNING,
)

MONTHS = {calendar.month_name[number].casefold(): number for number in range(1, 13)}
MONTH = "|".join(calendar.month_name[1:])
DAYS = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH})|(?P<n>{MONTH})\s+(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    rf"(?:,?\s+(?P<y>\d{{4}}))?|\b(?P<o>{MONTH})\s+(?P<z>\d{{4}})\b"
    r"|(?<!\d)(?P<x>\d{4})-(?P<p>\d{2})-(?P<f>\d{2})(?!\d)"
    r"|(?<!\d)(?:(?P<w>\d{4})\s*[年년]\s*)?(?P<q>\d{1,2})\s*[月월](?:\s*(?P<g>\d{1,2})\s*[日일])?"
)
"""Days as they are written in English, in figures, and in Japanese and Korean."""
YEAR, MONTH_OF, DAY = "yzxw", "mnopq", "defg"
"""The groups of each part."""
SMALL = {"the", "a", "an", "of", "and", "in", "to", "at"}
LEAST_WORDS = 3  # of a headline, before it can be known again


def find(draft: Draft) -> Findings:
    """Yield every text that names a day, an ending or an order to come."""
    known = known_days(draft)
    titles = {item.title: item.id for item in draft.spec.endings if item.title}
    lone = [(lone_pattern(title), ending) for title, ending in titles.items() if is_lone(title)]
    names = Phrases({title: ending for title, ending in titles.items() if not is_lone(title)})
    later, caused = list(later_orders(draft)), causes(draft)
    orders = [(owner, on) for _, owner, on in later]
    phrases = Phrases({text: str(row) for row, (text, _, _) in reversed(list(enumerate(later)))})
    for told in draft.texts:
        if told.day == DEBRIEF:
            continue
        turn = told.day or draft.rules.start
        for match, day in days(told.text, draft):
            if day.toordinal() > turn and day not in known:
                message = f"{match[0]!r} lies after this is read, and nobody has announced it"
                remedy = "name the day under dates:, or take it out"
                yield draft.problem(PAGE, told.path, message, remedy, at=match.start())
        found = [(match.start(), match[0], ending) for pattern, ending in lone for match in pattern.finditer(told.text)]
        for start, title, ending in (*found, *names.within(told.text)):
            message = f"{title!r} is the name of the ending {ending}"
            yield draft.problem(PAGE, told.path, message, "say it in other words", at=start)
        for _, phrase, key in phrases.within(told.text):
            owner, on = orders[int(key)]
            follows = told.owner == owner or owner in caused.get(told.owner, ())
            if not follows and on > turn:
                message = f"{phrase.casefold()!r} is what the record orders on {date.fromordinal(on)}"
                yield draft.problem(PAGE, told.path, message, "say it in other words")


def known_days(draft: Draft) -> set[date]:
    """Return the days everybody knows: named ones, ends of clocks, certain events, and the day before each."""
    spec = draft.spec
    named = {date.fromisoformat(item.on) for item in spec.dates.values()}
    for item in spec.instruments.values():
        for name, status in item.statuses.items():
            if status.until is not None and status.until not in spec.dates:
                named.add(date.fromisoformat(status.until))
            if status.lasts is not None and name == item.start:
                named.add(draft.first + timedelta(days=days_of(status.lasts)))
    for event in spec.events:
        if event.on is not None and event.on not in spec.dates and event.when is None and event.chance is None:
            named.add(date.fromisoformat(event.on))
    return named | {day - timedelta(days=1) for day in named if day > date.min}


def days(text: str, draft: Draft) -> Iterator[tuple[re.Match[str], date]]:
    """Yield the days a text names; without a year the first one from the first day of the crisis on."""
    for match in DAYS.finditer(text):
        day = day_of(match, draft)
        if day is not None:
            yield match, day


def day_of(match: re.Match[str], draft: Draft) -> date | None:
    """Return the day a match stands for, the last of a month alone; None for one that is in no calendar."""
    year, name, number = (next((match[group] for group in of if match[group]), "") for of in (YEAR, MONTH_OF, DAY))
    try:
        month = MONTHS.get(name.casefold()) or int(name)
        if number and year:
            return date(int(year), month, int(number))
        if number:
            this = date(draft.first.year, month, int(number))
            return this if this >= draft.first or draft.last.year == this.year else this.replace(year=this.year + 1)
        if year:
            first = date(int(year), month, 1)
            return first if first <= draft.first else first.replace(day=calendar.monthrange(first.year, month)[1])
    except ValueError:
        pass
    return None


def is_lone(title: str) -> bool:
    """Return whether a title is a single word, which may be meant otherwise."""
    return len([word for word in words(title) if word.casefold() not in SMALL]) < 2


def lone_pattern(title: str) -> re.Pattern[str]:
    """Return what a title of one word looks like: with its capital within a sentence; in writing without, nothing."""
    return re.compile(rf"(?<=[a-z,] ){re.escape(title)}(?!\w)")


def causes(draft: Draft) -> dict[str, set[str]]:
    """Return by event the moves its condition asks for, or that set a status it asks for: it can tell of those."""
    rules, found = draft.rules, dict[str, set[str]]()
    for event in rules.events:
        for part in below(event.when.term) if event.when is not None else ():
            named = found.setdefault(event.id, set())
            if isinstance(part, Times | Since):
                named |= {rules.moves[row].id for row in part.rows if row < len(rules.moves)}
            if isinstance(part, Stands):
                setting = part.instrument, part.status
                named |= {move.id for move in rules.moves if setting in move.rule.settings}
    return found


def later_orders(draft: Draft) -> Iterator[tuple[str, str, int]]:
    """Yield the headlines of what the record orders, the move they belong to, and the first day it does."""
    first: dict[tuple[str, str], int] = {}
    for order in draft.rules.history:
        key = order.actor, order.entry.partition(" ")[0]
        first[key] = min(first.get(key, order.on), order.on)
    items = {(actor, item.id): item for item in draft.spec.moves for actor in item.by}
    for key, on in first.items():
        item = items.get(key)
        for text in item.headlines.values() if item is not None else ():
            if item is not None and len(words(text)) >= LEAST_WORDS:
                yield text.casefold(), item.id, on


RULE = Rule(PAGE, find, spoken=True)
