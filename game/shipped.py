"""Where the data that ships with the game lies: in the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> Path:
    """Return the folder `name` ("scenarios" or "assets"); in a wheel both travel inside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "shipped_data" / name
    return inside if inside.is_dir() else package.parent / name
