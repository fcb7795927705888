"""Where saved games and settings are kept on this platform."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

OWN = "BACKCHANNEL_HOME"


def home_folder(platform: str, environment: Mapping[str, str]) -> Path | None:
    """Return the person's own folder, or None if the machine has none for them."""
    named = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if named:
        return Path(named)
    try:
        return Path.home()
    except RuntimeError:
        return None


def data_folder(platform: str, environment: Mapping[str, str]) -> Path | None:
    """Return the folder for saves and settings; BACKCHANNEL_HOME overrides it; None if the machine offers none."""
    if environment.get(OWN):
        return Path(environment[OWN])
    home = home_folder(platform, environment)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        base = Path(local) if local else home and home / "AppData" / "Local"
        return base and base / "Backchannel"
    if platform == "darwin":
        return home and home / "Library" / "Application Support" / "Backchannel"
    given = environment.get("XDG_DATA_HOME", "")
    shared = Path(given) if given.startswith("/") else home and home / ".local" / "share"
    return shared and shared / "backchannel"
