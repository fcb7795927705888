"""The house behind the window: scenarios, saves, bots and settings of this machine."""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import Any

from game.cli.folders import data_folder
from game.cli.inquire import inquire
from game.cli.terminal import Terminal
from game.debrief import page_of
from game.scenario import shipped_scenarios
from game.session import LocalServices

MOST = 2**32  # seeds of new games are short enough to be read aloud


class House(LocalServices):
    """The house of this machine, its list beginning with the scenario somebody asked for."""

    first: Path | None = None

    def scenarios(self) -> list[dict[str, Any]]:
        """List the scenarios, the one asked for first."""
        return sorted(super().scenarios(), key=lambda entry: Path(entry["name"]).resolve() != self.first)


def services_for(terminal: Terminal, first: str | None = None) -> House:
    """Return what the title screen offers; `first` is the path of a scenario that heads the list."""
    folder = data_folder(terminal.platform, terminal.environment)
    asked = Path(first).resolve() if first is not None else None
    shipped = [place.resolve() for place in shipped_scenarios()]
    more = [asked] if asked is not None and asked not in shipped else []
    house = House(folder, time.monotonic, seed=fresh_seed, more=more, inquire=inquire, page=page_of)
    house.first = asked
    return house


def fresh_seed() -> int:
    """Return a seed that no game had before."""
    return secrets.randbelow(MOST)
