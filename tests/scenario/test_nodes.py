"""YAML text into nodes that know their place: everything stays text, and every place is that of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.scenario.nodes import DEEPEST, Node, Refused, from_plain, place_after, read_bytes

TEXT = """\
a: 1
list: [x, "y z", 'w']
deep:
  - {k: v, 서울: 도쿄}
  - |
    two
    lines
  - plain over
    two lines
  - "esc\\t\\x41"
"""


def root_of(text: str) -> Node:
    """Return the root of text without problems."""
    node, problems = read_bytes("a.yaml", text.encode())
    assert node is not None and problems == []
    return node


def test_every_scalar_stays_text() -> None:
    words = "no on ~ 12:30 0123 0x1f 1e3 true 2019-08-22 .inf null 1_0 =".split()  # noqa: SIM905
    assert root_of(f"[{', '.join(words)}]").plain() == words
    assert root_of("{no: yes, on: off, 1: 2, 2019-08-22: x}").plain() == {
        "no": "yes",
        "on": "off",
        "1": "2",
        "2019-08-22": "x",
    }
    assert root_of("a:\nb: ''\n").plain() == {"a": "", "b": ""}


def test_the_tree() -> None:
    assert root_of(TEXT).plain() == {
        "a": "1",
        "list": ["x", "y z", "w"],
        "deep": [{"k": "v", "서울": "도쿄"}, "two\nlines\n", "plain over two lines", "esc\tA"],
    }


@pytest.mark.parametrize(
    ("path", "line", "column", "quoted"),
    [
        (("a",), 1, 4, 0),
        (("list",), 2, 7, 0),
        (("list", 0), 2, 8, 0),
        (("list", 1), 2, 11, 1),
        (("list", 2), 2, 18, 1),
        (("deep",), 4, 3, 0),
        (("deep", 0, "k"), 4, 9, 0),
        (("deep", 0, "서울"), 4, 16, 0),
        (("deep", 1), 5, 5, -1),
        (("deep", 2), 8, 5, -1),
        (("deep", 3), 10, 5, -1),
    ],
)
def test_places(path: tuple[str | int, ...], line: int, column: int, quoted: int) -> None:
    node = root_of(TEXT).at(path)
    assert (node.line, node.column, node.quoted) == (line, column, quoted)


def test_keys_have_places_too() -> None:
    root = root_of(TEXT)
    assert root.keys == {"a": (1, 1), "list": (2, 1), "deep": (3, 1)}
    assert root.at(("deep", 0)).keys == {"k": (4, 6), "서울": (4, 12)}


def test_the_nearest_place_above_what_is_not_there() -> None:
    root = root_of(TEXT)
    assert root.at(("deep", 9, "x")) is root.at(("deep",))
    assert root.at(("nothing", 1)) is root and root.at(("a", "b")) is root.at(("a",))


def test_a_walk_meets_every_node_once_in_order() -> None:
    walked = list(root_of(TEXT).walk())
    assert len(walked) == 13 and walked[0].line == 1
    assert [node.value for node in walked if isinstance(node.value, str)][:4] == ["1", "x", "y z", "w"]


def test_the_first_of_two_keys_stays_and_both_lines_are_told() -> None:
    node, (problem,) = read_bytes("a.yaml", b"a: 1\nb: 2\na: 3\n")
    assert node is not None and node.plain() == {"a": "1", "b": "2"}
    assert str(problem) == "a.yaml:3:1 duplicate-key: 'a' stands here again (first in line 1), keep one of them"


def test_depth_has_a_limit() -> None:
    assert root_of("[" * DEEPEST + "]" * DEEPEST)
    node, (problem,) = read_bytes("a.yaml", b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1))
    assert node is None and (problem.code, problem.column) == ("too-deep", DEEPEST + 1)


def test_unseen_characters_are_all_told_but_no_more_than_twenty() -> None:
    _, problems = read_bytes("a.yaml", "a: \x07\nb: \u200b\u202e\n".encode())
    assert [(item.line, item.column) for item in problems] == [(1, 4), (2, 4), (2, 5)]
    assert problems[1].message == "U+200B (zero width space) cannot be seen"
    assert len(read_bytes("a.yaml", b"\x07" * 1_000)[1]) == 20


@given(some.text(alphabet="ab\r\n", max_size=20))
def test_the_place_after_a_text(text: str) -> None:
    line, column = place_after(text)
    assert line == len(text.split("\n")) and column == len(text.split("\n")[-1]) + 1


@given(some.text(max_size=60))
def test_any_text_is_read_or_refused_with_places(text: str) -> None:
    node, problems = read_bytes("a.yaml", text.encode("utf-8", "surrogatepass"))
    assert node is not None or problems
    lines = text.split("\n")
    assert all(1 <= item.line <= len(lines) and 1 <= item.column <= len(lines[item.line - 1]) + 1 for item in problems)


@given(some.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    node, problems = read_bytes("a.yaml", data)
    assert node is not None or problems


TREES = some.recursive(
    some.text("abc 서.:-", max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text("abc", max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(TREES)
def test_a_tree_from_a_journal_is_the_tree_it_was(tree: object) -> None:
    assert from_plain(tree, "a.yaml", iter(range(1, 1_000))).plain() == tree


@pytest.mark.parametrize("value", ["\x00", "a\u202e", "\ud800", "x" * 20_001, {"\x07": "a"}, ["\r"]])
def test_a_tree_from_a_journal_may_not_hold_what_no_file_may(value: object) -> None:
    with pytest.raises(Refused) as caught:
        from_plain({"a": value}, "a.yaml", iter([3, 4, 5]))
    assert caught.value.problem.code == "bad-character" and str(caught.value).isprintable()


def test_a_tree_from_a_journal_is_not_deeper_than_files_are() -> None:
    tree: list[object] = []
    for _ in range(500):
        tree = [tree]
    with pytest.raises(Refused, match="too-deep"):
        from_plain(tree, "a.yaml", iter(()))
