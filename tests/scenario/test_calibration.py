"""The record held against data: read on the right days, fitted only where it may be, refused where rows are wrong."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from game.bots import Lineup
from game.engine import Chance, digest, resolve, start
from game.errors import ScenarioError
from game.scenario import Scenario, load
from game.scenario.calibration import Point, modelled, on, read_points, residuals
from game.scenario.fitting import Coefficient, changed, fit, misfit, number_at, read_coefficients
from game.scenario.record import replayed
from game.scenario.truth import mark, marks, totals
from game.shipped import shipped

FOLDER = shipped("scenarios") / "gsomia-2019"


@cache
def scenario() -> Scenario:
    return load(FOLDER)


def test_the_record_is_the_one_the_bot_plays() -> None:
    rules = scenario().rules
    for pace in rules.paces:
        state, chance = start(rules, pace), Chance(2019, 0, history=True)
        lineup = Lineup(rules, state.pace, dict.fromkeys(rules.actors, "history"), 2019)
        states, waiting = replayed(rules, pace)
        for seen in states[1:]:
            state = resolve(rules, state, lineup.sheets(state, chance), chance).state
            assert digest(rules, state) == digest(rules, seen)
        assert waiting == []


def test_a_day_is_read_on_the_straight_line_and_a_month_as_its_mean() -> None:
    rules = scenario().rules
    states, _ = replayed(rules)
    row = rules.meter_index["boycott"]
    first, last = (int(states[turn].meters[row, 0]) / 100 for turn in (1, 2))
    assert on(rules, states, "boycott", date(2019, 7, 15)) == pytest.approx(first)
    assert on(rules, states, "boycott", date(2019, 7, 22)) == pytest.approx((first + last) / 2)
    fortnight = Point("boycott", date(2019, 7, 15), 14, 0, 1, "fit", "", "")
    assert modelled(rules, states, fortnight) == pytest.approx(first + (last - first) * 6.5 / 14)


def test_a_meter_that_is_none_is_refused() -> None:
    states, _ = replayed(scenario().rules)
    with pytest.raises(ScenarioError, match="a meter 'pressure' that gsomia-2019 has not"):
        on(scenario().rules, states, "pressure", date(2019, 7, 15))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2019-07-30", "30 July"),
        (",1,47.0", ",one,47.0"),
        (",1,47.0", ",0,47.0"),
        (",3,fit,", ",0,fit,"),
        (",3,fit,", ",3,fitted,"),
        ("meter,date", "name,date"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (FOLDER / "data.csv").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "data.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioError, match="has a row that cannot be read"):
        read_points(tmp_path)


def test_a_mark_of_an_editor_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    for name in ("data.csv", "fitted.csv"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_points(tmp_path) == read_points(FOLDER) and read_coefficients(tmp_path) == read_coefficients(FOLDER)
    (tmp_path / "data.csv").write_bytes(b"\xff\xfemeter")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_points(tmp_path)


def test_a_step_that_goes_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fitted.csv").write_text("where,number,step\ndrift x,0,0\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="0 is not above zero"):
        read_coefficients(tmp_path)


def test_a_day_before_the_first_is_refused() -> None:
    states, _ = replayed(scenario().rules)
    with pytest.raises(ScenarioError, match="2019-06-30, which lies before the first day of gsomia-2019"):
        on(scenario().rules, states, "boycott", date(2019, 6, 30))


def test_a_folder_without_data_has_none(tmp_path: Path) -> None:
    assert read_points(tmp_path) == [] and read_coefficients(tmp_path) == []


def test_no_more_coefficients_than_data_and_none_later_than_mid_september() -> None:
    points, items = read_points(FOLDER), read_coefficients(FOLDER)
    fitted = [point for point in points if point.used == "fit"]
    assert 0 < len(items) <= len(fitted)
    for point in points:
        last = date.fromordinal(point.on.toordinal() + point.days - 1)
        assert (last <= date(2019, 9, 15)) == (point.used != "test")


def test_a_spoiled_coefficient_is_found_by_the_fit() -> None:
    """The planted fault: a rise of pressure three points too small."""
    points, items = read_points(FOLDER), read_coefficients(FOLDER)
    notice = items[0]
    spoiled = changed(scenario(), {notice: number_at(scenario(), notice) - 3})
    assert misfit(spoiled, points) > misfit(scenario(), points)
    assert fit(spoiled, points, items[:1])[notice] > number_at(spoiled, notice)


@pytest.mark.parametrize(
    "item",
    [
        Coefficient(("moves", "give_notise", "effects", "pressure.seoul"), 0, 1),
        Coefficient(("moves", "give_notice", "effects", "pressure.soul"), 0, 1),
        Coefficient(("moves", "give_notice", "effects", "pressure.seoul"), 1, 1),
    ],
)
def test_a_coefficient_that_is_not_there_is_refused(item: Coefficient) -> None:
    with pytest.raises(ScenarioError, match=r"look at the spelling|it has 1"):
        number_at(scenario(), item)


def test_points_out_of_reach_are_told_apart(tmp_path: Path) -> None:
    found = residuals(scenario().rules, read_points(FOLDER))
    assert all(item.within for item in found)
    shutil.copy(FOLDER / "data.csv", tmp_path)
    text = (tmp_path / "data.csv").read_text(encoding="utf-8").replace(",47.0,3,fit", ",57.0,3,fit", 1)
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    assert sum(not item.within for item in residuals(scenario().rules, read_points(tmp_path))) == 1


@pytest.mark.parametrize(
    ("sources", "judged", "kinds"),
    [
        (["BOOK"], "", {"fact"}),
        (["BOOK"], "Amounts are judged.", {"fact", "judged"}),
        ([], "Fitted to a poll.", {"fitted"}),
        ([], "Fitted to a poll, the rest is judged.", {"fitted", "judged"}),
        (["UNVERIFIED"], "", {"unverified"}),
        (["BOOK"], "The day was not checked.", {"fact", "judged", "unverified"}),
    ],
)
def test_marks_are_told_apart(sources: list[str], judged: str, kinds: set[str]) -> None:
    assert mark("moves", "x", sources, judged).kinds == kinds


def test_everything_carries_a_mark_and_the_sums_are_right() -> None:
    spec = scenario().spec
    assert [item.name for item in marks(spec) if not item.kinds] == []
    assert totals(spec)["moves"]["all"] == len(spec.moves) and totals(spec)["the record"]["all"] == len(spec.history)
