"""Rules R75 to R98: names and expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game import engine
from tests.scenario.finding import misread

Begin = Callable[..., Any]
NAMES = """\
dates: {d: 2024-01-01, e: 2024-01-31}
meters: {m: {start: 50, range: [-1000, 1000]}, n: {start: 2}, x: {start: 0, range: [-10000, 10000]}}
instruments: {i: {start: red, statuses: {red: {}, green: {}}}}
events: [{id: rain, on: 2024-01-01}]
"""


def value(begin: Begin, text: str) -> int:
    """Return what an expression is worth at the start, in hundredths."""
    play = begin(NAMES + f'drift: [{{id: t, effects: {{x: "{text}"}}}}]\n')
    play.turn()
    return int(play.meters["x"])


def truth(begin: Begin, text: str) -> bool:
    """Return whether a condition holds at the start."""
    return value(begin, f"1 if {text} else 0") == 100


def problems(write: Callable[[str], Any], text: str) -> list[Any]:
    """Return what `check` has against an expression."""
    return misread(write(NAMES + f'drift: [{{id: t, effects: {{x: "{text}"}}}}]\n'))


@pytest.mark.parametrize(
    "text, hundredths", [("7", 700), ("0.25", 25), ("12.3456", 1235), ("1000000 / 1000", 100_000), ("007 + 00.5", 750)]
)
def test_r75_numbers_have_at_most_four_decimals(begin: Begin, text: str, hundredths: int) -> None:
    assert value(begin, text) == hundredths


@pytest.mark.parametrize(
    "text", ["1.23456", "1e3", "0x10", "1_000", "1j", ".5", "5.", "1.5.2", "٣", "1L", "0b1", "1000000.0001"]
)
def test_r75_other_numbers_are_refused(write: Callable[[str], Any], text: str) -> None:
    assert [item.severity for item in problems(write, text)][:1] == ["error"]


@pytest.mark.parametrize(
    "name", ["Trust", "9m", "m-1", "class", "naïve", "lambda", "_m", "a.b", "", "is", "today", "me"]
)
def test_r76_names_are_plain_and_no_keyword(refusals: Callable[[str], set[str]], name: str) -> None:
    assert refusals("meters: {good_2: {start: 1}}\n") == set()
    assert refusals(f"meters: {{'{name}': {{start: 1}}}}\n") != set()


@pytest.mark.parametrize(
    "extra",
    [
        "readings: {m: 1}",
        "drift: [{id: m, effects: {}}]",
        "deals: [{id: m, between: [north, south], items: {a: {}}}]",
        "dates: {m: 2024-01-01}",
        "instruments: {m: {start: a, statuses: {a: {}}}}",
        "events: [{id: m}]",
        "moves: [{id: m, by: north}]",
        "actors: {m: M, north: N}",
    ],
)
def test_r76_one_namespace(refusals: Callable[[str], set[str]], extra: str) -> None:
    moves = "" if extra.startswith(("moves", "actors")) else "moves: [{id: nod, by: north}]\n"
    moves = "moves: [{id: nod, by: north}]\n" if extra.startswith("actors") else moves
    assert refusals(moves + extra.replace("m:", "k:").replace("id: m", "id: k") + "\n") == set()
    assert refusals(moves + extra + "\n") == {"name-twice"}


COUNTS = """\
actors: {a: A, b: B, c: C}
meters: {t: {start: 0}, s: {start: 0, range: [0, 20000]}}
moves: [{id: hail, by: [a, b], at: [a, b, c]}, {id: bow, by: c}]
events: [{id: rain, when: today < dry}]
dates: {dry: 2024-01-15}
"""


def counted(begin: Begin, name: str) -> list[tuple[int, int]]:
    """Return `times` and `since` in whole points after each of four turns of one week.

    a hails b in turns 1 and 2, c in turn 2; b hails a in turn 3. Rain falls in weeks 0 and 1.
    """
    text = COUNTS + f'drift: [{{id: x, effects: {{t: "times({name}) - t", s: "since({name}) - s"}}}}]\n'
    play, seen = begin(text), []
    for orders in (["a: hail b"], ["a: hail b", "a: hail c"], ["b: hail a"], []):
        play.turn(*orders)
        seen.append((play.meters["t"] // 100, play.meters["s"] // 100))
    return seen


def test_r77_times_counts_events_and_moves(begin: Begin) -> None:
    # The drift of tick 0 does not yet see the rain of the same step.
    assert [times for times, _ in counted(begin, "rain")] == [0, 1, 2, 2]
    assert [times for times, _ in counted(begin, "a.hail.b")] == [1, 2, 2, 2]
    assert [times for times, _ in counted(begin, "c.bow")] == [0, 0, 0, 0]


def test_r78_times_of_a_move_sums_its_targets(begin: Begin) -> None:
    assert [times for times, _ in counted(begin, "a.hail")] == [1, 3, 3, 3]


def test_r79_since_is_days_or_9999(begin: Begin) -> None:
    assert [since for _, since in counted(begin, "a.hail.b")] == [0, 0, 7, 14]
    assert [since for _, since in counted(begin, "a.hail.c")] == [9999, 0, 7, 14]
    assert [since for _, since in counted(begin, "rain")] == [9999, 7, 7, 14]  # seen one tick later


def test_r80_since_of_a_move_is_the_least_over_its_targets(begin: Begin) -> None:
    assert [since for _, since in counted(begin, "b.hail")] == [9999, 9999, 0, 7]
    assert [since for _, since in counted(begin, "a.hail")] == [0, 0, 7, 14]


def test_r81_since_of_an_instrument(begin: Begin) -> None:
    text = "instruments: {i: {start: red, statuses: {red: {}, green: {}}}}\nmeters: {s: {start: 0}}\n"
    text += 'moves: [{id: go, by: north, effects: {i: green}}]\ndrift: [{id: x, effects: {s: "since(i) - s"}}]\n'
    play = begin(text)
    seen = []
    for orders in ([], [], ["north: go"], []):
        play.turn(*orders)
        seen.append(play.meters["s"] // 100)
    assert seen == [0, 7, 0, 7]


def test_r79_r81_days_are_not_capped(begin: Begin) -> None:
    text = "paces: {ages: {turn: 1500 weeks, turns: 2}}\nmeters: {s: {start: 0, range: [0, 20000]}}\n"
    text += "instruments: {i: {start: red, statuses: {red: {}}}}\nmoves: [{id: nod, by: north}]\n"
    for name in ("i", "north.nod"):
        play = begin(text + f'drift: [{{id: x, effects: {{s: "since({name}) - s"}}}}]\n')
        play.turn("north: nod")
        assert play.meters["s"] == 1499 * 7 * 100  # in the last week of the turn: 10 493 days, more than 9999


def test_r82_times_of_an_instrument_is_refused(write: Callable[[str], Any]) -> None:
    assert problems(write, "since(i)") == []
    assert [item.code for item in problems(write, "times(i)")] == ["unknown-name"]


def test_r83_me_and_them(begin: Begin) -> None:
    text = "meters: {w: {per: actor, start: {north: 40, south: 60}}, t: {per: pair, start: 10}}\n"
    text += "moves: [{id: ask, by: [north, south], at: [north, south], requires: w.me < w.them,"
    text += " effects: {t.them.me: w.me / 10, w.them: 1 + times(me.ask.them)}}]\n"
    text += "deals: [{id: pact, between: [north, south], items: {x: {}}, need: {south: 1},"
    text += " refused: {w.me: -5, t.them.me: -2}}]\n"
    play = begin(text)
    assert (play.legal("north"), play.legal("south")) == (["ask south"], [])
    play.turn("north: ask south", "north: sign pact: x", "south: sign pact: x")
    # t.south.north + 40/10 - 2 (south refused: t.north.south -2); w.south + 1 - 5
    assert play.meters == {"w.north": 4000, "w.south": 5600, "t.north.south": 800, "t.south.north": 1400}


def test_r84_is_and_is_not(begin: Begin) -> None:
    assert [truth(begin, f"i {words}") for words in ("is red", "is green", "is not red", "is not green")] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    "text, holds",
    [
        ("1 < n < 3", True),
        ("1 < n < 2", False),
        ("3 > n >= 2 == n", True),
        ("2 <= n <= m <= 50 < 51", True),
        ("m > n < 3", True),
        ("d < e > d", True),
    ],
)
def test_r85_comparisons_chain(begin: Begin, text: str, holds: bool) -> None:
    assert truth(begin, text) is holds


@pytest.mark.parametrize(
    "text, holds",
    [
        ("m < 0 and m < 0 or m > 0", True),  # (no and no) or yes
        ("m > 0 or m > 0 and m < 0", True),  # yes or (yes and no)
        ("not m < 0 and m < 0", False),  # (not no) and no
        ("not (m < 0 and m < 0)", True),
        ("not m > 0 or m > 0", True),
        ("not not m > 0", True),
    ],
)
def test_r86_not_and_or(begin: Begin, text: str, holds: bool) -> None:
    assert truth(begin, text) is holds


def test_r87_a_if_c_else_b(begin: Begin) -> None:
    assert value(begin, "1 if m > 49 else 2") == 100
    assert value(begin, "1 if m > 50 else 2 if m > 49 else 3") == 200
    assert value(begin, "1 + 1 if m > 50 else 5 - 1") == 400  # (1 + 1) if ... else (5 - 1)


@pytest.mark.parametrize(
    "text, hundredths",
    [
        ("min(3, 2)", 200),
        ("max(3, 2, 7)", 700),
        ("abs(-2.5)", 250),
        ("clamp(5, 1, 4)", 400),
        ("clamp(0, 1, 4)", 100),
        ("clamp(2, 1, 4)", 200),
        ("clamp(5, 4, 1)", 100),
        ("clamp(0, 4, 1)", 100),
        ("min(1,2,3,4,5,6,7,8)", 100),
        ("max(3, 4,)", 400),
    ],
)
def test_r88_functions(begin: Begin, text: str, hundredths: int) -> None:
    assert value(begin, text) == hundredths


@pytest.mark.parametrize(
    "text", ["min(1)", "max()", "abs(1, 2)", "clamp(1, 2)", "min(1,2,3,4,5,6,7,8,9)", "abs(x=1)", "min(*m)"]
)
def test_r88_wrong_numbers_of_values_are_refused(write: Callable[[str], Any], text: str) -> None:
    assert {item.code for item in problems(write, text)} == {"bad-expression"}


@pytest.mark.parametrize(
    "text, hundredths",
    [
        ("2 + 3 * 4", 1400),
        ("(2 + 3) * 4", 2000),
        ("10 - 4 - 3", 300),
        ("12 / 4 / 3", 100),
        ("-2 * 3", -600),
        ("2 * -3", -600),
        ("8 - -2", 1000),
        ("12 / 4 * 3", 900),
        ("--5", 500),
        ("10 - 2 * 3 + 1", 500),
    ],
)
def test_r89_what_binds_first(begin: Begin, text: str, hundredths: int) -> None:
    assert value(begin, text) == hundredths


@pytest.mark.parametrize(
    "text",
    [
        "m > 1",
        "d",
        "today",
        "m + (m > 1)",
        "d + 3",
        "today - 3",
        "d + e",
        "m > d",
        "1 if m else 2",
        "1 if not m else 2",
        "1 if m > 1 and m else 2",
        "-d",
        "-(m > 1)",
        "abs(d)",
        "min(d, e)",
        "(m > 1) * 2",
        "1 if (m > 1) == (n > 1) else 2",
        "1 if d else 2",
        "i",
        "i + 1",
        "d if m > 1 else e",
        "1 if (m > 1 if n > 1 else n > 2) else 2",
        "time_up",
        "2 * (e - d > 1)",
    ],
)
def test_r90_kinds_do_not_mix(write: Callable[[str], Any], text: str) -> None:
    assert {item.code for item in problems(write, text)} == {"mixed-kinds"}


def test_r91_dates(begin: Begin) -> None:
    assert value(begin, "e - d") == 3000  # 1 to 31 January
    assert value(begin, "d - e") == -3000
    assert value(begin, "(e - today) / 2") == 1500
    assert truth(begin, "d <= today < e")
    assert truth(begin, "d != e and d == today")


@pytest.mark.parametrize("text", ["today - 2024-01-01 > 3", "1 if today > 2024-01-01 else 2", "2024-01-31 - d"])
def test_r92_a_date_is_a_name(write: Callable[[str], Any], text: str) -> None:
    assert problems(write, text) != []


def test_r93_time_up_once_all_turns_are_played(begin: Begin) -> None:
    text = "paces: {p: {turn: 2 weeks, turns: 2}}\ndrift: [{id: x, when: time_up, effects: {m: 1}}]\n"
    text += "moves: [{id: late, by: north, requires: time_up}]\n"
    play = begin(text)
    play.turn()
    assert (play.ending, play.legal("north")) == (None, [])
    play.turn()
    assert (play.ending, play.meters["m"]) == ("drawn", 5000)  # not yet up in the last tick


def test_r94_readings(begin: Begin, refusals: Callable[[str], set[str]]) -> None:
    text = "readings: {b: a + 1, a: m / 4, hot: b > 13, c: {value: 2 * b, title: C}}\n"
    play = begin(text + "drift: [{id: x, when: hot, effects: {m: c}}]\n")
    play.turn()
    assert play.meters["m"] == 5000 + 2 * (1250 + 100)  # a = 12.5, b = 13.5, c = 27
    assert refusals("readings: {a: b, b: c, c: a}\n") == {"cycle"}
    assert refusals("readings: {a: a + 1}\n") == {"cycle"}


def test_r95_at_most_400_characters(write: Callable[[str], Any], begin: Begin) -> None:
    fits = "1" + " " * 397 + "+1"
    assert len(fits) == 400
    assert value(begin, fits) == 200
    assert [item.code for item in problems(write, fits + " ")][:1] in (["too-long"], [])
    assert [item.code for item in problems(write, "1 " + " " * 397 + "+1")] == ["too-long"]


def test_r95_the_length_is_checked_before_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.engine.expressions.ast.parse", lambda *args, **kwargs: pytest.fail("parsed"))
    with pytest.raises(engine.ExpressionError, match="characters"):
        engine.parse("1+" * 25_000 + "1", engine.Scope())


def test_r96_at_most_120_nodes_and_20_deep(write: Callable[[str], Any], begin: Begin) -> None:
    # Eleven calls with name and eight values each, 10 nodes a call, and ten plus signs: 120.
    eleven = "+".join(["min(1,1,1,1,1,1,1,1)"] * 11)
    assert value(begin, eleven) == 1100
    assert [item.code for item in problems(write, eleven + "+1")] == ["too-long"]  # 122
    assert value(begin, "-" * 19 + "1") == -100  # 19 signs and a number: 20 deep
    assert [item.code for item in problems(write, "-" * 20 + "1")] == ["too-long"]


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3",
        "m // 2",
        "m % 2",
        "m @ n",
        "m << 2",
        "m | n",
        "m & n",
        "~m",
        "m[0]",
        "m.real",
        "'a'",
        "f'{m}'",
        "lambda: 1",
        "[m]",
        "{m}",
        "(m, n)",
        "(x for x in m)",
        "m := 2",
        "print(m)",
        "__import__",
        "m if n",
        "1 if m is 3 else 2",
        "m in n",
        "+m",
        "1 <> 2",
        "None",
        "True",
        "...",
        "m; n",
        "m = 2",
        "eval(m)",
        "abs",
        "min",
        "abs (m",
        "m)",
        "",
        " ",
        "#",
        "m # n",
        "i is red",
        "1 if i is blue else 2",
        "1 if i is red is green else 2",
        "await m",
        "1 if m is red else 2",
        "m n",
        "not",
        "times(north)",
        "times(1)",
        "since(d)",
        "times(m)",
        "since()",
        "times(rain, rain)",
        "a.b.c",
        "m.north",
        "ｍ",
        "m\\u00a0n",
    ],
)
def test_r97_anything_else_is_refused_with_its_place(write: Callable[[str], Any], text: str) -> None:
    found = problems(write, text.replace("\\u00a0", " "))
    assert found
    assert all(item.line == 9 or (item.line > 0 and item.column > 0) for item in found)


def test_r97_the_column_and_the_nearest_name(write: Callable[[str], Any]) -> None:
    write(NAMES)
    line = 'drift: [{id: t, effects: {x: "1 + since(rian)"}}]\n'
    found = misread(write(NAMES + line))
    assert [item.code for item in found] == ["unknown-name"]
    assert found[0].column == line.index("rian") + 1
    assert "rain" in str(found[0])


@pytest.mark.parametrize(
    "text", ["m-  n", "m\\u00a0-\\u3000n", "(((m)) - (n))", "m\\n-\\n n", " m - n ", "m-n if (i) is (red) else 0"]
)
def test_r162_blanks_and_brackets_mean_nothing(begin: Begin, text: str) -> None:
    assert value(begin, text) == 4800  # 50 - 2


@pytest.mark.parametrize(
    "text, words",
    [
        ("i is red and today <= e", ["I is red", "31 January or earlier"]),
        ("m > 3.5", ["M is over 3.5"]),
        ("times(north.nod) == 0", ["has not happened", "North"]),
    ],
)
def test_r98_in_words(engine_game: Callable[..., Any], text: str, words: list[str]) -> None:
    play = engine_game(NAMES + f"moves: [{{id: nod, by: north, requires: {text}}}]\n")
    requires = play.rules.moves[0].requires
    assert requires is not None
    said = engine.in_words(requires.term, play.rules)
    assert all(part in said for part in words), said
