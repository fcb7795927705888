"""Markup that cannot be broken by what it carries: every text is escaped, every number remembers where it came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape


class Safe(str):
    """Text that is markup already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number on the page: what it shows, its value, and the command whose answer holds it at a path."""

    text: str
    value: float
    command: str
    path: tuple[str | int, ...]


Child = str | Number


def tag(name: str, *children: Child, **attributes: str | float | None) -> Safe:
    """Return an element; a trailing underscore of an attribute is dropped, others become hyphens."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(shown(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{given}>{''.join(markup(child) for child in children)}</{name}>")


def lone(name: str, **attributes: str | float | None) -> Safe:
    """Return an element that holds nothing, such as a line of a drawing."""
    return Safe(tag(name, **attributes).replace(f"></{name}>", "/>"))


def shown(value: str | float) -> str:
    """Return an attribute's value; numbers of a drawing keep one decimal."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def markup(child: Child) -> str:
    """Return a child as markup."""
    if isinstance(child, Number):
        return datum("data", child)
    return child if isinstance(child, Safe) else escape(child)


def datum(name: str, number: Number, **attributes: str | float | None) -> Safe:
    """Return a number as an element that says what its value is and which command gives it."""
    at = {"data_value": repr(number.value), "data_path": json.dumps(number.path), "data_command": number.command}
    if name == "data":
        at["value"] = repr(number.value)
    return tag(name, number.text, **attributes, **at)


def joined(*children: Child) -> Safe:
    """Return several children one after the other."""
    return Safe("".join(markup(child) for child in children))
