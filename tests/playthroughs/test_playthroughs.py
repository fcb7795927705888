"""Every shipped scenario has its golden playthrough, and the engine still plays it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.scenario import load
from tests.playthroughs import golden
from tests.playthroughs.golden import HERE, Unsealed, body, file_of, made_with, paths, regenerate, sealed, text_of


def test_each_shipped_scenario_has_a_playthrough_and_each_playthrough_a_scenario() -> None:
    assert {file.stem for file in HERE.glob("*.txt")} == set(paths())


@pytest.mark.parametrize("name", paths())
def test_the_engine_plays_it_still(name: str) -> None:
    kept, now = file_of(name).read_text(encoding="utf-8"), text_of(load(paths()[name]))
    sealed(kept, now)
    assert body(now) == body(kept), "run `python -m tests.playthroughs` and read the difference before you commit it"
    assert made_with(now)[1] == made_with(kept)[1], "the rules have a new version: run `python -m tests.playthroughs`"


def other_digest(text: str) -> str:
    """Return a playthrough in which turn 2 of the first run came to another digest."""
    line = next(line for line in text.splitlines() if line.startswith("turn 2, "))
    return text.replace(line, f"{line[:-16]}0123456789abcdef", 1)


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    for file in HERE.glob("*.txt"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def only_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden, "paths", lambda: {"crowded": golden.ANCHOR})


def test_a_change_without_a_new_version_of_the_rules_is_refused(copies: Path, only_crowded: None) -> None:
    """The planted fault: yesterday's file says another digest than today's engine."""
    file = file_of("crowded", copies)
    kept = file.read_text(encoding="utf-8")
    file.write_text(other_digest(kept), encoding="utf-8")
    with pytest.raises(Unsealed, match=r"Bump RULES_VERSION in game/engine/rules\.py"):
        regenerate(copies)
    assert file.read_text(encoding="utf-8") != kept


def test_with_a_new_version_of_the_rules_it_is_written(
    copies: Path, only_crowded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of("crowded", copies)
    file.write_text(other_digest(file.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(golden, "RULES_VERSION", golden.RULES_VERSION + 1)
    assert regenerate(copies) == ["crowded"]
    assert f"rules {golden.RULES_VERSION}" in file.read_text(encoding="utf-8")
    assert regenerate(copies) == []


def test_a_changed_scenario_or_a_bot_that_plays_better_may_come_out_otherwise() -> None:
    old = file_of("crowded").read_text(encoding="utf-8")
    scenario = made_with(old)[2]
    sealed(old, other_digest(old).replace(scenario, "scenario 0011223344556677"))
    better = old.replace("> ash: complain birch", "> ash: hold", 1)
    sealed(old, other_digest(better))
    with pytest.raises(Unsealed):
        sealed(old, other_digest(old))
