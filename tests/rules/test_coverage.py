"""Every numbered sentence of docs/rules.md has a case in this folder, and every case names a sentence there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
LAW = HERE.parents[1] / "docs" / "rules.md"
SENTENCE = re.compile(r"^- \*\*R(\d+)\*\* (\S.*)$", re.MULTILINE)


def sentences(text: str) -> list[int]:
    """Return the numbers of the sentences of a law, in the order they stand."""
    return [int(number) for number, _ in SENTENCE.findall(text)]


def cases(text: str) -> set[int]:
    """Return the numbers the test functions name: `test_r7_r9_words`; `test_r7_to_r9_words` names three."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_r"):
            numbers = [int(number) for number in re.findall(r"(?<=_)r(\d+)(?=_)", node.name + "_")]
            if re.match(r"test_r\d+_to_r\d+_", node.name):
                found |= set(range(numbers[0], numbers[1] + 1))
            found |= set(numbers)
    return found


def covered() -> set[int]:
    """Return the numbers that have a case."""
    return set().union(*(cases(path.read_text(encoding="utf-8")) for path in HERE.glob("test_*.py")))


def test_every_sentence_has_a_case() -> None:
    numbers = sentences(LAW.read_text(encoding="utf-8"))
    assert sorted(set(numbers) - covered()) == []
    assert sorted(covered() - set(numbers)) == []


def test_the_law_is_numbered_without_gaps_or_repeats() -> None:
    numbers = sentences(LAW.read_text(encoding="utf-8"))
    assert len(numbers) >= 120
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(re.findall(r"\*\*R\d+\*\*", LAW.read_text(encoding="utf-8"))) == len(numbers)


def test_a_planted_sentence_without_a_case_is_caught() -> None:
    planted = LAW.read_text(encoding="utf-8") + "- **R999** Governments never lie.\n"
    assert set(sentences(planted)) - covered() == {999}


def test_a_planted_case_without_a_sentence_is_caught() -> None:
    assert cases(
        "def test_r998_nothing():\n    pass\ndef test_r5_r7_a():\n    pass\ndef test_r1_to_r3_b(): pass\n"
    ) == {
        998,
        5,
        7,
        1,
        2,
        3,
    }
    assert 998 not in sentences(LAW.read_text(encoding="utf-8"))
