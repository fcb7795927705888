"""Lint over scenarios as large and tangled as may be written: it ends, and gives up rather than guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import engine, scenario
from game.engine.possible import MOST_ROUNDS
from game.scenario.lint.phrases import MOST_TRIED, Phrases
from tests.scenario.finding import whole


def chain(count: int, backwards: bool) -> str:
    """Return events of which each needs the one before it."""
    rows = [f"{{id: e{k}, when: times(e{k - 1}) > 0}}" if k else "{id: e0, chance: 5}" for k in range(count)]
    return whole(f"events: [{', '.join(reversed(rows) if backwards else rows)}]\n")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain_is_held_possible_rather_than_judged_wrongly(backwards: bool, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for count in (MOST_ROUNDS // 2, 490):
        path.write_text(chain(count, backwards), encoding="utf-8")
        rules = scenario.load(path).rules
        assert engine.possible(rules).events == frozenset(range(count))
    never = chain(490, backwards).replace("chance: 5", "chance: 0")
    path.write_text(never, encoding="utf-8")
    assert "cannot-happen" in {item.code for item in scenario.check(path)}


def test_texts_without_end_are_not_read(tmp_path: Path) -> None:
    said = f'"{"word " * 78}"'
    told = f"text: {said}, because: {said}, headlines: {{neutral: {said}, north: {said}}}"
    moves = ", ".join(f"{{id: m{k}, by: north, {told}}}" for k in range(480))
    events = ", ".join(f"{{id: e{k}, chance: 5, {told}}}" for k in range(480))
    (tmp_path / "moves.yaml").write_text(f"moves: [{moves}]\n", encoding="utf-8")
    rest = whole(f"moves: []\nevents: [{events}]\n").replace("moves: []\n", "")
    (tmp_path / "rest.yaml").write_text(rest, encoding="utf-8")
    assert [(item.code, item.severity) for item in scenario.check(tmp_path)] == [("not-read", scenario.WARNING)]


@pytest.mark.timeout(120)
def test_many_terms_and_orders_cost_little(tmp_path: Path) -> None:
    """Five hundred terms with one first word are held against many thousands of it."""
    terms = ", ".join(f"{{avoid: the thing {k}, use: it {k}}}" for k in range(499))
    rows = [f'{{id: e{k}, chance: 5, text: "{"the thing x " * 30}"}}' for k in range(490)]
    path = tmp_path / "case.yaml"
    path.write_text(whole(f"neutral_terms: [{terms}]\nevents: [{', '.join(rows)}]\n"), encoding="utf-8")
    assert not any(item.code == "one-sided-term" for item in scenario.check(path))


def test_phrases_are_found_by_their_first_word() -> None:
    phrases = Phrases({"the robbers": "a", "robbers": "b", "Robbers of the sea": "c", "…odd": "d"})
    text = "The robbers, and robbers of the sea; robbersome. ROBBERS"
    found = list(phrases.within(text))
    assert found == [(0, "The robbers", "a"), (17, "robbers of the sea", "c"), (49, "ROBBERS", "b")]
    many = Phrases({f"a {k}": "x" for k in range(2 * MOST_TRIED)})
    assert len(many.first["a"]) == 2 * MOST_TRIED and not list(many.within("a b"))
