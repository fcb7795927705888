"""Each finding from play is found where it is, and its near misses are left alone.

A mark (‸) in a text says where the finding must point; a text without one must be clean of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief import FINDINGS, Study, findings_of, study
from game.debrief.findings import finding as bounds
from game.scenario import WARNING, load
from tests.scenario.finding import marked, whole
from tests.tiers import n

PLAYS = {
    "dead-move": [
        # it costs more than a turn allows
        "paces: {p: {turn: 1 week, turns: 3, attention: 1}}\n"
        "moves: [{id: nod, by: [north, south]}, {id: ‸march, by: [north, south], cost: 2}]\n",
        # open only after the last turn
        "dates: {may: 2024-05-01}\nmoves: [{id: nod, by: [north, south]}, "
        "{id: ‸late, by: north, requires: today > may}]\n",
        # what it waits for is shut by the move that would be needed
        "instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}\nmoves:\n"
        "- {id: nod, by: [north, south]}\n- {id: ‸lock, by: north, requires: gate is shut, effects: {gate: shut}}\n",
        # near misses: cheap enough at another pace, open in the last turn only, open only after a storm
        "paces: {p: {turn: 1 week, turns: 3, attention: 1}, q: {turn: 1 week, turns: 3, attention: 2}}\n"
        "moves: [{id: nod, by: [north, south]}, {id: march, by: [north, south], cost: 2}]\n",
        "dates: {late: 2024-02-01}\nmoves: [{id: nod, by: [north, south]}, "
        "{id: stay, by: north, requires: today > late}]\n",
        "instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}\n"
        "moves: [{id: nod, by: [north, south]}, {id: unlock, by: north, requires: gate is shut, effects: "
        "{gate: open}}]\n"
        "events: [{id: storm, chance: 20, effects: {gate: shut}}]\n",
    ],
    "unreachable-ending": [
        "endings: [{id: high, when: ‸m > 50}, {id: drawn, when: time_up}]\n",
        # always beaten by the one above
        "moves: [{id: calm, by: [north, south], effects: {m: 4}}]\n"
        "endings: [{id: first, when: m > 52}, {id: second, when: ‸m > 53}, {id: drawn, when: time_up}]\n",
        # near misses: rare, by chance alone, and the last, which has to be there
        "events: [{id: luck, chance: 2, effects: {m: 30}}]\n"
        "endings: [{id: high, when: m > 75}, {id: drawn, when: time_up}]\n",
        "dates: {soon: 2024-01-10}\nendings: [{id: early, when: today > soon}, {id: drawn, when: time_up}]\n",
    ],
    "certain-ending": [
        "dates: {soon: 2024-01-10}\nendings: [{id: early, when: ‸today > soon}, {id: drawn, when: time_up}]\n",
        "events: [{id: luck, chance: 0.2, effects: {m: 30}}]\n"
        "endings: [{id: high, when: m > 75}, {id: drawn, when: ‸time_up}]\n",
        # near misses: nine in ten by chance, another ending between hawks, one ending only
        "events: [{id: luck, chance: 2, effects: {m: 30}}]\n"
        "endings: [{id: high, when: m > 75}, {id: drawn, when: time_up}]\n",
        "moves: [{id: nod, by: [north, south]}, "
        "{id: hit, by: [north, south], tone: hostile, cost: 3, effects: {m: -8}}]\n"
        "endings: [{id: low, when: m < 20}, {id: drawn, when: time_up}]\n",
        "endings: [{id: drawn, when: time_up}]\n",
    ],
    "runaway-meter": [
        "meters:\n  m: {start: 50}\n  ‸mood: {per: actor, start: 40}\n"
        "drift: [{id: sour, effects: {mood.north: -12, mood.south: 0.1 * (40 - mood.south)}}]\n",
        "meters:\n  ‸m: {start: 50}\nmoves: [{id: push, by: [north, south], effects: {m: 30}}, "
        "{id: shove, by: [north, south], effects: {m: 30}}]\nevents: [{id: tide, chance: 60, effects: {m: 20}}]\n",
        # near misses: near the end, at the end from the start, half the games, hawks alone
        "meters: {m: {start: 50}}\ndrift: [{id: boil, effects: {m: 0.4 * (99 - m)}}]\n",
        "meters: {m: {start: 0}}\ndrift: [{id: cool, effects: {m: -5}}]\n",
        "meters: {m: {start: 50}}\nevents: [{id: flood, chance: 9, effects: {m: 60}}]\n",
        "meters: {m: {start: 50}}\n"
        "moves: [{id: nod, by: [north, south]}, "
        "{id: hit, by: [north, south], cost: 3, tone: hostile, effects: {m: -6}}]\n",
    ],
    "dominated-move": [
        "moves: [{id: nod, by: [north, south]}, {id: ‸sulk, by: south, effects: {m: -9}}]\n"
        "goals: {south: [{title: A, when: m >= 46, points: 3}, {title: B, when: m >= 30, points: 2}]}\n",
        # near misses: a concession helps the other, nothing is lost, lost against hawks only
        "moves: [{id: nod, by: [north, south]}, {id: give, by: south, effects: {m: -9}}]\n"
        "goals: {south: [{title: A, when: m >= 46, points: 3}], north: [{title: B, when: m < 46, points: 3}]}\n",
        "moves: [{id: nod, by: [north, south]}, {id: sulk, by: south, effects: {m: -9}}]\n"
        "goals: {south: [{title: A, when: m >= 0, points: 3}]}\n",
        "instruments: {peace: {start: kept, statuses: {kept: {}, broken: {}}}}\n"
        "moves: [{id: nod, by: [north, south]}, {id: visit, by: south, effects: {m: -9}}, "
        "{id: hit, by: north, tone: hostile, cost: 3, effects: {peace: broken}}]\n"
        "goals: {south: [{title: A, when: m >= 46 or peace is kept, points: 3}]}\n",
    ],
    "dominant-move": [
        "moves: [{id: nod, by: [north, south]}, {id: ‸win, by: north, once: true, effects: {m: 30}}, "
        "{id: tea, by: north, effects: {m: 0.1}}]\ngoals: {north: [{title: High, when: m >= 75, points: 3}]}\n",
        # near misses: another pays as much, it pays a little, it is its actor's only move
        "moves: [{id: nod, by: [north, south]}, {id: win, by: north, once: true, effects: {m: 20}}, "
        "{id: court, by: north, once: true, effects: {m: 20}}]\n"
        "goals: {north: [{title: High, when: m >= 60, points: 3}, {title: Very, when: m >= 80, points: 3}]}\n",
        "moves: [{id: nod, by: [north, south]}, {id: win, by: north, once: true, effects: {m: 30}}]\n"
        "events: [{id: luck, chance: 40, effects: {m: 30}}]\ngoals: {north: ["
        "{title: High, when: m >= 75, points: 3}]}\n",
        "moves: [{id: nod, by: [south]}, {id: win, by: north, once: true, effects: {m: 30}}]\n"
        "goals: {north: [{title: High, when: m >= 75, points: 3}]}\n",
    ],
    "unmet-goal": [
        "goals: {north: [{title: Fine, when: m >= 50, points: 1}, {title: High, when: ‸m >= 95, points: 3}]}\n",
        "goals: {south: [{title: Both, when: ‸m >= 60 and m < 40, points: 3, private: true}]}\n",
        # near miss: met with luck
        "events: [{id: luck, chance: 2, effects: {m: 46}}]\ngoals: {north: ["
        "{title: High, when: m >= 95, points: 3}]}\n",
    ],
    "free-goal": [
        "goals: {north: [{title: Fine, when: ‸m >= 50, points: 1}]}\n",
        # near misses: missed with bad luck, missed where hawks meet
        "events: [{id: luck, chance: 2, effects: {m: -46}}]\ngoals: {north: ["
        "{title: Fine, when: m >= 50, points: 3}]}\n",
        "moves: [{id: nod, by: [north, south]}, "
        "{id: hit, by: [north, south], cost: 3, tone: hostile, effects: {m: -4}}]\n"
        "goals: {north: [{title: Fine, when: m >= 30, points: 3}]}\n",
    ],
}  # fmt: skip
"""For each code: texts with what must be found, then near misses."""

CASES = [(code, text) for code, texts in PLAYS.items() for text in texts]


def studied(text: str, folder: Path) -> Study:
    """Return a study of a scenario given by the parts that matter."""
    path = folder / "case.yaml"
    path.write_text(whole(text), encoding="utf-8")
    return study(load(path), n("games of a finding"))


def places(made: Study, code: str) -> list[str]:
    """Return where a study finds something of this code."""
    return [f"{item.line}:{item.column} {item.code}" for item in findings_of(made) if item.code == code]


def test_every_finding_has_cases_and_near_misses() -> None:
    assert PLAYS.keys() == FINDINGS.keys()
    for texts in PLAYS.values():
        assert any("‸" in text for text in texts) and any("‸" not in text for text in texts)


@pytest.mark.parametrize(("code", "text"), CASES, ids=[f"{code}-{at}" for at, (code, _) in enumerate(CASES)])
def test_a_fault_of_play_is_found_at_its_place_and_a_near_miss_is_not(code: str, text: str, tmp_path: Path) -> None:
    clean, expected = marked(text, code)
    made = studied(clean, tmp_path)
    assert places(made, code) == expected
    for problem in findings_of(made):
        assert problem.severity == WARNING and problem.path == str(tmp_path / "case.yaml")
        assert any(sign.isdigit() for sign in problem.message) and len(problem.remedy) > 10


@pytest.mark.parametrize("code", FINDINGS)
def test_the_examples_of_its_page_are_true(code: str, tmp_path: Path) -> None:
    page = FINDINGS[code].page
    assert page.code == code and page.severity == WARNING and page.what.endswith(".") and len(page.why) > 60
    assert len(places(studied(page.bad, tmp_path), code)) == 1
    assert places(studied(page.good, tmp_path), code) == []


def test_a_bound_says_what_so_many_games_can_still_hide() -> None:
    assert bounds.never(100_000) == "not once in 100\u202f000 games (so in under 0.003 % of them, 95 % sure)"
    assert bounds.always(100_000) == "in every one of 100\u202f000 games (so in over 99.997 % of them, 95 % sure)"
    assert abs((1 - 0.003 / 100) ** 100_000 - 0.05) < 0.0005
    assert [bounds.percent(share) for share in (0.5, 0.051, 0.0004, 1)] == ["50 %", "5.1 %", "0.04 %", "100 %"]


def test_a_fault_planted_in_the_counts_is_told(tmp_path: Path) -> None:
    """The planted fault: a study whose games never ordered a move that stands on many sheets."""
    made = studied("moves: [{id: nod, by: [north, south]}, {id: bow, by: north}]\n", tmp_path)
    assert places(made, "dead-move") == []

    def silent(part):  # type: ignore[no-untyped-def]
        orders = part.orders.copy()
        orders[-1] = 0
        return replace(part, orders=orders)

    blind = replace(
        made,
        lot=silent(made.lot),
        pairings={key: silent(part) for key, part in made.pairings.items()},
        paces={},
        bases={key: silent(part) for key, part in made.bases.items()},
    )
    assert len(places(blind, "dead-move")) == 1
