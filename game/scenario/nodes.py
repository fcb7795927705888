"""YAML text into nodes that know their place, by events and with limits: no input can crash or hang the reader.

Every scalar stays text. Anchors, aliases, merge keys, tags, further documents and duplicate keys are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from game.scenario.problems import Problem

DEEPEST = 32
MOST_NODES = 50_000
LONGEST_SCALAR = 20_000  # characters
SIGNS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
"""Characters nobody sees, some of which turn the text around them: control, direction, zero width."""
UNSEEN = re.compile(rf"[{SIGNS}\r]")
UNSEEN_IN_FILE = re.compile(rf"[{SIGNS}]|\r(?!\n)")  # a file may end its lines as Windows does
MOST_UNSEEN = 20  # told of in a file
MENDED = {
    "mapping values are not allowed": "put quotes round a text with a colon in it, a blank after the colon of a key",
    "tab character": "indent with blanks",
    "expected '-' indicator": "indent this line like the lines it belongs to",
    "expected key": "indent this line like the lines it belongs to",
    "expected <block end>": "indent this line like the lines it belongs to",
    "expected ',' or": "close the bracket or brace, and put commas between its parts",
    "end of stream": "close the quote or bracket that opens here",
    "cannot start any token": "put quotes round the text",
}
"""Pieces of what the parser says, and how to mend the text."""
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping with its place; line and column count from 1."""

    value: str | list[Node] | dict[str, Node]
    path: str
    line: int
    column: int
    quoted: int = 0
    """Columns between `column` and the first character of the text; -1 where the text does not lie on the line."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Place of each key of a mapping."""

    def plain(self) -> Any:
        """Return text, lists and dicts."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return {key: item.plain() for key, item in self.value.items()}

    def at(self, path: tuple[str | int, ...]) -> Node:
        """Return the node at a path, or the nearest above it that exists."""
        node = self
        for step in path:
            inner = node.value
            if isinstance(inner, dict) and step in inner:
                node = inner[str(step)]
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                node = inner[step]
            else:
                break
        return node

    def place(self, path: tuple[str | int, ...], key: bool = False, within: int | None = None) -> tuple[str, int, int]:
        """Return file, line and column of the value at a path or, if asked for and there, of the key that leads to it.

        `within` counts characters into the value's text. What does not exist is found at the nearest part above it.
        """
        node = self.at(path)
        keys = self.at(path[:-1]).keys if key and path else {}
        if path and str(path[-1]) in keys:
            return node.path, *keys[str(path[-1])]
        inside = 0 if within is None or node.quoted < 0 else node.quoted + within
        return node.path, node.line, node.column + inside

    def walk(self) -> Iterator[Node]:
        """Return this node and all below it, in order."""
        yield self
        below = (
            self.value.values() if isinstance(self.value, dict) else self.value if isinstance(self.value, list) else ()
        )
        for item in below:
            yield from item.walk()


class Refused(Exception):
    """Text that cannot be read further; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_bytes(path: str, data: bytes) -> tuple[Node | None, list[Problem]]:
    """Return the root node of one file (None if it cannot be read) and what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = place_after(data[: error.start].decode("utf-8-sig", "replace"))
        return None, [
            Problem(
                path, line, column, "not-utf8", "the file is not UTF-8 text here", "save it as UTF-8 in your editor"
            )
        ]
    found = [
        unseen(path, *place_after(text[: sign.start()]), sign[0])
        for sign in islice(UNSEEN_IN_FILE.finditer(text), MOST_UNSEEN)
    ]
    return (None, found) if found else read_text(path, text)


def place_after(text: str) -> tuple[int, int]:
    """Return line and column of what follows a text, both from 1."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def remedy_for(what: str) -> str:
    """Return how text is mended of which the parser says this."""
    found = (remedy for piece, remedy in MENDED.items() if piece in what)
    return next(found, "look at indentation, quotes and colons here")


def unseen(path: str, line: int, column: int, sign: str) -> Problem:
    """Return the problem of a character nobody can see."""
    name = unicodedata.name(sign, "a control character").lower()
    return Problem(path, line, column, "bad-character", f"U+{ord(sign):04X} ({name}) cannot be seen", "delete it")


def read_text(path: str, text: str) -> tuple[Node | None, list[Problem]]:
    """Return the root node of YAML text and what is wrong with it."""
    builder = Builder(path)
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except Refused as refusal:
        return None, [*builder.problems, refusal.problem]
    except yaml.YAMLError as error:
        names = ("problem_mark", "context_mark")
        opened = "expected ',' or" in str(getattr(error, "problem", None))
        marks = [getattr(error, name, None) for name in (reversed(names) if opened else names)]
        places = [(mark.line + 1, mark.column + 1) for mark in marks if mark]
        end = place_after(text)  # what is never closed is shown where it opens, not at the end
        line, column = next((place for place in places if place < end), min([*places, end]))
        why = getattr(error, "problem", None) or getattr(error, "context", None) or "the text breaks off"
        what = " ".join(str(why).split())[:120]
        if text.split("\n")[line - 1][column - 1 : column] == "\t":
            what = "a tab character where blanks are needed"
        return None, [
            *builder.problems,
            Problem(
                path,
                line,
                column,
                "not-yaml",
                f"this is not YAML ({what})",
                remedy_for(what),
            ),
        ]
    if builder.root is None:
        builder.problems.append(Problem(path, 1, 1, "empty-file", "the file is empty", "write something or delete it"))
    return builder.root, builder.problems


class Builder:
    """Takes parser events one by one and builds nodes on a stack of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[tuple[Node, Node | None]] = []
        """Open lists and mappings, each with the key that waits for its value."""
        self.count = 0
        self.documents = 0

    def refuse(self, event: Any, code: str, message: str, remedy: str) -> Refused:
        """Return the refusal at an event."""
        return Refused(
            Problem(self.path, event.start_mark.line + 1, event.start_mark.column + 1, code, message, remedy)
        )

    def take(self, event: Any) -> None:
        """Take one event."""
        if isinstance(event, yaml.ScalarEvent):
            self.guard(event)
            self.place(self.scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.guard(event)
            if len(self.stack) >= DEEPEST:
                raise self.refuse(event, "too-deep", f"more than {DEEPEST} levels", "write it flatter")
            value: list[Node] | dict[str, Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
            mark: Any = event.start_mark
            node = Node(value, self.path, mark.line + 1, mark.column + 1)
            self.stack.append((node, None))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node, _ = self.stack.pop()
            self.place(node)
        elif isinstance(event, yaml.AliasEvent):
            raise self.refuse(event, "no-aliases", "an alias (*) is not read", "write the text out again")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.refuse(
                    event, "one-document", "a second document starts here", "delete the line ---, or use another file"
                )

    def guard(self, event: Any) -> None:
        """Refuse what no scenario needs before it costs anything."""
        self.count += 1
        if self.count > MOST_NODES:
            raise self.refuse(
                event, "too-large", f"more than {MOST_NODES} values in a file", "split it into several files"
            )
        if event.anchor is not None:
            raise self.refuse(event, "no-aliases", "an anchor (&) is not read", "write the text out again")
        if event.tag is not None:
            raise self.refuse(event, "no-tags", "a tag (!) is not read", "write the plain value")

    def scalar(self, event: Any) -> Node:
        """Return the node of a scalar, its text in NFC."""
        if len(event.value) > LONGEST_SCALAR:
            raise self.refuse(
                event, "too-large", f"a text of {len(event.value)} characters", f"at most {LONGEST_SCALAR} are read"
            )
        found = UNSEEN.search(event.value)
        if found:
            place = event.start_mark.line + 1, event.start_mark.column + 1
            self.problems.append(unseen(self.path, *place, found[0]))
        text = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        begin, end, quoted = event.start_mark, event.end_mark, 1 if event.style else 0
        if begin.line != end.line or end.column - begin.column != len(text) + 2 * quoted:
            quoted = -1  # over several lines, or with escapes
        return Node(text, self.path, begin.line + 1, begin.column + 1, quoted)

    def place(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif key is None:
            self.stack[-1] = (parent, self.key(node))
        elif isinstance(parent.value, dict):
            self.enter(parent, key, node)
            self.stack[-1] = (parent, None)

    def key(self, node: Node) -> Node:
        """Return a node that may be a key."""
        if not isinstance(node.value, str):
            raise Refused(
                Problem(
                    self.path,
                    node.line,
                    node.column,
                    "bad-key",
                    "a key must be one word",
                    "write it as text before the colon",
                )
            )
        if node.value == "<<":
            raise Refused(
                Problem(
                    self.path,
                    node.line,
                    node.column,
                    "no-aliases",
                    "a merge key (<<) is not read",
                    "write the keys out",
                )
            )
        return node

    def enter(self, parent: Node, key: Node, node: Node) -> None:
        """Write one key of a mapping; the first of two stays."""
        assert isinstance(parent.value, dict) and isinstance(key.value, str)
        if key.value in parent.value:
            first = parent.keys[key.value][0]
            self.problems.append(
                Problem(
                    self.path,
                    key.line,
                    key.column,
                    "duplicate-key",
                    f"{key.value!r} stands here again (first in line {first})",
                    "keep one of them",
                )
            )
            return
        parent.value[key.value] = node
        parent.keys[key.value] = (key.line, key.column)


def from_plain(value: Any, path: str, lines: Iterator[int], level: int = 0) -> Node:
    """Return nodes from text, lists and dicts, with line numbers in the order of `walk`; raise Refused."""
    line = next(lines, 0)
    if level > DEEPEST:
        raise Refused(Problem(path, line, 1, "too-deep", f"more than {DEEPEST} levels", "write it flatter"))
    if isinstance(value, list):
        return Node([from_plain(item, path, lines, level + 1) for item in value], path, line, 1)
    if not isinstance(value, dict):
        return Node(shown(value, path, line), path, line, 1)
    inner = {shown(key, path, line): from_plain(item, path, lines, level + 1) for key, item in value.items()}
    return Node(inner, path, line, 1, keys={key: (item.line, 1) for key, item in inner.items()})


def shown(value: Any, path: str, line: int) -> str:
    """Return a value as text that can be shown; raise Refused."""
    text = str(value)
    if len(text) > LONGEST_SCALAR or UNSEEN.search(text):
        raise Refused(Problem(path, line, 1, "bad-character", "this text cannot be shown", "write it anew"))
    return text
