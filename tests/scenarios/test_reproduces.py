"""What the model of 2019 must reproduce, line by line, seeded, at the tolerance of the design."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.bots import Lineup
from game.engine import Chance, State, goals_met, legal, overlap, resolve, start, winset
from game.scenario.calibration import Residual, read_points, residuals
from tests import round_robin
from tests.round_robin import Match, best_everywhere, chosen, played, scenario, script_table, told
from tests.scenarios.test_gsomia_2019 import FOLDER, HISTORY, PACES, Record, record
from tests.tiers import n

NOTICE, OCTOBER = date(2019, 8, 22), date(2019, 10, 31)


def name_of(item: Residual) -> str:
    """Return a point as a test names it."""
    return f"{item.point.meter} {item.point.on} {item.point.used}"


@pytest.mark.parametrize(
    "item", residuals(scenario().rules, read_points(FOLDER), "two_lessons"), ids=lambda item: name_of(item)
)
def test_the_record_comes_near_the_data(item: Residual) -> None:
    assert item.within, f"model {item.model:.2f}, data {item.point.value}, tolerance {item.point.tolerance}"


def test_the_data_hold_every_line_of_the_design() -> None:
    """Polls within 3 and 4, visitors within 8: the tolerances of the design, none wider."""
    points = {(item.meter, str(item.on), item.days): item for item in read_points(FOLDER) if item.used != "band"}
    seoul = {"2019-07-30": 47, "2019-08-06": 47.7, "2019-08-23": 54.9}
    tokyo = {"2019-07-07": 58, "2019-07-27": 58, "2019-09-01": 67}
    lost = {("2019-07-01", 31): 7.6, ("2019-08-01", 31): 48.0, ("2019-09-01", 30): 58.1}
    wanted = {("pressure.seoul", day, 1): (value, 3) for day, value in seoul.items()}
    wanted |= {("pressure.tokyo", day, 1): (value, 4) for day, value in tokyo.items()}
    wanted |= {("boycott", day, days): (value, 8) for (day, days), value in lost.items()}
    assert {key: (item.value, item.tolerance) for key, item in points.items()} == wanted


def test_pressure_falls_in_quiet_weeks_and_rises_when_washington_presses() -> None:
    seen = [record("two_lessons").meter("pressure.seoul", turn) for turn in range(5, 11)]
    assert seen[:5] == sorted(seen[:5], reverse=True) and seen[5] > seen[4]


def test_the_boycott_does_not_jump_back_when_a_bargain_is_struck() -> None:
    """A package of August, put down by both and carried by homes made willing, hardly lowers it within a turn."""
    rules = scenario().rules
    state, chance = start(rules, None, 1), Chance(2019, 0, history=True)
    lineup = Lineup(rules, state.pace, HISTORY, 2019)
    for _ in range(11):
        before = int(state.meters[rules.meter_index["boycott"], 0])
        state = resolve(rules, state, lineup.sheets(state, chance), chance).state
    assert rules.endings[int(state.ending[0])].id == "truce"
    assert int(state.meters[rules.meter_index["boycott"], 0]) > 0.9 * before > 3000


# --- win-sets


@cache
def ratifiable(washington: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return for each turn of the record with another Washington: its first day, packages each home and both accept."""
    rules = scenario().rules
    state, chance = start(rules, None, 1), Chance(2019, 0, history=True)
    lineup = Lineup(rules, state.pace, {**HISTORY, "washington": washington}, 2019)
    table, found = rules.table_index["settlement"], []
    while not state.time_up and state.live[0]:
        can = legal(rules, state).packages[table]
        homes = [int((winset(rules, state, who)["settlement"] & can).sum()) for who in ("seoul", "tokyo")]
        both = int((overlap(rules, state, "settlement") & can).sum())
        found.append((rules.start + state.tick * rules.tick_days, *homes, both))
        state = resolve(rules, state, lineup.sheets(state, chance), chance).state
    return tuple(found)


def test_the_overlap_is_empty_from_the_notice_to_october() -> None:
    turns = [row for row in ratifiable("history") if NOTICE.toordinal() <= row[0] <= OCTOBER.toordinal()]
    assert len(turns) == 5 and not any(both for *_, both in turns)


def test_the_package_of_november_needs_the_deadline() -> None:
    rules = scenario().rules
    states = record("two_lessons").states
    number = next(
        place
        for place, package in enumerate(rules.tables[0].packages)
        if {rules.tables[0].items[item].name for item in package} == {"talks", "notice_suspended", "wto_paused"}
    )
    carried = [bool(overlap(rules, state, "settlement")[number, 0]) for state in states[:11]]
    assert carried == [False] * 10 + [True]


def test_with_washington_hands_off_it_never_comes() -> None:
    assert not any(both for *_, both in ratifiable("hands_off"))


def test_washington_pressing_from_july_leaves_fewer_packages_than_hands_off() -> None:
    """Counted at both homes, for the overlap is empty under both."""
    pressing, apart = (sum(row[1] + row[2] for row in ratifiable(style)) for style in ("lean", "hands_off"))
    assert pressing < apart
    assert not any(both for *_, both in ratifiable("lean"))


def test_the_check_of_win_sets_finds_a_planted_fault() -> None:
    """A Washington that reaches out all the time makes more packages ratifiable than the record, and October tells."""
    assert sum(row[3] for row in ratifiable("dove")) > sum(row[3] for row in ratifiable("history")) > 0


# --- bots


def outcome_of(seoul: str, tokyo: str, washington: str) -> tuple[Match, State]:
    """Return what came of some games of three bots."""
    rules = scenario().rules
    state = played(rules, {"seoul": seoul, "tokyo": tokyo, "washington": washington}, n("games of two bots"))
    return told(rules, state), state


def test_mirror_against_mirror_ends_without_trust() -> None:
    """Under the curbs both trusts sink below 20 even without a blow, unless a common danger binds them."""
    come, state = outcome_of("mirror", "mirror", "hold")
    rules = scenario().rules
    calm = state.times[len(rules.moves) + rules.event_index["long_range"]] == 0
    rows = [rules.meter_index[name] for name in round_robin.TRUSTS]
    assert max(come.trust) < 20
    assert (state.meters[rows][:, calm] < 2000).all()


def test_one_blow_and_the_mirrors_spiral() -> None:
    """A third that strikes both sets off an echo: the ending of almost every game is the spiral."""
    come, _ = outcome_of("mirror", "mirror", "lean")
    assert max(come.trust) < 12 and come.endings["spiral"] > 0.9


@pytest.mark.parametrize(("seoul", "tokyo"), [("grit", "reciprocator"), ("reciprocator", "grit")])
def test_grit_against_a_reciprocator_with_facilitation_ends_in_trust(seoul: str, tokyo: str) -> None:
    come, _ = outcome_of(seoul, tokyo, "facilitate")
    assert min(come.trust) > 50


def test_help_brings_more_trust_than_pressing() -> None:
    assert min(outcome_of("reciprocator", "reciprocator", "facilitate")[0].trust) > max(
        outcome_of("reciprocator", "reciprocator", "lean")[0].trust
    )


@cache
def by_chance(pace: str) -> dict[str, float]:
    """Return how often each ending came in games of chance at one pace."""
    games, found = n("games of chance to every ending"), dict.fromkeys((e.id for e in scenario().rules.endings), 0.0)
    for first in range(0, games, 20_000):
        some = min(20_000, games - first)
        rules = scenario().rules
        state, chance = start(rules, pace, some), Chance(2019, np.arange(first, first + some, dtype=np.uint64))
        lineup = Lineup(rules, state.pace, dict.fromkeys(rules.actors, "random"), 2019)
        while not state.time_up:
            state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
        for row, ending in enumerate(rules.endings):
            found[ending.id] += float((state.ending == row).sum()) / games
    return found


@pytest.mark.parametrize("pace", PACES)
def test_chance_reaches_every_ending(pace: str) -> None:
    assert [name for name, share in by_chance(pace).items() if share == 0] == []


@pytest.mark.parametrize("pace", PACES)
def test_no_ending_takes_half_and_reconciliation_is_rare(pace: str) -> None:
    assert max(by_chance(pace).values()) <= 0.5 and by_chance(pace)["grand_bargain"] < 0.15


def served() -> list[tuple[str, dict[str, bool]]]:
    """Return the ending of each game of chance and of bots, and whose public aims were all met in it."""
    rules, found, some = scenario().rules, [], n("games whose aims are read")
    tables = [(dict.fromkeys(rules.actors, "random"), some)]
    for bot in ("mirror", "dove", "grit", "search"):
        seats = {"seoul": bot, "tokyo": bot, "washington": round_robin.HELP}
        tables.append((seats, max(some // 100, 4)))
    for seats, games in tables:
        state = played(rules, seats, games)
        for game in range(games):
            met = {
                actor: all(held for goal, held in goals_met(rules, state, actor, game) if not goal.private)
                for actor in rules.actors
            }
            found.append((rules.endings[int(state.ending[game])].id, met))
    return found


def test_no_game_gives_all_three_capitals_all_they_say_they_want_and_each_can_have_its_own_in_three_endings() -> None:
    games = served()
    assert not any(all(met.values()) for _, met in games)
    for actor in scenario().rules.actors:
        assert len({ending for ending, met in games if met[actor]}) >= 3, actor


@pytest.mark.parametrize("actor", scenario().rules.actors)
def test_no_fixed_script_is_best_against_all(actor: str) -> None:
    assert best_everywhere(script_table(actor, n("games of a script"), n("scripts tried"))) == []


def test_the_check_of_scripts_finds_a_planted_fault() -> None:
    table = {"always": {"random": 5.0, "mirror": 7.0}, "never": {"random": 4.0, "mirror": 7.0}}
    assert best_everywhere(table) == ["always"]
    assert best_everywhere(table | {"sometimes": {"random": 6.0, "mirror": 0.0}}) == []


@cache
def choices() -> dict[str, tuple[int, int]]:
    """Return what the searching bot chose and what was open, over positions of many kinds."""
    return chosen(n("games of the choices"))


def test_no_move_is_dominated() -> None:
    assert [name for name, (picked, open_now) in choices().items() if not picked and open_now] == []


def test_no_move_is_dominant() -> None:
    assert [name for name, (picked, open_now) in choices().items() if open_now and picked >= 0.99 * open_now] == []


def test_a_capital_that_forgets_its_orders_is_no_record() -> None:
    """The planted fault of the whole page: a Seoul that holds misses the polls."""
    other = Record(scenario(), "two_lessons", {**HISTORY, "seoul": "hold"})
    assert abs(other.on("pressure.seoul", "2019-08-23") - 54.9) > 3


# --- the round robin


def test_the_page_of_the_round_robin_is_what_the_bots_play() -> None:
    """Some rows only; `python -m tests.round_robin --check` plays them all."""
    page = round_robin.PAGE.read_text(encoding="utf-8")
    for seoul, tokyo in (("mirror", "mirror"), ("grit", "reciprocator"), ("hawk", "dove")):
        item = round_robin.match({"seoul": seoul, "tokyo": tokyo, "washington": round_robin.HELP})
        line = next(
            line for line in page.split("## Points of Seoul")[1].splitlines() if line.startswith(f"| `{seoul}`")
        )
        cell = line.split("|")[2 + round_robin.PLAYERS.index(tokyo)].strip()
        assert cell == f"{item.points['seoul']:.1f}"


def test_a_page_that_says_something_else_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(round_robin, "page", lambda: "other\n")
    monkeypatch.setattr(round_robin, "PAGE", tmp_path / "page.md")
    assert round_robin.main(["--check"]) == 1
    assert round_robin.main([]) == 0 and round_robin.main(["--check"]) == 0
