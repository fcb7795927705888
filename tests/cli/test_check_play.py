"""`check --play`: what games show stands beside what the text shows."""

from __future__ import annotations

import json
from pathlib import Path

from game.debrief import FINDINGS
from tests.cli.calling import call
from tests.scenario.finding import whole

DEAD = whole("moves:\n- {id: nod, by: [north, south]}\n- {id: march, by: [north, south], cost: 3}\n"
             "paces: {p: {turn: 1 week, turns: 3, attention: 2}}\n")  # fmt: skip


def found(*words: str) -> list[dict[str, object]]:
    """Return the findings from play that a check prints."""
    lines = [json.loads(line) for line in call("check", *words, "--json").out.splitlines()]
    return [line for line in lines if line["code"] in FINDINGS]


def test_a_dead_move_is_a_warning_with_its_place_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(DEAD, encoding="utf-8")
    assert found(str(path)) == []
    (one,) = found(str(path), "--play", "100")
    assert (one["code"], one["line"], one["column"], one["severity"]) == ("dead-move", 3, 8, "warning")
    text = call("check", str(path), "--play", "100").out
    assert f"{path}:3:8 dead-move: north.march, south.march was open on " in text
    assert "it costs 3 and a turn allows 2" in text


def test_a_finding_from_play_can_be_allowed_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    comment = "# backchannel: allow dead-move because it waits for a longer turn"
    path.write_text(DEAD.replace("cost: 3}", f"cost: 3}}  {comment}"), encoding="utf-8")
    assert found(str(path), "--play", "100") == []
    answer = call("report", str(path), "--games", "100", "--out", str(tmp_path / "page.html"))
    assert "Findings from play: none." in answer.out
    assert "with their reasons: 1." in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_scenario_with_errors_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(DEAD + "nonsense: 1\n", encoding="utf-8")
    answer = call("check", str(path), "--play", "100")
    assert answer.code == 1 and "dead-move" not in answer.out
