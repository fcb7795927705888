"""A pilot that plays whole games through the window's own events, by keys alone or by clicks alone."""

from __future__ import annotations

from typing import Any

from game.window.app import App
from game.window.display import Target
from game.window.screen import Click, Key


class Pilot:
    """Presses targets; `mouse` decides how."""

    def __init__(self, app: App, mouse: bool) -> None:
        self.app, self.mouse, self.presses, self.seen = app, mouse, 0, []

    def target(self, name: str) -> Target | None:
        return next((one for one in self.app.page().targets if one.id == name), None)

    def press(self, name: str) -> None:
        """Press a target of the present page."""
        found = self.target(name)
        assert found is not None, f"{self.app.screen.name} has no {name}: {[one.id for one in self.app.page().targets]}"
        self.presses += 1
        self.app.since = -1e9
        if self.mouse:
            x, y, w, h = found.box
            self.app.handle(Click(x + w / 2, y + h / 2))
            return
        if found.key and found.key != "space":
            self.app.handle(Key(found.key))
            if found.click:
                self.app.handle(Key("space"))
            return
        for _ in range(len(self.app.page().targets) + 1):
            if self.app.screen.focus == name:
                break
            self.app.handle(Key("tab"))
        assert self.app.screen.focus == name, f"Tab never reached {name}"
        self.app.handle(Key("space"))

    def choose(self, order: str) -> None:
        """Put an order on the sheet."""
        if self.mouse:
            self.press(f"order.{order}")
            if self.app.screen.name == "order":
                self.press("order.choose")
            elif order not in self.app.screen.ui["chosen"]:
                self.press(f"order.{order}")
        else:
            self.press(f"order.{order}")

    def turn(self, number: int) -> None:
        """Choose something that fits on this page of the menu and seal it."""
        if self.target("note.skip"):
            self.press("note.skip")
        orders = [one.id.removeprefix("order.") for one in self.app.page().targets if one.id.startswith("order.")]
        if orders:
            self.choose(orders[number % len(orders)])
        self.press("seal")

    def play(self, start: str = "title.alone", most: int = 1200) -> list[str]:
        """Play from the title to the ending; return the screens in the order they came."""
        self.press(start)
        while self.app.screen.name != "ending" and self.presses < most:
            screen = self.app.screen
            if not self.seen or self.seen[-1] != screen.name:
                self.seen.append(screen.name)
            getattr(self, "_" + screen.name)(screen)
        assert self.app.screen.name == "ending", self.seen[-5:]
        return [*self.seen, "ending"]

    def _seats(self, screen: Any) -> None:
        self.press("seats.start")

    def _briefing(self, screen: Any) -> None:
        self.press("briefing.begin")

    def _cover(self, screen: Any) -> None:
        self.press("cover.open")

    def _situation(self, screen: Any) -> None:
        if screen.shot.get("orders"):
            self.turn(int(screen.shot["turn"]))
        else:
            self.press("watch.next")

    def _event(self, screen: Any) -> None:
        self.press("close")

    def _pause(self, screen: Any) -> None:
        self.press("pause.on")

    def _slips(self, screen: Any) -> None:
        self.press("slips.seal")

    def type(self, number: int) -> None:
        """Type a number of a paper slip and take it."""
        for digit in str(number):
            self.press(f"digit.{digit}")
        self.press("take")

    def _replay(self, screen: Any) -> None:
        self.press("replay.next")

    def _reveal(self, screen: Any) -> None:
        self.press("next")

    def _trouble(self, screen: Any) -> None:
        raise AssertionError(screen.ui.get("said"))
