"""Whether there is a screen to open a window on."""

from __future__ import annotations

from collections.abc import Mapping

UNSEEN = ("dummy", "offscreen")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Return whether a window could be seen: Windows and macOS always have a screen, elsewhere the environment says."""
    driver = environment.get("SDL_VIDEODRIVER", "")
    if driver in UNSEEN:
        return False
    if platform in ("win32", "darwin", "cygwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or driver)
