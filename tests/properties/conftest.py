"""Gives the repeated tests of this folder the time their tier needs."""

from __future__ import annotations

from pathlib import Path

import pytest

SECONDS = {"default": 300, "long": 900, "soak": 6 * 3600}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let a soak run for hours; a default run still stops at a hang."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.timeout(SECONDS[config.getoption("--tier")]))
