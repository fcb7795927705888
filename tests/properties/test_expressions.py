"""T30: fuzzed expressions have the value the independent evaluator gives them, or are refused with their place."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from game import engine, scenario
from game.engine.legal import frame_of
from tests import oracle
from tests.properties.agreeing import written
from tests.properties.growing import Words, condition, number
from tests.scenario.finding import misread
from tests.tiers import n

GAMES = 24
WORLD: dict[str, Any] = {
    "id": "fuzz",
    "title": "Fuzz",
    "start": "2024-01-01",
    "paces": {"p": {"turn": "2 weeks", "turns": "20"}},
    "actors": {"ada": "Ada", "bo": "Bo", "cy": "Cy"},
    "dates": {"early": "2024-02-01", "late": "2024-05-05"},
    "meters": {
        "m": {"start": "5"},
        "w": {"per": "actor", "start": "5", "range": ["-50", "7.77"]},
        "t": {"per": "pair", "start": "0", "range": ["-0.01", "0.01"]},
        "g": {"start": "0", "range": ["-3000", "1000000"]},
        "x": {"start": "0", "range": ["-1000000", "1000000"]},
    },
    "instruments": {
        "gate": {"start": "a", "statuses": {"a": {}, "b": {}, "c": {}}},
        "pact": {"start": "a", "statuses": {"a": {}, "b": {}}},
    },
    "moves": [{"id": "hail", "by": ["ada", "bo"], "at": ["bo", "cy"]}, {"id": "nod", "by": "cy"}],
    "events": [{"id": "rain", "chance": "5"}, {"id": "snow", "chance": "5"}],
    "endings": [{"id": "last", "when": "time_up"}],
}


def words(modest: bool) -> Words:
    """Return every name of the world."""
    world = oracle.load(WORLD)
    happenings = [*world.moves, *world.events, "ada.hail", "bo.hail"]
    statuses = {name: list(world.statuses(name)) for name in world.instruments}
    return Words(list(world.meters), ["time_up"], ["today", "early", "late"], happenings, statuses, modest)


def scattered(rules: engine.Rules, luck: Random) -> engine.State:
    """Return games that stand anywhere they could stand, ends of ranges often."""
    state = engine.start(rules, games=GAMES)
    turn = luck.randrange(20)
    tick = turn * state.pace.turn_ticks
    columns = state.columns

    def fill(block: Any, draw: Any) -> Any:
        rows = [[draw(row) for _ in range(GAMES)] for row in range(block.shape[0])]
        return np.array(rows, dtype=block.dtype).reshape(block.shape)

    def somewhere(row: int) -> int:
        meter = rules.meters[row]
        return luck.choice(
            [meter.low, meter.high, max(meter.low, min(0, meter.high)), luck.randint(meter.low, meter.high)]
        )

    times = fill(columns.times, lambda row: luck.choice([0, 0, 1, luck.randint(0, turn)]) if turn else 0)
    last = fill(columns.last, lambda row: luck.randrange(tick) if tick else -1)
    columns = replace(
        columns,
        meters=fill(columns.meters, somewhere),
        status=fill(columns.status, lambda row: luck.randrange(len(rules.instruments[row].statuses))),
        entered=fill(columns.entered, lambda row: luck.randint(0, tick)),
        times=times,
        last=np.where(times > 0, last, -1).astype(last.dtype),
    )
    return replace(state, turn=turn, columns=columns)


def same_games(rules: engine.Rules, world: oracle.World, state: engine.State) -> list[oracle.Play]:
    """Return the games of a batch as the oracle sees them."""
    plays = []
    for game in range(state.games):
        play = oracle.Play(world)
        play.tick = state.tick
        play.meters = {meter.name: int(state.meters[row, game]) for row, meter in enumerate(rules.meters)}
        for row, item in enumerate(rules.instruments):
            status = item.statuses[int(state.status[row, game])].name
            play.standing[item.name] = (status, int(state.entered[row, game]))
        for row, name in enumerate(rules.counted):
            if state.times[row, game]:
                play.happened[name] = (int(state.times[row, game]), int(state.last[row, game]))
        plays.append(play)
    return plays


def grown(luck: Random, of: Words, count: int) -> dict[str, str]:
    """Return readings that fit in an expression; later ones may use earlier ones."""
    found: dict[str, str] = {}
    of = replace(of, numbers=list(of.numbers), conditions=list(of.conditions))
    while len(found) < count:
        is_number = luck.random() < 0.7
        text = (number if is_number else condition)(of, luck, luck.randint(1, 4))
        if len(text) <= 300:
            name = f"r{len(found)}"
            found[name] = text
            if luck.random() < 0.1:
                (of.numbers if is_number else of.conditions).append(name)
    return found


def loaded(path: Path, readings: dict[str, str]) -> tuple[engine.Rules, oracle.World]:
    """Return a world with the readings the loader takes; only size may be a reason to refuse one."""
    for _ in range(60):
        lines = {**WORLD, "readings": readings}
        written(path, "\n".join(f"{key}: {json.dumps(value)}" for key, value in lines.items() if key != "readings"))
        text = path.read_text(encoding="utf-8") + "\nreadings:\n"
        first = text.count("\n") + 1
        text += "".join(f"  {name}: {json.dumps(value)}\n" for name, value in readings.items())
        problems = misread(written(path, text))
        if not problems:
            return scenario.load(path).rules, oracle.load(path)
        names = list(readings)
        guilty = {names[item.line - first] for item in problems if item.code in ("too-large", "too-long")}
        assert guilty, (problems, [readings[names[item.line - first]] for item in problems])
        for name, value in readings.items():  # a reading uses only those before it
            if uses(value, guilty):
                guilty.add(name)
        readings = {name: value for name, value in readings.items() if name not in guilty}
    raise AssertionError("the loader never came to rest")


def uses(text: str, names: set[str]) -> bool:
    """Return whether an expression uses one of some readings."""
    return any(f"{name} " in f"{text} ".replace(")", " ").replace(",", " ") for name in names)


@pytest.mark.parametrize("modest", [True, False])
def test_values_are_those_of_the_independent_evaluator(tmp_path: Path, modest: bool) -> None:
    wanted, seen, kept = n("fuzzed expressions"), 0, 0
    luck = Random(30 + modest)
    while seen < wanted:
        readings = grown(luck, words(modest), 60)
        seen += len(readings)
        rules, world = loaded(tmp_path / "fuzz.yaml", readings)
        kept += len(rules.readings)
        for _ in range(2):
            compare_values(rules, world, scattered(rules, luck), readings)
    assert kept > 0.6 * seen


def compare_values(rules: engine.Rules, world: oracle.World, state: engine.State, texts: dict[str, str]) -> None:
    """Hold every reading in every game together, and inside the bounds that were proven for it."""
    frame = frame_of(rules, state)
    plays = same_games(rules, world, state)
    with np.errstate(all="raise"):
        columns = {name: item.formula(frame) for name, item in rules.readings.items()}
    for name, column in columns.items():
        values = [play.value(name) for play in plays]
        assert np.broadcast_to(column, (GAMES,)).tolist() == values, texts[name]
        term = rules.readings[name].term
        if term.kind == engine.NUMBER:
            assert term.low <= min(values) and max(values) <= term.high, texts[name]
            assert np.asarray(column).dtype.kind == "i"


def test_a_truncating_division_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the oracle's quotient loses its last digit."""
    monkeypatch.setitem(oracle.language.OPERATE, "/", lambda a, b: 0 if b == 0 else 10_000 * a // b)
    rules, world = loaded(tmp_path / "fuzz.yaml", {"r0": "m / 7.77 + -2 / 3"})
    with pytest.raises(AssertionError):
        compare_values(rules, world, scattered(rules, Random(1)), {"r0": "m / 7.77 + -2 / 3"})


HOSTILE = [
    "9 ** 9 ** 9", "m ** 2", "().__class__", "m.__class__", "m.real", "m[0]", "'a'", '"a"',
    "'{0.__class__}'.format(m)", "f'{m}'", "lambda: m", "lambda m: m", "[m for m in w]", "(m for m in w)", "{m: 1}",
    "{m}", "[m]", "(m, m)", "m,", "eval(m)", "open(m)", "__import__(m)", "print()", "getattr(m, m)", "abs.__self__",
    "min(m)(m)", "m if m", "m := 1", "٣", "１", "²", "𝟙", "1_000", "1e9", "1E9", "0x1F", "0o17", "0b1", "1j", "1.5j",
    "0.12345", "1.00000", ".5", "5.", "1..2", "1.2.3", "00000001.00001", "inf", "nan", "True", "None", "Ellipsis",
    "...", "m @ m", "m // m", "m % m", "m << 1", "m >> 1", "m & m", "m | m", "m ^ m", "~m", "+m", "m <> m", "m = m",
    "m; m", "m # m", "m \\\n m", "await m", "yield m", "not", "and", "m and", "m in m", "m not in m", "m is m",
    "gate is a is b", "gate is (a)if m else 1", "*m", "**m", "min(*m)", "min(m, key=m)", "min(m, m, default=m)",
    "m\x00", "m\x1b[0m", "\ufeffm", "m\u00a0m", "ｍ", "мет", "1 if gate is nowhere else 2",
    "times(gate)", "times(m)", "since(early)", "times(ada)", "times(ada.hail.ada)", "times()", "early", "today + 1",
    "times(ada. hail)",
    "2024-01-01", "(m", "m)", "((m)", ")(", "", " ", "\n", "\t", "m m", "1 2", "m 2", "2 m", "2m", "1" * 8,
    "1000000.0001", "9" * 401, "(" * 21 + "m" + ")" * 21 + "+" + "-" * 21 + "m", "-" * 25 + "m",
    "+".join(["m"] * 61), "(" * 250, "-" * 399 + "m", "not " * 90 + "m > 1", "min(" * 25 + "m, m" + ")" * 25,
    "abs(" * 20 + "m" + ")" * 20,
]  # fmt: skip


def scope() -> engine.Scope:
    """Return the names of a small world."""
    values = {**engine.base_values(738_000, 738_300), "m": engine.MeterNow("number", 0, 10**6, 10**6, 0, "m")}
    values |= {name: engine.Day(engine.DATE, 738_000, 738_000, 738_000, 738_000, name) for name in ("early", "late")}
    return engine.Scope(values, {"gate": (0, ("a", "b", "c"))}, {"rain": (0,), "ada.hail": (1, 2)}, 40)


class Small:
    """The same names as the oracle asks for them."""

    def kind(self, name: str) -> str | None:
        return {"m": "number", "today": "date", "early": "date", "late": "date", "time_up": "condition",
                "gate": "instrument"}.get(name)  # fmt: skip

    def counted(self, name: str) -> bool:
        return name in ("rain", "ada.hail")

    def statuses(self, instrument: str) -> tuple[str, ...]:
        return ("a", "b", "c")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_refused_with_its_column(text: str) -> None:
    with pytest.raises(engine.ExpressionError) as caught:
        engine.parse(text, scope())
    assert 0 <= caught.value.column <= len(text) + 1
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", ["m", "1", "min(m, 2)", "1 if gate is a else 2", "since(gate)", "(late - early) / 2"])
def test_plain_text_is_not(text: str) -> None:
    assert engine.parse(text, scope()).kind == engine.NUMBER


def test_torn_expressions_are_read_alike_or_refused() -> None:
    """Characters lost, doubled, swapped, and hostile pieces put in: what one reader takes the other takes too."""
    luck, taken = Random(99), 0
    of = Words(["m"], ["time_up"], ["today", "early", "late"], ["rain", "ada.hail"], {"gate": ["a", "b", "c"]})
    for _ in range(n("torn expressions")):
        text = torn(number(of, luck, luck.randint(0, 3))[:390], luck)
        try:
            oracle.parse(text, Small())
            read = True
        except (oracle.Refused, RecursionError):
            read = False
        try:
            engine.parse(text, scope())
            assert read, text
            taken += 1
        except engine.ExpressionError as error:
            assert not read or error.code in ("too-large", "too-long", "bad-number"), (text, error)
            assert 0 <= error.column <= len(text) + 1
    assert taken > n("torn expressions") // 10


def torn(text: str, luck: Random) -> str:
    """Return a text with a few characters changed."""
    for _ in range(luck.choice([0, 1, 1, 2, 5])):
        at = luck.randrange(len(text) + 1)
        piece = luck.choice(
            [luck.choice(HOSTILE), luck.choice("0123456789.+-*/()<>=, abmtisno_e"), text[at : at + 1] * 2, ""]
        )
        text = text[:at] + piece + text[at + luck.choice([0, 1, 1]) :]
    return text


def calls(source: str) -> list[str]:
    """Return the calls in a module that could run or parse text."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec", "compile", "__import__"):
                found.append(node.func.id)
            if isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in ("ast.parse", "ast.literal_eval"):
                found.append(ast.unparse(node.func))
    return found


def test_text_is_parsed_in_one_module_and_run_in_none() -> None:
    game = Path(__file__).parents[2] / "game"
    found = {path.name: calls(path.read_text(encoding="utf-8")) for path in game.rglob("*.py")}
    assert {name: what for name, what in found.items() if what} == {"expressions.py": ["ast.parse"]}
    assert calls("eval(x); ast.parse(y); f.compile(z)") == ["eval", "ast.parse"]
