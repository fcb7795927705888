"""One mistake a file: each is found at its place, with its code and a remedy, and nothing else is.

The first comment of a file in cases/ says what must be found: `# line:column code`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game import scenario
from tests.scenario.finding import BASE, found, inside, misread

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
EXPECTED = re.compile(r"# (\d+:\d+ [a-z0-9-]+(?:, \d+:\d+ [a-z0-9-]+)*)\n")


def promised(data: bytes) -> list[str]:
    """Return what the first comment of a case says must be found."""
    comment = EXPECTED.match(data.decode("utf-8", "replace"))
    assert comment, "a case begins with a comment such as: # 12:5 unknown-name"
    return comment[1].split(", ")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_the_scenario_without_a_mistake_is_whole() -> None:
    assert misread(BASE) == []


def differences(path: Path) -> set[str]:
    """Return what was promised and not found, or found and not promised."""
    return set(promised(path.read_bytes())) ^ set(found(path))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_found_where_it_is(path: Path) -> None:
    assert differences(path) == set()
    for item in misread(path):
        assert item.path == str(path) and item.severity == scenario.ERROR
        assert inside(item, path.read_bytes())
        assert len(item.message) > 8 and len(item.remedy) > 5
        assert str(item) == f"{path}:{item.line}:{item.column} {item.code}: {item.message}, {item.remedy}"


@pytest.mark.parametrize(
    "planted",
    [
        "{line}:{after} {code}",
        "{after}:{column} {code}",
        "{line}:{column} other",
        "1:1 no-more, {line}:{column} {code}",
    ],
)
def test_a_wrong_promise_is_noticed(planted: str, tmp_path: Path) -> None:
    text = (CASES[0].parent / "unknown_meter.yaml").read_text(encoding="utf-8")
    place, code = promised(text.encode())[0].split()
    line, column = place.split(":")
    promise = planted.format(line=line, column=column, code=code, after=int(column) + 1)
    (tmp_path / "case.yaml").write_text(f"# {promise}\n" + text.partition("\n")[2], encoding="utf-8")
    assert differences(tmp_path / "case.yaml")


def test_every_mistake_is_told_in_one_pass(tmp_path: Path) -> None:
    """Plant five mistakes of five kinds in one file."""
    text = BASE.read_text(encoding="utf-8")
    for right, wrong in [
        ("post: warned}", "post: wraned}"),
        ("0.1 * anger.north", "0.1 * angr.north"),
        ("on: fair,", "on: fiar,"),
        ("{anger.north: -1}", "{anger.nroth: -1}"),
        ("{id: drawn, when: time_up}", "{id: shut, when: time_up}"),
    ]:
        assert right in text
        text = text.replace(right, wrong, 1)
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    assert sorted(item.split()[1] for item in found(path)) == [
        "bad-date", "name-twice", "unknown-name", "unknown-name", "unknown-name"
    ]  # fmt: skip


def test_mistakes_of_shape_are_told_in_one_pass_too(tmp_path: Path) -> None:
    text = BASE.read_text(encoding="utf-8")
    for right, wrong in [("cost: 2", "cost: two"), ("tick: week", "tick: year"), ("points: 1", "points: one")]:
        text = text.replace(right, wrong, 1)
    text = text.replace("    quiet: []", "    loud: []", 1).replace("turns: 6", "turns: six", 1)
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    assert sorted(item.split()[1] for item in found(path)) == [
        "bad-number", "bad-number", "bad-value", "bad-value", "unknown-key"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "hint"),
    [
        ("unknown_meter", "did you mean 'anger.north'?"),
        ("unknown_status_set", "did you mean 'warned'?"),
        ("unknown_key_move", "did you mean 'effects'?"),
        ("unknown_key_top", "did you mean 'tick'?"),
        ("unknown_instrument", "did you mean 'post'?"),
        ("unknown_history_move", "did you mean 'warn'?"),
        ("unknown_name_quoted", "did you mean 'heat'?"),
        ("unknown_source", "use one of A"),
        ("bad_date", "write YYYY-MM-DD"),
    ],
)
def test_the_nearest_right_thing_is_named(case: str, hint: str) -> None:
    (problem,) = misread(Path(__file__).parent / "cases" / f"{case}.yaml")
    assert problem.remedy == hint
