"""The event loop: pygame's events in, frames out, and a frame only when something changed."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from game.errors import GameError
from game.lettering import load_metrics
from game.shipped import shipped
from game.window.app import App
from game.window.door import Door, Services
from game.window.redraw import changed
from game.window.screen import Click, Key, Wheel

FRAME = 0.016
IDLE = 0.25
"""Seconds to wait for an event while something moves, and while nothing does."""

UNSEEN = ("offscreen", "dummy")
"""Where SDL draws for nobody when the display named in the environment is dead."""


class WindowError(GameError):
    """No window can be opened; the terminal can play instead."""


def load_pygame(*, dummy: bool = False) -> Any:
    """Import pygame with the settings that must stand before it, display and font only (no sound device needed)."""
    if dummy:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    for name, value in (
        ("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2"),
        ("SDL_IME_SHOW_UI", "1"),
        ("PYGAME_HIDE_SUPPORT_PROMPT", "1"),
    ):
        os.environ.setdefault(name, value)
    import pygame

    pygame.font.init()
    return pygame


def run(
    services: Services,
    *,
    door: Door | None = None,
    size: tuple[int, int] = (1280, 720),
    full_screen: bool = False,
    settings: Mapping[str, Any] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Open the window on the title, or on the game behind `door`, and stay until it is closed; return 0."""
    pygame = load_pygame()
    try:
        pygame.display.init()
        if pygame.display.get_driver() in UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
            pygame.display.quit()
            raise WindowError("No window can be opened here: no display answers; play in the terminal with --headless.")
        surface = _open(pygame, size, full_screen)
    except pygame.error as error:
        raise WindowError(f"No window can be opened here ({error}); play in the terminal with --headless.") from error
    pygame.display.set_caption("Backchannel")
    pygame.key.set_repeat(400, 60)
    from game.window.paint import Painter

    fonts = shipped("assets") / "fonts"
    metrics = load_metrics(fonts)
    app = App(services, metrics, door=door, clock=clock, settings=settings, size=surface.get_size())
    app.settings["full"] = full_screen
    painter = Painter(metrics, fonts)
    try:
        loop(pygame, app, painter, size)
    except KeyboardInterrupt:
        pass
    finally:
        app.enter(None)
        pygame.display.quit()
    return 0


def _open(pygame: Any, size: tuple[int, int], full: bool) -> Any:
    return pygame.display.set_mode((0, 0) if full else size, pygame.FULLSCREEN if full else pygame.RESIZABLE)


def loop(pygame: Any, app: App, painter: Any, size: tuple[int, int], most: int | None = None) -> int:
    """Answer events until the window is left (or `most` rounds are done); return how many frames were drawn."""
    frames, rounds, full = 0, 0, bool(app.settings.get("full"))
    while not app.left and (most is None or rounds < most):
        rounds += 1
        frames += frame(pygame, app, painter)
        moving = app.moving()
        working = app.work()
        rest = FRAME if moving else min(IDLE, app.rest)
        waited = 0 if most is not None or working else int(rest * 1000)
        events = [pygame.event.wait(waited)] if waited else []
        events += pygame.event.get()
        for event in events:
            take(pygame, app, event)
        if bool(app.settings.get("full")) != full:
            full = bool(app.settings.get("full"))
            with contextlib.suppress(pygame.error):
                app.resize(*_open(pygame, size, full).get_size())
            app.dirty, app.drawn = True, None
        app.dirty = app.dirty or moving
        app.tick()
        app.beat()
        if app.door is not None and (app.door.wait(0) or app.stale):
            app.refresh()
        if app.door is not None and app.door.edited():
            app.reload()
    return frames


def frame(pygame: Any, app: App, painter: Any) -> int:
    """Draw a frame if one is due; return 1 if it was drawn. A frame that fails is left out."""
    surface = pygame.display.get_surface()
    if surface is None or not app.dirty:
        return 0
    app.resize(*surface.get_size())
    app.dirty = False
    page, theme = app.page(), str(app.settings.get("theme", "newsprint"))
    before, app.drawn = app.drawn, (page, theme, surface.get_size())
    area = changed(before[0], page) if before is not None and before[1:] == app.drawn[1:] else None
    if area is not None and area[2] <= 0:
        return 0
    try:
        pygame.display.update(painter.paint(surface, page, theme, area=area))
    except (pygame.error, MemoryError, ValueError) as error:
        app.drawn = None
        app.troubles.append(f"{type(error).__name__}: {error}")
    return 1


NAMED = {
    "tab": "tab",
    "return": "enter",
    "enter": "enter",
    "keypad enter": "enter",
    "space": "space",
    "escape": "escape",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "page up": "pageup",
    "page down": "pagedown",
    "backspace": "backspace",
    "home": "home",
    "end": "end",
    "f8": "f8",
    "f5": "f5",
    "f10": "f10",
    "f11": "f11",
}


def take(pygame: Any, app: App, event: Any) -> None:
    """Turn one pygame event into one of ours."""
    kind = event.type
    if kind == pygame.QUIT:
        app.leave()
    elif kind == pygame.KEYDOWN:
        key = key_of(pygame, event)
        if key is not None:
            app.handle(key)
    elif kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
        scale = app.look().scale
        app.handle(Click(event.pos[0] / scale, event.pos[1] / scale))
    elif kind == pygame.MOUSEWHEEL:
        app.handle(Wheel(event.y))
    elif kind == pygame.VIDEORESIZE:
        app.resize(event.w, event.h)
    elif kind in (
        getattr(pygame, "VIDEOEXPOSE", -1),
        getattr(pygame, "WINDOWEXPOSED", -1),
        getattr(pygame, "WINDOWSIZECHANGED", -1),
    ):
        app.dirty, app.drawn = True, None


def key_of(pygame: Any, event: Any) -> Key | None:
    """Return the key an event stands for, None for a lone modifier."""
    name = pygame.key.name(event.key)
    mod = getattr(event, "mod", 0)
    shift = bool(mod & pygame.KMOD_SHIFT)
    if mod & (pygame.KMOD_CTRL | getattr(pygame, "KMOD_META", 0)):
        plain = {"[+]": "+", "[-]": "-", "[0]": "0"}.get(name, name)
        return Key(plain, ctrl=True, shift=shift) if len(plain) == 1 else None
    if name in NAMED:
        return Key(NAMED[name], shift=shift)
    letter = getattr(event, "unicode", "") or (name if len(name) == 1 else "")
    return Key(letter.lower(), shift=shift) if len(letter) == 1 and letter.isprintable() else None
