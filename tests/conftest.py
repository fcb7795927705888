"""The tier of a run is chosen once, on the command line, before any test is collected; scenarios are listed once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.scenario import as_saved
from game.session import listing, local
from game.tongue import Tongue, load
from tests import tiers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tier", choices=tiers.TIERS, default="default", help="how often repeated tests repeat")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    tiers.CHOSEN = config.getoption("--tier")
    if config.option.timeout is None:  # read by pytest-timeout right after; a test may still ask for less
        config.option.timeout = tiers.SECONDS[tiers.CHOSEN]


@cache
def _row(path: Path, saved: tuple[tuple[str, int, int], ...], language: str) -> dict[str, Any]:
    return listing.scenario_row(path, load(language))


@pytest.fixture(autouse=True)
def _listed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the titles of all tests of a process share their rows, which load whole scenarios."""

    def row(path: Path, told: Tongue) -> dict[str, Any]:
        return _row(path, as_saved(path), told.language)

    monkeypatch.setattr(local, "scenario_row", row)
