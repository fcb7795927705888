"""Short ways to write a scenario and to see what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from game import scenario
from game.errors import ScenarioError
from game.scenario.lint import RULES

BASE = Path(__file__).parent / "base.yaml"

LINT = {rule.code for rule in RULES}

REST = {
    "id": "id: case\n",
    "title": "title: A case\n",
    "start": "start: 2024-01-01\n",
    "paces": "paces: {standard: {turn: 1 week, turns: 6, attention: 3}}\n",
    "actors": "actors: {north: North, south: South}\n",
    "meters": "meters: {m: {start: 50}}\n",
    "moves": "moves: [{id: nod, by: [north, south]}]\n",
    "endings": "endings: [{id: drawn, when: time_up}]\n",
}
"""What a scenario has if a test does not say."""


def whole(text: str) -> str:
    """Return a few top-level keys in YAML with what they leave out, which comes after them."""
    return text + "".join(line for key, line in REST.items() if f"\n{key}:" not in f"\n{text}")


def marked(text: str, code: str) -> tuple[str, list[str]]:
    """Return a text without its marks (‸), and what must be found at each as `line:column code`."""
    *before, last = text.split("‸")
    so_far, places = "", []
    for part in before:
        so_far += part
        places.append(f"{so_far.count(chr(10)) + 1}:{len(so_far) - so_far.rfind(chr(10))} {code}")
    return so_far + last, places


def misread(path: Path | str) -> list[scenario.Problem]:
    """Return what is wrong with a scenario, but for what the rules of lint find in one that loads."""
    return [item for item in scenario.check(path) if item.code not in LINT]


def found(path: Path) -> list[str]:
    """Return what is wrong with a scenario as `line:column code`, lint left out."""
    return [f"{item.line}:{item.column} {item.code}" for item in misread(path)]


def problems_of(path: Path, data: bytes | str) -> tuple[scenario.Scenario | None, tuple[scenario.Problem, ...]]:
    """Write a file and return the scenario, or None and why it cannot be played; nothing else may be raised."""
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    try:
        return scenario.load(path), ()
    except ScenarioError as error:
        assert error.problems, "a file is refused with its problems"
        return None, error.problems


def inside(problem: scenario.Problem, data: bytes) -> bool:
    """Return whether the place of a problem lies inside a file, or just behind its last character."""
    lines = data.split(b"\n")
    if not 1 <= problem.line <= len(lines):
        return False
    try:
        line = lines[problem.line - 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        line = lines[problem.line - 1].decode("latin-1")
    return 1 <= problem.column <= len(line.rstrip("\r")) + 1
