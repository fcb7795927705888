"""Mutants (T26): scenarios broken by chance are refused with a place inside the file, or are played (T27).

Mutant k of a scenario is the same for ever; a failure names k, and `mutant(tree, k)` writes it again.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game import bots, engine, scenario
from game.errors import ScenarioError
from game.lettering import load_metrics
from game.session import Session, replayed
from game.shipped import shipped
from game.sweeps import sweep
from game.window.pictures import draw_list, screen_for
from tests.scenario.finding import BASE, inside, problems_of
from tests.scenario.mutants import emitted, mutant, tree_of
from tests.tiers import n

SOURCES = {
    "tiny": shipped("scenarios") / "tiny",
    "border_post": Path(__file__).parents[1] / "scenarios" / "border_post.yaml",
    "base": BASE,
}
LARGE = {"gsomia-2019": shipped("scenarios") / "gsomia-2019"}
GAMES, TURNS = n("games of a mutant (T27)"), 6
DRAWN = 7
"""Every so many of those that stand are drawn."""
METRICS = load_metrics(shipped("assets") / "fonts")


def faults(path: Path, data: bytes, luck: int) -> Iterator[str]:
    """Yield what is wrong with how a file was read: a place outside it, no remedy, or a game that cannot be played."""
    loaded, problems = problems_of(path, data)
    for item in problems:
        if not inside(item, data):
            yield f"{item} lies outside the file"
        if not (item.message and item.remedy and item.code) or len(str(item)) > 2_000:
            yield f"{item} is no sentence with a remedy"
    if loaded is not None:
        yield from (f"{item} lies outside the file" for item in scenario.check(path) if not inside(item, data))
        for pace in loaded.rules.paces:
            yield from played(loaded.rules, pace, luck)
        if luck % DRAWN == 0:
            yield from drawn(loaded, luck)


def drawn(loaded: scenario.Scenario, luck: int) -> Iterator[str]:
    """Lay out the screens of a game of bots and yield those that stay empty (T27)."""
    rules = loaded.rules
    shot = Session(loaded, dict.fromkeys(rules.actors, "random"), seed=luck).snapshot(rules.actors[0])
    recording = sweep(loaded, {"all": "random"}, 1, luck).journal(0)
    shots = {"briefing": shot, "situation": replayed(recording, 1, "orders").snapshot(rules.actors[0])}
    shots["reveal"] = replayed(recording, 1, "reveal").snapshot(None)
    for name, seen in shots.items():
        if not draw_list(screen_for(name, seen), METRICS, width=1280, height=720, theme="newsprint", zoom=100).items:
            yield f"{name} is empty"


def played(rules: engine.Rules, pace: str, luck: int) -> Iterator[str]:
    """Play a few random games and yield what does not hold; numpy may not warn."""
    state, chance = engine.start(rules, pace, games=GAMES), engine.Chance(luck)
    lineup = bots.Lineup(rules, state.pace, dict.fromkeys(rules.actors, "random"), luck)
    with np.errstate(all="raise"):
        for _ in range(min(state.pace.turns, TURNS)):
            before = state
            done = engine.resolve(rules, state, lineup.sheets(state, chance), chance)
            state = done.state
            for game in range(GAMES):
                yield from (
                    f"{name} is off by {amount}" for name, amount in unexplained(rules, before, done, game).items()
                )
            for meter, row in zip(rules.meters, state.meters, strict=True):
                if not (meter.low <= row.min() and row.max() <= meter.high):
                    yield f"{meter.name} left its range"
        for actor in rules.actors:
            engine.preview(rules, state, actor)
            for row in rules.actor_moves[actor]:
                engine.why_not(rules, state, actor, rules.moves[row].order)
        engine.outcome(rules, state)
        engine.digest(rules, state)


def unexplained(rules: engine.Rules, before: engine.State, done: engine.Resolution, game: int) -> dict[str, int]:
    """Return by meter what the reasons of a turn leave over, in hundredths."""
    left = {meter.name: 0 for meter in rules.meters}
    for meter, was, now in zip(rules.meters, before.meters[:, game], done.state.meters[:, game], strict=True):
        left[meter.name] = int(now) - int(was)
    for line in done.reasons(game):
        left[line.meter] -= line.amount
    return {name: amount for name, amount in left.items() if amount}


@pytest.mark.parametrize("name", SOURCES)
def test_mutants_are_refused_inside_the_file_or_play(name: str, tmp_path: Path) -> None:
    tree, valid, most = tree_of(SOURCES[name]), 0, n("mutants (T26)") // len(SOURCES)
    for number in range(most):
        found = list(faults(tmp_path / "case.yaml", mutant(tree, number), number))
        assert found == [], f"mutant {number} of {name}: {found[:3]}"
        valid += stands(tmp_path / "case.yaml")
    assert 0 < valid < most  # some of each, or nothing was tried


def stands(path: Path) -> bool:
    """Return whether a file can be played."""
    try:
        return bool(scenario.load(path))
    except ScenarioError:
        return False


@pytest.mark.parametrize("name", LARGE)
def test_mutants_of_a_large_scenario(name: str, tmp_path: Path) -> None:
    tree = tree_of(LARGE[name])
    for number in range(n("mutants of the flagship (T26)")):
        found = list(faults(tmp_path / "case.yaml", mutant(tree, number), number))
        assert found == [], f"mutant {number} of {name}: {found[:3]}"


def test_a_whole_tree_is_still_whole_when_written_anew(tmp_path: Path) -> None:
    """What makes a mutant a mutant is the change: the tree alone loads, from every source."""

    for path in [*SOURCES.values(), *LARGE.values()]:
        for hand in range(2):
            text = emitted(tree_of(path), random.Random(hand))
            assert list(faults(tmp_path / "case.yaml", text.encode(), hand)) == []
            assert stands(tmp_path / "case.yaml")


def test_a_place_outside_the_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = mutant(tree_of(SOURCES["tiny"]), 0)
    astray = scenario.Problem("case.yaml", 10**6, 1, "code", "a message", "a remedy")
    mute = scenario.Problem("case.yaml", 1, 1, "code", "a message", "")

    def refuse(path: Path) -> scenario.Scenario:
        raise ScenarioError("no", [astray, mute])

    monkeypatch.setattr(scenario, "load", refuse)
    assert [item.rpartition(" ")[0] for item in faults(tmp_path / "case.yaml", data, 0)] == [
        f"{astray} lies outside the",
        f"{mute} is no sentence with a",
    ]


def test_an_exception_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenario, "load", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(faults(tmp_path / "case.yaml", b"", 0))


def test_a_game_that_does_not_hold_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = scenario.load(SOURCES["border_post"]).rules
    assert list(played(rules, "standard", 1)) == []
    reasons = engine.Resolution.reasons
    monkeypatch.setattr(engine.Resolution, "reasons", lambda self, game=0: reasons(self, game)[1:])
    assert list(played(rules, "standard", 1))
