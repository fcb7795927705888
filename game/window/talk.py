"""What the talk after a game is made of: the questions step by step, which level is charted, and its turning points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.tongue import date_of, turning_points
from game.window.aftermath import STEPS
from game.window.charts import Course, Flag
from game.window.model import Data, actors, gauge_of, label, meter, meters, persons, ties
from game.window.page import Page
from game.window.screen import Screen

GENERAL = 2
"""Questions for a step for which the scenario has none."""


def questions(page: Page, shot: Data) -> list[tuple[str, list[str]]]:
    """Return each step of the talk with its questions: the scenario's own, or general ones."""
    own: Mapping[str, Any] = shot.get("questions") or {}
    out = []
    for step in STEPS:
        asked = [str(one) for one in own.get(step) or ()]
        general = [page.say(f"debrief.ask_{step}_{n}") for n in range(1, GENERAL + 1)]
        out.append((page.say(f"debrief.step_{step}"), asked or general))
    return out


def charted(shot: Data) -> list[Data]:
    """Return the levels that can be charted: ties, what stands on the capitals' cards, then all others."""
    first = ties(shot) + [one for name in actors(shot) if (one := gauge_of(shot, name["id"])) is not None]
    names = {one["name"] for one in first}
    return first + [one for one in meters(shot) if one["name"] not in names]


def chosen(screen: Screen) -> Data | None:
    """Return the level on the chart: the one picked, else the tie that ended lowest."""
    shot = screen.shot
    picked = meter(shot, str(screen.ui.get("pick", "")))
    found = ties(shot) or charted(shot)
    return picked or min(found, key=lambda one: int(one["value"]), default=None)


def course(page: Page, shot: Data, one: Data) -> Course:
    """Return what the chart of a level shows; the record only where the game is another."""
    name = one["name"]
    played = [int(value) for value in (shot.get("track") or {}).get(name, ())]
    past = [int(value) for value in (shot.get("history") or {}).get(name, ())]
    tracks, record = shot.get("track") or {}, shot.get("history") or {}
    if all(list(record.get(other, ())) == list(tracks.get(other, ())) for other in tracks):
        past = []
    year = date_of(shot.get("start"))
    many = len(persons(shot))
    own = page.say("debrief.class" if many > 1 else "debrief.game" if many else "debrief.this")
    return Course(
        one,
        played,
        past,
        (own, str(year.year) if year else ""),
        [Flag(*point) for point in turning_points(page.tongue, shot, name)],
    )


def meter_title(page: Page, shot: Data, one: Data) -> str:
    """Return what the chart is of: `Seoul’s trust in Tokyo, 0–100`."""
    low, high = int(one.get("low", 0)) // 100, int(one.get("high", 10000)) // 100
    return page.say("debrief.level", what=label(page.tongue, shot, one), low=low, high=high)


def headline(page: Page, shot: Data, styles: tuple[str, ...], width: float) -> tuple[str, str]:
    """Return what stands at the head of the talk and in which style: the ending's first sentence if it can be set as
    large as its title, or nearly, else the title."""
    found: Mapping[str, Any] = shot.get("outcome") or {}
    title = str(found.get("title") or page.say("ending.over"))
    first = page.sentences(found.get("text") or "", styles[0], width, 1)
    for words, tried in ((first, styles[:2]), (title, styles)):
        for style in tried:
            if words and page.wide(words, style) <= width:
                return words, style
    return title, styles[-1]
