"""Reads a scenario folder or file into plain text, lists and mappings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def parse_text(text: str) -> dict[str, Any]:
    """Return a YAML mapping in which every scalar is text."""
    found = yaml.load(text, Loader=yaml.BaseLoader)
    return found if isinstance(found, dict) else {}


def read(path: object) -> dict[str, Any]:
    """Return the mapping of a scenario file, or the top-level keys of all files of a folder together."""
    place = Path(str(path))
    files = [place] if place.is_file() else sorted(place.glob("*.yaml"))
    whole: dict[str, Any] = {}
    for file in files:
        if not file.name.startswith("text."):
            whole.update(parse_text(file.read_text(encoding="utf-8")))
    return whole
