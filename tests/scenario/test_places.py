"""Parts of a loaded scenario are found again in its files, and by line in a journal's."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import Places, find, from_canonical, load
from tests.scenario.finding import BASE


def text_at(path: str, line: int, column: int) -> str:
    """Return what stands at a place."""
    return Path(path).read_text(encoding="utf-8").splitlines()[line - 1][column - 1 :]


@pytest.mark.parametrize("name", [str(BASE), "gsomia-2019"])
def test_a_value_and_a_key_are_found_where_they_stand(name: str) -> None:
    scenario = load(find(name))
    places = Places(scenario)
    for row, move in enumerate(scenario.spec.moves):
        assert text_at(*places.at("moves", row, "id")).startswith(move.id)
    for row, ending in enumerate(scenario.spec.endings):
        assert ending.when.startswith(text_at(*places.at("endings", row, "when")).strip("\"'")[:4])
    for meter in scenario.spec.meters:
        assert text_at(*places.of_key("meters", meter)).startswith(f"{meter}:")
    for part in ("title", "actors", "moves", "events", "endings", "history"):  # each in its own file
        assert text_at(*places.of_key(part)).startswith(f"{part}:")


def test_what_is_not_there_is_found_at_the_part_above(tmp_path: Path) -> None:
    places = Places(load(BASE))
    assert places.at("moves", 0, "nothing", "at all") == places.at("moves", 0)
    assert places.of_key("moves", 0, "nothing") == places.at("moves", 0)


def test_a_scenario_out_of_a_journal_keeps_its_lines() -> None:
    scenario = load(find("gsomia-2019"))
    from_files, from_journal = Places(scenario), Places(from_canonical(scenario.canonical))
    for row in range(len(scenario.spec.moves)):
        path, line, _ = from_files.at("moves", row, "id")
        assert from_journal.at("moves", row, "id")[:2] == (Path(path).name, line)
