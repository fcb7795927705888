"""The mistakes of a new author: each is made in a small complete scenario, and its message is judged.

Every message was read with one question: does it say where, what, and how to mend it, to somebody new to all of this?
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario

TEXT = scenario.template("my-crisis", [("north", "North"), ("south", "South")])

MISTAKES: dict[str, tuple[str, str, str]] = {
    'misspelt key': (
        'effects: {trust.them.me: -2',
        'efects: {trust.them.me: -2',
        "87:5 unknown-key: no key 'efects' belongs here, did you mean 'effects'?",
    ),
    'misspelt meter': (
        'trust.them.me: -2',
        'trsut.them.me: -2',
        "87:15 unknown-name: no meter or instrument 'trsut.north.south', did you mean 'trust.north.south'?",
    ),
    'meter without its owner': (
        'pressure.north: -4,',
        'pressure: -4,',
        "110:31 unknown-name: no meter or instrument 'pressure', did you mean 'pressure.south'?",
    ),
    'misspelt status in a condition': (
        'requires: border is closed',
        'requires: border is close',
        "119:25 unknown-name: no status of border 'close', did you mean 'closed'?",
    ),
    'single equals sign': (
        'requires: border is closed',
        'requires: border = closed',
        "119:22 bad-expression: '=' has no meaning in an expression, write is for a status, == between numbers",
    ),
    'status asked as a text': (
        'requires: border is closed',
        'requires: border == "closed"',
        '119:25 bad-expression: \'"\' has no meaning in an expression, write names without quotes',
    ),
    'comma in a number': (
        'start: 45',
        'start: 45,5',
        "41:12 bad-number: '45,5' is not a number of points, write a point for the decimals",
    ),
    'percent sign': (
        'chance: 12',
        'chance: 12%',
        "129:15 bad-expression: '%' has no meaning in an expression, write the number alone, a chance is points in a hundred",
    ),
    'date the local way': (
        'start: 2025-03-03',
        'start: 03.03.2025',
        "7:8 bad-date: '03.03.2025' is not a date, write YYYY-MM-DD",
    ),
    'colon in a text': (
        'text: Guards and traders come to blows.',
        'text: At the gate: blows.',
        '128:22 not-yaml: this is not YAML (mapping values are not allowed in this context), put quotes round a text with a colon in it, a blank after the colon of a key',
    ),
    'tab for an indent': (
        '    board: true # drawn',
        '\tboard: true # drawn',
        '42:1 not-yaml: this is not YAML (a tab character where blanks are needed), indent with blanks',
    ),
    'missing blank after a colon': (
        'title: Trust\n',
        'title:Trust\n',
        '40:8 not-yaml: this is not YAML (mapping values are not allowed in this context), put quotes round a text with a colon in it, a blank after the colon of a key',
    ),
    'month as a length': (
        'lasts: 4 weeks',
        'lasts: 1 month',
        "67:16 bad-span: '1 month' is not a length of time, write for example 2 weeks or 10 days",
    ),
    'clock without then': (
        '        then: open\n',
        '',
        "65:9 missing: a clock needs 'then', add it",
    ),
    'unclosed quote': (
        'a harder one later."}',
        'a harder one later.}',
        "21:9 not-yaml: this is not YAML (did not find expected ',' or '}'), close the bracket or brace, and put commas between its parts",
    ),
    'unclosed brace': (
        'turns: 6, attention: 3}',
        'turns: 6, attention: 3',
        "11:13 not-yaml: this is not YAML (did not find expected ',' or '}'), close the bracket or brace, and put commas between its parts",
    ),
    'hyphen in an id': (
        'id: incident',
        'id: border-incident',
        "126:9 bad-name: 'border-incident' is not a name, use small letters, digits and _, starting with a letter, no Python keyword",
    ),
    'id used twice': (
        'id: invite',
        'id: protest',
        "91:9 name-twice: 'protest' is already the name of a move, choose another name",
    ),
    'actor that is not there': (
        'between: [north, south]',
        'between: [north, east]',
        "153:22 unknown-name: no actor 'east', use one of north, south",
    ),
    'last ending with a condition': (
        'when: time_up',
        'when: accord is none',
        '181:11 last-ending: the last ending must come when nothing else does, write when: time_up',
    ),
    'effects not indented': (
        '    effects: {pressure.north: 0.1',
        '  effects: {pressure.north: 0.1',
        "146:3 not-yaml: this is not YAML (did not find expected '-' indicator), indent this line like the lines it belongs to",
    ),
    'yes for true': (
        'private: true',
        'private: yes',
        "165:81 bad-value: 'yes' is neither true nor false, write true or false",
    ),
    'cost too high': (
        'cost: 2',
        'cost: 4',
        "107:11 bad-value: '4' is not one of 1, 2, 3, use one of them",
    ),
    'and written as &&': (
        'border is open and accord is none',
        'border is open && accord is none',
        "109:30 bad-expression: '&' has no meaning in an expression, write and",
    ),
    'text over the limit': (
        'text: Nothing crosses.',
        "text: " + "Nothing crosses. " * 30,
        '66:15 too-long: a text of 571 characters, at most 400 fit here',
    ),
    'move asked without its actor': (
        'since(accord) >= 28',
        'times(protest) > 3',
        "173:38 unknown-name: no event or move 'protest', did you mean 'south.protest'?",
    ),
    'range backwards': (
        'pressure.them: [1, 2]',
        'pressure.them: [2, 1]',
        '87:66 bad-range: a range is two numbers, the smaller first, write for example [1, 3]',
    ),
    'formula with x for times': (
        '0.05 * (100',
        '0.05 x (100',
        '99:35 bad-expression: this is not a complete expression, multiply with *',
    ),
    'order of history without colon': (
        'endings:',
        'history: [{on: 2025-03-10, order: north close_border}]\nendings:',
        "170:35 bad-order: 'north close_border' names no actor, write 'ACTOR: order'",
    ),
    'event outside': (
        'on: 2025-04-14',
        'on: 2026-04-14',
        '137:9 cannot-happen: the event market_day can never happen, look at its condition, day and chance, or delete it',
    ),
    'wrong tick': (
        'turn: 2 weeks, turns: 6',
        'turn: 10 days, turns: 6',
        '11:51 bad-span: a turn of 10 days is no whole number of ticks, use whole weeks',
    ),
}  # fmt: skip
"""What is written, what a tired author writes instead, and what is said."""


def said(tmp_path: Path, text: str) -> list[str]:
    """Return what is said of a text."""
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(item).removeprefix(f"{path}:") for item in scenario.check(path)]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    right, wrong, expected = MISTAKES[name]
    assert TEXT.count(right) >= 1
    assert said(tmp_path, TEXT.replace(right, wrong, 1)) == [expected]


def test_there_are_enough_and_without_them_nothing_is_said(tmp_path: Path) -> None:
    assert len(MISTAKES) >= 20 and said(tmp_path, TEXT) == []


def test_the_place_lies_on_the_line_that_was_changed(tmp_path: Path) -> None:
    """What is never closed or wrongly indented shows at the nearest place the parser knows, one line off at most."""
    for right, _, expected in MISTAKES.values():
        if "cannot-happen" in expected:
            continue  # told at the event, which names the day that was changed
        line = TEXT[: TEXT.index(right)].count("\n") + 1 + (right[:1] == "\n")
        assert abs(int(expected.partition(":")[0]) - line) <= 4, expected
