"""The page of a finished game: whole, in every language, inert whatever the names, silent before the end (T50)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from random import Random
from typing import Any

import pytest

from game.cli.inquire import inquire
from game.debrief import page as module
from game.debrief import page_of
from game.lettering import typeset
from game.session import Begin, Next, Session, played
from game.tongue import LANGUAGES
from tests.session.playing import crisis, play_on

HOSTILE = (
    "<script>document.title='x'</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</style><style>@import url(http://example.org/a.css)",
    "</text></svg><iframe src=//example.org>",
    '<a href="javascript:alert(1)">x</a>',
    "&lt;script&gt; &amp;#60; ]]> <!-- --> {{7*7}} ${x}",
    "a\u202eb\u0000c\u2028d\ud800e",
    '=HYPERLINK("http://example.org")',
)
WORDS = (
    "script",
    "iframe",
    "object",
    "embed",
    "link",
    "img",
    "audio",
    "video",
    "form",
    "base",
    "a",
    "foreignobject",
    "use",
    "image",
)
"""Elements the page never has: they run, load or lead somewhere."""


@cache
def shot() -> dict[str, Any]:
    """Return the snapshot of a finished game of the flagship, with the orders that mattered."""
    session = played(crisis("gsomia-2019"), {"all": "mirror"}, seed=5)
    return {**session.snapshot(None), "mattered": {"part": 1.0, "wrong": "", **inquire(session.recording)}}


def tainted(value: Any, luck: Random) -> Any:
    """Return the same snapshot with every text people wrote made hostile; names and dates stay what they are."""
    if isinstance(value, dict):
        return {key: tainted(inner, luck) if key not in KEPT else inner for key, inner in value.items()}
    if isinstance(value, list):
        return [tainted(one, luck) for one in value]
    return f"{value} {luck.choice(HOSTILE)}" if isinstance(value, str) else value


KEPT = ("id", "actor", "meter", "name", "of", "date", "from", "to", "start", "end", "phase", "pace", "colour", "place")


class Reading(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        self.wrong += [f"{name} is left open" for name in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WORDS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "href", "srcset", "action", "style", "xlink:href"):
                self.wrong.append(f"{tag} has {name}={value}")
        if tag not in ("meta", "br", "path", "polyline"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("path", "polyline"):
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.wrong += [word for word in ("url(", "@import", "expression") if word in data]
        else:
            self.text.append(data)


def problems(page: str) -> list[str]:
    """Return what could run, load or break a page."""
    found = Reading(page).wrong
    found += [f"control character {ord(char):#x}" for char in page if ord(char) < 32 and char != "\n"]
    return found + [f"direction {char!r}" for char in page if "\u202a" <= char <= "\u202e"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_whole_game(language: str) -> None:
    page = page_of(shot(), language)
    told = " ".join(Reading(page).text)
    assert problems(page) == [] and f'<html lang="{language}">' in page
    assert not re.search(r"\b(debrief|ending|flow)\.[a-z_]+", told), "a sentence that is in no catalogue"
    for score in shot()["outcome"]["scores"]:
        assert all(typeset(goal["title"]) in told for goal in score["goals"])
    for one in (*shot()["quiet_orders"], *shot()["mattered"]["told"]):
        assert typeset(one["title"]) in told
    for asked in shot()["questions"].values():
        assert all(typeset(words) in told for words in asked)
    assert page.count("<svg") == sum(bool(one["board"]) for one in shot()["meters"]) and str(shot()["seed"]) in told


def boxes(svg: str) -> list[tuple[float, float, str]]:
    """Return the flags of a drawing: left, top and number."""
    found = re.findall(r'<path d="M([0-9.]+) ([0-9.]+)h16.0v16.0h-16.0z"[^>]*/><text[^>]*>(\d)</text>', svg)
    return [(float(x), float(y), number) for x, y, number in found]


def test_the_charts_of_the_page_have_flags_for_turning_points() -> None:
    orders = [
        {
            "turn": turn,
            "actor": "seoul",
            "title": f"Order {turn}",
            "without": 0,
            "given": 50,
            "error": 1,
            "dropped": False,
        }
        for turn in (2, 3, 10)
    ]
    listed = {**shot(), "mattered": {"part": 1.0, "wrong": "", "told": orders}}
    many = 0
    for told, own in ((listed, False), (shot(), True)):
        page = page_of(told)
        assert ('<ol class="points">' in page) == own and ("what moved a level most" in page) == own
        for svg in re.findall("<svg.*?</svg>", page):
            flags = boxes(svg)
            many += len(flags)
            titles = re.findall("<title>(.*?)</title>", svg)
            assert len(titles) == len(flags) and (own or all("Seoul: Order" in title for title in titles))
            for (x, y, _), (u, v, _) in itertools.combinations(flags, 2):
                assert abs(x - u) >= 16 or abs(y - v) >= 16, "one flag over another"
            assert all(x >= 0 and y >= 0 for x, y, _ in flags)
    assert many > 6


def test_the_page_has_typographic_marks() -> None:
    told = {**shot(), "headlines": [{"text": "Tokyo's 'last' word - today", "date": "2019-08-02", "detail": ""}]}
    assert "Tokyo’s ‘last’ word – today" in page_of(told)


def test_hostile_names_stay_text() -> None:
    for number in range(12):
        page = page_of(tainted(shot(), Random(number)), LANGUAGES[number % 3])
        assert problems(page) == [], number
        assert "&lt;script&gt;" in page and "Content-Security-Policy" in page


def test_a_page_that_forgets_to_escape_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "text", str)
    assert any("script" in one for one in problems(page_of(tainted(shot(), Random(1)), "en")))


def mid_game(luck: Random) -> Iterator[dict[str, Any]]:
    """Yield public snapshots of a game full of secrets before its end."""
    session = Session(crisis("harbour"), dict.fromkeys(("north", "south", "east"), "person"), seed=987654321123)
    yield session.snapshot(None)
    session.handle(Begin())
    while session.phase != "ended":
        play_on(session, luck, 1)
        yield session.snapshot(None)
        session.handle(Next())


def test_before_the_end_the_page_holds_no_secret_and_no_seed() -> None:
    for number in range(6):
        for seen in mid_game(Random(number)):
            page = page_of(seen)
            assert "§" not in page and "987654321123" not in page and problems(page) == []


def test_a_game_without_history_or_ending_has_a_page_too() -> None:
    seen = {
        **shot(),
        "history": {},
        "mattered": {"part": 0.3, "wrong": "", "told": None},
        "questions": {},
        "story": None,
    }
    for page in (page_of(seen), page_of({**seen, "mattered": None}), page_of({})):
        assert problems(page) == [] and page.endswith("</html>\n")
    assert "30 %" in page_of(seen)
