"""Korean and Japanese on every screen: nothing clipped, nothing over another, and no English sentence left."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.lettering import load_metrics
from game.scenario import find
from game.scenario import load as load_scenario
from game.session import LocalServices, played
from game.shipped import shipped
from game.tongue import LANGUAGES, load
from game.window.app import App
from game.window.display import DisplayList, Marker, Rect, Text
from game.window.page import Look
from game.window.screen import Key, Screen
from game.window.stage import KINDS, ready
from tests.tiers import n
from tests.window import audit, told
from tests.window.pilot import Pilot

METRICS = load_metrics(shipped("assets") / "fonts")
SIZES, ZOOMS = ((1280, 720), (1024, 768)), (100, 150)
OTHERS = LANGUAGES[1:]
ENGLISH = re.compile(r"[a-z]{3,}[ ’'][a-z]{2,}|\b[a-z]{4,}\b|[A-Z][a-z]{2,} [a-z]{2,}")
SAME = re.compile(
    r"Backchannel|English|YAML|scenarios|\w+\.yaml:\d+|Space|Enter|Shift|Kydd|Fearon|Putnam|Osgood|Snyder|Borghard"
    r"|Wilkenfeld|Beardsley|max|Ctrl|Esc|Tab|PgDn|OSError|[a-z]+\.[a-z_]+\.[a-z]+"
)
"""What is called the same in every language."""
LATIN_COMMA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff」），。],")


def laid(screen: Screen, language: str, **how: object) -> DisplayList:
    look = Look(METRICS, still=True, tongue=load(language), **how)  # type: ignore[arg-type]
    return ready(screen, look)[1]


@cache
def cells(language: str) -> tuple[tuple[str, DisplayList], ...]:
    """Return the cells of a language, laid out once."""
    return tuple(_cells(language))


def _cells(language: str) -> Iterator[tuple[str, DisplayList]]:
    """Yield the cells of a language, in an order fixed by a seed, as many as the tier looks at."""
    found = [(*one, size, zoom, False) for one in told.screens(language) for size in SIZES for zoom in ZOOMS]
    found += [(*one, size, zoom, True) for one in told.rooms(language) for size in SIZES for zoom in (100, 125)]
    random.Random(2019).shuffle(found)
    for name, screen, (w, h), zoom, room in found[: n("cells told in a language")]:
        page = laid(screen, language, width=w, height=h, zoom=zoom, room=room)
        yield f"{name} at {w}x{h} {zoom} %{' room' if room else ''}", page


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_has_a_problem(language: str) -> None:
    wrong = [f"{name}: {one}" for name, page in cells(language) for one in audit.problems(page)]
    assert not wrong, "\n".join(wrong[:20])


def english(page: DisplayList) -> list[str]:
    """Return the texts of a page that read like English."""
    texts = [item.text for item in page.items if isinstance(item, Text)]
    return [text for text in texts if ENGLISH.search(SAME.sub("", text))]


def unsourced(screen: Screen) -> Screen:
    """Return a screen whose cards name no sources: those are cited as they are."""
    if screen.name != "card":
        return screen
    glossary = [{**entry, "source": ""} for entry in screen.shot["glossary"]]
    return screen.seen({**screen.shot, "glossary": glossary})


NOT_TOLD = ("problems",)
"""Screens that show what is said of files, which is said in English as in the terminal."""


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_on_a_page(language: str) -> None:
    found = [*told.screens(language), *told.rooms(language)]
    random.Random(2019).shuffle(found)
    left = {
        (name, text)
        for name, screen in found[: n("cells told in a language")]
        for text in english(laid(unsourced(screen), language))
    }
    assert not left, sorted(left)[:20]


def test_planted_english_is_seen() -> None:
    page = laid(Screen("trouble", {}, {"said": "The game could not be saved."}), "ko")
    assert english(page) == ["The game could not be saved."]


def test_every_screen_is_told() -> None:
    named = {screen.name for language in OTHERS for _, screen in told.screens(language)}
    assert set(KINDS) - named <= {*NOT_TOLD}


def test_no_english_comma_stands_in_a_japanese_line() -> None:
    found = [*told.screens("ja"), *told.rooms("ja")]
    lines = [one.text for _, screen in found for one in laid(screen, "ja").items if isinstance(one, Text)]
    assert [text for text in lines if LATIN_COMMA.search(text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_letter_has_a_glyph(language: str) -> None:
    for name, page in cells(language):
        for item in page.items:
            if isinstance(item, Text):
                assert all(METRICS.face_of(char, "plex400") for char in item.text), (name, item.text)


def test_the_language_is_chosen_in_the_settings_and_all_that_is_shown_changes(tmp_path: Path) -> None:
    services = LocalServices(tmp_path, lambda: 0.0)
    app = App(services, METRICS, clock=lambda: 0.0, settings={"still": True})
    pilot = Pilot(app, True)
    for name in ("title.alone", "settings.language.1"):
        if name.startswith("settings"):
            app.handle(Key(","))
        pilot.press(name)
    assert app.say("settings.title") == "설정" and services.language == "ko"
    pilot.press("close")
    assert app.screen.name == "seats" and app.screen.shot["title"] == "2019년 갈등"
    assert app.screen.below is not None and app.screen.below.shot["scenarios"][0]["title"] == "2019년 갈등"
    assert app.screen.ui["bots"][0]["title"] == "무작위"
    for name in ("seats.start", "briefing.begin"):
        pilot.press(name)
    assert app.screen.shot["actors"][0]["name"] == "서울" and not english(app.page())
    app.handle(Key(","))
    pilot.press("settings.language.2")
    assert app.screen.below is not None and app.screen.below.shot["actors"][0]["name"] == "ソウル"
    pilot.press("close")
    pilot.press("seal")
    assert app.screen.name == "reveal" and app.screen.shot["actors"][1]["name"] == "東京" and not app.troubles
    assert services.load_settings()["language"] == "ja"
    app.enter(None)
    again = App(LocalServices(tmp_path, lambda: 0.0), METRICS, clock=lambda: 0.0)
    assert [one["title"] for one in again.screen.shot["saves"]] == ["2019年の対立"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_step_of_a_reveal_keeps_clear_of_its_rules_and_its_columns(language: str) -> None:
    """What else happened stands well above the rule below it, and warnings stand under one another."""
    session, tongue = played(load_scenario(find("gsomia-2019")), {"all": "history"}), load(language)
    begins = tongue.say("opening.also", what="|").partition("|")[0]
    clear = 0
    for turn in range(1, 8):
        screen = Screen("reveal", session.snapshot_at(turn, tongue=tongue), {"step": 3, "opened": 3}, "next")
        page = laid(screen, language, width=1280, height=720, room=True)
        for also in (one for one in page.items if isinstance(one, Text) and one.text.startswith(begins)):
            rules = [one.box[1] for one in page.items if isinstance(one, Rect) and one.fill == "ink"]
            assert min(y for y in rules if y > also.y) - also.y >= 15
            clear += 1
        warned = {round(one.x) for one in page.items if isinstance(one, Marker) and one.shape == "warning"}
        assert len(warned) < 2, (turn, warned)
    assert clear
