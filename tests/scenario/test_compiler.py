"""The tools of compiling: places of mistakes, effects, sums that stay within 64 bits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine
from game.scenario.compiler import Compiler
from game.scenario.nodes import read_bytes
from game.scenario.shape import shaped
from tests.scenario.finding import marked, whole

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]


def compiler(text: str = "") -> Compiler:
    """Return a compiler over a few keys."""
    root, _ = read_bytes("moves.yaml", whole(text).encode())
    assert root is not None
    spec, problems = shaped(root)
    assert spec is not None, problems
    return Compiler(spec, root)


def test_a_problem_stands_at_its_value_its_key_or_inside_its_text() -> None:
    work = compiler("moves: [{id: nod, by: [north], requires: 'm > 1', effects: {m: 1}}]\n")
    work.report(("moves", 0, "id"), "x", "m", "r")
    work.report(("moves", 0, "id"), "x", "m", "r", key=True)
    work.report(("moves", 0, "requires"), "x", "m", "r", offset=4)
    work.report(("moves", 0, "effects", "nothing"), "x", "m", "r")
    work.report((), "x", "m", "r")
    assert [item.column for item in work.problems] == [14, 10, 47, 60, 1]
    assert {item.path for item in work.problems} == {"moves.yaml"}


def test_where_a_rule_stands() -> None:
    work = compiler("moves:\n  - {id: nod, by: north}\n  - {id: bow, by: south}\n")
    assert work.where(("moves", 1)) == "moves.yaml:3" and work.where(("moves", 7, "x")) == "moves.yaml:2"


def test_a_mistake_in_each_hand_of_writing(wrong: Wrong) -> None:
    for text in (
        "readings: {r: 1 + ‸zz}\n",
        "readings: {r: '1 + ‸zz'}\n",
        'readings: {r: "1 + ‸zz"}\n',
        "readings:\n  r: 1 + ‸zz  # a comment\n",
        "readings:\n  r:\n    1 + ‸zz\n",
        "readings:\n  r: ‸|\n    1 + zz\n",  # inside a block only its head has a place
        "readings:\n  r: ‸>-\n    1 +\n    zz\n",
        "readings:\n  r: ‸1 +\n    zz\n",
        'readings: {r: ‸"1 + z\\x7a"}\n',
    ):
        plain, places = marked(text, "unknown-name")
        assert wrong(plain) == places


@pytest.mark.parametrize(
    ("effects", "code"),
    [
        ("{m: ‸1.005}", None),  # a formula: rounded to 1.01
        ("{m: ‸'1 +'}", "bad-expression"),
        ("{m: ‸yes}", "unknown-name"),
        ("{m: ‸{a: 1}}", "wrong-shape"),
        ("{m: ‸[1, 2, 3]}", "bad-range"),
        ("{m: ‸[2, 1]}", "bad-range"),
        ("{m: ‸[2, 2]}", None),
        ("{m: ‸[1, m]}", "bad-range"),
        ("{m: ‸[[1], 2]}", "bad-range"),
        ("{m: ‸[0.001, 2]}", "bad-range"),
        ("{‸mm: 1}", "unknown-name"),
        ("{i: ‸zz}", "unknown-name"),
        ("{i: ‸[a, b]}", "wrong-shape"),
        ("{m: ‸i}", "mixed-kinds"),
    ],
)
def test_effects(effects: str, code: str | None, wrong: Wrong) -> None:
    text = f"instruments: {{i: {{start: a, statuses: {{a: {{}}}}}}}}\ndrift: [{{id: d, effects: {effects}}}]\n"
    plain, places = marked(text, code or "")
    found = wrong(plain)
    assert [item.split()[1] for item in found] == ([code] if code else [])
    if code and code != "bad-expression":
        assert found == places


def test_because_belongs_to_an_effect(rules_of: RulesOf, wrong: Wrong) -> None:
    rules = rules_of(
        "meters: {m: {start: 1}, n: {start: 1}}\ndrift: [{id: d, effects: {m: 1, n: 2}, because: {n: So}}]\n"
    )
    assert [amount.because for amount in rules.drift[0].rule.amounts] == ["", "So"]
    plain, places = marked("drift: [{id: d, effects: {m: 1}, because: {‸n: So}}]\n", "unknown-name")
    assert wrong(plain) == places


def test_amounts_of_one_step_stay_within_64_bits(wrong: Wrong) -> None:
    """Each rule may reach 9 * 10**14 hundredths; five thousand of them together may not leave 2**62."""
    huge = "'m * 90000 * 999'"
    assert wrong(f"drift: [{{id: d, effects: {{m: {huge}}}}}]\n") == []
    wide = "meters: {m: {start: 0, range: [-1000000, 1000000]}}\n"
    rows = ", ".join(f"{{id: d{number}, effects: {{m: m * 90000}}}}" for number in range(500))
    assert wrong(wide + f"drift: [{rows}]\n") == []
    assert compiler().widen(("meters", "m"), 0, 2**62) is None  # the last that fits
    work = compiler()
    work.widen(("meters", "m"), 0, 2**62)
    work.widen(("meters", "m"), 0, 1)
    assert [item.code for item in work.problems] == ["too-large"]


def test_formulas_have_a_limit_that_is_told_once() -> None:
    work = compiler()
    assert not work.tired((), "x" * 300_000) and work.tired((), "x") and work.tired((), "x")
    assert [item.code for item in work.problems] == ["too-large"]


def test_hints_stop_when_very_much_is_wrong() -> None:
    work = compiler()
    for number in range(1_000):
        work.known(("moves",), f"nodd{number}", ["nod", "bow"], "move")
    remedies = [item.remedy for item in work.problems]
    assert remedies[0] == "did you mean 'nod'?" and remedies[-1] == "look it up" and len(remedies) == 1_000


@pytest.mark.parametrize(
    ("amount", "reach"), [("0.015", 2), ("-0.015", 2), ("0.02", 2), ("[-3, 1]", 300), ("m", 10_001)]
)
def test_what_a_step_can_add_is_never_taken_too_small(amount: str, reach: int, rules_of: RulesOf) -> None:
    assert rules_of(f"drift: [{{id: d, effects: {{m: {amount}}}}}]\n").reach == {0: reach}
