"""One word, one meaning: identifiers use the words of docs/architecture.md, and files are named for what they hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

INSTEAD = {
    "agent": "actor or bot", "country": "actor", "nation": "actor", "user": "seat or player", "ai": "bot",
    "gm": "facilitator",
    "referee": "facilitator", "config": "scenario or rules", "ply": "turn", "upkeep": "drift", "modifier": "effect",
    "victory": "ending", "winner": "outcome", "canon": "history", "savegame": "journal", "policy": "bot",
    "gamestate": "state", "playfield": "board", "util": "its own name", "helper": "its own name",
}  # fmt: skip
"""A word that is not used, and the one that is."""

ALLOWED = {
    ("game/scenario/part.py", "config"),  # pydantic reads its settings under this name
    ("game/window/land.py", "country"),  # the outlines of a map are of countries, actors or not
}

STRANGERS = {"util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "stuff", "base", "core"}
"""What a file is never named."""

SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted((ROOT / "game").rglob("*.py"))
}


def defined(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of everything a file gives a name to."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def words(name: str) -> list[str]:
    """Return the words of an identifier, in small letters, singular and plural alike."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    lowered = [part.lower() for part in parts]
    return lowered + [part[:-1] for part in lowered if part.endswith("s")]


def wrong_names(sources: Mapping[str, str]) -> list[str]:
    """Return every identifier and file that uses a word that has another name here."""
    found = []
    for path, source in sources.items():
        if Path(path).stem in STRANGERS or Path(path).parent.name in STRANGERS:
            found.append(f"{path} is not named for what it holds")
        for line, name in defined(source):
            if name == "Game":
                found.append(f"{path}:{line} there is no class Game; a game is a column of a batch")
            bad = [word for word in words(name) if word in INSTEAD and (path, word) not in ALLOWED]
            found += [f"{path}:{line} {name}: say {INSTEAD[word]}" for word in bad]
    return found


def test_names_are_the_words_of_the_house() -> None:
    assert wrong_names(SOURCES) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("game/a.py", "def next_agent(): ..."),
        ("game/a.py", "class UserSeat: ..."),
        ("game/a.py", "x = [country for country in ()]"),
        ("game/a.py", "def f(config): ..."),
        ("game/a.py", "class Game: ..."),
        ("game/utils.py", ""),
        ("game/helpers/x.py", ""),
    ],
)
def test_a_planted_synonym_is_found(path: str, source: str) -> None:
    assert wrong_names({path: source})


def test_words_that_only_look_alike_pass() -> None:
    assert wrong_names({"game/a.py": "reply = apply = waist = details = userless = 1"}) == []
