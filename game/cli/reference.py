"""The reference in docs/authoring.md: every key from the spec, every code from its page.

python -m game.cli.reference docs/authoring.md            writes it anew, between its two marks
python -m game.cli.reference docs/authoring.md --check    exit 1 when it is not what the code says
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.cli.explain import ALL
from game.scenario import ERROR, KINDS, Page, schemas

BEGIN, END = "<!-- reference -->", "<!-- end of reference -->"
PLAIN = {
    "[0-9]{3}-": "day", "(day|week)": "length", "and|as": "name", "{1,2})?$": "points", "{1,4})?$": "degrees",
    "{1,6}": "whole number", "[a-z0-9-]*$": "id",
}  # fmt: skip
"""A piece of a pattern, and what an author calls such a value."""


def reference() -> str:
    """Return the reference as Markdown."""
    whole = schemas()["crisis"]
    lines = ["### Files", "", "| file | keys |", "|---|---|"]
    lines += [f"| `{kind}.yaml` | {', '.join(keys)} |" for kind, keys in KINDS.items() if kind != "crisis"]
    lines += ["", "### Keys", "", "#### At the top", "", *table(whole)]
    for name, part in whole["definitions"].items():
        lines += ["", f"#### {spaced(name)}", "", part["description"], "", *table(part)]
    lines += ["", *FORMULAS.splitlines(), "", "### Codes", ""]
    for page in ALL:
        lines += [*of_page(page), ""]
    return "\n".join(lines)


FORMULAS = """\
### Formulas

| written | means |
|---|---|
| `trust.north.south`, `pressure.north`, `trade` | a meter of a pair, of an actor, of the world |
| `gate is open`, `gate is not open` | an instrument has a status, or another |
| `times(north.protest)`, `times(north.protest.south)`, `times(fair)` | how often a move or an event happened |
| `since(gate)`, `since(north.protest)`, `since(fair)` | days since a status, a move or an event began; 9999: never |
| `today`, a name under `dates`, `fair - today` | a day, a day, days between two |
| `time_up` | all turns are played |
| `me`, `them` | in a move who orders and whom it is aimed at; in `refused` the home that says no and the other |
| `+ - * /`, `< <= > >= == !=`, `and or not`, `a if c else b`, `min max abs clamp` | as usual; dividing by 0 gives 0 |
| `[1, 3]` | only as an effect: drawn anew each time |

A formula has at most 400 characters. An amount is rounded to a hundredth of a point once, when it happens."""


def table(part: dict[str, Any]) -> Iterator[str]:
    """Yield the rows of the keys of one mapping."""
    yield "| key | holds | what it is |"
    yield "|---|---|---|"
    needed = part.get("required", ())
    for key, item in part["properties"].items():
        must = " (must be there)" if key in needed else ""
        yield f"| `{key}` | {held(item)}{must} | {item['description'].replace('|', chr(92) + '|')} |"


def held(item: dict[str, Any]) -> str:
    """Return what a key holds, in a few words."""
    if "$ref" in item:
        called = spaced(item["$ref"].rpartition("/")[2]).lower()
        return f"[{called}](#{called.replace(' ', '-')})"
    if "allOf" in item:
        return held(item["allOf"][0])
    if "anyOf" in item:
        return " or ".join(dict.fromkeys(held(way) for way in item["anyOf"]))
    if "enum" in item:
        return ", ".join(dict.fromkeys(f"`{str(word).lower()}`" for word in item["enum"]))
    if item.get("type") == "array":
        return f"list of {held(item.get('items', {}))}"
    if item.get("type") == "object":
        inner = item.get("additionalProperties")
        if isinstance(inner, dict) and "drawn anew" in str(inner):
            return "amounts and statuses by name"
        return f"{held(inner)} by name" if isinstance(inner, dict) else "words by level"
    return scalar(item)


def scalar(item: dict[str, Any]) -> str:
    """Return what a plain value is called."""
    for piece, word in PLAIN.items():
        if piece in item.get("pattern", ""):
            return word
    if "maxLength" in item:
        return f"text, at most {item['maxLength']}"
    kinds = item.get("type", "string")
    if kinds == ["string", "number", "boolean"]:
        return "amount or status"
    return {"('string', 'number')": "formula", "('string', 'boolean', 'number')": "condition"}.get(
        str(tuple(kinds)), "word"
    )


def spaced(name: str) -> str:
    """Return the name of a class in words: NamedDate -> Named date."""
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name).strip()
    return words[0].upper() + words[1:]


def of_page(page: Page) -> Iterator[str]:
    """Yield the page of one code."""
    kind = "a warning from play" if page.played else "an error" if page.severity == ERROR else "a warning"
    yield f"#### {page.code}"
    yield ""
    yield f"{page.what} ({kind.capitalize()}.)"
    yield ""
    yield page.why
    for example in (page.bad, page.good):
        yield ""
        yield "```text" if page.outside else "```yaml"
        yield f"# {'wrong' if example is page.bad else 'right'}"
        yield example.rstrip("\n")
        yield "```"


def placed(text: str) -> str:
    """Return a page of text with the reference between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def main(words: list[str] | None = None) -> int:
    """Write or compare; return the exit code."""
    about = (__doc__ or "").partition("\n")[0]
    reader = argparse.ArgumentParser(prog="python -m game.cli.reference", description=about)
    reader.add_argument("page", type=Path)
    reader.add_argument("--check", action="store_true", help="compare with the page instead of writing it")
    chosen = reader.parse_args(words)
    text = chosen.page.read_text(encoding="utf-8")
    wanted = placed(text)
    if not chosen.check:
        chosen.page.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if text == wanted:
        return 0
    print(f"{chosen.page} is not what the code says; write it anew without --check", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
