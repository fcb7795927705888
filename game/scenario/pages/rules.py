"""Pages of what is wrong with names, formulas and rules: what a scenario says does not fit together."""

from __future__ import annotations

from game.scenario.pages.page import Page
from game.scenario.problems import WARNING

GATE = "instruments:\n  gate:\n    start: open\n    statuses:\n"

RULES = (
    Page(
        "unknown-name",
        "Nothing has this name.",
        "Formulas, effects and lists name actors, meters, readings, dates, instruments, statuses, moves, events and "
        "sources exactly. Meters of pairs and actors are written with their owners: trust.north.south, anger.north.",
        "moves: [{id: nod, by: north, effects: {n: 1}}]\n",
        "moves: [{id: nod, by: north, effects: {m: 1}}]\n",
    ),
    Page(
        "name-twice",
        "Two things have one name.",
        "Formulas could not tell them apart: actors, meters, readings, dates, instruments, moves, events, drift and "
        "deals share one list of names. Choose another name for one of them.",
        "moves: [{id: nod, by: north}, {id: nod, by: south}]\n",
        "moves: [{id: nod, by: [north, south]}]\n",
    ),
    Page(
        "bad-expression",
        "This is no formula of a scenario.",
        "Formulas know + - * /, comparisons, is and is not, and, or, not, if-else, min, max, abs, clamp, times and "
        "since; nothing else.",
        "moves: [{id: nod, by: north, effects: {m: m ** 2}}]\n",
        "moves: [{id: nod, by: north, effects: {m: 0.01 * m * m}}]\n",
    ),
    Page(
        "mixed-kinds",
        "Numbers, conditions, dates and statuses do not mix here.",
        "A condition is wanted where something holds or not, a number where something is counted; "
        "an instrument is asked with `is`, two dates subtracted give days.",
        "events: [{id: fair, when: m + 1}]\n",
        "events: [{id: fair, when: m > 1}]\n",
    ),
    Page(
        "out-of-range",
        "A number or day lies where it cannot.",
        "Meters start inside their range, chances lie between 0 and 100, places on the globe, and history after the "
        "first day.",
        "meters: {m: {start: 120}}\n",
        "meters: {m: {start: 120, range: [0, 200]}}\n",
    ),
    Page(
        "bad-range",
        "A range is two plain numbers, the smaller first.",
        "An effect [a, b] is drawn anew between its ends, and a meter is held within its range.",
        "moves: [{id: nod, by: north, effects: {m: [3, 1]}}]\n",
        "moves: [{id: nod, by: north, effects: {m: [1, 3]}}]\n",
    ),
    Page(
        "cycle",
        "A reading depends on itself.",
        "It could never be worked out. Break the circle: let one of them read meters only.",
        "readings: {heat: mood + 1, mood: heat - 1}\n",
        "readings: {heat: mood + 1, mood: m - 1}\n",
    ),
    Page(
        "two-clocks",
        "A status ends after a time or on a date, not both.",
        "Whichever came first would hide the other. Keep `lasts` or `until`.",
        GATE + "      open: {lasts: 2 weeks, until: 2024-02-01, then: shut}\n      shut: {}\n",
        GATE + "      open: {lasts: 2 weeks, then: shut}\n      shut: {}\n",
    ),
    Page(
        "no-end",
        "A clock leads back to its own status.",
        "Setting the status that already stands does nothing, so the clock would never end. Name another status, "
        "or use `while:` for what happens again and again.",
        GATE + "      open: {lasts: 2 weeks, then: open}\n",
        GATE + "      open: {lasts: 2 weeks, then: shut}\n      shut: {}\n",
    ),
    Page(
        "no-clock",
        "Effects of a status happen when its clock runs out, and it has none.",
        "They would never happen. Put them under `while:` for every tick the status stands, or give it a clock.",
        GATE + "      open: {effects: {m: 1}}\n",
        GATE + "      open: {while: {m: 1}}\n",
    ),
    Page(
        "last-ending",
        "The last ending must come when nothing else does.",
        "Every game ends: when all turns are played, the last ending is the one that is left.",
        "endings: [{id: calm, when: m < 20}]\n",
        "endings: [{id: calm, when: m < 20}, {id: drawn, when: time_up}]\n",
    ),
    Page(
        "quiet-secret",
        "A rule of one actor asks for a quiet move of another.",
        "Its menu would give away what was not told. Only the world's rules (events, drift, endings) may ask.",
        "moves:\n  - {id: whisper, by: south, quiet: []}\n"
        "  - {id: nod, by: north, requires: times(south.whisper) > 0}\n",
        "moves:\n  - {id: whisper, by: south, quiet: []}\n  - {id: nod, by: north}\n"
        "events: [{id: leak, when: times(south.whisper) > 0}]\n",
    ),
    Page(
        "no-target",
        "An actor can aim this move at nobody.",
        "Nobody aims at itself. Name another actor under `at`.",
        "moves: [{id: nod, by: north, at: north}]\n",
        "moves: [{id: nod, by: north, at: south}]\n",
    ),
    Page(
        "bad-order",
        "This is no order that can stand on a sheet.",
        "History writes orders as `actor: move target` or `actor: sign table: item + item`.",
        'history: [{on: 2024-01-03, order: "north nod"}]\n',
        'history: [{on: 2024-01-03, order: "north: nod"}]\n',
    ),
    Page(
        "never-fits",
        "An order of the record fits no sheet when history is played.",
        "The bot `history` could never give it: what it requires does not hold by then, or the pace leaves too little "
        "attention. Label what answers another step with `answers:` instead of requiring it.",
        'moves: [{id: nod, by: [north, south], requires: m > 60}]\nhistory: [{on: 2024-01-03, order: "north: nod"}]\n',
        'moves: [{id: nod, by: [north, south], requires: m > 40}]\nhistory: [{on: 2024-01-03, order: "north: nod"}]\n',
        WARNING,
    ),
    Page(
        "not-played",
        "The record is too long to be played by `check`.",
        "Whether its orders fit is not known. Play it with `--headless --seats all=history` to see.",
        "Paces of thousands of ticks with hundreds of events.",
        "A pace of the length people play.",
        WARNING,
        outside=True,
    ),
)
