"""The model held against data: the record played once, and read on the days and months for which somebody counted."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from game.engine import Rules, State
from game.errors import ScenarioError
from game.scenario.record import replayed

FILE = "data.csv"
USES = ("fit", "band", "test")
HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Point:
    """One number somebody published, and how near the model must come."""

    meter: str
    on: date
    days: int
    """1: on that day; more: the mean over so many days from it."""
    value: float
    tolerance: float
    used: str
    """fit: a coefficient was fitted to it; band: a wider band to stay in; test: kept out of the fitting."""
    source: str
    what: str


@dataclass(frozen=True, slots=True)
class Residual:
    """What the model says where a point was measured."""

    point: Point
    model: float

    @property
    def off(self) -> float:
        """Model less data, in points."""
        return self.model - self.point.value

    @property
    def within(self) -> bool:
        """Whether the model comes as near as it must."""
        return abs(self.off) <= self.point.tolerance


def read_points(folder: str | Path) -> list[Point]:
    """Return the data of a scenario's folder, none if it has no data.csv; raise ScenarioError for a bad row."""
    path = Path(folder) / FILE
    if not path.is_file():
        return []
    try:
        return [
            Point(
                row["meter"],
                date.fromisoformat(row["date"]),
                int(positive(row["days"])),
                float(row["value"]),
                positive(row["tolerance"]),
                USES[USES.index(row["used"])],
                row["source"],
                row["what"],
            )
            for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        ]
    except (KeyError, ValueError, TypeError) as problem:
        raise ScenarioError(f"{path} has a row that cannot be read: {problem}; give every column a value") from problem


def positive(text: str) -> float:
    """Return a number above zero; raise ValueError."""
    if not float(text) > 0:
        raise ValueError(f"{text} is not above zero")
    return float(text)


def on(rules: Rules, states: list[State], meter: str, day: date) -> float:
    """Return a meter on a day, on the straight line between the start and the end of its turn."""
    if meter not in rules.meter_index:
        raise ScenarioError(f"the data name a meter {meter!r} that {rules.id} has not; use a full name")
    if day.toordinal() < rules.start:
        raise ScenarioError(f"the data name {day}, which lies before the first day of {rules.id}; leave it out")
    length = states[0].pace.turn_ticks * rules.tick_days
    turn, passed = divmod(day.toordinal() - rules.start, length)
    row, last = rules.meter_index[meter], len(states) - 1
    before, after = (int(states[min(place, last)].meters[row, 0]) / HUNDREDTHS for place in (turn, turn + 1))
    return before + (after - before) * passed / length


def modelled(rules: Rules, states: list[State], point: Point) -> float:
    """Return what the model says for a point: on its day, or the mean over its days."""
    values = [on(rules, states, point.meter, point.on + timedelta(days=day)) for day in range(point.days)]
    return sum(values) / len(values)


def residuals(rules: Rules, points: list[Point], pace: str | None = None) -> list[Residual]:
    """Return the record of a scenario held against data, in the order of the data."""
    states, _ = replayed(rules, pace)
    return [Residual(point, modelled(rules, states, point)) for point in points]
