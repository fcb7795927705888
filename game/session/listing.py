"""What the title lists: one row for each scenario, playable or not, and for each saved game."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from game.engine import date_of
from game.errors import GameError, ScenarioError
from game.journal import read
from game.scenario import load, translated
from game.session.session import Session
from game.tongue import Tongue


def scenario_row(path: Path, told: Tongue) -> dict[str, Any]:
    """Return what the title shows of one scenario."""
    try:
        scenario = translated(load(path), told)
    except ScenarioError as error:
        return broken_row(path, error)
    except (GameError, OSError) as error:
        return broken_row(path, ScenarioError(str(error)))
    rules = scenario.rules
    paces = [{"name": pace.name, "title": pace.title, "turns": pace.turns} for pace in rules.paces.values()]
    seen = Session(scenario, dict.fromkeys(rules.actors, "hold")).snapshot(None)
    return {
        "name": str(path),
        "id": scenario.id,
        "title": scenario.title,
        "summary": scenario.summary,
        "from": date_of(rules, 0).isoformat(),
        "to": seen["end"],
        "paces": paces,
        "actors": seen["actors"],
        "meters": seen["meters"],
        "map": seen["scenario"]["map"],
        "sources": len(scenario.spec.sources or {}),
        "history": bool(rules.history),
        "problems": [],
    }


def broken_row(path: Path, error: ScenarioError) -> dict[str, Any]:
    """Return what the title shows of a scenario that cannot be played."""
    problems = [
        {
            "file": Path(one.path).name,
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "message": one.message,
            "remedy": one.remedy,
            "severity": one.severity,
        }
        for one in error.problems
    ]
    bare = {
        "file": path.name,
        "line": 0,
        "column": 0,
        "code": "unreadable",
        "message": str(error),
        "remedy": "",
        "severity": "error",
    }
    return {
        "name": str(path),
        "id": path.name,
        "title": path.stem.replace("-", " ").capitalize(),
        "summary": "",
        "paces": [],
        "actors": [],
        "problems": problems or [bare],
    }


def saved_row(path: Path, titles: Mapping[str, str]) -> dict[str, Any]:
    """Return what the title shows of one saved game, without playing it again; `titles` is what scenarios are called in
    the language of the reader, by id."""
    recording = read(path)
    header = recording.header
    files = header["scenario"]["files"]
    plain = {key: value for tree in files.values() if isinstance(tree, dict) for key, value in tree.items()}
    paces = plain.get("paces", {})
    turns = int(paces.get(header["pace"], {}).get("turns", 0)) if isinstance(paces, dict) else 0
    last = len(recording.line)
    seats = dict(header["seats"])
    for record in recording.records:
        if record["record"] == "seat":
            seats[record["actor"]] = record["player"]
    return {
        "path": str(path),
        "title": titles.get(str(plain.get("id"))) or str(plain.get("title", path.stem)),
        "turn": min(last + 1, turns or last + 1),
        "turns": turns,
        "saved": datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="minutes"),
        "seats": seats,
        "ended": recording.ended,
    }


def damaged_row(path: Path, problem: Exception) -> dict[str, Any]:
    """Return what the title shows of a saved game that cannot be read."""
    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="minutes")
    except OSError:
        saved = ""
    return {"path": str(path), "title": path.stem, "saved": saved, "seats": {}, "ended": False, "wrong": str(problem)}
