"""No sentence stands in the code of the window: what people read is said by a key of the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WINDOW = Path(__file__).resolve().parents[2] / "game" / "window"
SOURCES = {str(path.relative_to(WINDOW)): path.read_text(encoding="utf-8") for path in sorted(WINDOW.rglob("*.py"))}
PUTS = {"text", "para", "button", "banner", "kicker"}
"""Calls that put what they are given on a page."""
NAMES = {
    "Backchannel", "Space", "Esc", "Enter", "PgDn", "PgUp", "F10", "Tab", "M D O", "sign ",
    "withdraw ",
}  # fmt: skip
"""What is called the same in every language: the game, what stands on keys, and words of a sheet."""
UNSEEN = {"paint.py", "loop.py", "pictures.py", "__init__.py", "door.py"}
"""Files that put nothing on a page; their errors are read in the terminal."""
WORDS = re.compile(r"[A-Za-z]{2,}")


def english(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every literal that reads like English: words with a space, or a word given to a page."""
    tree = ast.parse(source)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if _documented(node)}
    docs |= {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    exempt = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Raise, ast.Assert)) or _annotation(node)
        for inner in ast.walk(node)
    }
    pieces = {id(part): node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    put = {id(one) for node in ast.walk(tree) if _puts(node) for one in _given(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if id(node) in docs | exempt or text in NAMES or text.startswith("Ctrl ") or not WORDS.search(text):
            continue
        spaced = re.search(r"[A-Za-z]{2,}[,.:;!?]? |[ “][A-Za-z]{2,}|^[A-Z][a-z]{2,}$", text)
        if spaced or id(node) in put or (id(node) in pieces and text[:1] == " "):
            yield node.lineno, text


def _documented(node: ast.AST) -> bool:
    return (
        isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and bool(node.body)
        and isinstance(node.body[0], ast.Expr)
    )


def _annotation(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Dict)
        and bool(node.keys)
        and all(isinstance(key, ast.Constant) and key.value == "command" for key in node.keys[:1])
    )


def _puts(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in PUTS


def _given(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a page is told to show: the third word of `text`, `para`, the fourth of `button`."""
    assert isinstance(node, ast.Call)
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    places = {"text": 2, "button": 3, "banner": 2, "kicker": 3, "para": 1}
    places["para"] += isinstance(node.func, ast.Attribute)
    place = places[name]
    if len(node.args) > place:
        yield from (one for one in ast.walk(node.args[place]) if not _said(one, node.args[place]))


def _said(one: ast.AST, root: ast.AST) -> bool:
    """Return whether a literal is the key of something that is said."""
    calls = [node for node in ast.walk(root) if isinstance(node, (ast.Call, ast.Subscript, ast.Compare))]
    return any(one is inner for node in calls for inner in ast.walk(node))


@pytest.mark.parametrize("name", [name for name in SOURCES if name not in UNSEEN])
def test_no_file_of_the_window_holds_english(name: str) -> None:
    assert list(english(SOURCES[name])) == []


@pytest.mark.parametrize(
    "planted",
    [
        "page.text(1, 2, 'Orders', 'h2')",
        "page.para(x, y, 'No order is open to this capital now.', 'body', 'ink2', w)",
        "button(page, 'seal', box, 'Seal', 's')",
        "words = f'Seal {n} orders'",
        "said = 'That order is not on this menu.'",
        "page.text(1, 2, f'until {day}', 'h2')",
        "page.text(1, 2, 'days' if n else page.say('a.b'), 'h2')",
        "ROWS = (('act', 'Choose', 'c'),)",
        "TITLES = {'closed': 'Not possible now'}",
    ],
)
def test_planted_english_is_found(planted: str) -> None:
    assert list(english(planted))


def test_what_is_no_sentence_passes() -> None:
    fine = [
        '"""A page. Of words."""\nx = 1',
        "page.text(1, 2, page.say('seal.words', n=2), 'h2')",
        "page.text(1, 2, shot['title'], 'h2')",
        "raise WindowError('No window can be opened here.')",
        "page.rect(1, 2, 3, 4, 'card', 'ink')",
        "page.text(1, 2, 'Backchannel', style)",
    ]
    assert [list(english(source)) for source in fine] == [[]] * len(fine)
