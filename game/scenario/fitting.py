"""The fit as a command anybody can run again: which coefficients were free, and what a search would change in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.errors import ScenarioError
from game.scenario.calibration import Point, positive, residuals
from game.scenario.load import Scenario, from_canonical

FILE = "fitted.csv"
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
HOLD = 0.05  # what a step away from the number in the file costs, so that a gain must be worth it
ROUNDS = 4
WALL = 20  # what leaving a band costs


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One number in a scenario that was fitted to data."""

    where: tuple[str, ...]
    """The keys that lead to the text it stands in: drift, cooling_seoul, effects, pressure.seoul."""
    place: int
    """Which number of that text, from 0."""
    step: float
    """The least change that is tried."""

    @property
    def name(self) -> str:
        """Its address as people read it."""
        return f"{' '.join(self.where)} ({self.place + 1})"


def read_coefficients(folder: str | Path) -> list[Coefficient]:
    """Return the coefficients a scenario's folder lists as fitted, none if it has no fitted.csv."""
    path = Path(folder) / FILE
    if not path.is_file():
        return []
    try:
        return [
            Coefficient(tuple(row["where"].split()), int(row["number"]), positive(row["step"]))
            for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        ]
    except (KeyError, ValueError, TypeError) as problem:
        raise ScenarioError(f"{path} has a row that cannot be read: {problem}; give every column") from problem


def holder(files: dict[str, Any], where: tuple[str, ...]) -> tuple[Any, str]:
    """Return the mapping that holds a text and its key; raise ScenarioError where there is none."""
    place: Any = next((tree[where[0]] for tree in files.values() if where[0] in tree), None)
    for key in where[1:-1]:
        if isinstance(place, list):
            place = next((item for item in place if item.get("id") == key), None)
        else:
            place = place.get(key) if isinstance(place, dict) else None
    if not isinstance(place, dict) or where[-1] not in place:
        raise ScenarioError(f"{FILE} names {' '.join(where)!r}, which is not there; look at the spelling")
    return place, where[-1]


def number_at(scenario: Scenario, item: Coefficient) -> float:
    """Return a coefficient as the scenario has it."""
    place, key = holder(scenario.canonical["files"], item.where)
    numbers = NUMBER.findall(str(place[key]))
    if item.place >= len(numbers):
        raise ScenarioError(f"{FILE} wants number {item.place} of {place[key]!r}; it has {len(numbers)}")
    return float(numbers[item.place])


def changed(scenario: Scenario, values: dict[Coefficient, float]) -> Scenario:
    """Return the scenario with other coefficients."""
    data = deepcopy(scenario.canonical)
    for item, value in values.items():
        place, key = holder(data["files"], item.where)
        match = list(NUMBER.finditer(str(place[key])))[item.place]
        text = str(place[key])
        place[key] = f"{text[: match.start()]}{value:.4f}".rstrip("0").rstrip(".") + text[match.end() :]
    return from_canonical(data)


def misfit(scenario: Scenario, points: list[Point]) -> float:
    """Return the sum of squared residuals in units of tolerance over the points to fit to; bands are walls."""
    found = residuals(scenario.rules, [point for point in points if point.used != "test"])
    near = sum((item.off / item.point.tolerance) ** 2 for item in found if item.point.used == "fit")
    over = [abs(item.off) / item.point.tolerance - 1 for item in found if item.point.used == "band" and not item.within]
    return near + WALL * sum(part**2 + part for part in over)


def fit(scenario: Scenario, points: list[Point], items: list[Coefficient]) -> dict[Coefficient, float]:
    """Return the coefficients after a search that moves one at a time while the fit gains more than a step costs."""
    values = {item: number_at(scenario, item) for item in items}
    start = dict(values)
    best = misfit(scenario, points)
    for _ in range(ROUNDS):
        moved = False
        for item, trial in tried(values):
            steps = sum(abs(trial[key] - start[key]) / key.step for key in items)
            score = misfit(changed(scenario, trial), points) + HOLD * steps
            if score < best - 1e-9:
                best, values[item], moved = score, trial[item], True
        if not moved:
            break
    return values


def tried(values: dict[Coefficient, float]) -> Iterator[tuple[Coefficient, dict[Coefficient, float]]]:
    """Yield each coefficient with all of them after one step of it, up and down."""
    for item in list(values):
        for way in (item.step, -item.step):
            trial = round(values[item] + way, 4)
            if trial >= 0:
                yield item, values | {item: trial}
