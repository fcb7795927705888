"""The spec held against the nodes: every mistake of shape as a problem with its place."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from game.scenario.nodes import Node
from game.scenario.problems import Problem, hint
from game.scenario.spec import Spec

SENTENCES = {
    "string_type": ("wrong-shape", "one text or number is wanted here", "write it on one line after the colon"),
    "dict_type": ("wrong-shape", "keys with values are wanted here", "write lines of 'key: value'"),
    "model_type": ("wrong-shape", "keys with values are wanted here", "write lines of 'key: value'"),
    "model_attributes_type": ("wrong-shape", "keys with values are wanted here", "write lines of 'key: value'"),
    "list_type": ("wrong-shape", "a list is wanted here", "write lines that start with '- ', or [a, b]"),
    "string_pattern_mismatch": ("bad-name", "this is not an id", "use small letters, digits and -"),
    "string_too_long": ("too-long", "this text is too long", "shorten it"),
    "string_too_short": ("missing", "this text is empty", "write something"),
}


def shaped(root: Node) -> tuple[Spec | None, list[Problem]]:
    """Return the spec of a scenario, or None, and every mistake of shape."""
    try:
        return Spec.model_validate(root.plain()), []
    except ValidationError as error:
        return None, [told(root, item) for item in error.errors(include_url=False, include_input=False)]


def told(root: Node, error: Any) -> Problem:
    """Return one error of the spec as a problem; never repeats the input at length."""
    loc = tuple(step for step in error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    is_key = bool(loc) and loc[-1] == "[key]"
    path = loc[:-1] if is_key else loc
    if kind == "missing":
        return at(root, path[:-1], "missing", f"{path[-1]!r} is missing", "add it")
    if kind == "extra_forbidden":
        known = fields_at(path[:-1])
        return at(
            root,
            path,
            "unknown-key",
            f"no key {str(path[-1])[:60]!r} belongs here",
            hint(str(path[-1]), known),
            key=True,
        )
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        count = f"at least {least}" if kind == "too_short" else f"at most {most}"
        return at(
            root,
            path,
            "wrong-count",
            f"{count} are wanted here, there are {len(root.at(path).value)}",
            "add or delete some",
        )
    if kind in SENTENCES:
        code, message, remedy = SENTENCES[kind]
        return at(root, path, code, message, remedy)
    return at(
        root,
        path,
        kind.replace("_", "-"),
        str(context.get("message", "this is not right")),
        str(context.get("remedy", "look at the reference")),
        key=is_key,
    )


def at(root: Node, path: tuple[Any, ...], code: str, message: str, remedy: str, key: bool = False) -> Problem:
    """Return a problem at a path: at the value, or at its key."""
    return Problem(*root.place(path, key), code, message, remedy)


def fields_at(path: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand in the mapping at a path."""
    kind: Any = Spec
    for step in path:
        kind = inner(kind, step)
    return (
        [field.alias or name for name, field in kind.model_fields.items()]
        if isinstance(kind, type) and issubclass(kind, BaseModel)
        else []
    )


def inner(kind: Any, step: Any) -> Any:
    """Return the annotation one step below an annotation."""
    kind = bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if step in (name, field.alias):
                return bare(field.annotation)
        return None
    arguments = get_args(kind)
    return bare(arguments[-1]) if arguments else None


def bare(kind: Any) -> Any:
    """Return an annotation without Annotated and None."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return bare(next(item for item in get_args(kind) if item is not type(None)))
    return kind
