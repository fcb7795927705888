"""The table of the founding articles: every row is answered by something that exists, or says why it is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.scenario import Scenario
from game.scenario.mechanisms import things
from tests.scenarios.test_gsomia_2019 import shipped_scenario

PAGE = Path(__file__).resolve().parents[2] / "docs" / "founding-articles.md"
ROWS, MOST_LEFT_OUT, MOST_BY_TEXT = 74, 8, 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    number: int
    articles: str
    about: str
    answers: tuple[str, ...]
    how: str

    @property
    def left_out(self) -> bool:
        """Whether nothing answers it."""
        return self.answers == ("left out",)

    @property
    def by_text(self) -> bool:
        """Whether only a text answers it."""
        return all(answer.startswith("text: ") for answer in self.answers)


def rows_of(page: str) -> list[Row]:
    """Return the rows of the page."""
    found = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].isdigit():
            answers = tuple(re.findall(r"`([^`]+)`", cells[3])) or (cells[3],)
            found.append(Row(int(cells[0]), cells[1], cells[2], answers, cells[4]))
    return found


def texts(scenario: Scenario) -> list[str]:
    """Return every text of the scenario that somebody can read."""

    def walk(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
        return [text for part in inner for text in walk(part)]

    told = scenario.spec.model_dump(exclude={"sources", "neutral_terms", "history"})
    return walk(told)


def faults(page: str, scenario: Scenario) -> list[str]:
    """Return what is wrong with a page held against a scenario."""
    rows = rows_of(page)
    known = things(scenario.spec).keys() | {ending.id for ending in scenario.spec.endings}
    ideas = {item.id for item in scenario.spec.mechanisms}
    read = texts(scenario)
    found = [] if [row.number for row in rows] == list(range(1, ROWS + 1)) else ["the rows are not 1 to 74"]
    for row in rows:
        if len(row.how) < 20 or not row.about or not set(row.articles.split()) <= {"A", "B"}:
            found.append(f"row {row.number} says too little")
        for answer in row.answers:
            kind, _, rest = answer.partition(": ")
            if row.left_out:
                continue
            if kind == "text" and rest:
                good = any(rest in text for text in read)
            else:
                good = rest in ideas if kind == "mechanism" else answer in known
            if not good:
                found.append(f"row {row.number}: {answer!r} is not there")
    if sum(row.left_out for row in rows) > MOST_LEFT_OUT:
        found.append("too many rows are left out")
    if sum(row.by_text for row in rows) > MOST_BY_TEXT:
        found.append("too many rows are answered by text alone")
    return found


def test_every_row_is_answered_by_something_that_exists() -> None:
    assert faults(PAGE.read_text(encoding="utf-8"), shipped_scenario()) == []


def test_the_page_counts_itself_rightly() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = rows_of(page)
    left, by_text = sum(row.left_out for row in rows), sum(row.by_text for row in rows)
    assert f"{len(rows)} rows: {left} left out with a reason, {by_text} answered by a text alone." in page


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("`seoul_list`", "`seoul_lust`", "row 15: 'seoul_lust' is not there"),
        ("`licences.individual`", "`licences.individuel`", "row 17: 'licences.individuel' is not there"),
        ("`mechanism: arenas`", "`mechanism: arena`", "row 19: 'mechanism: arena' is not there"),
        ("`text: radar`", "`text: sonar`", "row 11: 'text: sonar' is not there"),
        ("`wedge_realised`", "`wedge_avoided`", "row 60: 'wedge_avoided' is not there"),
        ("| 74 |", "| 75 |", "the rows are not 1 to 74"),
        ("A delay for each sale and no ban; firms live on stocks.", "Yes.", "row 13 says too little"),
    ],
)
def test_a_planted_fault_is_found(old: str, new: str, fault: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert old in page
    assert fault in faults(page.replace(old, new, 1), shipped_scenario())


def test_too_many_rows_left_out_are_found() -> None:
    page = re.sub(
        r"(\| \d+ \| [AB ]+ \| [^|]+ \| )[^|]+\|", r"\1left out |", PAGE.read_text(encoding="utf-8"), count=15
    )
    assert "too many rows are left out" in faults(page, shipped_scenario())


def test_too_many_rows_by_text_are_found() -> None:
    page = re.sub(
        r"(\| \d+ \| [AB ]+ \| [^|]+ \| )[^|]+\|", r"\1`text: radar` |", PAGE.read_text(encoding="utf-8"), count=15
    )
    assert "too many rows are answered by text alone" in faults(page, shipped_scenario())
