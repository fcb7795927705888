"""The tier of a run is chosen once, on the command line, before any test is collected."""

from __future__ import annotations

import pytest

from tests import tiers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tier", choices=tiers.TIERS, default="default", help="how often repeated tests repeat")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    tiers.CHOSEN = config.getoption("--tier")
    if config.option.timeout is None:  # read by pytest-timeout right after; a test may still ask for less
        config.option.timeout = tiers.SECONDS[tiers.CHOSEN]
