"""A window left running for weeks: thousands of turns of classes through the real event loop, and memory stays flat."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import pytest

from game.lettering import load_metrics
from game.session.local import LocalServices
from game.shipped import shipped
from game.window.app import App
from game.window.flow import keep_time, now
from game.window.loop import load_pygame, loop
from game.window.paint import Painter
from game.window.screen import Screen
from tests.session.playing import HARBOUR
from tests.tiers import n

FONTS = shipped("assets") / "fonts"
SIZE = (960, 600)
KEYS = {"cover": " ", "briefing": " ", "situation": "s", "reveal": " ", "event": " ", "pause": " ", "trouble": " "}
"""The key that goes on from each screen."""
STEP = 0.4
"""Seconds that pass between two rounds of the loop."""
MOST = 8.0
"""Blocks of memory a turn may leave behind: nothing but what the caches are still taking in."""


class Robot:
    """Presses the key that goes on, through pygame's own queue, while a clock of its own runs."""

    def __init__(self, folder: Path, app: type[App] = App) -> None:
        self.pygame = load_pygame(dummy=True)
        self.pygame.display.init()
        self.pygame.display.set_mode(SIZE)
        self.time = 0.0
        metrics = load_metrics(FONTS)
        self.services = LocalServices(folder, lambda: self.time)
        self.app = app(
            self.services, metrics, clock=lambda: self.time, settings={"still": True, "timer": 60}, size=SIZE
        )
        self.painter = Painter(metrics, FONTS)
        self.turns = 0

    def begin(self) -> None:
        """Begin a class of three, letting go of the one before."""
        self.app.enter(
            self.services.new_game(str(HARBOUR), dict.fromkeys(("north", "south", "east"), "person"), None, 3)
        )
        keep_time(self.app)
        self.app.screen = now(self.app)
        self.app.dirty = True

    def game(self) -> None:
        """Play one class to its end."""
        self.begin()
        at = 0
        while self.app.screen.name != "ending":
            letter = KEYS[self.app.screen.name]
            event = self.pygame.event.Event(
                self.pygame.KEYDOWN, key=self.pygame.key.key_code("space" if letter == " " else letter), mod=0,
                unicode=letter,
            )  # fmt: skip
            self.pygame.event.post(event)
            self.time += STEP
            loop(self.pygame, self.app, self.painter, SIZE, most=1)
            turn = int(self.app.screen.shot.get("turn", 1))
            self.turns += turn != at
            at = turn


def left_behind(robot: Robot, turns: int) -> float:
    """Play so many turns; return how many blocks of memory each turn of the second half left behind."""
    marks: list[tuple[int, int]] = []
    while robot.turns < turns:
        robot.game()
        gc.collect()
        marks.append((robot.turns, sys.getallocatedblocks()))
    half = marks[len(marks) // 2 :]
    return (half[-1][1] - half[0][1]) / max(half[-1][0] - half[0][0], 1)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path


def test_memory_is_flat_over_thousands_of_turns(house: Path) -> None:
    robot = Robot(house)
    assert left_behind(robot, n("turns of the loop")) < MOST
    assert not robot.app.troubles and not robot.painter.troubles
    for kept in (robot.painter.texts, robot.painter.tiles, robot.painter.lands):
        assert kept.bytes <= kept.most or len(kept.found) == 1
    robot.app.enter(None)


def test_a_window_that_keeps_every_page_is_noticed(house: Path) -> None:
    class Hoarder(App):
        """A window that never lets a screen go: the planted fault."""

        kept: list[Any] = []  # noqa: RUF012

        def _set(self, screen: Screen) -> None:
            super()._set(screen)
            self.kept.append(screen)

    robot = Robot(house, Hoarder)
    assert left_behind(robot, 15) > MOST
    robot.app.enter(None)
