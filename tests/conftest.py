"""The tier of a run is chosen once, on the command line, before any test is collected."""

from __future__ import annotations

import pytest

from tests import tiers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tier", choices=tiers.TIERS, default="default", help="how often repeated tests repeat")


def pytest_configure(config: pytest.Config) -> None:
    tiers.CHOSEN = config.getoption("--tier")
