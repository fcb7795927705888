"""Every rule of lint: what it must find, at its place (‸), and what looks alike and must be left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.scenario.lint import RULES
from tests.scenario.finding import marked, whole

GATE = "instruments:\n  gate:\n    start: open\n    statuses:\n      open: {}\n"
MOVES = "moves: [{id: nod, by: [north, south], effects: {m: 1}}"
TERMS = "neutral_terms: [{avoid: robbers, use: neighbours}, {avoid: the robbers, use: the neighbours}]\n"
DATES = "dates: {fair: 2024-01-20}\n"


def advised(says: str, usual: str = "a") -> str:
    """Return the actors with an adviser who has some sentences and a usual one."""
    return f"actors: {{north: {{name: North, advisers: [{{text: {usual}, says: {says}}}]}}, south: South}}\n"


FOUND: dict[str, list[str]] = {
    "unreachable-status": [
        GATE + "      ‸shut: {}\n",
        GATE
        + "      ‸shut: {}\n"
        + MOVES
        + ", {id: lock, by: north, requires: gate is shut, effects: {gate: shut}}]\n",
        GATE + "      ‸shut: {lasts: 1 week, then: gone}\n      ‸gone: {}\n",
        GATE + "      ‸shut: {}\n" + MOVES + "]\nevents: [{id: e, on: 2030-01-01, effects: {gate: shut}}]\n",
        GATE + "      ‸shut: {}\nevents: [{id: e, when: m > 200, effects: {gate: shut}}]\n",
        GATE + "      ‸shut: {}\nevents: [{id: e, when: times(north.nod) > 0, effects: {gate: shut}}]\n"
        "moves: [{id: nod, by: [north, south], requires: m < 0, effects: {m: 1}}]\n",
        GATE + "      ‸shut: {}\ndrift: [{id: d, when: gate is open and gate is not open, effects: {gate: shut}}]\n",
    ],
    "unread-meter": [
        "meters: {‸n: {start: 5}}\n" + MOVES.replace("{m:", "{n:") + "]\n",
        "meters: {‸n: {start: 5}}\ndrift: [{id: d, effects: {n: 0.1 * (9 - n)}}]\n",
        "meters: {‸n: {per: actor, start: 5}}\ndrift: [{id: d, effects: {n.north: 1}}]\n",
    ],
    "unmoved-meter": [
        "meters: {‸n: {start: 5, board: true}}\n",
        "meters: {‸n: {start: 5, board: true}}\n" + MOVES.replace("{m: 1}", "{n: 0}") + "]\n",
        "meters: {‸n: {start: 5, board: true}}\ndrift: [{id: d, when: n > 6, effects: {n: 1}}]\n",
        "meters: {‸n: {start: 5, board: true}}\ndrift: [{id: d, effects: {n: 0.0005 * n}}]\n",
    ],
    "impossible-clock": [
        GATE.replace("{}", "{until: ‸2023-12-31, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{until: ‸2024-03-01, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{lasts: ‸9 weeks, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{lasts: ‸3 days, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{until: 2024-01-30, then: shut}")
        + "      shut: {until: ‸2024-01-16, then: gone}\n      gone: {}\n",
        "tick: day\npaces: {p: {turn: 1 day, turns: 6}}\n"
        + GATE.replace("{}", "{until: ‸2024-01-01, then: shut}")
        + "      shut: {}\n",
    ],
    "cannot-happen": [
        "events: [{id: e, on: ‸2024-06-01, effects: {m: 1}}]\n",
        "events: [{id: e, on: ‸2023-06-01, effects: {m: 1}}]\n",
        "events: [{id: e, chance: ‸0, effects: {m: 1}}]\n",
        "events: [{id: e, when: ‸today < start, effects: {m: 1}}]\ndates: {start: 2024-01-01}\n",
        "events: [{id: e, when: ‸m > 100, effects: {m: 1}}]\n",
        "events: [{id: e, when: ‸m < 20 and m > 30, effects: {m: 1}}]\n"
        + MOVES
        + ", {id: no, by: north, effects: {m: -1}}]\n",
        "events: [{id: e, on: 2024-01-03, when: ‸today > fair, effects: {m: 1}}]\n" + DATES,
        "events: [{id: e, when: ‸times(f) > 0, effects: {m: 1}}, {id: f, when: ‸times(e) > 0, effects: {m: 1}}]\n",
        MOVES + ", {id: no, by: north, requires: ‸m < 40 and gate is open, effects: {m: 2}}]\n" + GATE,
        "drift: [{id: d, when: ‸not m <= 100, effects: {m: 1}}]\n",
        "deals: [{id: t, between: [north, south], items: {a: {requires: ‸m > 100, effects: {m: 1}}}}]\n",
        advised("[{when: ‸m > 100, text: b}]"),
        advised("[{when: m > 5, text: b}, {when: ‸m > 60, text: c}]", "‸a") + MOVES + "]\n",
        advised("[{when: m >= 0, text: b}]", "‸a"),
        "endings: [{id: x, when: ‸heat > 60}, {id: drawn, when: time_up}]\nreadings: {heat: m / 2}\n",
    ],
    "unseen-effect": [
        "moves: [‸{id: nod, by: north}]\ndrift: [{id: d, when: since(north.nod) < 9, effects: {m: 1}}]\n",
        "moves: [‸{id: nod, by: [north, south]}]\nevents: [{id: e, when: times(south.nod) > 0, effects: {m: 1}}]\n",
        "moves: [{id: nod, by: north, effects: {m: ‸0}}]\n",
        "moves: [{id: nod, by: north, effects: {m: ‸0.004 * (m / 100)}}]\n",
        "moves: [{id: nod, by: north, requires: gate is open and m > 0, effects: {gate: ‸open, m: 1}}]\n" + GATE,
    ],
    "no-source": [
        "meters: {m: {start: 50, judged: x}, ‸n: {start: 5}}\nmoves: [{id: nod, by: north, judged: x}]\n",
        "meters: {m: {start: 50, judged: x}}\nmoves: [‸{id: nod, by: north, effects: {m: 1}}]\n",
        "meters: {m: {start: 50, judged: x}}\nmoves: [{id: nod, by: north, judged: x}]\n"
        'history: [‸{on: 2024-01-03, order: "north: nod"}]\n',
        "id: ‸case\nmeters: {m: {start: 50}}\n",
    ],
    "no-framing": [
        "moves: [‸{id: nod, by: north}]\n",
        "moves: [{id: nod, by: north, ‸headlines: {neutral: A, north: B}}]\n",
        "moves: [{id: nod, by: north, ‸headlines: {north: A, south: B}}]\n",
        "moves: [{id: nod, by: north, headlines: {neutral: A}, ‸versions: {north: B}}]\n",
        "events: [‸{id: e, chance: 5, effects: {m: 1}}]\nmoves: [{id: nod, by: north, headlines: {neutral: A}}]\n",
        GATE.replace("    start", "    ‸versions: {north: It is ours}\n    start")
        + "moves: [{id: nod, by: north, headlines: {neutral: A}}]\n",
        "moves: [{id: nod, by: north, quiet: [], ‸headlines: {north: A}}]\n",
    ],
    "one-sided-term": [
        TERMS + "summary: How ‸robbers came.\n",
        TERMS + "summary: How ‸the Robbers came.\n",
        TERMS + 'moves: [{id: nod, by: north, title: "Nod at ‸robbers"}]\n',
        TERMS + "moves: [{id: nod, by: north, headlines: {neutral: ‸Robbers nod}}]\n",
        TERMS + "meters: {m: {start: 50, text: {professor: More ‸robbers than before}}}\n",
        TERMS + "moves: [{id: nod, by: north, effects: {m: 1}, because: {m: ‸The robbers smile}}]\n",
        TERMS + "mechanisms: [{id: idea, title: On ‸robbers, text: They rob., rules: [m]}]\n",
        TERMS + "questions: {why: [Why did ‸the robbers come?]}\n",
    ],
    "spoiler": [
        "summary: Until the march of ‸2 February.\n",
        "summary: Until ‸February 2nd all is calm.\n",
        "summary: It ends on ‸2025-01-01.\n",
        "summary: It ends in ‸March 2024.\n",
        "actors: {north: {name: North, brief: You will walk out on ‸3 March 2024.}, south: South}\n",
        "events: [{id: e, on: 2024-01-10, text: On ‸20 January the gate shuts., effects: {m: 1}}]\n",
        "endings: [{id: x, title: The long peace, when: m > 80}, {id: drawn, when: time_up}]\n"
        "summary: Is ‸the long peace near?\n",
        "endings: [{id: x, title: Stalemate, when: m > 80}, {id: drawn, when: time_up}]\nsummary: This is a ‸Stalemate.\n",
        "moves: [{id: nod, by: north, headlines: {neutral: North nods at last}}]\n"
        'history: [{on: 2024-01-20, order: "north: nod"}]\nsummary: ‸Until North nods at last.\n',
        "mechanisms: [{id: idea, title: An idea, text: Seen on ‸2 February., rules: [m]}]\n",
    ],
    "too-wide": [
        "actors: {north: ‸The Northern Federation, south: South}\n",
        "moves: [{id: nod, by: north, title: ‸Nod slowly and repeatedly at everybody present}]\n",
        "summary: ‸" + "A long sentence about a gate. " * 8 + "\n",
        "moves: [{id: nod, by: north, headlines: {neutral: ‸" + "Nods go on and on " * 6 + "}}]\n",
        "meters: {m: {start: 50, thresholds: {60: ‸the squares are full of people every day}}}\n",
    ],
    "missing-glyph": [
        "title: The gate ‸🚧\n",
        'title: "Ворота ‸ٱ"\n',
        "moves: [{id: nod, by: north, text: Nod ‸🙂 twice 🙂.}]\n",
    ],
}

SPARED: dict[str, list[str]] = {
    "unreachable-status": [
        GATE + "      shut: {}\n" + MOVES + ", {id: lock, by: north, effects: {gate: shut}}]\n",
        GATE.replace("{}", "{lasts: 1 week, then: shut}") + "      shut: {}\n",
        GATE + "      shut: {}\nevents: [{id: e, when: m > 99, effects: {gate: shut}}]\n" + MOVES + "]\n",
        GATE + "      shut: {}\ndeals: [{id: t, between: [north, south], items: {a: {effects: {gate: shut}}}}]\n",
        GATE + "      shut: {}\ndeals: [{id: t, between: [north, south], items: {a: {}}, refused: {gate: shut}}]\n",
        GATE + "      shut: {while: {m: 1}}\nevents: [{id: e, chance: 0.01, effects: {gate: shut}}]\n",
    ],
    "unread-meter": [
        "meters: {n: {start: 5, board: true}}\n" + MOVES.replace("{m:", "{n:") + "]\n",
        "meters: {n: {start: 5, thresholds: {9: loud}}}\n" + MOVES.replace("{m:", "{n:") + "]\n",
        "meters: {n: {start: 5}, m: {start: 1, board: true}}\ndrift: [{id: d, effects: {n: 1, m: 0.1 * n}}]\n",
        "meters: {n: {start: 5}}\nreadings: {r: n + 1}\nendings: [{id: x, when: r > 9}, {id: drawn, when: time_up}]\n"
        + MOVES.replace("{m:", "{n:") + "]\n",
        "meters: {n: {per: pair, start: 5}}\nmoves: [{id: nod, by: north, requires: n.north.south > 3, effects: {n.south.north: 1}}]\n",
        "meters: {n: {start: 5}}\ngoals: {north: [{title: High, when: n > 9, points: 1}]}\n" + MOVES.replace("{m:", "{n:") + "]\n",
    ],
    "unmoved-meter": [
        "meters: {n: {per: actor, start: 5, board: true}}\ndrift: [{id: d, effects: {n.north: 1}}]\n",
        "meters: {n: {start: 5, board: true}}\n" + GATE.replace("{}", "{while: {n: -1}}"),
        "meters: {n: {start: 5, board: true}}\nevents: [{id: e, effects: {n: [-1, 0]}}]\n",
        "meters: {n: {start: 5, board: true}}\ndeals: [{id: t, between: [north, south], items: {a: {}}, ratified: {n: 1}}]\n",
    ],
    "impossible-clock": [
        GATE.replace("{}", "{until: 2024-01-20, then: shut}") + "      shut: {until: 2024-01-30, then: gone}\n      gone: {}\n",
        GATE.replace("{}", "{lasts: 5 weeks, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{lasts: 10 days, then: shut}") + "      shut: {}\n",
        GATE.replace("{}", "{until: 2024-02-11, then: shut}") + "      shut: {}\n",
        "paces: {short: {turn: 1 week, turns: 2}, long: {turn: 1 week, turns: 12}}\n"
        + GATE.replace("{}", "{until: 2024-03-01, then: shut}") + "      shut: {}\n",
    ],
    "cannot-happen": [
        advised("[{when: m > 60, text: b}, {when: m > 55, text: c}]") + MOVES + "]\n",
        advised("[{when: gate is shut, text: b}]") + GATE + "      shut: {}\nevents: [{id: e, effects: {gate: shut}}]\n",
        "events: [{id: e, on: 2024-02-11, effects: {m: 1}}]\n",
        "events: [{id: e, when: m > 99, effects: {m: 1}}]\n" + MOVES + "]\n",
        "events: [{id: e, chance: 0.5, effects: {m: 1}}]\n",
        "events: [{id: e, chance: m - 50, effects: {m: 1}}]\n" + MOVES + "]\n",
        "events: [{id: e, when: since(f) > 100, effects: {m: 1}}, {id: f, chance: 3, effects: {m: 1}}]\n",
        "events: [{id: e, when: gate is shut or m < 60, effects: {m: 1}}]\n" + GATE + "      shut: {}\n",
        "events: [{id: e, on: 2024-01-20, when: today >= fair, effects: {m: 1}}]\n" + DATES,
        "events: [{id: e, when: since(north.nod) == 9999, effects: {m: 1}}]\n",
        "endings: [{id: x, when: time_up and m < 50}, {id: drawn, when: time_up}]\nmoves: [{id: no, by: north, effects: {m: -1}}]\n",
        "events: [{id: e, when: (1 if gate is shut else 0) < 1, effects: {m: 1}}]\n" + GATE + "      shut: {}\n",
    ],
    "unseen-effect": [
        "moves: [{id: nod, by: north}]\n",
        "moves: [{id: nod, by: north, effects: {m: 1}}]\ndrift: [{id: d, when: since(north.nod) < 9, effects: {m: 1}}]\n",
        "moves: [{id: nod, by: north, requires: gate is open or m > 3, effects: {gate: open}}]\n" + GATE,
        "moves: [{id: nod, by: north, requires: gate is not open, effects: {gate: open}}]\n" + GATE + "      shut: {}\n"
        "events: [{id: e, effects: {gate: shut}}]\n",
        "moves: [{id: nod, by: north, effects: {m: 0.01 * (50 - m)}}]\ndrift: [{id: d, effects: {m: 1}}]\n",
        "moves: [{id: nod, by: north, effects: {m: [0, 1]}}]\n",
    ],
    "no-source": [
        "meters: {m: {start: 50, source: A poll}}\nmoves: [{id: nod, by: north, judged: invented}]\n",
        "meters: {m: {start: 50, judged: x}}\nreadings: {half: m / 2}\nmoves: [{id: nod, by: north, judged: x}]\n",
        "meters: {m: {start: 50, judged: x}}\nmoves: [{id: nod, by: north, sources: [A]}]\nsources: {A: A page}\n"
        'history: [{on: 2024-01-03, order: "north: nod", note: from memory}]\n',
    ],
    "no-framing": [
        "moves: [{id: nod, by: north, headlines: {neutral: A}}]\n",
        "moves: [{id: nod, by: north, quiet: []}]\n",
        "moves: [{id: nod, by: north, headlines: {neutral: A, north: B, south: C}, versions: {north: D, south: E}}]\n",
        "moves: [{id: nod, by: north, headlines: {neutral: A}}]\nevents: [{id: e, headlines: {neutral: B}}]\n",
    ],
    "one-sided-term": [
        "summary: How robbers came.\n",
        TERMS + "summary: How the robbery and the grobbers came.\n",
        TERMS + "actors: {north: {name: North, brief: The robbers are back.}, south: South}\n",
        TERMS + "moves: [{id: nod, by: north, headlines: {neutral: A, north: Robbers again, south: B}}]\n",
        TERMS + "moves: [{id: nod, by: north, versions: {north: The robbers came, south: We came}}]\n",
    ],
    "spoiler": [
        "moves: [{id: nod, by: north, headlines: {neutral: North nods at last}, effects: {gate: shut}}]\n"
        'history: [{on: 2024-01-20, order: "north: nod"}]\n' + GATE + "      shut: {}\n"
        "events: [{id: e, when: gate is shut, text: The talk is that North nods at last., effects: {m: 1}}]\n",
        "summary: Until the fair of 20 January.\n" + DATES,
        "summary: It began on 12 December 2023.\n",
        "summary: It began on 1 January.\n",
        "summary: Since October 2021 nothing moved. In May they may march.\n",
        "summary: The fifth of May is a holiday, and 31 June is no day.\n",
        "summary: The gate is open until 20 January.\n"
        + GATE.replace("{}", "{until: 2024-01-20, then: shut}") + "      shut: {}\n",
        "summary: The gate is open until 15 January.\n"
        + GATE.replace("{}", "{lasts: 2 weeks, then: shut}") + "      shut: {}\n",
        "summary: The fair is on 20 January.\nevents: [{id: e, on: 2024-01-20, effects: {m: 1}}]\n",
        "events: [{id: e, on: 2024-01-22, text: The fair of 20 January is over., effects: {m: 1}}]\n",
        "questions: {why: [Why did it end on 9 February?]}\n",
        "endings: [{id: x, title: Peace, text: Peace came on 9 February., when: m > 80}, {id: drawn, when: time_up}]\n"
        "summary: Peace is far, and peace is dear. Peace it will not be.\n",
        "endings: [{id: x, title: The long peace, when: m > 80}, {id: drawn, when: time_up}]\n"
        "summary: Is a long peace near, or the longer peace?\n",
        "moves: [{id: nod, by: north, headlines: {neutral: North nods at last}}]\n"
        'history: [{on: 2024-01-20, order: "north: nod"}]\nsummary: North may nod.\n',
        'sources: {A: "A page of 3 March 2024"}\nhistory: [{on: 2024-01-03, order: "north: nod", note: until 5 May 2024}]\n',
    ],
    "too-wide": [
        "actors: {north: North, south: 서울}\n",
        "moves: [{id: nod, by: north, title: Nod slowly and repeatedly}]\n",
        "summary: Two neighbours quarrel over one post, and each waits for the other to give way first.\n",
        GATE.replace("gate:", "gate:\n    title: A control without any clock of its own"),
    ],
    "missing-glyph": [
        "title: “서울” – 日本 ₩ → é ō 12 °C\n",
        "title: Straße, façade, señor\n",
    ],
}  # fmt: skip


def lint_of(tmp_path: Path, text: str) -> list[str]:
    """Return what lint finds as `line:column code`; the text must load."""
    path = tmp_path / "case.yaml"
    path.write_text(whole(text), encoding="utf-8")
    found = scenario.checked(path)
    assert found.scenario is not None, found.problems
    return [f"{item.line}:{item.column} {item.code}" for item in found.problems]


CASES = [(code, text) for code, texts in FOUND.items() for text in texts]
NEAR = [(code, text) for code, texts in SPARED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), CASES, ids=lambda value: value[:24] if isinstance(value, str) else "")
def test_what_must_be_found_is_found_at_its_place(code: str, text: str, tmp_path: Path) -> None:
    plain, places = marked(text, code)
    assert [line for line in lint_of(tmp_path, plain) if line.endswith(f" {code}")] == places and places


@pytest.mark.parametrize(("code", "text"), NEAR, ids=lambda value: value[:24] if isinstance(value, str) else "")
def test_what_only_looks_alike_is_left_alone(code: str, text: str, tmp_path: Path) -> None:
    assert [line for line in lint_of(tmp_path, text) if line.endswith(f" {code}")] == []


def test_every_rule_has_both_kinds_of_cases() -> None:
    codes = {rule.code for rule in RULES}
    assert codes == set(FOUND) == set(SPARED)
    assert all(len(FOUND[code]) >= 3 and len(SPARED[code]) >= 2 for code in codes)
    assert all(item.page.severity == scenario.WARNING for item in RULES)
