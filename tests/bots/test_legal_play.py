"""Whatever bots play, the game stays inside its law: legal sheets, bounded meters, exact reasons, an end in time."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest

from game.bots import BOTS, Lineup
from game.engine import Chance, Legal, Resolution, Rules, Sheets, State, check_sheets, scores, start
from game.scenario import Scenario
from tests.bots.field import NAMES, crowded, fewer, named, played, thinking
from tests.engine.building import crisis
from tests.tiers import n

EVERYBODY = [{"all": name} for name in BOTS]


def mixed(scenario: Scenario, shift: int) -> dict[str, str]:
    """Return seats in which every bot comes up as `shift` grows."""
    names = cycle(BOTS)
    for _ in range(shift):
        next(names)
    return dict(zip(scenario.rules.actors, names, strict=False))


def broken_laws(rules: Rules, before: State, allowed: Legal, sheets: Sheets, resolution: Resolution) -> list[str]:
    """Return what is wrong with one turn, checked without the engine's own checks."""
    live, after, wrong = before.live, resolution.state, []
    if (sheets.moves & ~allowed.moves & live).any():
        wrong.append("a move that is not open")
    for actor in rules.actors:
        rows = list(rules.actor_moves[actor])
        cost = np.array([rules.moves[row].cost for row in rows]) @ sheets.moves[rows].astype(int)
        if (cost > before.pace.attention[actor]).any():
            wrong.append("over attention")
    for one, first in enumerate(rules.moves):
        for other, second in enumerate(rules.moves[:one]):
            same = {i for i, _ in first.rule.settings} & {i for i, _ in second.rule.settings}
            if same and first.actor == second.actor and (sheets.moves[one] & sheets.moves[other]).any():
                wrong.append("two moves that set one instrument")
    for party, (table, _) in enumerate(rules.parties):
        signs = sheets.signs[party]
        for package in np.unique(signs[signs > 0]):
            if not allowed.packages[table][package - 1][(signs == package) & live].all():
                wrong.append("a package that is not open")
        if (sheets.withdraws[party] & (before.offers[party] == 0) & live).any():
            wrong.append("an offer withdrawn that does not stand")
    for row, meter in enumerate(rules.meters):
        if after.meters[row].min() < meter.low or after.meters[row].max() > meter.high:
            wrong.append(f"{meter.name} out of its range")
    if after.time_up and after.live.any():
        wrong.append("a game without an end")
    for place in (after.meters, after.status, after.times, after.last, after.offers):
        start = {id(after.meters): before.meters, id(after.status): before.status, id(after.times): before.times}
        if id(place) in start and (place[:, ~live] != start[id(place)][:, ~live]).any():
            wrong.append("a finished game that moved")
    for actor, points in scores(rules, after).items():
        if points.min() < sum(min(goal.points, 0) for goal in rules.goals.get(actor, ())) or points.max() > sum(
            max(goal.points, 0) for goal in rules.goals.get(actor, ())
        ):
            wrong.append("a score nobody can have")
    return wrong


def inexact_reasons(before: State, resolution: Resolution, game: int) -> list[str]:
    """Return the meters whose reasons do not sum to their change in one game."""
    rules = resolution.rules
    sums = dict.fromkeys((meter.name for meter in rules.meters), 0)
    for reason in resolution.reasons(game):
        sums[reason.meter] += reason.amount
    change = resolution.state.meters[:, game].astype(int) - before.meters[:, game]
    return [meter.name for meter, moved in zip(rules.meters, change, strict=True) if sums[meter.name] != moved]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seats", EVERYBODY, ids=lambda seats: seats["all"])
def test_games_stay_inside_the_law(name: str, seats: dict[str, str]) -> None:
    scenario = named(name)
    games = fewer(seats["all"], n("lawful games"))
    with np.errstate(all="raise"):
        for pace in scenario.rules.paces:
            who = thinking(scenario, seats, scenario.rules.paces[pace].turns)
            for before, allowed, sheets, resolution in played(scenario, who, games, pace=pace):
                assert not broken_laws(scenario.rules, before, allowed, sheets, resolution)


@pytest.mark.parametrize("name", NAMES)
def test_reasons_sum_to_every_change(name: str) -> None:
    scenario = named(name)
    games = n("games with reasons")
    for shift in range(0, len(BOTS), len(scenario.rules.actors)):  # so that every bot sits somewhere
        for before, _, _, resolution in played(scenario, mixed(scenario, shift), games, reasons=True):
            for game in range(games):
                assert not inexact_reasons(before, resolution, game)


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("legality", "a move that is not open"),
        ("bounds", "out of its range"),
        ("conflict", "two moves that set one instrument"),
        ("attention", "over attention"),
    ],
)
def test_the_check_finds_a_planted_fault(fault: str, found: str) -> None:
    scenario = crowded()
    before, allowed, sheets, resolution = next(played(scenario, {"all": "random"}, 50))
    if fault == "legality":
        allowed.moves[np.flatnonzero(sheets.moves.any(axis=1))[0]] = False
    elif fault == "bounds":
        resolution.state.meters[0, 3] = 10_001
    elif fault == "conflict":
        rows = [scenario.rules.move_index[name] for name in ("birch.raise_dues", "birch.freeze_dues")]
        sheets.moves[rows, 0] = True
    else:
        sheets.moves[list(scenario.rules.actor_moves["ash"]), 0] = True
    wrong = broken_laws(scenario.rules, before, allowed, sheets, resolution)
    assert any(found in line for line in wrong)


def test_the_sum_of_reasons_finds_a_planted_fault() -> None:
    scenario = crowded()
    before, _, _, resolution = next(played(scenario, {"all": "random"}, 5, reasons=True))
    resolution.state.meters[2, 1] += 1
    assert inexact_reasons(before, resolution, 1) == [scenario.rules.meters[2].name]


@pytest.mark.parametrize("moves", [255, 256, 300])
def test_lots_are_drawn_from_more_moves_than_eight_bits_count(moves: int) -> None:
    menu = ", ".join(f"{{id: m{number}, by: north}}" for number in range(moves))
    rules = crisis(f"moves: [{menu}]\n")
    state, chance = start(rules, None, 400), Chance(5)
    sheets = Lineup(rules, state.pace, {"north": "random"}).sheets(state, chance)
    check_sheets(rules, state, sheets)
    rows = np.flatnonzero(sheets.moves.any(axis=1))
    assert rows.min() < 20 and rows.max() > moves - 20 and sheets.moves.sum(axis=0).max() == 3
