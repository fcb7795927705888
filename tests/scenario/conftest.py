"""A scenario of a few lines is written, loaded and checked in one word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game import engine, scenario
from tests.scenario.finding import found, whole


@pytest.fixture
def rules_of(tmp_path: Path) -> Callable[[str], engine.Rules]:
    """Return a loader of scenarios from a few top-level keys."""

    def load(text: str) -> engine.Rules:
        (tmp_path / "case.yaml").write_text(whole(text), encoding="utf-8")
        return scenario.load(tmp_path / "case.yaml").rules

    return load


@pytest.fixture
def wrong(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return what is wrong with a scenario from a few top-level keys, as `line:column code`."""

    def check(text: str) -> list[str]:
        (tmp_path / "case.yaml").write_text(whole(text), encoding="utf-8")
        return found(tmp_path / "case.yaml")

    return check
