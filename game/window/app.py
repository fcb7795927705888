"""The window's mind: which screen it is on, what is chosen, what must be drawn again; it knows nothing of pygame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.errors import GameError
from game.lettering import Metrics
from game.tongue import Tongue, load, retold
from game.window.clock import Clock, clock_of
from game.window.display import DisplayList
from game.window.door import Door, Services
from game.window.flow import now
from game.window.overlays import home, open_card
from game.window.page import Look
from game.window.screen import Key, Screen
from game.window.screens.replay import BEAT
from game.window.stage import KINDS, layout, on_event, ready

DEFAULTS: dict[str, Any] = {
    "zoom": 100,
    "theme": "newsprint",
    "language": "en",
    "still": False,
    "letters": True,
    "forecasts": True,
    "level": "",
    "notes": (),
    "room": False,
    "timer": 180,
    "lesson": 50,
    "debrief": 14,
}
"""The last three: seconds for the orders of a turn (0: no timer), minutes of a lesson, minutes kept for the debrief."""
KEPT = (
    "zoom", "theme", "language", "still", "letters", "forecasts", "level", "notes", "timer", "lesson", "debrief"
)  # fmt: skip
"""Settings that are remembered from one start to the next."""


class App:
    """One window over one house; screens are values, this only holds the present one."""

    def __init__(
        self,
        services: Services,
        metrics: Metrics,
        *,
        door: Door | None = None,
        clock: Callable[[], float],
        settings: Mapping[str, Any] | None = None,
        size: tuple[int, int] = (1280, 720),
    ) -> None:
        self.services, self.metrics, self.clock = services, metrics, clock
        self.door: Door | None = None
        self.settings: dict[str, Any] = {**DEFAULTS, **self._stored(), **(settings or {})}
        self.size = size
        self.left = False
        self.dirty = True
        self.troubles: list[str] = []
        self.drawn: tuple[DisplayList, str, tuple[int, int]] | None = None
        """What is on the screen: page, theme and size; None: nothing to rely on."""
        self.since = clock()
        self.time: Clock | None = None
        self.rest = 1.0
        """Seconds until the clock shows another figure."""
        self.told = ""
        """What is said over whatever lies open, until the next press."""
        self.stale = False
        """Whether the game went on behind an overlay."""
        self._page: tuple[Screen, Look, DisplayList] | None = None
        self.screen = Screen("blank")
        self.door = door
        self._tell()
        if door is not None:
            self._set(self._guarded(lambda: now(self)))
        else:
            self._set(self._guarded(lambda: home(self)))
        self.tick()

    # what a screen may ask (Host)

    def leave(self) -> None:
        """Close the window."""
        self.left = True

    def enter(self, door: Door | None) -> None:
        """Open another game, letting go of the one before."""
        if self.door is not None and self.door is not door:
            try:
                self.door.close()
            except (GameError, OSError) as error:
                self._note(error)
        self.door = door
        self._tell()
        self.tick()

    def _tell(self) -> None:
        """Ask the house and the game for the language of the window."""
        for teller in (self.services, self.door):
            if teller is not None:
                teller.language = self.tongue.language

    def store(self) -> None:
        """Remember the settings; a folder that cannot be written is no reason to stop."""
        try:
            self.services.store_settings({name: self.settings[name] for name in KEPT if name in self.settings})
        except (GameError, OSError) as error:
            self._note(error)

    def _stored(self) -> dict[str, Any]:
        try:
            return {name: value for name, value in self.services.load_settings().items() if name in KEPT}
        except (GameError, OSError, ValueError) as error:
            self.troubles = [str(error)]
            return {}

    @property
    def tongue(self) -> Tongue:
        """Return the language the window speaks."""
        return load(str(self.settings.get("language", "en")))

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the interface, for what an action leaves on a screen."""
        return self.tongue.say(key, **values)

    # events

    def handle(self, happening: object) -> None:
        """Answer one event; whatever goes wrong in a screen, the window stays."""
        self.told, self.dirty = "", self.dirty or bool(self.told)
        if isinstance(happening, Key) and self.moving():
            self.since = -1e9
            self.dirty = True
            return
        if isinstance(happening, Key) and happening.name == "f5" and self.door is not None:
            self.reload()
            return
        look = self.look()
        before = dict(self.settings)
        page = self.page()
        after = self._guarded(lambda: on_event(self.screen, happening, look, self, page))
        if after is not self.screen:
            self._set(after)
        if before != self.settings:
            self.dirty = True
        if before.get("language") != self.settings.get("language"):
            self._tell()
            self._set(self._guarded(lambda: self._told_again(self.screen)))
        self.tick()

    def _told_again(self, screen: Screen) -> Screen:
        """Return a screen, and all below it, with what it shows in the language of the window."""
        below = self._told_again(screen.below) if screen.below is not None else None
        shot, ui = screen.shot, screen.ui
        if self.door is not None and "phase" in shot:
            shot = self.door.snapshot(shot.get("reader"))
        elif screen.name == "title":
            shot = home(self).shot
        elif screen.name == "seats" and below is not None:
            listed = below.shot.get("scenarios") or ()
            shot = next((one for one in listed if one.get("name") == shot.get("name")), shot)
            ui = {**ui, "bots": tuple(dict(one) for one in self.services.bots())}
        return replace(screen, shot=shot, ui=ui, below=below)

    def work(self) -> bool:
        """Do one slice of what the screen has under way; return whether there was any."""
        slice_ = KINDS[self.screen.name].work
        if slice_ is None:
            return False
        after = self._guarded(lambda: slice_(self.screen, self))
        if after is self.screen:
            return False
        self._set(after)
        return True

    def tick(self) -> None:
        """Look at the clock of the class; the page is drawn again only if it shows another figure."""
        try:
            found = self.door.clocks() if self.door is not None else None
        except Exception as error:  # it could not be read or written down; a class goes on without it
            self._note(error)
            return
        self.rest = max(found["left"] % 1.0, 0.01) if found is not None and found["running"] else 1.0
        clock = clock_of(found)
        if clock != self.time:
            self.time = clock
            self.dirty = True

    def resize(self, width: int, height: int) -> None:
        """Take the window's new size."""
        if (width, height) != self.size:
            self.size = (max(int(width), 1), max(int(height), 1))
            self.dirty = True

    def refresh(self) -> None:
        """Look at the game again after it may have changed behind the door; an overlay or a replay waits for it."""
        self.stale = self.screen.below is not None or self.screen.name == "replay"
        if self.door is None or self.stale:
            return
        reader = self.screen.shot.get("reader")
        door = self.door
        after = self._guarded(lambda: self.screen.seen(door.snapshot(reader)))
        if after.shot != self.screen.shot:
            self._set(after)

    def reload(self) -> None:
        """Take in the edited scenario and go to where the game stands then; orders picked so far stay on the sheet."""
        door, before = self.door, self.screen
        assert door is not None
        self.dirty = True
        try:
            notices = door.send({"command": "reload"})
        except (GameError, OSError) as error:
            self._note(error)
            self.told = retold(self.tongue, str(error))
            return
        told = (retold(self.tongue, str(one.get("text", ""))) for one in notices)
        self.told = self.tongue.say("list.sentences").join(told)
        after = self._guarded(lambda: now(self))
        if after.name == before.name == "situation":
            menu = {move["order"] for move in (after.shot.get("orders") or {}).get("moves", ()) if move.get("legal")}
            picked = tuple(order for order in before.ui.get("chosen", ()) if order in menu)
            after = after.put(chosen=picked or after.ui.get("chosen", ()))
        elif before.name == "facilitator":
            after = open_card(after, self)
        self._set(after)

    def beat(self) -> None:
        """Let a replay that plays by itself go to its next turn when it is time."""
        if self.screen.ui.get("playing") and self.screen.name == "replay" and self.clock() - self.since >= BEAT:
            screen = self.screen
            self._set(self._guarded(lambda: KINDS["replay"].act(screen, "beat", self)))

    def _set(self, screen: Screen) -> None:
        fresh = _moment(screen) != _moment(self.screen)
        self.screen = screen
        if fresh:
            self.since = self.clock()
        self.dirty = True

    def _guarded(self, act: Callable[[], Screen]) -> Screen:
        """Carry out what a person did; a fault becomes a screen that says so and leads back."""
        try:
            return act()
        except GameError as error:
            self._note(error)
            return Screen("trouble", {}, {"said": retold(self.tongue, str(error))}, "trouble.back", self._harbour())
        except Exception as error:  # a fault of ours must not end a class
            self._note(error)
            return Screen(
                "trouble",
                {},
                {"said": self.say("trouble.window", what=type(error).__name__)},
                "trouble.back",
                self._harbour(),
            )

    def _harbour(self) -> Screen | None:
        return self.screen if self.screen.name not in ("trouble", "blank") else None

    def _note(self, error: BaseException) -> None:
        text = f"{type(error).__name__}: {error}"
        if text not in self.troubles and len(self.troubles) < 100:
            self.troubles.append(text)

    # what to draw

    def look(self) -> Look:
        """Return how to draw now."""
        settings = self.settings
        zoom = int(settings.get("zoom", 100))
        return Look(
            self.metrics,
            self.size[0],
            self.size[1],
            str(settings.get("theme", "newsprint")),
            zoom,
            bool(settings.get("room")),
            self.tongue,
            self.screen.focus,
            "",
            max(self.clock() - self.since, 0.0),
            bool(settings.get("still")),
            bool(settings.get("letters", True)),
            self.time,
            self.told,
        )

    def page(self) -> DisplayList:
        """Return the display list of this moment."""
        look = self.look()
        kept = self._page
        if kept is not None and kept[0] is self.screen and _same(kept[1], look) and not kept[2].moving:
            return kept[2]
        try:
            self.screen, page = ready(self.screen, look)
            self._page = (self.screen, look, page)
            return page
        except Exception as error:  # a broken screen must not take the window down
            self._note(error)
            self.screen = Screen(
                "trouble",
                {},
                {"said": self.say("trouble.page", what=type(error).__name__)},
                "trouble.back",
                None,
            )
            return layout(self.screen, look)

    def moving(self) -> bool:
        """Return whether something on the page is still on its way."""
        if self.settings.get("still") or self.clock() - self.since > 3.0:
            return False
        return self.page().moving


def _same(a: Look, b: Look) -> bool:
    """Return whether two looks draw the same once nothing moves any more."""
    return replace(a, age=0.0, focus="") == replace(b, age=0.0, focus="")


def _moment(screen: Screen) -> tuple[object, ...]:
    """Return what makes a new moment, from which motion starts."""
    return (
        screen.name,
        screen.ui.get("step"),
        screen.ui.get("opened"),
        screen.shot.get("turn"),
        screen.shot.get("phase"),
    )
