"""The page on the model says what the scenario says, and `--check` finds a page that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import load
from game.scenario.model_page import main, model_page
from game.shipped import shipped

FOLDER = shipped("scenarios") / "gsomia-2019"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "model-2019.md"


def test_the_page_in_docs_is_the_one_the_scenario_makes() -> None:
    assert main([str(FOLDER), str(PAGE), "--check"]) == 0, "run `python -m game.scenario.model_page` as its head says"


def test_a_page_that_says_something_else_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "page.md"
    assert main([str(FOLDER), str(copy), "--check"]) == 1
    assert main([str(FOLDER), str(copy)]) == 0 and main([str(FOLDER), str(copy), "--check"]) == 0
    copy.write_text(copy.read_text(encoding="utf-8").replace("+9", "+8", 1), encoding="utf-8")
    assert main([str(FOLDER), str(copy), "--check"]) == 1
    assert "is not what the scenario says" in capsys.readouterr().err


def test_every_mechanism_is_explained_three_times_and_none_is_empty() -> None:
    scenario = load(FOLDER)
    text = model_page(scenario)
    assert len(scenario.spec.mechanisms) == 12
    for item in scenario.spec.mechanisms:
        assert 0 < len(item.text.pupil.split()) <= 40 and item.text.undergraduate and item.text.professor
        assert len({item.text.pupil, item.text.undergraduate, item.text.professor}) == 3
        assert item.title in text and item.source in scenario.spec.sources


def test_the_fit_prints_both_counts_and_every_residual(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER), "--fit"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("6 coefficients, 8 data points") and out.count(" data ") > 15
    assert out.rstrip().endswith("the search would change nothing")
