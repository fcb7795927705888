"""The spec: what is left out, and short ways of writing."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from game.scenario import spec as parts
from game.scenario.nodes import read_bytes
from game.scenario.shape import shaped
from tests.scenario.finding import whole


def spec_of(text: str) -> parts.Spec:
    """Return the spec of a few keys."""
    root, _ = read_bytes("a.yaml", whole(text).encode())
    assert root is not None
    spec, problems = shaped(root)
    assert spec is not None, problems
    return spec


def test_what_is_left_out() -> None:
    spec = spec_of("")
    move, meter, pace = spec.moves[0], spec.meters["m"], spec.paces["standard"]
    assert (move.cost, move.once, move.kind, move.tone, move.quiet, move.requires) == (
        "1",
        False,
        "act",
        "neutral",
        None,
        None,
    )
    assert (meter.per, meter.range, meter.board, meter.text.pupil) == ("world", ["0", "100"], False, "")
    assert pace.attention == {"": "3"} and spec.tick == "week" and spec.summary == ""
    assert spec_of("paces: {p: {turn: 1 week, turns: 2}}\n").paces["p"].attention == {"": "3"}
    assert spec.events == [] and spec.map is None and spec.sources == {}


def test_short_ways_of_writing() -> None:
    spec = spec_of("""
actors: {a: Ash, b: {name: Birch, advisers: [Say nothing.]}}
dates: {fair: 2024-02-01, vote: {on: 2024-03-01, title: The vote}}
meters: {m: {start: 5, text: What it is}, n: {start: {a: 1, b: 2}, per: actor}}
readings: {r: m * 2, s: {value: m, title: S}}
moves: [{id: x, by: a, quiet: [], because: For a reason, sources: BOOK}, {id: y, by: [a, b], at: b, because: {m: So}}]
sources: {BOOK: A book}
""")
    assert spec.actors["a"].name == "Ash" and spec.actors["b"].advisers[0].text == "Say nothing."
    assert spec.dates["fair"].on == "2024-02-01" and spec.dates["vote"].title == "The vote"
    assert spec.meters["m"].text.pupil == "What it is" and spec.meters["m"].start == {"": "5"}
    assert spec.readings["r"].value == "m * 2" and spec.readings["s"].title == "S"
    assert (
        spec.moves[0].by == ["a"]
        and spec.moves[0].because == {"": "For a reason"}
        and spec.moves[0].sources == ["BOOK"]
    )
    assert spec.moves[1].at == ["b"] and spec.moves[1].because == {"m": "So"}
    assert spec.moves[0].quiet == [] and spec.moves[1].quiet is None


def test_while_is_a_key() -> None:
    spec = spec_of("instruments: {i: {start: s, statuses: {s: {while: {m: 1}}}}}\n")
    assert spec.instruments["i"].statuses["s"].standing == {"m": "1"}


def test_every_part_refuses_unknown_keys_and_has_a_sentence() -> None:
    kinds = [item for item in vars(parts).values() if isinstance(item, type) and issubclass(item, parts.Part)]
    assert len(kinds) > 15
    for kind in kinds:
        assert kind.model_config["extra"] == "forbid" and kind.model_config["frozen"] and kind.model_config["strict"]
        assert kind.__doc__ and kind.__doc__.strip().endswith(".")


def test_no_text_is_without_a_limit() -> None:
    """A list or mapping at the top may not grow for ever, nor a text people read."""
    for name, field in parts.Spec.model_fields.items():
        if name not in ("tick", "start", "map", "title", "summary", "questions"):
            limits = str(field.metadata)
            assert "max_length" in limits, name
    assert get_args(parts.Sentence) and issubclass(parts.Spec, BaseModel)


def test_the_file_of_the_spec_knows_nothing_of_rules() -> None:
    assert "game.engine" not in Path(parts.__file__).read_text(encoding="utf-8")
