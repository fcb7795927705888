"""The schemas: what ships is what the spec says, every mistake of shape is found on its line, and no other is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pydantic import BaseModel

from game import scenario
from game.scenario import schema
from game.scenario.nodes import Node, read_bytes
from game.scenario.shape import shaped
from game.shipped import shipped
from tests.scenario.finding import BASE
from tests.tiers import n

FOLDER = shipped("scenarios") / "schema"
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def judged(files: list[Path], kind: str = schema.WHOLE, folder: Path = FOLDER) -> dict[str, list[dict[str, Any]]]:
    """Return what check-jsonschema finds in files, by file."""
    command = ["--schemafile", str(folder / f"{kind}{schema.ENDING}"), "--output-format", "json", "--no-cache"]
    answer = json.loads(CliRunner().invoke(check_jsonschema, [*command, *map(str, files)]).stdout)
    found: dict[str, list[dict[str, Any]]] = {str(file): [] for file in files}
    for error in answer.get("errors", ()):
        found[error["filename"]].append(error)
    for error in answer.get("parse_errors", ()):
        found[error["filename"]].append(error | {"path": "$", "message": "cannot be read"})
    return found


def line_of(root: Node, error: dict[str, Any]) -> int:
    """Return the line an editor underlines: of the value a schema refuses, or of the key it names."""
    best = error.get("best_deep_match") or error.get("best_match") or error
    path, message = best["path"], best["message"]
    steps = [
        int(number) if number else name or quoted
        for name, number, quoted in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]|\['?([^\]']+)'?\]", path)
    ]
    node = root.at(tuple(steps))
    named = QUOTED.search(message)
    if named and named[1] in node.keys and "required" not in message:
        return node.keys[named[1]][0]
    return node.line


def roots_of_shape() -> dict[Path, tuple[Node, list[scenario.Problem]]]:
    """Return the cases that are YAML, with what the spec alone finds in each."""
    found = {}
    for path in CASES:
        root, problems = read_bytes(str(path), path.read_bytes())
        if root is not None and not problems and isinstance(root.value, dict):
            found[path] = (root, shaped(root)[1])
    return found


def differences(folder: Path = FOLDER, among: str = "") -> list[str]:
    """Return where a schema misses what the spec finds, or underlines what is no mistake of shape.

    That a day is in no calendar, or a number too fine, takes arithmetic that no schema can do.
    """
    roots = {path: found for path, found in roots_of_shape().items() if among in path.stem}
    every = 1 if among else max(1, len(roots) // n("mistakes held against the schema"))
    roots = dict(list(roots.items())[::every])
    answers, wrong = judged(list(roots), folder=folder), []
    for path, (root, problems) in roots.items():
        lines = {line_of(root, error) for error in answers[str(path)]}
        must = {item.line for item in problems if item.code not in ("bad-date", "bad-number")}
        may = {item.line for item in problems}
        may |= {item.line for item in scenario.check(path) if item.code == "wrong-shape"}
        if not must <= lines <= may:
            wrong.append(f"{path.stem}: schema {sorted(lines)}, spec {[str(item) for item in problems]}")
    return wrong


def test_every_mistake_of_shape_is_found_on_its_line_and_no_other() -> None:
    assert differences() == []
    shapes = [bool(problems) for _, problems in roots_of_shape().values()]
    assert sum(shapes) >= 40 and len(shapes) >= 120


def test_a_schema_that_forgets_a_key_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "crisis.schema.json").write_text(
        (FOLDER / "crisis.schema.json").read_text(encoding="utf-8").replace('"additionalProperties": false', '"x": 1'),
        encoding="utf-8",
    )
    assert len(differences(tmp_path, "unknown_key")) >= 4


def test_what_is_right_passes() -> None:
    """Scenarios without a mistake, short and long ways of writing, pass in silence."""
    root = Path(__file__).parents[1]
    files = [BASE, root / "scenarios" / "border_post.yaml", root / "bots" / "crowded.yaml"]
    assert not any(judged(files).values())


def test_what_ships_names_its_schema_and_passes_it() -> None:
    kinds: dict[str, list[Path]] = {}
    for folder in scenario.shipped_scenarios():
        files = sorted(folder.glob("*.yaml"))
        alone = len([file for file in files if not file.name.startswith("text.")]) == 1
        for file in files:
            first = file.read_text(encoding="utf-8").partition("\n")[0]
            named = re.fullmatch(r"# yaml-language-server: \$schema=\.\./schema/(\w+)\.schema\.json", first)
            assert named, f"{file} begins with its schema"
            kind = file.name.partition(".")[0]
            assert named[1] == (schema.WHOLE if alone and kind != schema.TEXT else kind), file
            kinds.setdefault(named[1], []).append(file)
    for kind, files in kinds.items():
        assert not any(judged(files, kind).values()), kind


def test_a_number_of_the_rules_cannot_stand_in_a_translation(tmp_path: Path) -> None:
    wrong = tmp_path / "text.ko.yaml"
    wrong.write_text("moves:\n  protest:\n    title: 항의\n    effects: {trust: 5}\n", encoding="utf-8")
    right = tmp_path / "text.ja.yaml"
    right.write_text("moves:\n  protest: {title: 抗議}\nactors: {upper: 上の谷}\n", encoding="utf-8")
    found = judged([wrong, right], schema.TEXT)
    assert len(found[str(wrong)]) == 1 and found[str(right)] == []


def test_what_ships_is_what_the_spec_says(tmp_path: Path) -> None:
    assert schema.stale(FOLDER) == []
    (tmp_path / "new").mkdir()
    files = [tmp_path / "new" / name for name in schema.schema_files()]
    for file in files:
        file.write_text(schema.schema_files()[file.name], encoding="utf-8", newline="\n")
    assert {file.name for file in files} == {f"{kind}{schema.ENDING}" for kind in (*schema.KINDS, schema.TEXT)}
    files[0].write_text(files[0].read_text(encoding="utf-8") + " ", encoding="utf-8")
    files[1].unlink()
    (tmp_path / "new" / "other.schema.json").write_text("{}", encoding="utf-8")
    assert schema.stale(tmp_path / "new") == [files[0].name, "other.schema.json", files[1].name]


def test_every_key_has_its_text() -> None:
    """Every field of the spec has a docstring, and every schema shows it."""
    for name, kind in schema.parts().items():
        keys = {field.alias or key for key, field in kind.model_fields.items()}
        assert schema.field_texts(kind).keys() == keys, name
        assert all(text.endswith(".") for text in schema.field_texts(kind).values()), name
    for kind_of_file, whole in schema.schemas().items():
        for part in [whole, *whole["definitions"].values()]:
            for key, item in part.get("properties", {}).items():
                assert item.get("description"), (kind_of_file, key)


def test_every_key_of_the_spec_stands_in_a_kind_of_file() -> None:
    spread = [key for kind, keys in schema.KINDS.items() if kind != schema.WHOLE for key in keys]
    assert sorted(spread) == sorted(schema.Spec.model_fields)


@pytest.mark.parametrize("kind", ["Move", "Status", "Spec"])
def test_what_has_no_text_is_noticed(kind: str) -> None:
    """The reader of docstrings reads the source: a field without one is missing from what it returns."""
    part: type[BaseModel] = schema.parts()[kind]
    assert "model_config" not in schema.field_texts(part)
    assert schema.field_texts(schema.parts()["Part"]) == {}
