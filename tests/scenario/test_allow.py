"""Comments that silence a rule: for their line or the entry below, with a reason, and never more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.scenario.allow import allowances
from tests.scenario.finding import whole

UNREAD = "meters:\n  m: {start: 50, thresholds: {60: loud}}\n"


def codes(tmp_path: Path, text: str) -> list[str]:
    """Return `line code` of what is found that has to do with meters or comments."""
    (tmp_path / "case.yaml").write_text(whole(text), encoding="utf-8")
    found = scenario.check(tmp_path / "case.yaml")
    return sorted(f"{item.line} {item.code}" for item in found if item.code.startswith(("allow", "un")))


def test_a_comment_counts_for_its_line(tmp_path: Path) -> None:
    assert codes(tmp_path, UNREAD) == ["2 unmoved-meter"]
    here = UNREAD.replace("}}\n", "}}  # backchannel: allow unmoved-meter because it is a constant\n")
    assert codes(tmp_path, here) == []
    other = "# backchannel: allow unmoved-meter because it is a constant\ntitle: A case\n" + UNREAD
    assert codes(tmp_path, other) == ["1 allow-unused", "4 unmoved-meter"]


def test_alone_on_a_line_it_counts_for_the_entry_below(tmp_path: Path) -> None:
    comment = "# backchannel: allow unmoved-meter because it is a constant\n"
    assert codes(tmp_path, f"{comment}\n# and\n{UNREAD}") == []
    assert codes(tmp_path, UNREAD.replace("meters:\n", f"meters:\n  {comment}")) == []
    after = UNREAD + f"  {comment}  n: {{start: 5, thresholds: {{60: loud}}}}\n"
    assert codes(tmp_path, after) == ["2 unmoved-meter"]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("allow unmoved-meter", ["2 allow-no-reason", "2 unmoved-meter"]),
        ("allow unmoved-meter because", ["2 allow-no-reason", "2 unmoved-meter"]),
        ("allow unmoved-metre because why", ["2 allow-unknown", "2 unmoved-meter"]),
        ("allow unknown-key because why", ["2 allow-unknown", "2 unmoved-meter"]),
        ("allow spoiler because why", ["2 allow-unused", "2 unmoved-meter"]),
        ("allow dead-move because why", ["2 allow-unknown", "2 unmoved-meter"]),
        ("allow allow-unused because why", ["2 allow-unused", "2 unmoved-meter"]),
        ("forbid everything", ["2 unmoved-meter"]),
    ],
)
def test_a_comment_that_does_not_fit_is_told(comment: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, UNREAD.replace("}}\n", f"}}}}  # backchannel: {comment}\n")) == expected


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    text = "meters: {m: {strat: 50}}  # backchannel: allow unknown-key because I like it\n"
    assert "1 unknown-key" in codes(tmp_path, text) and "1 allow-unknown" in codes(tmp_path, text)


def test_while_there_are_errors_no_comment_is_called_unused(tmp_path: Path) -> None:
    here = UNREAD.replace("}}\n", "}}  # backchannel: allow unmoved-meter because it is a constant\n")
    assert codes(tmp_path, here + "events: [{id: x, when: mm > 1}]\n") == ["3 unknown-name"]


def test_what_only_play_finds_can_be_allowed_and_is_unused_only_after_play(tmp_path: Path) -> None:
    page = scenario.Page("dead-move", "A move is dead.", "It is.", "a: 1", "a: 2", scenario.WARNING)
    text = whole("moves:\n  - {id: nod, by: north}  # backchannel: allow dead-move because it is the point\n")
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    dead = scenario.Problem(str(path), 2, 10, "dead-move", "dead", "revive it", scenario.WARNING)

    def codes_after(found: list[scenario.Problem]) -> set[str]:
        return {item.code for item in scenario.checked(path, lambda _: found, [page]).problems}

    assert not {"dead-move", "allow-unused"} & codes_after([dead])
    assert "allow-unused" in codes_after([])
    assert "allow-unknown" in {item.code for item in scenario.checked(path).problems}


def test_a_sign_that_begins_no_comment_is_none() -> None:
    assert list(allowances("a.yaml", "title: not#backchannel: allow spoiler because x\n")) == []
    (found,) = allowances("a.yaml", "title: A  # backchannel: allow spoiler because  of  it \n")
    assert (found.line, found.column, found.code, found.reason) == (1, 11, "spoiler", "of  it")
