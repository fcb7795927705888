"""The window takes in a scenario that is edited while it is played: by itself, or with F5."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.lettering import load_metrics
from game.session import LocalDoor, LocalServices
from game.shipped import shipped
from game.window.app import App
from game.window.display import Text
from game.window.loop import load_pygame, loop
from game.window.overlays import open_card
from game.window.paint import Painter
from game.window.screen import Key
from game.window.stage import LAST
from tests.window.audit import problems

TINY = (scenario.find("tiny") / "scenario.yaml").read_text(encoding="utf-8")
METRICS = load_metrics(shipped("assets") / "fonts")


class Clock:
    """Time that goes on when told."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def played(tmp_path: Path) -> tuple[App, Path, Clock]:
    """Return a window at the orders of turn 1 of one's own scenario, with an order picked."""
    path, clock = tmp_path / "mine.yaml", Clock()
    path.write_text(TINY, encoding="utf-8")
    services = LocalServices(tmp_path / "data", clock)
    door = services.new_game(str(path), {"upper": "person", "lower": "dove"})
    door.send({"command": "begin"})
    app = App(services, METRICS, door=door, clock=clock, settings={"still": True})
    app.screen = app.screen.put(chosen=("protest lower", "close_gate"))
    return app, path, clock


def title(app: App) -> str:
    """Return the title of the first order on the menu."""
    return str(app.screen.shot["orders"]["moves"][0]["title"])


def said(app: App) -> str:
    """Return what the first line over the page says."""
    return next((one.text for one in app.page().items if isinstance(one, Text) and one.layer == LAST), "")


def test_f5_takes_in_the_file_and_keeps_what_was_picked(played: tuple[App, Path, Clock]) -> None:
    app, path, _ = played
    path.write_text(TINY.replace("title: Protest in public", "title: Protest loudly"), encoding="utf-8")
    app.handle(Key("f5"))
    assert app.screen.name == "situation" and title(app) == "Protest loudly"
    assert app.screen.ui["chosen"] == ("protest lower", "close_gate") and "taken in" in said(app)
    assert said(app) in app.told and not problems(app.page())
    app.handle(Key("tab"))
    assert said(app) == app.told == ""
    path.write_text(TINY.replace("requires: gate is open and", "requires: gate is closed and"), encoding="utf-8")
    app.handle(Key("f5"))
    assert app.screen.ui["chosen"] == ("protest lower",)


def test_a_mistake_is_said_and_nothing_changes(played: tuple[App, Path, Clock]) -> None:
    app, path, _ = played
    path.write_text(TINY.replace("cost: 2", "cost: two"), encoding="utf-8")
    app.handle(Key("f5"))
    assert "bad-value" in said(app) and app.screen.ui["chosen"] == ("protest lower", "close_gate")
    assert any("not taken in: mine.yaml" in one for one in app.troubles) and isinstance(app.door, LocalDoor)


@pytest.mark.parametrize("size", [(1280, 720), (800, 600)])
def test_it_is_said_wherever_the_reader_is(played: tuple[App, Path, Clock], size: tuple[int, int]) -> None:
    app, path, _ = played
    app.resize(*size)
    shown = []
    for step in ("", "standing", "settings", "facilitator", "reveal", "replay"):
        if step == "reveal":
            app.handle(Key("escape"))
            app.handle(Key("s"))
        elif step:
            app.screen = app.screen.over(step) if step != "facilitator" else open_card(app.screen, app)
        for text in (TINY.replace("water: -8", "water: -9"), TINY.replace("cost: 2", "cost: two")):
            path.write_text(text, encoding="utf-8")
            app.handle(Key("f5"))
            assert said(app) and not problems(app.page()), app.screen.name
        shown.append(app.screen.name)
    assert shown == ["situation", "situation", "situation", "facilitator", "reveal", "reveal"]
    app.settings["language"] = "ko"
    app.handle(Key("f5"))
    assert "못" in said(app) or "않" in said(app)


def test_the_loop_notices_by_itself(played: tuple[App, Path, Clock]) -> None:
    app, path, clock = played
    pygame = load_pygame(dummy=True)
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    painter = Painter(METRICS, shipped("assets") / "fonts")
    clock.now = 10.0
    loop(pygame, app, painter, (1280, 720), most=2)
    path.write_text(TINY.replace("title: Protest in public", "title: Protest loudly"), encoding="utf-8")
    clock.now = 20.0
    loop(pygame, app, painter, (1280, 720), most=2)
    assert title(app) == "Protest loudly"
    pygame.display.quit()
