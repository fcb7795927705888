"""Every case is asked twice: `begin` starts the same game with the oracle and with the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game import scenario
from tests.rules.players import PLAYERS, EnginePlayer, whole

Begin = Callable[..., Any]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Return a writer of scenario files that adds what a case leaves out."""

    def put(text: str) -> Path:
        path = tmp_path / "case.yaml"
        path.write_text(whole(text), encoding="utf-8")
        return path

    return put


@pytest.fixture(params=list(PLAYERS))
def begin(request: pytest.FixtureRequest, write: Callable[[str], Path]) -> Begin:
    """Return a starter of games, once with the oracle and once with the engine."""
    return lambda text, **options: PLAYERS[request.param](write(text), **options)


@pytest.fixture
def engine_game(write: Callable[[str], Path]) -> Callable[..., EnginePlayer]:
    """Return a starter of games for what only the engine has."""
    return lambda text, **options: EnginePlayer(write(text), **options)


@pytest.fixture
def refusals(write: Callable[[str], Path]) -> Callable[[str], set[str]]:
    """Return what `check` has against a scenario, by code."""
    return lambda text: {item.code for item in scenario.check(write(text)) if item.severity == scenario.ERROR}
