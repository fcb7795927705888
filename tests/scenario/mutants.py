"""Broken scenarios made from whole ones: what a tired author, a bad editor or an ill-willed one would hand in."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

Tree = Any  # text, lists and dicts
Place = tuple[Any, Any]  # a list or dict, and the step into it

VALUES = [
    "", "~", "null", "no", "on", "true", "True", "0", "-1", "1", "3", "007", "0123", "1_000", "12:30", "0x1f", "1e5",
    "1e400", "nan", ".inf", "999999", "1000000", "99999999999", "9" * 400, "0.0001", "0.00001", "-0.005", "100000000",
    "55.5", "2019-02-30", "2024-04-06", "0001-01-01", "9999-12-31", "2024-13-01", "1 week", "0 weeks", "99999 days",
    "1 day", "2 months", "m", "trade", "me", "them", "today", "time_up", "north", "south", "hold", "lambda", "None",
    "__class__", "a.b.c", "x" * 90, "1 + 1", "1 +", "((((", "a if b else c", "not", "1 / 0",
    "trade / (trade - trade)", "trade * trade * trade", "1000000 * 1000000", "today - today", "since(post)",
    "times(me.protest)", "min(1)", "clamp(1, 2, 3)", "-" * 30 + "1", "+".join("1" * 100), "서울", "é", "a\u0301",
    "\u202eabc", "\u200b", "\x07", "a\x00b", "\ufeff", "\u2028", "'", '"', "#", ": ", "- ", "{", "]", "%", "{0}",
    "{0.__class__}", "<script>", "=1+1", "../../etc/passwd", "C:\\con", "on", "off", "yes", "y", "text", "start",
    "open", "closed",
]  # fmt: skip
KEYS = [
    "id", "by", "at", "effects", "when", "requires", "chance", "start", "of", "<<", "then", "until", "lasts", "while",
    "efects", "range", "per", "title", "quiet", "", "on", "no", "north", "south", "m", "trade", "\x1b", "__class__",
]  # fmt: skip


def places(tree: Tree) -> list[Place]:
    """Return every step of a tree that can be changed."""
    found: list[Place] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        steps = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for step in steps:
            found.append((node, step))
            waiting.append(node[step])
    return found


def scalar(luck: random.Random) -> str:
    """Return a value nobody wants."""
    return luck.choice(VALUES)


def replace(tree: Tree, luck: random.Random) -> None:
    """Put another value somewhere."""
    node, step = luck.choice(places(tree))
    node[step] = scalar(luck)


def reshape(tree: Tree, luck: random.Random) -> None:
    """Put a list or mapping where something else was."""
    node, step = luck.choice(places(tree))
    old = node[step]
    node[step] = luck.choice(
        [[], {}, [old], {scalar(luck): old}, [scalar(luck), old], [[old]], {"id": old}, [old, old]]
    )


def delete(tree: Tree, luck: random.Random) -> None:
    """Take something out."""
    node, step = luck.choice(places(tree))
    del node[step]


def rename(tree: Tree, luck: random.Random) -> None:
    """Spell a key otherwise."""
    keyed = [(node, step) for node, step in places(tree) if isinstance(node, dict)]
    node, step = luck.choice(keyed)
    other = luck.choice(
        [luck.choice(KEYS), str(step)[1:], str(step) + "s", str(step).upper(), str(luck.choice(keyed)[1])]
    )
    items = [(other if key == step else key, value) for key, value in node.items()]
    node.clear()
    node.update(items)


def borrow(tree: Tree, luck: random.Random) -> None:
    """Put a part where another was."""
    found = places(tree)
    (node, step), (other, from_step) = luck.choice(found), luck.choice(found)
    node[step] = json.loads(json.dumps(other[from_step]))


def add(tree: Tree, luck: random.Random) -> None:
    """Add a key or an element, or one a second time."""
    node, step = luck.choice(places(tree))
    inner = node[step] if isinstance(node[step], dict | list) and luck.random() < 0.5 else node
    if isinstance(inner, dict):
        inner[luck.choice(KEYS)] = luck.choice([scalar(luck), json.loads(json.dumps(node[step]))])
    else:
        inner.insert(luck.randrange(len(inner) + 1), luck.choice([scalar(luck), json.loads(json.dumps(node[step]))]))


def formula(tree: Tree, luck: random.Random) -> None:
    """Change a few signs inside a text."""
    texts = [(node, step) for node, step in places(tree) if isinstance(node[step], str) and node[step]]
    if not texts:
        return
    node, step = luck.choice(texts)
    text, at = node[step], luck.randrange(len(node[step]))
    new = luck.choice(
        [
            "",
            text[at] * 2,
            luck.choice("()+-*/<>=.,_ 0123456789abtrm\n\t\u202e"),
            " and ",
            " if ",
            " is ",
            "times(",
            "9" * 7,
        ]
    )
    node[step] = text[:at] + new + text[at + 1 :]


TREE_WAYS: list[Callable[[Tree, random.Random], None]] = [
    replace,
    replace,
    reshape,
    delete,
    rename,
    borrow,
    add,
    formula,
    formula,
]


def emitted(tree: Tree, luck: random.Random) -> str:
    """Return a tree as YAML, in one of several hands."""
    if luck.random() < 0.3:
        return "".join(
            f"{json.dumps(str(key), ensure_ascii=False)}: {json.dumps(value)}\n" for key, value in tree.items()
        )
    return yaml.dump(
        tree, Dumper=Loud, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=luck.random() < 0.3
    )


class Loud(yaml.CSafeDumper):
    """Writes the same part twice rather than with an anchor."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return that nothing is an alias."""
        return True


SIGNS = [
    "\t", "\x00", "\x07", "\u202e", "\u200b", "\ufeff", "\x85", "\u2028", "&a ", "*a ", "<<: ", "!!python/object ",
    "!x ", "---\n", "...\n", "%YAML 1.1\n", "? ", "- ", ": ", "{", "}", "[", "]", "'", '"', "|\n", ">\n", "#", "\r",
    "\r\n", "\n", " ", "\ud800", "서",
]  # fmt: skip


def scrawled(text: str, luck: random.Random) -> bytes:
    """Return text with something in it that the editor did."""
    at, lines = luck.randrange(len(text)), text.splitlines(True)
    way = luck.randrange(8)
    row = luck.randrange(len(lines))
    if way == 0:
        return text[:at].encode()
    if way == 1:
        return "".join(lines[:row] + lines[row + 1 :]).encode()
    if way == 2:
        return "".join([*lines[:row], lines[row], *lines[row:]]).encode()
    if way == 3:
        return "".join([*lines[:row], luck.choice([" ", "  ", "\t"]) + lines[row], *lines[row + 1 :]]).encode()
    if way == 4:
        data = bytearray(text.encode())
        data[luck.randrange(len(data))] = luck.randrange(256)
        return bytes(data)
    if way == 5:
        return text.encode(luck.choice(["utf-16", "utf-8-sig", "utf-16-le", "cp949"]), "replace")
    return (text[:at] + luck.choice(SIGNS) + text[at + (way == 6) :]).encode("utf-8", "surrogatepass")


def mutant(tree: Tree, number: int) -> bytes:
    """Return mutant `number` of a scenario given as text, lists and dicts."""
    luck = random.Random(number)
    copy = json.loads(json.dumps(tree))
    for _ in range(luck.choice([1, 1, 1, 2, 4])):
        if copy and places(copy):
            try:
                luck.choice(TREE_WAYS)(copy, luck)
            except IndexError:
                break  # nothing is left to choose from
    text = emitted(copy, luck)
    return scrawled(text, luck) if luck.random() < 0.2 and text.strip() else text.encode("utf-8", "surrogatepass")


def tree_of(path: Path) -> Tree:
    """Return a scenario file, or all files of a folder, as text, lists and dicts."""
    inside = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    files = [item for item in inside if not item.name.startswith("text.")]
    tree: dict[str, Any] = {}
    for file in files:
        tree |= yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # our own files, trusted
    return tree
