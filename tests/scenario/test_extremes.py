"""Scenarios at the edges of what may be written: they validate, play, sweep and can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import bots, engine, scenario
from game.lettering import load_metrics
from game.session import Session, played, replayed
from game.shipped import shipped
from game.sweeps import sweep
from game.window.pictures import draw_list, screen_for

TWO = [("north", "North"), ("south", "South")]
SEVEN = [(name, name.capitalize()) for name in ("north", "south", "east", "west", "isle", "hills", "lake")]
HANGUL = [("seoul", "서울"), ("tokyo", "도쿄"), ("washington", "워싱턴")]


def text_of(actors: list[tuple[str, str]], *changes: tuple[str, str]) -> str:
    """Return the small scenario with changes, each of which must apply."""
    text = scenario.template("my-crisis", actors)
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong)
    return text


def without_chance(text: str) -> str:
    """Return a scenario in which nothing is drawn."""
    return text.replace("    chance: 12\n", "").replace("pressure.them: [1, 2]", "pressure.them: 1.5")


STANDARD, QUICK = "turn: 2 weeks, turns: 6", "turn: 4 weeks, turns: 3"
SHORT = ((STANDARD, "turn: 6 weeks, turns: 1"), (QUICK, "turn: 12 weeks, turns: 1"))
LONG = ((STANDARD, "turn: 1 week, turns: 200"), (QUICK, "turn: 20 weeks, turns: 10"))
NAMES = (
    ("title: My crisis", "title: 국경의 봄"),
    ("summary: Neighbours share a border and a bad year. Say here in one sentence what your crisis is about.",
     "summary: 이웃한 두 수도가 국경을 두고 다투고, 워싱턴은 지켜본다."),
    ("title: Protest in public", "title: 공개 항의"),
    ("title: Trust", "title: 신뢰"),
    ("headlines: {neutral: The border is closed}", "headlines: {neutral: 국경이 닫히다}"),
    ("title: A long year", "title: 긴 한 해"),
)  # fmt: skip

CASES = {
    "two actors, one turn": text_of(TWO, *SHORT),
    "seven actors, two hundred turns": text_of(SEVEN, *LONG),
    "no chance at all": without_chance(text_of(TWO)),
    "Korean names with plain ids": text_of(HANGUL, *NAMES),
    "the year 1066": text_of(TWO, ("2025-03-03", "1066-09-24"), ("2025-04-14", "1066-10-14")),
    "the year 1914": text_of(TWO, ("2025-03-03", "1914-06-29"), ("2025-04-14", "1914-08-01")),
    "the leap day of 2400": text_of(TWO, ("2025-03-03", "2400-02-28"), ("2025-04-14", "2400-04-14")),
    "the end of time": text_of(TWO, ("2025-03-03", "9999-06-01"), ("2025-04-14", "9999-07-01")),
}
METRICS = load_metrics(shipped("assets") / "fonts")


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> scenario.Scenario:
    """Return one of them; the check finds nothing wrong with it."""
    path = tmp_path / "scenario.yaml"
    path.write_text(CASES[request.param], encoding="utf-8")
    found = scenario.checked(path)
    assert [str(item) for item in found.problems if item.code != "impossible-clock"] == []
    assert found.scenario is not None
    return found.scenario


def test_it_plays_to_its_end_and_sweeps(made: scenario.Scenario) -> None:
    for pace in made.rules.paces:
        result = sweep(made, {"all": "random"}, 3, 5, pace)
        assert abs(sum(result.endings().values()) - 1) < 1e-9
        playback = result.journal(2).replay()
        assert playback.outcome.ending is not None and 1 <= playback.turns <= made.rules.paces[pace].turns
    session = played(made, dict.fromkeys(made.rules.actors, "hold"))
    assert session.phase == "ended"


def test_its_screens_can_be_drawn(made: scenario.Scenario) -> None:
    reader = made.rules.actors[-1]
    session = Session(made, dict.fromkeys(made.rules.actors, "random"), seed=4)
    recording = played(made, dict.fromkeys(made.rules.actors, "random"), seed=4).recording
    shots = {
        "briefing": session.snapshot(reader),
        "situation": replayed(recording, 1, "orders").snapshot(reader),
        "reveal": replayed(recording, 1, "reveal").snapshot(None),
        "ending": replayed(recording, None, "ended").snapshot(None),
    }
    for name, shot in shots.items():
        for size in ((1280, 720), (1024, 768)):
            screen = screen_for(name, shot)
            page = draw_list(screen, METRICS, width=size[0], height=size[1], theme="newsprint", zoom=100)
            assert page.items


def test_without_chance_two_seeds_play_the_same(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(CASES["no chance at all"], encoding="utf-8")
    rules = scenario.load(path).rules
    digests = []
    for seed in (1, 2):
        state, chance = engine.start(rules), engine.Chance(seed)
        lineup = bots.Lineup(rules, state.pace, dict.fromkeys(rules.actors, "mirror"), seed)
        while state.live.any():
            state = engine.resolve(rules, state, lineup.sheets(state, chance), chance).state
        digests.append(engine.digest(rules, state))
    assert digests[0] == digests[1]
