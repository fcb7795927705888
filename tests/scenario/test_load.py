"""A folder or file, checked in one pass and made ready to play; and what a journal keeps of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from game import engine, scenario
from game.errors import ScenarioError
from tests.scenario.finding import BASE, misread, whole

ROOT = Path(__file__).parents[2]


def test_what_a_scenario_is() -> None:
    loaded = scenario.load(BASE)
    assert (loaded.id, loaded.title, loaded.summary) == (
        "base",
        "The border post",
        "Two neighbours quarrel over one post.",
    )
    assert loaded.path == str(BASE) and loaded.warnings == () and len(loaded.digest) == 16
    assert loaded.rules.id == "base" and loaded.spec.moves[1].headlines == {"neutral": "North warns"}


def test_an_event_happened_on_its_day_or_the_day_of_the_record() -> None:
    loaded = scenario.load(scenario.find("gsomia-2019"))
    first, weeks = date.fromordinal(loaded.rules.start), loaded.rules.tick_days
    dated = next(event for event in loaded.spec.events if event.on is not None and event.on in loaded.spec.dates)
    own = date.fromisoformat(loaded.spec.dates[dated.on or ""].on)
    tick = (own - first).days // weeks
    assert loaded.happened_on(dated.id, tick) == own
    assert loaded.happened_on(dated.id, tick + 1) is None
    past = next(past for past in loaded.spec.history if past.event and past.event != dated.id)
    day = date.fromisoformat(past.on)
    assert loaded.happened_on(past.event or "", (day - first).days // weeks, recorded=True) == day


def test_comments_and_layout_do_not_count_but_every_word_does(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    text = BASE.read_text(encoding="utf-8")

    def digest(changed: str) -> str:
        path.write_text(changed, encoding="utf-8", newline="")
        return scenario.load(path).digest

    digests = {
        digest(text),
        digest("# more\n\n" + text.replace("\n", "   # why\n", 3)),
        digest(text.replace("\n", "\r\n")),
    }
    assert len(digests) == 1
    for right, wrong in [("trade: 5", "trade: 6"), ("North warns", "North warned"), ("turns: 6", "turns: 7")]:
        assert digest(text.replace(right, wrong)) not in digests


def test_a_folder_is_merged_and_a_key_stands_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(whole("dates: {fair: 2024-01-10}\n"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("events: [{id: x, on: fair}]\n", encoding="utf-8")
    assert scenario.load(tmp_path).rules.events[0].on == 1
    (tmp_path / "c.yaml").write_text("\nevents: []\n", encoding="utf-8")
    (problem,) = scenario.check(tmp_path)
    assert (
        str(problem) == f"{tmp_path / 'c.yaml'}:2:1 duplicate-key: 'events' stands here and in b.yaml, keep one of them"
    )


def test_problems_of_several_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(whole("dates: {fair: 2024-01-40}\n"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("events: [{id: x, onn: fair}]\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("drift: [\n", encoding="utf-8")
    places = [f"{Path(item.path).name}:{item.line} {item.code}" for item in scenario.check(tmp_path)]
    assert places == ["a.yaml:1 bad-date", "b.yaml:1 unknown-key", "c.yaml:1 not-yaml"] or places[2].startswith(
        "c.yaml:2"
    )


def test_a_refusal_counts_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: x\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        scenario.load(path)
    count = len(caught.value.problems)
    assert str(caught.value) == f"{caught.value.problems[0]} (and {count - 1} more; run check to see all)"


def test_finding_by_name_or_path() -> None:
    tiny = scenario.find("tiny")
    assert tiny in scenario.shipped_scenarios() and scenario.find(tiny) == tiny and scenario.find(str(BASE)) == BASE
    with pytest.raises(ScenarioError, match="there is no scenario 'tinny'; did you mean 'tiny'"):
        scenario.find("tinny")


def test_what_ships_is_whole() -> None:
    for path in scenario.shipped_scenarios():
        assert misread(path) == [], path


@pytest.mark.parametrize("path", [BASE, *scenario.shipped_scenarios()], ids=lambda path: path.stem)
def test_a_journal_keeps_the_whole_scenario(path: Path) -> None:
    loaded = scenario.load(path)
    kept = json.loads(json.dumps(loaded.canonical, ensure_ascii=False, separators=(",", ":")))
    again = scenario.from_canonical(kept)
    assert again.digest == loaded.digest and again.canonical == loaded.canonical
    for first, second in ((loaded.rules, again.rules),):
        done = [
            engine.resolve(rules, engine.start(rules), engine.no_orders(rules), engine.Chance(5))
            for rules in (first, second)
        ]
        assert engine.digest(first, done[0].state) == engine.digest(second, done[1].state)
        assert done[0].reasons() == done[1].reasons()  # with file and line


NO_FILES: list[Any] = [None, [], "x", {}, {"files": None}, {"files": {}}, {"files": {"a.yaml": {}}, "lines": []}]
NO_SCENARIOS: list[Any] = [
    "x", ["x"], {"id": "x"}, {"id": 5, "moves": {"x": None}}, {"id": "\x00"}, {"id": "\ud800"}, {"\x07": "x"},
    json.loads("[" * 400 + "]" * 400), {"id": "x" * 30_000},
]  # fmt: skip
BROKEN = [*NO_FILES, *({"files": {"a.yaml": tree}} for tree in NO_SCENARIOS), {"files": {"a\x00.yaml": {}}}]
BROKEN += [{"files": {"a.yaml": {"id": "x"}}, "lines": {"a.yaml": lines}} for lines in ("no", [None, 1.5, -7])]


@pytest.mark.parametrize("place", range(len(BROKEN)))
def test_a_journal_without_a_scenario_is_refused_in_a_sentence(place: int) -> None:
    with pytest.raises(ScenarioError, match="the scenario inside the journal") as caught:
        scenario.from_canonical(BROKEN[place])
    assert "\x00" not in str(caught.value) and len(str(caught.value)) < 1_000


def test_the_same_problems_whatever_the_hash_seed() -> None:
    code = "import sys; from pathlib import Path; from game import scenario\n"
    code += "for path in sorted(Path(sys.argv[1]).glob('*.yaml')):\n"
    code += "    for item in scenario.check(path): print(ascii(str(item)))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "tests" / "scenario" / "cases")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(answers) == 1 and len(answers.pop().splitlines()) >= 140
