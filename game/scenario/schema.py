"""JSON Schemas of scenario files, generated from the spec: what editors complete, explain and underline."""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from game.scenario.part import Part
from game.scenario.spec import Spec
from game.scenario.translation import OWN, RULES, SHORT, SPOKEN, TERMS, TEXTS, UNTOLD

DIALECT = "http://json-schema.org/draft-07/schema#"
ENDING = ".schema.json"
WHOLE, TEXT = "crisis", "text"
CRISIS_FILE = f"{WHOLE}{ENDING}"
"""The schema of a crisis in one file."""

KINDS: dict[str, tuple[str, ...]] = {
    WHOLE: tuple(Spec.model_fields),
    "scenario": ("id", "title", "summary", "start", "tick", "paces", "map", "dates", "meters", "readings"),
    "actors": ("actors", "neutral_terms"),
    "instruments": ("instruments",),
    "moves": ("moves",),
    "events": ("events", "drift"),
    "deals": ("deals",),
    "endings": ("endings", "goals", "questions"),
    "history": ("history",),
    "sources": ("sources",),
    "mechanisms": ("mechanisms",),
}
"""The kinds of files, and the top-level keys each holds; a crisis in one file holds all."""


TEXTUAL = {"type": ["string", "object"]}
"""Words by level, or by actor and level."""


class Writer(GenerateJsonSchema):
    """Writes what YAML editors need: plain text may look like a number, and every mapping is explained."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        """Return text, which an editor may take for a number or a word such as true."""
        told = super().str_schema(schema)
        plain = ["string", "number", "boolean"]
        return told | {"type": plain if "minLength" in told else [*plain, "null"]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return that names need no second spelling."""
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by its name."""
    whole = Spec.model_json_schema(schema_generator=Writer)
    explain(whole)
    found = {kind: schema_of(whole, kind) for kind in KINDS}
    return found | {TEXT: translation_of(whole)}


def schema_of(whole: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the schema of one kind of file out of that of a whole scenario."""
    keys = KINDS[kind]
    title = "A crisis in one file" if kind == WHOLE else f"The file {kind}.yaml of a crisis"
    properties = {key: whole["properties"][key] for key in keys}
    found = {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": [key for key in keys if key in whole["required"]],
        "additionalProperties": False,
    }
    used: set[str] = set()
    waiting = [properties]
    while waiting:
        fresh = set(references(waiting.pop())) - used
        used |= fresh
        waiting += [whole["$defs"][name] for name in fresh]
    return found | {"definitions": {name: whole["$defs"][name] for name in sorted(used)}}


def translation_of(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a translation: the texts of a scenario, by id where it has a list."""
    parts = {key: told(item, key, (key,), whole) for key, item in whole["properties"].items() if key not in UNTOLD}
    term = whole["$defs"]["Term"]
    parts[TERMS] = whole["properties"][TERMS] | {"items": term}
    parts["stamps"] = {
        "type": "object",
        "additionalProperties": {"type": ["string", "number"]},
        "description": "Which English each entry was made from; written by `translate --stamp`.",
    }
    return {
        "$schema": DIALECT,
        "title": "The texts of a crisis in another language",
        "type": "object",
        "properties": {key: part for key, part in parts.items() if part},
        "required": [],
        "additionalProperties": False,
        "definitions": {},
    }


def told(item: dict[str, Any], key: str, above: tuple[str, ...], whole: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the texts in a value; empty if it holds none."""
    about = {"description": item["description"]} if "description" in item else {}
    if "allOf" in item:
        return told(item["allOf"][0], key, above, whole) | about
    if "anyOf" in item:
        ways = [way for part in item["anyOf"] if (way := told(part, key, above, whole))]
        return ({"anyOf": ways} if len(ways) > 1 else ways[0]) | about if ways else {}
    if "$ref" in item:
        part = whole["$defs"][item["$ref"].rpartition("/")[2]]
        inner = {name: told(one, name, (*above, name), whole) for name, one in part["properties"].items()
                 if name not in RULES}  # fmt: skip
        inner = {name: one for name, one in inner.items() if one}
        return {"type": "object", "properties": inner, "additionalProperties": False} | about if inner else {}
    if item.get("type") == "array":
        one = told(item["items"], key, above, whole)
        rows = [{"type": "object", "additionalProperties": one}, {"type": "array", "items": one}]
        return {"anyOf": rows} | about if one else {}
    if item.get("type") == "object":
        each = item.get("additionalProperties")
        spoken = dict(TEXTUAL) if not isinstance(each, dict) else told(each, key, above, whole)
        return {"type": "object", "additionalProperties": spoken} | about if spoken else {}
    speaks = key in TEXTS or any(step in SPOKEN for step in above) or OWN.get(above[:1]) == key
    return item if speaks or (key,) in SHORT else {}


def references(tree: Any) -> Iterator[str]:
    """Yield the names of the definitions a schema refers to."""
    if isinstance(tree, dict):
        if "$ref" in tree:
            yield str(tree["$ref"]).rpartition("/")[2]
        for item in tree.values():
            yield from references(item)
    elif isinstance(tree, list):
        for item in tree:
            yield from references(item)


def explain(whole: dict[str, Any]) -> None:
    """Leave out what says nothing to an author, and give every key the docstring of its field."""
    tidy(whole)
    for name, part in {"Spec": whole, **whole["$defs"]}.items():
        told = field_texts(parts()[name])
        for key, item in part.get("properties", {}).items():
            part["properties"][key] = with_text(item, told[key])


def with_text(item: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the schema of a key with its text; what stands beside a reference is not read in this dialect."""
    return {"allOf": [item], "description": text} if "$ref" in item else item | {"description": text}


def tidy(tree: Any) -> None:
    """Drop titles, defaults and null, which YAML text never is, and say what keys may be called."""
    if isinstance(tree, list):
        for item in tree:
            tidy(item)
    if not isinstance(tree, dict):
        return
    if tree.get("type") == "object":
        tree.pop("title", None)
    if "patternProperties" in tree:
        ((pattern, item),) = tree.pop("patternProperties").items()
        tree |= {"propertyNames": {"pattern": pattern}, "additionalProperties": item}
    ways = tree.get("anyOf", [])
    if {"type": "null"} in ways:
        ways.remove({"type": "null"})
        if len(ways) == 1:
            tree |= tree.pop("anyOf")[0]
    if "$ref" in tree:
        tree["$ref"] = str(tree["$ref"]).replace("#/$defs/", "#/definitions/")
    if "properties" not in tree:
        tree.pop("default", None)
    for item in tree.values():
        tidy(item)


def parts() -> dict[str, type[BaseModel]]:
    """Return every mapping of the spec by the name of its class."""
    found: dict[str, type[BaseModel]] = {"Spec": Spec}
    modules = [sys.modules[name] for name in ("game.scenario.part", "game.scenario.entries", "game.scenario.spec")]
    for module in modules:
        found |= {name: kind for name, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Part)}
    return found


def field_texts(kind: type[BaseModel]) -> dict[str, str]:
    """Return what stands below each field in the source, by the key authors write."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for line, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(after, ast.Expr):
            field = kind.model_fields[line.target.id]
            found[field.alias or line.target.id] = " ".join(str(ast.literal_eval(after.value)).split())
    return found


def schema_files() -> dict[str, str]:
    """Return the text of every schema by the name of its file."""
    return {
        f"{kind}{ENDING}": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for kind, schema in schemas().items()
    }


def stale(folder: Path) -> list[str]:
    """Return the names of the schemas in a folder that are not what the spec says."""
    wanted = schema_files()
    have = {file.name: file.read_text(encoding="utf-8") for file in folder.glob(f"*{ENDING}")}
    return sorted(name for name in wanted.keys() | have.keys() if wanted.get(name) != have.get(name))
