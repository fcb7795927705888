"""The page on the model says what the scenario says, and `--check` finds a page that does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.scenario import load
from game.scenario.model_page import explained, main, model_page, page_name
from game.shipped import shipped

FOLDER = shipped("scenarios") / "gsomia-2019"
PAGES = Path(__file__).resolve().parents[2] / "docs"


def test_the_pages_in_docs_are_those_the_scenarios_make() -> None:
    assert main([str(PAGES), "--check"]) == 0, "run `python -m game.scenario.model_page docs`"


def test_every_crisis_that_explains_itself_has_a_page_of_its_own() -> None:
    names = [page_name(scenario) for scenario in explained()]
    assert len(set(names)) == len(names) and set(names) == {path.name for path in PAGES.glob("model-*.md")}


def test_a_page_that_says_something_else_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = [str(tmp_path), str(FOLDER)]
    assert main([*where, "--check"]) == 1
    assert main(where) == 0 and main([*where, "--check"]) == 0
    copy = tmp_path / page_name(load(FOLDER))
    copy.write_text(copy.read_text(encoding="utf-8").replace("+9", "+8", 1), encoding="utf-8")
    assert main([*where, "--check"]) == 1
    assert "is not what the scenario says" in capsys.readouterr().err


def test_a_crisis_without_data_is_held_against_none() -> None:
    assert [scenario.id for scenario in explained() if "## Model against data" in model_page(scenario)] == [
        "gsomia-2019"
    ]


def test_the_record_is_told_in_codes_where_a_crisis_has_them() -> None:
    pages = {scenario.id: model_page(scenario) for scenario in explained()}
    assert [name for name, page in pages.items() if "## The record in codes" in page] == ["gsomia-2019"]
    lines = pages["gsomia-2019"].splitlines()
    assert "| 2019-08-22 | Seoul | Give notice on the pact | 160 | -4.0 |" in lines
    assert "| 2019-08-22 | Washington → Seoul | Voice disappointment in public | 111 | -2.0 |" in lines
    assert "| 2019-07-05 |  | A boycott begins | 143 | -6.5 |" in lines
    assert not any("Sales tax" in line and line.startswith("| 2019-10-01") for line in lines)


def test_every_mechanism_is_explained_three_times_and_none_is_empty() -> None:
    assert {scenario.id: len(scenario.spec.mechanisms) for scenario in explained()}["gsomia-2019"] == 12
    for scenario in explained():
        text = model_page(scenario)
        for item in scenario.spec.mechanisms:
            assert 0 < len(item.text.pupil.split()) <= 40 and item.text.undergraduate and item.text.professor
            assert len({item.text.pupil, item.text.undergraduate, item.text.professor}) == 3
            assert item.title in text and item.source in scenario.spec.sources


def test_the_fit_prints_both_counts_and_every_residual(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fit", str(FOLDER)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("6 coefficients, 8 data points") and out.count(" data ") > 15
    assert out.rstrip().endswith("the search would change nothing")


def test_what_cannot_be_read_or_written_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, code, said in (
        ([str(tmp_path), "gsomia-2091"], 1, "there is no scenario 'gsomia-2091'; did you mean 'gsomia-2019'?"),
        (["--fit", "nowhere"], 1, "there is no scenario 'nowhere'"),
        ([str(tmp_path / "no folder"), "tiny"], 2, "no folder cannot be written"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(words)
        assert stopped.value.code == code and said in capsys.readouterr().err


def test_data_to_which_nothing_was_fitted_make_a_page_too(tmp_path: Path) -> None:
    folder = tmp_path / "gsomia-2019"
    shutil.copytree(FOLDER, folder)
    text = (folder / "data.csv").read_text(encoding="utf-8").replace(",fit,", ",test,")
    (folder / "data.csv").write_text(text, encoding="utf-8")
    assert "Nothing later than the first day was fitted to." in model_page(load(folder))
