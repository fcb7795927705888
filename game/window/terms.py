"""Dotted words: where a text names an instrument, the word is underlined and opens its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.lettering import typeset
from game.tokens import STYLES
from game.window.model import Data
from game.window.page import Page
from game.window.screen import Screen


def entries(shot: Data) -> list[Data]:
    """Return the glossary of a snapshot."""
    return list(shot.get("glossary") or ())


def entry(shot: Data, name: str) -> Data | None:
    """Return what a card can show: an entry of the glossary, a move of the reader's menu, or a headline."""
    kind, _, rest = name.partition(".")
    if kind == "move":
        moves = (shot.get("orders") or {}).get("moves") or ()
        return next(({**one, "kind": "move"} for one in moves if one["order"] == rest), None)
    if kind == "news":
        news = list(shot.get("headlines") or ())
        one = news[int(rest)] if rest.isdigit() and int(rest) < len(news) else None
        return {**one, "kind": "news", "title": one["text"], "text": ""} if one else None
    return next((one for one in entries(shot) if one["id"] == name), None)


def opened(screen: Screen, name: str, settings: Mapping[str, Any]) -> Screen:
    """Return the card of an entry over a screen, at the level last read; nothing changes for one there is not."""
    if entry(screen.shot, name) is None:
        return screen
    return screen.over("card", "close", of=name, level=str(settings.get("level", "")))


def spots(shot: Data, text: str) -> list[tuple[int, str, str]]:
    """Return (place, word, entry) of each word of the glossary in a text, the longest first where they overlap."""
    out: list[tuple[int, str, str]] = []
    words = [(str(word), str(one["id"])) for one in entries(shot) for word in one.get("words") or () if word]
    taken: set[int] = set()
    for word, name in sorted(words, key=lambda pair: -len(pair[0])):
        at = text.find(word)
        while at >= 0:
            place = set(range(at, at + len(word)))
            if not place & taken and not _joined(text, at - 1) and not _joined(text, at + len(word)):
                out.append((at, word, name))
                taken |= place
            at = text.find(word, at + len(word))
    return sorted(out)


def _joined(text: str, at: int) -> bool:
    """Return whether the letter beside a word makes it part of a longer one; Korean particles do not."""
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def underline(page: Page, x: float, base: float, wide: float, name: str, size: float = 20.0) -> None:
    """Draw dots under a word and make it open its card, once a page."""
    page.stroke([(x, base + 3.5), (x + wide, base + 3.5)], "ink2", 1.4, (2, 2))
    target = f"term.{name}"
    if any(one.id == target and one.layer == page.layer for one in page.targets):
        return
    box = (x - 2, base - 17, max(wide + 4, 24.0), 24.0)
    if page.target(target, box, f"card:{name}", group="terms"):
        page.ring((x - 2, base - size * 0.8, wide + 4, size * 1.15), 0)


def line(page: Page, shot: Data, x: float, base: float, text: str, style: str, color: str, room: float = 0.0) -> float:
    """Set one line with its dotted words; return its width."""
    words = page.look.metrics.cut(typeset(text), style, room) if room else typeset(text)
    for at, word, name in spots(shot, words):
        underline(page, x + page.wide(words[:at], style), base, page.wide(word, style), name)
    return page.text(x, base, words, style, color)


def para(
    page: Page, shot: Data, x: float, base: float, text: str, style: str, color: str, width: float, most: int = 99
) -> float:
    """Set wrapped text with its dotted words; return the baseline after the last line."""
    from_top = base
    for words in page.look.metrics.wrap(typeset(text), style, width, most):
        line(page, shot, x, from_top, words, style, color)
        from_top += STYLES[style].size * STYLES[style].line
    return from_top
