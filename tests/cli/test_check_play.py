"""`check --play`: what games show stands beside what the text shows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.calling import call
from tests.scenario.finding import whole

DEAD = whole("moves: [{id: nod, by: [north, south]}, {id: march, by: [north, south], cost: 3}]\n"
             "paces: {p: {turn: 1 week, turns: 3, attention: 2}}\n")  # fmt: skip


def test_a_dead_move_is_a_warning_with_its_place_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(DEAD, encoding="utf-8")
    assert call("check", str(path)).out == ""
    answer = call("check", str(path), "--play", "100")
    assert answer.code == 0 and answer.out.startswith(f"{path}:1:45 dead-move: north.march, south.march was open on ")
    assert "it costs 3 and a turn allows 2" in answer.out and "attention (warning)\n" in answer.out
    assert call("check", str(path), "--play", "100", "--strict").code == 1
    line = json.loads(call("check", str(path), "--play", "100", "--json").out)
    assert (line["code"], line["line"], line["severity"]) == ("dead-move", 1, "warning")


def test_a_scenario_with_errors_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(DEAD + "nonsense: 1\n", encoding="utf-8")
    answer = call("check", str(path), "--play", "100")
    assert answer.code == 1 and "dead-move" not in answer.out
