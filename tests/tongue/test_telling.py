"""Sentences told in every language from the data of a snapshot."""

from __future__ import annotations

import pytest

from game.tongue import LANGUAGES, load
from game.tongue.telling import mattered_sentence, search_sentence

FOUND = {"part": 1.0, "wrong": "", "told": [], "tried": 3, "replays": 400, "given": 61}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_without_a_result_says_why(language: str) -> None:
    tongue, outcome = load(language), {"title": "Truce"}
    some = search_sentence(tongue, {"outcome": outcome, "mattered": FOUND})
    none = search_sentence(tongue, {"outcome": outcome, "mattered": {**FOUND, "tried": 0}})
    assert "3" in some and "400" in some and "61" in some
    assert not any(figure in none for figure in "03461") and "Truce" in some and "Truce" in none
    assert search_sentence(tongue, {"outcome": outcome, "mattered": {**FOUND, "told": [{}]}}) == ""


@pytest.mark.parametrize(("language", "between"), [("en", " "), ("ko", " "), ("ja", "")])
def test_two_sentences_stand_side_by_side_as_a_language_writes_them(language: str, between: str) -> None:
    tongue, shot, one = load(language), {"outcome": {"title": "Truce"}}, {"without": 4, "given": 61}
    alone, after = mattered_sentence(tongue, shot, one), tongue.say("debrief.left_out")
    assert mattered_sentence(tongue, shot, {**one, "dropped": ["protest"]}) == f"{alone}{between}{after}"
